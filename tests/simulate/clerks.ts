/** What clerks do at their windows, step by step: mostly the plain way, now and then everything else there is. */
import { callReasons, cancelReasons, handOverWords, pauseReasons, transferReasons } from '../../device-daemon/wire/choices.ts'
import type { Chance } from '../kit/chance.ts'
import type { SimulatedHall } from './hall.ts'
import type { Office } from './office.ts'
import type { Town } from './town.ts'

const minuteMs = 60_000

interface Place {
  readonly number: number
  state: 'free' | 'called' | 'serving' | 'paused'
  /** When the clerk goes on, ms. */
  until: number
  ticket: string | null
}

export class Clerks {
  readonly #hall: SimulatedHall
  readonly #town: Town
  readonly #chance: Chance
  readonly #office: Office
  readonly #places: Place[]

  constructor(hall: SimulatedHall, town: Town, chance: Chance, office: Office) {
    this.#hall = hall
    this.#town = town
    this.#chance = chance
    this.#office = office
    this.#places = town.plan.windows.map(({ number }) => ({ number, state: 'free', until: 0, ticket: null }))
  }

  /** One in so many. */
  #now(in_: number): boolean {
    return this.#chance.below(in_) === 0
  }

  tick(): void {
    for (const place of this.#places) {
      if (place.until > this.#hall.now) continue
      if (place.state === 'free') this.#call(place)
      else if (place.state === 'called') this.#welcome(place)
      else if (place.state === 'serving') this.#end(place)
      else this.#reopen(place)
    }
  }

  /** Whoever is at a window is served to the end, nobody else is called. */
  goHome(): boolean {
    let isOver = true
    for (const place of this.#places) {
      if (place.state === 'paused') this.#reopen(place)
      if (place.state === 'free') continue
      isOver = false
      if (place.until > this.#hall.now) continue
      if (place.state === 'called') this.#welcome(place)
      else this.#end(place)
    }
    return isOver
  }

  /** At noon: the next clerk comes where nobody is being served. */
  change(window: number, clerk: string): boolean {
    if (this.#hall.step(window, { type: 'sign-out' }) === null) return false
    return this.#hall.act({ type: 'sign-in', window, clerk }) !== null
  }

  #call(place: Place): void {
    const { number } = place
    if (this.#now(400)) {
      if (this.#hall.step(number, { type: 'pause', reason: this.#chance.one(pauseReasons) }) !== null) Object.assign(place, { state: 'paused', until: this.#hall.now + 10 * minuteMs })
      return
    }
    const events = this.#resumed(number) ?? this.#chosen(number) ?? this.#hall.step(number, { type: 'call-next' })
    const called = events?.find(({ type }) => type === 'ticket-called')
    if (called?.ticket !== undefined) this.#at(place, 'called', called.ticket, minuteMs / 2)
  }

  #resumed(window: number) {
    const held = [...this.#hall.state.ticket.aside].find((id) => {
      const ticket = this.#hall.state.ticket.tickets.get(id)
      return ticket?.state === 'held' && ticket.window === window
    })
    return held === undefined || !this.#now(3) ? null : this.#hall.step(window, { type: 'resume', ticket: held })
  }

  #chosen(window: number) {
    if (!this.#now(80)) return null
    const { queues = [] } = this.#town.plan.windows.find(({ number }) => number === window) ?? {}
    for (const line of this.#hall.state.ticket.lines.values()) {
      const one = line.tickets.at(-1)
      if (one !== undefined && queues.includes(line.queue)) return this.#hall.step(window, { type: 'call-chosen', ticket: one.id, reason: this.#chance.one(callReasons) })
    }
    return null
  }

  #at(place: Place, state: Place['state'], ticket: string | null, ms: number): void {
    Object.assign(place, { state, ticket, until: this.#hall.now + ms })
  }

  #reopen(place: Place): void {
    this.#hall.step(place.number, { type: 'reopen' })
    this.#at(place, 'free', null, 0)
  }

  #welcome(place: Place): void {
    const { number } = place
    if (this.#now(150) && this.#hall.step(number, { type: 'undo' }) !== null) return this.#at(place, 'free', null, minuteMs)
    if (this.#now(14)) {
      if (this.#hall.step(number, { type: 'recall' }) !== null) return this.#at(place, 'called', place.ticket, minuteMs / 2)
      if (this.#hall.step(number, { type: 'no-show' }) !== null) return this.#at(place, 'free', null, 0)
    }
    if (this.#now(60) && this.#hall.step(number, { type: 'no-show' }) !== null) return this.#at(place, 'free', null, 0)
    if (this.#hall.step(number, { type: 'start' }) === null) return this.#at(place, 'free', null, 0)
    const ticket = this.#hall.state.ticket.tickets.get(place.ticket ?? '')
    const usual = this.#town.takes.get(ticket?.item ?? '') ?? 3
    this.#at(place, 'serving', place.ticket, (0.4 + this.#chance.below(120) / 100) * usual * minuteMs)
    this.#beside(place)
  }

  /** What happens besides while somebody is served. */
  #beside({ number, ticket }: Place): void {
    if (ticket === null) return
    const { queue = '', item = null } = this.#hall.state.ticket.tickets.get(ticket) ?? {}
    if (this.#now(15)) this.#hall.step(number, { type: 'add-item', item: this.#chance.one([...this.#town.takes.keys()]) })
    if (this.#now(60)) this.#hall.act({ type: 'prioritise', ticket, priority: 'with-child', actor: 'clerk:1001' })
    if (this.#now(90)) this.#hall.act({ type: 'reprint', ticket, printer: `window-${number}/printer`, job: this.#hall.id('job'), actor: 'clerk:1001' })
    if (this.#now(25)) this.#handOver(number, ticket, queue)
    if (this.#now(40)) this.#office.helpAt(number)
    this.#office.checkNotice(number, ticket)
    this.#office.giveCard(number)
    this.#office.handOut(number, ticket)
    if (item?.endsWith('-2') === true && this.#now(2)) this.#office.accept(number, item, this.#now(3))
  }

  #handOver(window: number, ticket: string, queue: string): void {
    const neighbour = (window % this.#town.plan.windows.length) + 1
    const to = this.#chance.one([{ queue }, { window: neighbour === window ? 1 : neighbour }, { clerk: '1002' }] as const)
    this.#hall.step(window, { type: 'open-hand-over', ticket, item: null, to, word: this.#chance.one(handOverWords) })
  }

  #end(place: Place): void {
    const { number } = place
    const state = this.#hall.state.ticket.tickets.get(place.ticket ?? '')?.state
    // They wait for what was taken in.
    if (state !== 'serving') return this.#at(place, 'free', null, 0)
    if (this.#sideways(place)) return this.#at(place, 'free', null, 0)
    const session = this.#hall.id('session')
    if (this.#hall.step(number, { type: 'finish', session }) === null) return this.#at(place, 'free', null, 0)
    if (this.#now(200) && this.#hall.step(number, { type: 'undo' }) !== null) return this.#at(place, 'serving', place.ticket, minuteMs)
    this.#office.asked(session, number)
    this.#at(place, 'free', null, this.#chance.below(3) * (minuteMs / 4))
  }

  #sideways({ number }: Place): boolean {
    const reason = this.#chance.one(transferReasons)
    const window = (number % this.#town.plan.windows.length) + 1
    const item = this.#chance.one([...this.#town.takes.keys()])
    if (this.#now(60)) return this.#hall.step(number, { type: 'hold' }) !== null
    if (this.#now(70)) return this.#hall.step(number, { type: 'park', ticket: null }) !== null
    if (this.#now(50)) return this.#hall.step(number, { type: 'transfer', to: this.#chance.one([{ window }, { item }]), reason }) !== null
    return this.#now(150) && this.#hall.step(number, { type: 'cancel', ticket: null, reason: this.#chance.one(cancelReasons) }) !== null
  }
}
