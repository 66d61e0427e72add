/** The hall: its parts put together. A line a part; `tsc` names the one that `wire/fold.ts` has and this has not. */
import { z } from 'zod'
import { type Fact, type FactType, type FrozenHall, freezeState, type HallEvent, type HallState, type PartName, thawState } from '../wire/fold.ts'
import { act } from './parts/act/part.ts'
import { appointment } from './parts/appointment/part.ts'
import { appraisal } from './parts/appraisal/part.ts'
import { attendance } from './parts/attendance/part.ts'
import { caseWork } from './parts/case/part.ts'
import { complaint } from './parts/complaint/part.ts'
import { day } from './parts/day/part.ts'
import { document } from './parts/document/part.ts'
import { handOver } from './parts/hand-over/part.ts'
import { help } from './parts/help/part.ts'
import { identity } from './parts/identity/part.ts'
import { inspection } from './parts/inspection/part.ts'
import { notice } from './parts/notice/part.ts'
import { paper } from './parts/paper/part.ts'
import { type Audience, type Decision, type HallPart, isOwnKiosk, type Moment, type Sight } from './parts/part.ts'
import { print } from './parts/print/part.ts'
import { rating } from './parts/rating/part.ts'
import { isAtWindow } from './parts/rating/sight.ts'
import { maySeeClerks } from './parts/staff/sight.ts'
import { rectification } from './parts/rectification/part.ts'
import { six } from './parts/six/part.ts'
import { staff } from './parts/staff/part.ts'
import { staffCall } from './parts/staff-call/part.ts'
import { ticket } from './parts/ticket/part.ts'

// biome-ignore lint/suspicious/noExplicitAny: a part of any shape; each is typed where it is written
type AnyPart = HallPart<any, any, any, any>

const parts = {
  act,
  day,
  ticket,
  staff,
  rating,
  print,
  paper,
  appointment,
  case: caseWork,
  notice,
  handOver,
  help,
  rectification,
  complaint,
  inspection,
  six,
  attendance,
  document,
  appraisal,
  identity,
  staffCall,
} satisfies Record<PartName, AnyPart>

type CommandOfPart<P> = P extends HallPart<infer _State, infer _Frozen, infer _Fact, infer Command> ? Command : never
/** What can be asked of the hall. */
export type HallCommand = { [K in PartName]: CommandOfPart<(typeof parts)[K]> }[PartName]
export type CommandOf<T extends HallCommand['type']> = Extract<HallCommand, { type: T }>

const all: readonly AnyPart[] = Object.values(parts)
const rules = new Map<string, (hall: HallState, command: HallCommand, moment: Moment) => Decision>(all.flatMap((part) => Object.entries(part.rules)))
const sights = new Map<string, Sight<Fact>>(all.flatMap((part) => Object.entries(part.sight)))

/** What a command leads to on the present state, or why not. Changes nothing, throws nothing. */
export function decide(hall: HallState, command: HallCommand, moment: Moment): Decision {
  const rule = rules.get(command.type)
  if (rule === undefined) throw new RangeError(`no part of the hall has a rule for ${command.type}`)
  return rule(hall, command, moment)
}

/** The event as this audience may see it, or null. */
export function maySee(audience: Audience, event: HallEvent): HallEvent | null {
  const sight = sights.get(event.type)
  if (sight === undefined || !sight.roles.includes(audience.role)) return null
  const isBound = sight.ownWindow === 'pad' ? audience.role === 'pad' : sight.ownWindow === true && isAtWindow(audience.role)
  if (isBound && (audience.window === undefined || audience.window !== event.window)) return null
  if (sight.ofKiosk !== undefined && !isOwnKiosk(audience, sight.ofKiosk(event))) return null
  const { seq, at, site, ...whole } = event
  const known = sight.mask?.(whole) ?? whole
  if (maySeeClerks(audience.role)) return { ...known, seq, at, site }
  const { actor: _actor, ...fact } = known
  return { ...(sight.outside?.(fact) ?? fact), seq, at, site }
}

/** Of each fact: who may see it. For the table of rights and its test. */
export const eyesOf = (type: FactType): Sight<Fact> | undefined => sights.get(type)
export const factTypes: readonly FactType[] = all.flatMap((part) => Object.keys(part.sight)) as FactType[]

/** What an audience is shown first. */
export function shown(hall: HallState, audience: Audience): FrozenHall {
  return perPart((name, part) => part.shown(hall[name], audience))
}

/** The shapes of all facts, as the journal has them. */
export const factSchema: z.ZodType<Fact> = z.discriminatedUnion('type', all.flatMap((part) => part.facts) as never)

const snapshotSchema = z.record(z.string(), z.object({ version: z.int(), state: z.unknown() }))

/** A state as text for a snapshot, each part under its version. */
export function writeState(hall: HallState): string {
  const frozen = freezeState(hall)
  return JSON.stringify(perPart((name, part) => ({ version: part.version, state: frozen[name] })))
}

/** Null for text of other versions or parts, and for what is no snapshot at all: the journal is folded anew. */
export function readState(text: string): HallState | null {
  try {
    const written = snapshotSchema.parse(JSON.parse(text))
    const frozen: FrozenHall = perPart((name, part) => {
      const one = written[name]
      if (one?.version !== part.version) throw new RangeError(`${name} is of another version`)
      return part.frozen.parse(one.state)
    })
    return thawState(frozen)
  } catch {
    return null
  }
}

function perPart<T>(make: (name: PartName, part: AnyPart) => unknown): T {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, make(name as PartName, part)])) as T
}
