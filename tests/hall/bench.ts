/** A hall without a daemon: commands decided and folded at once, on a clock in the test's hand. */
import { type CommandOf, decide, type HallCommand } from '../../device-daemon/hall/hall.ts'
import type { Decision } from '../../device-daemon/hall/parts/part.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { emptyState, fold, type HallEvent, type HallState } from '../../device-daemon/wire/fold.ts'

export const pad = 'window-1/pad'

export const plan: Plan = {
  site: 'test',
  timeZone: 'Asia/Shanghai',
  queues: [
    { prefix: 'A', hours: [], dailyQuota: null },
    { prefix: 'B', hours: [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:00' }], dailyQuota: null },
    { prefix: 'C', hours: [], dailyQuota: 2 },
  ],
  windows: [
    { number: 1, queues: ['A', 'B', 'C'], pad },
    { number: 2, queues: ['A'], pad: null },
    { number: 3, queues: ['B'], pad: 'window-3/pad' },
  ],
  items: [
    { code: 'RS-01', queue: 'B', open: true },
    { code: 'ZZ-01', queue: 'A', open: true },
    { code: 'ZZ-99', queue: 'A', open: false },
  ],
  appointments: [
    { id: 'YY-1001', item: 'ZZ-01' },
    { id: 'YY-1002', item: 'RS-01' },
    { id: 'YY-1003', item: 'ZZ-99' },
  ],
  ratingSeconds: 60,
}

/** Tuesday 24 November 2026, 09:00 in China. */
export const nine = Date.UTC(2026, 10, 24, 1)

export class HallBench {
  readonly events: HallEvent[] = []
  readonly state: HallState = emptyState()
  now = nine
  #jobs = 0

  do(command: HallCommand): Decision {
    const decision = decide(this.state, command, { plan, now: this.now })
    if (decision.ok) {
      for (const fact of decision.facts) {
        const event = { ...fact, seq: this.events.length + 1, at: new Date(this.now).toISOString(), site: plan.site }
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

  take(by: CommandOf<'take-ticket'>['by'], printer: string | null = null): string {
    this.#jobs += 1
    return this.try({ type: 'take-ticket', by, channel: 'kiosk', actor: 'kiosk:1', printer, job: `job-${this.#jobs}` })
  }

  at(window: number, type: 'call-next' | 'recall' | 'start' | 'no-show' | 'sign-in' | 'sign-out', clerk = `100${window}`): string {
    return this.try({ type, window, clerk })
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
