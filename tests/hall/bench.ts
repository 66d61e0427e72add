/** A hall without a daemon: commands decided and folded at once, on a clock in the test's hand. */
import { type CommandOf, decide, type HallCommand } from '../../device-daemon/hall/hall.ts'
import type { Decision } from '../../device-daemon/hall/parts/part.ts'
import type { ItemPlan, Plan } from '../../device-daemon/hall/plan.ts'
import { helpKinds } from '../../device-daemon/wire/choices.ts'
import { emptyState, fold, type HallEvent, type HallState } from '../../device-daemon/wire/fold.ts'
import type { Priority } from '../../device-daemon/wire/words.ts'

export const pad = 'window-1/pad'

/** An open item without limits, of two papers. */
export const itemOf = (code: string, queue: string, more: Partial<ItemPlan> = {}): ItemPlan => {
  const usual = { open: true, isHere: true, from: null, until: null, bookable: true, slots: [], priority: false, help: helpKinds, parts: [], promised: null, statutory: null, papers: 2, version: '2026-11', digest: '0'.repeat(64) }
  return { code, queue, ...usual, ...more }
}

export const plan: Plan = {
  site: 'test',
  timeZone: 'Asia/Shanghai',
  queues: [
    { prefix: 'A', hours: [], dailyQuota: null, perPerson: null },
    {
      prefix: 'B',
      hours: [
        { from: '08:30', to: '12:00', quota: null },
        { from: '13:30', to: '17:00', quota: null },
      ],
      dailyQuota: null,
      perPerson: null,
    },
    { prefix: 'C', hours: [], dailyQuota: 2, perPerson: null },
    { prefix: 'O', hours: [], dailyQuota: null, perPerson: null },
  ],
  windows: [
    { number: 1, queues: ['A', 'B', 'C'], helps: [], pad, screen: false },
    { number: 2, queues: ['A', 'O'], helps: [], pad: null, screen: false },
    { number: 3, queues: ['B'], helps: [], pad: 'window-3/pad', screen: false },
  ],
  kiosks: new Set([1, 2]),
  items: [
    itemOf('RS-01', 'B', { promised: { value: 5, unit: 'WD' }, statutory: { value: 20, unit: 'D' } }),
    itemOf('ZZ-01', 'A'),
    itemOf('ZZ-99', 'A', { open: false }),
  ],
  appointments: [
    { id: 'YY-1001', item: 'ZZ-01' },
    { id: 'YY-1002', item: 'RS-01' },
    { id: 'YY-1003', item: 'ZZ-99' },
  ],
  booking: { daysAhead: 30, earlyMinutes: 30, lateMinutes: 15 },
  ratingSeconds: 60,
  rating: { codeDays: 7, wordsDays: 180, byRule: false, tags: new Map([['510', 'very_satisfied'], ['511', 'very_satisfied'], ['212', 'dissatisfied']]) },
  outputQueue: 'O',
  calendar: { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: new Set(), workdays: new Set(), years: new Set([2026]) },
  priority: { inRow: 2, minutes: 30 },
  rectification: { contactDays: 1, simpleDays: 5, complexDays: 15, escalateAfterDays: 1 },
  documents: new Map([['service-rules', { version: '2', digest: 'b'.repeat(64) }]]),
  appraisal: { awards: 1 },
  complaint: { acceptDays: 2, answerDays: 10, visitBackDays: 3, escalateAfterDays: 1, contactDays: 30 },
  inspection: { version: '1', lines: ['guide-posted', 'staff-there', 'devices-work'], days: { minor: 10, major: 5, serious: 1 }, escalateAfterDays: 1 },
  officeHours: [],
  six: { version: '1', lines: new Map([['premises', 'stated'], ['equipment', 'devices'], ['services', 'catalogue'], ['staff', 'clerks']]), evidence: new Set(['photo', 'deed']), okPercent: 90 },
  firstContact: { returnAfterMinutes: 15, overdueMinutes: 60 },
  help: { places: new Set(['GP-01', 'GP-02']), openDays: 30, contactDays: 30 },
  returning: { numbers: 10, minutes: 30 },
  clerks: new Map([
    ['1001', []],
    ['1002', []],
    ['1003', []],
  ]),
  minutes: new Map([
    ['RS-01', 10],
    ['ZZ-01', 6],
  ]),
  skills: new Map(),
}

/** Tuesday 24 November 2026, 09:00 in China. */
export const nine = Date.UTC(2026, 10, 24, 1)

/** `A001` of the bench's day. */
export const idOf = (number: string): string => `20261124-${number}`

type Said<T> = T extends { readonly window: number; readonly clerk: string }
  ? Omit<T, 'window' | 'clerk'> & { readonly clerk?: string }
  : never
type StepSaid = Said<HallCommand>

export class HallBench {
  readonly events: HallEvent[] = []
  readonly state: HallState = emptyState()
  now = nine
  readonly plan: Plan
  #jobs = 0
  #seq = 0

  /** Another hall than the usual one, where something is given. */
  constructor(other: Partial<Plan> = {}) {
    this.plan = { ...plan, ...other }
  }

  do(command: HallCommand): Decision {
    const decision = decide(this.state, command, { plan: this.plan, now: this.now })
    if (decision.ok) {
      for (const fact of decision.facts) {
        const event = { ...fact, seq: (this.#seq += 1), at: new Date(this.now).toISOString(), site: plan.site }
        this.events.push(event)
        fold(this.state, event)
      }
    }
    return decision
  }

  /** The refusal's code, or `ok`. */
  try(command: HallCommand): string {
    const decision = this.do(command)
    return decision.ok ? 'ok' : decision.code
  }

  take(by: CommandOf<'take-ticket'>['by'], printer: string | null = null, priority: Priority | null = null): string {
    this.#jobs += 1
    return this.try({
      type: 'take-ticket',
      by,
      channel: 'kiosk',
      actor: 'kiosk:1',
      printer,
      job: `job-${this.#jobs}`,
      priority,
    })
  }

  at(
    window: number,
    type: 'call-next' | 'recall' | 'start' | 'no-show' | 'hold' | 'undo' | 'reopen' | 'sign-in' | 'sign-out',
    clerk = `100${window}`,
  ): string {
    return this.try({ type, window, clerk })
  }

  /** Any other step at a window, by its own clerk where nothing else is said. */
  step(window: number, step: StepSaid): string {
    return this.try({ window, clerk: `100${window}`, ...step } as HallCommand)
  }

  /** A ticket's state, by its number of today. */
  stateOf(number: string): string | undefined {
    return this.ticket(number)?.state
  }

  ticket(number: string) {
    return this.state.ticket.tickets.get(idOf(number))
  }

  finish(window: number, session = `session-${this.events.length}`): string {
    return this.try({ type: 'finish', window, clerk: `100${window}`, session })
  }

  key(level: 'satisfied' | 'very_dissatisfied' | null = 'satisfied', device = pad): string {
    return this.try({ type: 'pad-key', window: 1, device, key: 2, level, at: this.now })
  }

  last(): HallEvent | undefined {
    return this.events.at(-1)
  }

  types(from = 0): string[] {
    return this.events.slice(from).map((event) => event.type)
  }
}
