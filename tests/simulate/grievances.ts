/** People who complain, and what becomes of it: seen to by another clerk, or refused, or left for another day. */
import { complaintAnswers, complaintFindings, complaintSubjects } from '../../device-daemon/wire/choices.ts'
import type { Chance } from '../kit/chance.ts'
import type { SimulatedHall } from './hall.ts'
import { clerkOf } from './town.ts'

const chief = { actor: 'supervisor', supervises: true } as const

export class Grievances {
  readonly #hall: SimulatedHall
  readonly #chance: Chance
  #codes = 0
  readonly #in: (minutes: number, then: () => void) => void

  constructor(hall: SimulatedHall, chance: Chance, later: (minutes: number, then: () => void) => void) {
    this.#hall = hall
    this.#chance = chance
    this.#in = later
  }

  #now(in_: number): boolean {
    return this.#chance.below(in_) === 0
  }

  /** At the kiosk, on the way out. */
  complain(ticket: string, printer: string): void {
    const contact = this.#now(2) ? this.#chance.below(0x1000_0000).toString(16).padStart(32, '1') : null
    this.#codes += 1
    const code = [...String(1_000_000 + this.#codes)].slice(1).map((digit) => 'ABCDEFGHJK'[Number(digit)]).join('')
    const facts = this.#hall.act({ type: 'file-complaint', channel: 'kiosk', about: [this.#chance.one(complaintSubjects)], link: { ticket }, contact, codes: [code], actor: 'kiosk:1', printer, job: this.#hall.id('job') })
    const filed = facts?.find((fact) => fact.type === 'complaint-filed')?.data
    if (filed === undefined || this.#now(5)) return
    this.#in(2 + this.#chance.below(30), () => this.#seeTo(filed))
  }

  #seeTo({ complaint, clerk, contact }: { readonly complaint: string; readonly clerk: string | null; readonly contact: string | null }): void {
    const handler = clerkOf(clerk === clerkOf(1) ? 2 : 1)
    const at = { complaint, actor: `clerk:${handler}`, supervises: false }
    const close = () => void this.#hall.act({ type: 'close-complaint', complaint, ...chief })
    if (this.#now(4)) {
      this.#hall.act({ type: 'refuse-complaint', complaint, ...chief, reason: 'not-ours', referral: 'hotline' })
      return this.#in(5, close)
    }
    this.#hall.act({ type: 'accept-complaint', complaint, ...chief, handler })
    const back = (contentment: 'content' | 'not-content' | 'not-reached') => () => this.#hall.act({ type: 'visit-complainant-back', ...at, contentment: contact === null ? 'anonymous' : contentment })
    const look = () => contact !== null && this.#hall.act({ type: 'see-complaint-contact', ...at })
    const investigate = () => this.#hall.act({ type: 'investigate-complaint', ...at, finding: this.#chance.one(complaintFindings) })
    const answer = () => this.#hall.act({ type: 'answer-complaint', ...at, answer: this.#chance.one(complaintAnswers) })
    const again = contact !== null && this.#now(3) ? [back('not-content'), investigate, answer] : []
    const steps = [look, investigate, answer, ...again, back(this.#now(3) ? 'not-reached' : 'content'), close]
    const done = this.#now(5) ? steps.slice(0, 1 + this.#chance.below(steps.length)) : steps
    this.#oneByOne(done)
  }

  #oneByOne([first, ...rest]: readonly (() => unknown)[]): void {
    first?.()
    if (rest.length > 0) this.#in(2, () => this.#oneByOne(rest))
  }

  /** Long after: what was left of people is gone, with what has ended. */
  erase(): void {
    for (const { complaint } of [...this.#hall.state.complaint.complaints.values()]) this.#hall.act({ type: 'erase-complaint-contact', complaint })
  }
}
