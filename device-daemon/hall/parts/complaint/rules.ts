/** A complaint is seen to by supervisors and the clerk they name, never by whom it is about. */
import type { ComplaintAnswer, ComplaintFinding, ComplaintRefusal, ComplaintStep, Contentment, Referral } from '../../../wire/choices.ts'
import type { ComplaintView } from '../../../wire/complaint-view.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { StepLimit } from '../../../wire/step-limit.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { limitFrom, toSay } from '../limit.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import type { Caller } from '../rectification/who.ts'
import type { EraseComplaintContact, SeeComplaintContact } from './contact.ts'
import type { FileComplaint } from './file.ts'
import { isPossible } from './machine.ts'
import { notTheirs } from './who.ts'

type Of<T extends string> = Caller & { readonly type: T; readonly complaint: string }

type Accept = Of<'accept-complaint'> & { readonly handler: string }
type Refuse = Of<'refuse-complaint'> & { readonly reason: ComplaintRefusal; /** With what is not ours. */ readonly referral: Referral | null }
type Investigate = Of<'investigate-complaint'> & { readonly finding: ComplaintFinding }
type Answer = Of<'answer-complaint'> & { readonly answer: ComplaintAnswer }
type VisitBack = Of<'visit-complainant-back'> & { readonly contentment: Contentment }

export type ComplaintCommand =
  | FileComplaint
  | Accept
  | Refuse
  | Investigate
  | Answer
  | VisitBack
  | Of<'close-complaint'>
  | SeeComplaintContact
  | EraseComplaintContact
  /** A day has begun: limits may end. */
  | { readonly type: 'look-at-complaints' }

/** Here somebody promises a day: one that nobody knows is not promised. Another handler has the promise that was made. */
export function acceptComplaint(hall: HallState, command: Accept, moment: Moment): Decision {
  const { handler } = command
  return step(hall, command, 'accept', (one, { data, ...at }) => {
    if (!moment.plan.clerks.has(handler)) return refuse('CLERK_UNKNOWN', `There is no clerk ${handler}.`)
    if (handler === one.clerk) return refuse('COMPLAINT_OWN', `Complaint ${one.complaint} is about clerk ${handler}.`)
    if (handler === one.handler) return []
    const limit = one.state === 'filed' ? limitOf(hall, 'answerDays', moment) : one.limit
    return limit === null ? yearUnknown : [{ type: 'complaint-accepted', ...at, data: { ...data, handler, limit } }]
  })
}

export function refuseComplaint(hall: HallState, command: Refuse, moment: Moment): Decision {
  const { reason, referral } = command
  const limit = limitOf(hall, 'visitBackDays', moment)
  return step(hall, command, 'refuse', (_one, { data, ...at }) => [{ type: 'complaint-refused', ...at, data: { ...data, reason, referral, limit } }])
}

export function investigateComplaint(hall: HallState, command: Investigate, moment: Moment): Decision {
  return step(hall, command, 'investigate', (one, { data, ...at }) => {
    // To look into it puts no answer off; to look once more has its own.
    const limit = (one.state === 'visited-back' ? null : one.limit) ?? limitOf(hall, 'answerDays', moment)
    return limit === null ? yearUnknown : [{ type: 'complaint-investigated', ...at, data: { ...data, finding: command.finding, limit } }]
  })
}

export function answerComplaint(hall: HallState, command: Answer, moment: Moment): Decision {
  const limit = limitOf(hall, 'visitBackDays', moment)
  return step(hall, command, 'answer', (_one, { data, ...at }) => [{ type: 'complaint-answered', ...at, data: { ...data, answer: command.answer, limit } }])
}

/** Who left a way to be reached is asked, or is not reached. */
export function visitComplainantBack(hall: HallState, command: VisitBack, moment: Moment): Decision {
  const { contentment } = command
  const limit = limitOf(hall, 'visitBackDays', moment)
  return step(hall, command, 'visit-back', (one, { data, ...at }) => {
    if (contentment === 'anonymous' && !one.anonymous) return refuse('COMPLAINT_ILLEGAL', `Complaint ${one.complaint} was not filed anonymously: somebody can be asked.`)
    return [{ type: 'complaint-visited-back', ...at, data: { ...data, contentment, limit } }]
  })
}

export function closeComplaint(hall: HallState, command: Of<'close-complaint'>): Decision {
  return step(hall, command, 'close', (_one, at) => [{ type: 'complaint-closed', ...at }])
}

/** Reminders and escalations, each once for a limit. */
export function lookAtComplaints(hall: HallState, _command: ComplaintCommand, moment: Moment): Decision {
  const today = dateFor(hall, moment)
  const facts = [...hall.complaint.complaints.values()].flatMap((one): Fact[] => {
    const said = toSay(one, today)
    return said === null ? [] : [{ type: `complaint-${said}`, ...boundTo(one), actor: 'system', data: { complaint: one.complaint } }]
  })
  return agree(...(facts.length === 0 ? [] : turnedDay(hall, moment)), ...facts)
}

const yearUnknown = refuse('CALENDAR_UNKNOWN', 'The limit reaches into a year for which the hall has no file of holidays.')

function limitOf(hall: HallState, days: 'answerDays' | 'visitBackDays', moment: Moment): StepLimit | null {
  const { calendar, complaint } = moment.plan
  return limitFrom(dateFor(hall, moment), complaint[days], { ...complaint, calendar })
}

const boundTo = ({ ticket }: ComplaintView): { readonly ticket?: string } => (ticket === null ? {} : { ticket })

interface Stamped {
  readonly ticket?: string
  readonly actor: string
  readonly data: { readonly complaint: string }
}

type Decide = (one: ComplaintView, at: Stamped) => readonly Fact[] | Refusal

/** Who may is asked first: others learn nothing of how it stands. */
function step(hall: HallState, command: Of<string>, name: ComplaintStep, decide: Decide): Decision {
  const { complaint: no, actor } = command
  const one = hall.complaint.complaints.get(no)
  if (one === undefined) return refuse('COMPLAINT_UNKNOWN', `There is no complaint ${no}.`)
  const refusal = notTheirs(one, name, command)
  if (refusal !== null) return refusal
  if (!isPossible(one, name)) return refuse('COMPLAINT_ILLEGAL', `Complaint ${no} is ${one.state}; ${name} is not possible.`)
  const result = decide(one, { ...boundTo(one), actor, data: { complaint: no } })
  return 'ok' in result ? result : agree(...result)
}
