/** A bad rating is seen to by supervisors and whom they send, never by whom it is about; that clerk may appeal. */
import type { AppealReason, Finding, RecheckOutcome, RectificationStep, RectifyAnswer, RectifyKind, RectifyOutcome } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { RectificationView, VisitedBack } from '../../../wire/rectification-view.ts'
import type { StepLimit } from '../../../wire/step-limit.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { limitFrom, toSay } from '../limit.ts'
import { isPossible } from './machine.ts'
import { type Caller, notTheirs } from './who.ts'

type Of<T extends string> = Caller & { readonly type: T; readonly rectification: string }

type Assign = Of<'assign-rectification'> & { readonly to: string }
type Verify = Of<'verify-rectification'> & { readonly finding: Finding }
type Rectify = Of<'rectify'> & { readonly kind: RectifyKind }
type Answer = Of<'answer-rectification'> & { readonly answer: RectifyAnswer }
type VisitBack = Of<'visit-back'> & { readonly level: VisitedBack }
type Close = Of<'close-rectification'> & { readonly outcome: RectifyOutcome }
type Appeal = Of<'appeal-rating'> & { readonly reason: AppealReason }
type Recheck = Of<'recheck-rating'> & { readonly outcome: RecheckOutcome }

export type RectificationCommand =
  | Assign
  | Of<'contact-rater'>
  | Verify
  | Rectify
  | Answer
  | VisitBack
  | Close
  | Appeal
  | Recheck
  /** A day has begun: limits may end. */
  | { readonly type: 'look-at-rectifications' }

export function assignRectification(hall: HallState, command: Assign, { plan }: Moment): Decision {
  const { to } = command
  return step(hall, command, 'assign', (one, { data, ...at }) => {
    if (!plan.clerks.has(to)) return refuse('CLERK_UNKNOWN', `There is no clerk ${to}.`)
    if (to === one.clerk) return refuse('RECTIFICATION_OWN', `Case ${one.rectification} is about clerk ${to}.`)
    return to === one.assigned ? [] : [{ type: 'rectification-assigned', ...at, data: { ...data, to } }]
  })
}

export function contactRater(hall: HallState, command: Of<'contact-rater'>, moment: Moment): Decision {
  const limit = limitOf(hall, 'simpleDays', moment)
  return step(hall, command, 'contact', (_one, { data, ...at }) => [{ type: 'rectification-contacted', ...at, data: { ...data, limit } }])
}

export function verifyRectification(hall: HallState, command: Verify): Decision {
  return step(hall, command, 'verify', (_one, { data, ...at }) => [{ type: 'rectification-verified', ...at, data: { ...data, finding: command.finding } }])
}

/** Here somebody chooses how long it may take: a day that nobody knows is not promised. */
export function rectify(hall: HallState, command: Rectify, moment: Moment): Decision {
  const { kind } = command
  const limit = limitOf(hall, kind === 'simple' ? 'simpleDays' : 'complexDays', moment)
  return step(hall, command, 'rectify', (_one, { data, ...at }) => {
    if (limit === null) return refuse('CALENDAR_UNKNOWN', 'The limit reaches into a year for which the hall has no file of holidays.')
    return [{ type: 'rectification-rectifying', ...at, data: { ...data, kind, limit } }]
  })
}

export function answerRectification(hall: HallState, command: Answer, moment: Moment): Decision {
  const limit = limitOf(hall, 'contactDays', moment)
  return step(hall, command, 'answer', (_one, { data, ...at }) => [{ type: 'rectification-answered', ...at, data: { ...data, answer: command.answer, limit } }])
}

export function visitBack(hall: HallState, command: VisitBack, moment: Moment): Decision {
  const limit = limitOf(hall, 'contactDays', moment)
  return step(hall, command, 'visit-back', (_one, { data, ...at }) => [{ type: 'rectification-visited-back', ...at, data: { ...data, level: command.level, limit } }])
}

export function closeRectification(hall: HallState, command: Close): Decision {
  return step(hall, command, 'close', (_one, { data, ...at }) => [{ type: 'rectification-closed', ...at, data: { ...data, end: command.outcome } }])
}

/** By the clerk whom the rating is about, or for them by a supervisor: once. */
export function appealRating(hall: HallState, command: Appeal): Decision {
  return step(hall, command, 'appeal', (_one, { data, ...at }) => [{ type: 'rectification-appealed', ...at, data: { ...data, reason: command.reason } }])
}

/** By another than who appealed. A rating that does not stand ends its case. */
export function recheckRating(hall: HallState, command: Recheck): Decision {
  const { outcome } = command
  return step(hall, command, 'recheck', (_one, { data, ...at }) => {
    const rechecked: Fact = { type: 'rectification-rechecked', ...at, data: { ...data, outcome } }
    return outcome === 'stands' ? [rechecked] : [rechecked, { type: 'rectification-closed', ...at, data: { ...data, end: 'set-aside' } }]
  })
}

/** Reminders and escalations, each once for a limit. */
export function lookAtRectifications(hall: HallState, _command: RectificationCommand, moment: Moment): Decision {
  const today = dateFor(hall, moment)
  const facts = [...hall.rectification.rectifications.values()].flatMap((one): Fact[] => {
    const { rectification, ticket, window } = one
    const said = toSay(one, today)
    return said === null ? [] : [{ type: `rectification-${said}`, ticket, window, actor: 'system', data: { rectification } }]
  })
  return agree(...(facts.length === 0 ? [] : turnedDay(hall, moment)), ...facts)
}

function limitOf(hall: HallState, days: 'contactDays' | 'simpleDays' | 'complexDays', moment: Moment): StepLimit | null {
  const { calendar, rectification } = moment.plan
  return limitFrom(dateFor(hall, moment), rectification[days], { ...rectification, calendar })
}

interface Stamped {
  readonly ticket: string
  readonly window: number
  readonly actor: string
  readonly data: { readonly rectification: string }
}

type Decide = (one: RectificationView, at: Stamped) => readonly Fact[] | Refusal

/** Who may is asked first: others learn nothing of how it stands. */
function step(hall: HallState, command: Of<string>, name: RectificationStep, decide: Decide): Decision {
  const { rectification: no, actor } = command
  const one = hall.rectification.rectifications.get(no)
  if (one === undefined) return refuse('RECTIFICATION_UNKNOWN', `There is no open case ${no}.`)
  const refusal = notTheirs(one, name, command)
  if (refusal !== null) return refusal
  if (!isPossible(one, name)) return refuse('RECTIFICATION_ILLEGAL', `Case ${no} is ${one.state}; ${name} is not possible.`)
  const { ticket, window } = one
  const result = decide(one, { ticket, window, actor, data: { rectification: no } })
  return 'ok' in result ? result : agree(...result)
}
