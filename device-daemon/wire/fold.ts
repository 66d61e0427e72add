/**
 * What has happened becomes what is: the one fold, for the daemon's whole state and for what a page was
 * shown of it. No rule is asked here; an event is a fact. A line a part.
 */
import { actFold } from '../hall/parts/act/fold.ts'
import { appointmentFold } from '../hall/parts/appointment/fold.ts'
import { appraisalFold } from '../hall/parts/appraisal/fold.ts'
import { attendanceFold } from '../hall/parts/attendance/fold.ts'
import { caseFold } from '../hall/parts/case/fold.ts'
import { complaintFold } from '../hall/parts/complaint/fold.ts'
import { dayFold } from '../hall/parts/day/fold.ts'
import { documentFold } from '../hall/parts/document/fold.ts'
import { handOverFold } from '../hall/parts/hand-over/fold.ts'
import { helpFold } from '../hall/parts/help/fold.ts'
import { identityFold } from '../hall/parts/identity/fold.ts'
import { noticeFold } from '../hall/parts/notice/fold.ts'
import { inspectionFold } from '../hall/parts/inspection/fold.ts'
import type { PartFold } from '../hall/parts/part-fold.ts'
import { paperFold } from '../hall/parts/paper/fold.ts'
import { printFold } from '../hall/parts/print/fold.ts'
import { ratingFold } from '../hall/parts/rating/fold.ts'
import { rectificationFold } from '../hall/parts/rectification/fold.ts'
import { sixFold } from '../hall/parts/six/fold.ts'
import { staffCallFold } from '../hall/parts/staff-call/fold.ts'
import { staffFold } from '../hall/parts/staff/fold.ts'
import { ticketFold } from '../hall/parts/ticket/fold.ts'
import type { Stamp } from './stamp.ts'

const folds = {
  act: actFold,
  day: dayFold,
  ticket: ticketFold,
  staff: staffFold,
  rating: ratingFold,
  print: printFold,
  paper: paperFold,
  appointment: appointmentFold,
  case: caseFold,
  notice: noticeFold,
  handOver: handOverFold,
  help: helpFold,
  rectification: rectificationFold,
  inspection: inspectionFold,
  six: sixFold,
  attendance: attendanceFold,
  document: documentFold,
  appraisal: appraisalFold,
  identity: identityFold,
  complaint: complaintFold,
  staffCall: staffCallFold,
}

type Folds = typeof folds
export type PartName = keyof Folds
/** Written by `fold` alone; everybody else reads. */
export type HallState = { readonly [K in PartName]: ReturnType<Folds[K]['empty']> }
/** The state as JSON: a snapshot, or what a page is shown first. */
export type FrozenHall = { readonly [K in PartName]: ReturnType<Folds[K]['freeze']> }
/** Every fact of a hall, once. What happened, never what should happen; no fact holds what an identity card says. */
export type Fact = { [K in PartName]: FactOfFold<Folds[K]> }[PartName]
export type FactType = Fact['type']
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>
export type HallEvent = Fact & Stamp

type FactOfFold<F> = F extends PartFold<infer _State, infer _Frozen, infer One> ? One : never
// biome-ignore lint/suspicious/noExplicitAny: a fold of any part; each is typed where it is written
type AnyFold = PartFold<any, any, any>

const each = Object.entries(folds) as readonly (readonly [PartName, AnyFold])[]

export const emptyState = (): HallState => collect(([, part]) => part.empty())
export const freezeState = (state: HallState): FrozenHall => collect(([name, part]) => part.freeze(state[name]))
export const thawState = (frozen: FrozenHall): HallState => collect(([name, part]) => part.thaw(frozen[name]))

/** One event into the state, in place. */
export function fold(state: HallState, event: HallEvent): void {
  const date = dateOpenedBy(event)
  if (date !== null && (state.day.date === null || date > state.day.date)) {
    state.day.date = date
    for (const [name, part] of each) part.turnDay(state[name], date)
  }
  steps.get(event.type)?.(state, event)
}

/** The day is opened by its own fact; in a journal older than that, by the first number. */
function dateOpenedBy(event: HallEvent): string | null {
  return event.type === 'day-opened' || event.type === 'ticket-issued' ? event.data.businessDate : null
}

type Step = (state: HallState, event: HallEvent) => void
const steps = new Map<string, Step>()
for (const [name, part] of each) {
  for (const [type, step] of [...Object.entries(part.steps), ...Object.entries(part.hears ?? {})]) {
    const before = steps.get(type)
    const own: Step = (state, event) => step(state[name], event)
    steps.set(type, before === undefined ? own : both(before, own))
  }
}

function both(one: Step, other: Step): Step {
  return (state, event) => {
    one(state, event)
    other(state, event)
  }
}

function collect<T extends HallState | FrozenHall>(make: (entry: readonly [PartName, AnyFold]) => unknown): T {
  return Object.fromEntries(each.map((entry) => [entry[0], make(entry)])) as T
}
