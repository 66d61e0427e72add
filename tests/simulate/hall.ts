/** The hall under a simulated day: every command decided and folded at once, every fact shown to the witness. */
import { businessDateOf } from '../../device-daemon/hall/calendar.ts'
import { type CommandOf, decide, type HallCommand } from '../../device-daemon/hall/hall.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { emptyState, type Fact, fold, type HallEvent, type HallState } from '../../device-daemon/wire/fold.ts'
import { Watch } from './watch.ts'

/** Takes what was decided at one moment, in order. */
export type Sink = (at: string, facts: readonly Fact[]) => void

export class SimulatedHall {
  readonly state: HallState = emptyState()
  readonly watch: Watch
  readonly plan: Plan
  /** Commands by what they were answered: `call-next NOBODY_WAITING`. */
  readonly answers = new Map<string, number>()
  now = 0
  /** Told of what has happened. */
  follow: (event: HallEvent) => void = () => undefined
  #seq = 0
  #jobs = 0
  readonly #sink: Sink

  constructor(plan: Plan, sink: Sink = () => undefined) {
    this.plan = plan
    this.watch = new Watch(plan)
    this.#sink = sink
  }

  /** The date that it is in the hall. */
  get date(): string {
    return businessDateOf(this.now, this.plan.timeZone)
  }

  get seq(): number {
    return this.#seq
  }

  /** What it led to; null where the hall said no. */
  act(command: HallCommand): readonly HallEvent[] | null {
    const decision = decide(this.state, command, { plan: this.plan, now: this.now })
    const answer = `${command.type} ${decision.ok ? 'ok' : decision.code}`
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1)
    if (!decision.ok) return null
    const at = new Date(this.now).toISOString()
    if (decision.facts.length > 0) this.#sink(at, decision.facts)
    const events = decision.facts.map((fact) => {
      const event = { ...fact, seq: (this.#seq += 1), at, site: this.plan.site }
      fold(this.state, event)
      this.watch.see(event)
      return event
    })
    for (const event of events) this.follow(event)
    return events
  }

  /** A step at a window by whoever is signed in there. */
  step<T extends HallCommand['type']>(window: number, step: Omit<CommandOf<T>, 'window' | 'clerk'> & { readonly type: T }): readonly HallEvent[] | null {
    const clerk = this.state.staff.clerks.get(window) ?? '0'
    return this.act({ window, clerk, ...step } as unknown as HallCommand)
  }

  /** Ids that the daemon would draw at random. */
  id(kind: string): string {
    this.#jobs += 1
    return `${kind}-${this.#jobs}`
  }
}
