import type { DeviceDay, Statement } from '../../../wire/six-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import type { PartFold } from '../part-fold.ts'
import type { SixFact } from './facts.ts'

export interface SixState {
  /** By line, oldest first: the last one stands. */
  readonly statements: Map<string, readonly Statement[]>
  /** By date and device, as far back as is looked at. */
  readonly days: Map<string, DeviceDay>
}

export interface FrozenSix {
  readonly statements: readonly Statement[]
  readonly days: readonly DeviceDay[]
}

type EventOf<T extends SixFact['type']> = Extract<SixFact, { type: T }> & Stamp

/** Days that the equipment is judged by. */
export const lookedBackDays = 30
/** Statements of a line that stay at hand; the journal has them all. */
const statementsMax = 200
const dayMs = 24 * 3600_000

export const sixFold: PartFold<SixState, FrozenSix, SixFact> = {
  empty: () => ({ statements: new Map(), days: new Map() }),
  steps: { 'requirement-stated': state, 'devices-counted': count },
  turnDay({ days }, date) {
    for (const [key, one] of days) if (Date.parse(date) - Date.parse(one.date) > lookedBackDays * dayMs) days.delete(key)
  },
  freeze: ({ statements, days }) => ({ statements: [...statements.values()].flat(), days: [...days.values()] }),
  thaw: ({ statements, days }) => ({ statements: Map.groupBy(statements, ({ line }) => line), days: new Map(days.map((one) => [keyOf(one), one])) }),
}

function state({ statements }: SixState, { actor = '', at, data }: EventOf<'requirement-stated'>): void {
  const before = statements.get(data.line) ?? []
  statements.set(data.line, [...before, { ...data, by: actor, at }].slice(-statementsMax))
}

function count({ days }: SixState, { data: { date, devices } }: EventOf<'devices-counted'>): void {
  for (const { device, ok, fault, absent } of devices) {
    const key = keyOf({ date, device })
    const before = days.get(key) ?? { ok: 0, fault: 0, absent: 0 }
    days.set(key, { date, device, ok: before.ok + ok, fault: before.fault + fault, absent: before.absent + absent })
  }
}

const keyOf = ({ date, device }: Pick<DeviceDay, 'date' | 'device'>): string => `${date} ${device}`
