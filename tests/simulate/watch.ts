/** An independent witness of a day: it reads the facts alone, and tells whatever should never be. */
import type { Plan } from '../../device-daemon/hall/plan.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'
import { appealSteps, appointmentSteps, caseSteps, complaintSteps, findingSteps, handOverSteps, helpSteps, inspectionSteps, noticeSteps, printSteps, ratingSteps, rectificationSteps, staffCallSteps, ticketSteps, Watched } from './machines.ts'

interface Stay {
  readonly number: string
  queue: string
  item: string | null
  isPriority: boolean
  isKept: boolean
  place: number
  readonly issued: number
  /** Since when they wait for a call without having been missed, ms. */
  waits: number
  since: number
  window: number | null
  /** ms in each state so far. */
  readonly spent: Map<string, number>
  /** The state before the last step, for undoing it. */
  before: string
}

export class Watch {
  readonly problems: string[] = []
  readonly types = new Map<string, number>()
  readonly #plan: Plan
  readonly #tickets: Watched
  readonly #others: readonly (readonly [watched: Watched, idOf: (data: Readonly<Record<string, unknown>>) => string])[]
  readonly #stays = new Map<string, Stay>()
  readonly #numbers = new Set<string>()
  readonly #atWindow = new Map<number, string>()
  /** Ordinary people waiting, by queue: those whose place might be taken by others. */
  readonly #waiting = new Map<string, Set<string>>()
  #longestWaitMs = 0
  #seq = 0

  constructor(plan: Plan) {
    this.#plan = plan
    const tell = (problem: string) => void this.problems.push(`#${this.#seq}: ${problem}`)
    this.#tickets = new Watched(ticketSteps, tell)
    const by = (field: string) => (data: Readonly<Record<string, unknown>>) => String(data[field])
    this.#others = [
      [new Watched(ratingSteps, tell), by('session')],
      [new Watched(printSteps, tell), by('job')],
      [new Watched(caseSteps, tell), by('case')],
      [new Watched(appointmentSteps, tell), by('appointment')],
      [new Watched(handOverSteps, tell), by('handOver')],
      [new Watched(helpSteps, tell), by('help')],
      [new Watched(staffCallSteps, tell), by('call')],
      [new Watched(noticeSteps, tell), by('notice')],
      [new Watched(rectificationSteps, tell), by('rectification')],
      [new Watched(appealSteps, tell), by('rectification')],
      [new Watched(inspectionSteps, tell), by('inspection')],
      [new Watched(findingSteps, tell), ({ inspection, line }) => `${inspection} ${line}`],
      [new Watched(complaintSteps, tell), by('complaint')],
    ]
  }

  get longestWaitMs(): number {
    return this.#longestWaitMs
  }

  /** Ids of one kind by their states: `inState('case-accepted', 'ready')`. */
  inState(beginning: string, ...states: readonly string[]): string[] {
    const steps = beginning === 'ticket-issued' ? this.#tickets : this.#others.find(([watched]) => watched.begins(beginning))?.[0]
    return steps?.inState(...states) ?? []
  }

  stateOf(ticket: string): string | undefined {
    return this.#tickets.states.get(ticket)
  }

  see(event: HallEvent): void {
    if (event.seq !== this.#seq + 1) this.problems.push(`#${event.seq} came after #${this.#seq}`)
    this.#seq = event.seq
    this.types.set(event.type, (this.types.get(event.type) ?? 0) + 1)
    const what = event.type === 'finding-rechecked' ? `${event.type}:${event.data.outcome}` : event.type
    for (const [watched, idOf] of this.#others) if (watched.step(what, idOf(event.data))) return
    if (event.type === 'step-undone') return this.#undone(event)
    if (event.type === 'day-closed') return this.#closed(event)
    const step = event.type === 'ticket-called' ? `ticket-called:${event.data.how}` : event.type
    if (event.ticket !== undefined && ticketSteps[step] !== undefined) this.#ticketStep(step, event.ticket, event)
    if (event.type === 'ticket-prioritised' && event.ticket !== undefined) this.#become(event.ticket, (stay) => (stay.isPriority = event.data.priority !== null))
  }

  #ticketStep(step: string, id: string, event: HallEvent): void {
    if (event.type === 'ticket-issued') this.#issued(id, event)
    const stay = this.#stays.get(id)
    if (stay === undefined) return void this.problems.push(`#${event.seq}: ${step} of ${id}, which was never given`)
    const was = this.#tickets.states.get(id) ?? 'waiting'
    if (event.type === 'ticket-called' && event.data.how === 'next') this.#calledNext(id, stay, event)
    this.#tickets.step(step, id)
    this.#moved(id, stay, was, Date.parse(event.at))
    this.#become(id, () => learn(stay, event))
    this.#place(id, stay, event.window ?? null)
  }

  #issued(id: string, { seq, at, data }: Extract<HallEvent, { type: 'ticket-issued' }>): void {
    if (this.#numbers.has(`${data.businessDate} ${data.number}`)) this.problems.push(`#${seq}: ${data.number} was given twice`)
    this.#numbers.add(`${data.businessDate} ${data.number}`)
    const { number, queue, item, priority, place } = data
    const now = Date.parse(at)
    this.#stays.set(id, { number, queue, item, isPriority: priority !== null, isKept: false, place: place ?? seq, issued: now, waits: now, since: now, window: null, spent: new Map(), before: 'waiting' })
  }

  /** Nobody is passed over for longer than the cap by somebody with priority who came later. */
  #calledNext(id: string, stay: Stay, event: HallEvent): void {
    const now = Date.parse(event.at)
    this.#longestWaitMs = Math.max(this.#longestWaitMs, now - stay.issued)
    if (!stay.isPriority) return
    const { queues = [] } = this.#plan.windows.find(({ number }) => number === event.window) ?? {}
    if (!queues.includes(stay.queue)) return
    for (const queue of queues) {
      for (const other of this.#waiting.get(queue) ?? []) {
        const one = this.#stays.get(other)
        if (one === undefined || one.isKept || this.#plan.skills.has(one.item ?? '')) continue
        if (one.place < stay.place && now - one.waits > this.#plan.priority.minutes * 60_000) this.problems.push(`#${event.seq}: ${id} went before ${other}, who had waited ${Math.round((now - one.waits) / 60_000)} minutes`)
      }
    }
  }

  #moved(_id: string, stay: Stay, was: string, now: number): void {
    if (now < stay.since) this.problems.push(`#${this.#seq}: time went back`)
    stay.spent.set(was, (stay.spent.get(was) ?? 0) + now - stay.since)
    stay.since = now
    stay.before = was
  }

  #become(id: string, change: (stay: Stay) => unknown): void {
    const stay = this.#stays.get(id)
    if (stay === undefined) return
    this.#waiting.get(stay.queue)?.delete(id)
    change(stay)
    if (this.#tickets.states.get(id) !== 'waiting' || stay.isPriority) return
    const line = this.#waiting.get(stay.queue) ?? new Set()
    this.#waiting.set(stay.queue, line.add(id))
  }

  /** A window has one person, and a person one window. */
  #place(id: string, stay: Stay, window: number | null): void {
    const state = this.#tickets.states.get(id)
    const isThere = state === 'called' || state === 'serving'
    if (stay.window !== null && this.#atWindow.get(stay.window) === id) this.#atWindow.delete(stay.window)
    stay.window = isThere ? (window ?? stay.window) : null
    if (stay.window === null) return
    const other = this.#atWindow.get(stay.window)
    if (other !== undefined && other !== id) this.problems.push(`#${this.#seq}: ${id} and ${other} are at window ${stay.window}`)
    this.#atWindow.set(stay.window, id)
  }

  #undone(event: Extract<HallEvent, { type: 'step-undone' }>): void {
    const id = event.ticket
    const stay = id === undefined ? undefined : this.#stays.get(id)
    if (id === undefined || stay === undefined) return
    const was = this.#tickets.states.get(id) ?? 'waiting'
    const back = stay.before
    this.#moved(id, stay, was, Date.parse(event.at))
    this.#tickets.states.set(id, back)
    this.#become(id, () => undefined)
    this.#place(id, stay, event.window ?? null)
  }

  #closed({ seq, data }: Extract<HallEvent, { type: 'day-closed' }>): void {
    const left = data.left.map(({ number, state }) => `${number} ${state}`).sort()
    const ids = this.#tickets.inState('waiting', 'held', 'parked')
    const mine = ids.map((id) => `${this.#stays.get(id)?.number} ${this.#tickets.states.get(id)}`)
    if (left.join() !== mine.sort().join()) this.problems.push(`#${seq}: the day's end names ${left.length}, and ${mine.length} were left`)
    // They are nobody's on the next day.
    for (const id of ids) {
      this.#tickets.states.delete(id)
      this.#waiting.get(this.#stays.get(id)?.queue ?? '')?.delete(id)
    }
  }

  /** What a day's end must find: every minute of every person accounted for. */
  checkPeriods(): void {
    for (const [id, { issued, since, spent }] of this.#stays) {
      const sum = [...spent.values()].reduce((total, ms) => total + ms, 0)
      if (sum !== since - issued) this.problems.push(`${id}: ${sum} ms in all its states, ${since - issued} ms in the hall`)
    }
  }
}

function learn(stay: Stay, event: HallEvent): void {
  if (event.type === 'ticket-returned') Object.assign(stay, { place: event.data.place ?? event.seq, waits: Date.parse(event.at) })
  if (event.type !== 'ticket-transferred') return
  const { queue, item, keptFor } = event.data
  Object.assign(stay, { queue, item, isKept: keptFor !== null })
}
