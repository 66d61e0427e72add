/**
 * What may become of what, written down a second time from the documents: the hall's own tables are not asked.
 * `fact: [states before, state after]`; `null` before: it begins.
 */
type Steps = Readonly<Record<string, readonly [before: readonly (string | null)[], after: string]>>

export const ticketSteps: Steps = {
  'ticket-issued': [[null], 'waiting'],
  'ticket-called:next': [['waiting'], 'called'],
  'ticket-called:chosen': [['waiting', 'parked'], 'called'],
  'ticket-called:recalled': [['called'], 'called'],
  'ticket-called:resumed': [['held'], 'called'],
  'serving-started': [['called'], 'serving'],
  'ticket-finished': [['serving'], 'finished'],
  'ticket-no-show': [['called'], 'no-show'],
  'ticket-held': [['called', 'serving'], 'held'],
  'ticket-parked': [['serving', 'held'], 'parked'],
  'ticket-returned': [['parked', 'no-show'], 'waiting'],
  // From parked: what they waited for is decided.
  'ticket-transferred': [['called', 'serving', 'parked'], 'waiting'],
  'ticket-cancelled': [['waiting', 'called', 'serving', 'held', 'parked'], 'cancelled'],
}

const open = ['offered', 'shown']
export const ratingSteps: Steps = {
  'rating-offered': [[null], 'offered'],
  'rating-shown': [['offered'], 'shown'],
  'rating-prolonged': [open, 'shown'],
  // In a session of its own, where no pad asks any more.
  'rated': [[null, ...open], 'ended'],
  'rating-declined': [open, 'ended'],
  'rating-timed-out': [open, 'ended'],
  'rating-device-lost': [open, 'ended'],
  'rating-withdrawn': [open, 'ended'],
  // A record of its own.
  'rating-supplemented': [[null], 'ended'],
}

export const printSteps: Steps = {
  'print-queued': [[null], 'queued'],
  'print-started': [['queued'], 'sending'],
  'printed': [['sending', 'unconfirmed'], 'ended'],
  'print-unconfirmed': [['sending'], 'unconfirmed'],
  'print-failed': [['queued', 'sending'], 'ended'],
}

export const caseSteps: Steps = {
  'case-accepted': [[null], 'accepted'],
  'case-taken': [['accepted', 'reviewing'], 'reviewing'],
  'case-papers-asked': [['reviewing'], 'waiting-papers'],
  'case-papers-in': [['waiting-papers'], 'reviewing'],
  'case-decided': [['reviewing'], 'ready'],
  'case-awaited': [['ready'], 'ready'],
  'case-collected': [['ready'], 'ended'],
  'case-withdrawn': [['accepted', 'reviewing', 'waiting-papers'], 'ended'],
}

export const appointmentSteps: Steps = {
  'appointment-booked': [[null, 'booked', 'cancelled', 'released'], 'booked'],
  'appointment-cancelled': [['booked'], 'cancelled'],
  'appointment-arrived': [['booked'], 'arrived'],
  'appointment-released': [['booked'], 'released'],
}

export const handOverSteps: Steps = {
  'hand-over-opened': [[null], 'offered'],
  'hand-over-taken': [['offered'], 'taken'],
  'hand-over-returned': [['offered', 'taken'], 'returned'],
  'hand-over-passed': [['returned'], 'offered'],
  'hand-over-reassigned': [['offered', 'taken', 'returned'], 'offered'],
  'hand-over-closed': [['taken', 'returned'], 'ended'],
}

export const helpSteps: Steps = {
  'help-requested': [[null], 'requested'],
  'help-assigned': [['requested', 'assigned', 'visited'], 'assigned'],
  'help-contact-seen': [['assigned'], 'assigned'],
  'help-visited': [['assigned'], 'visited'],
  'help-closed': [['visited'], 'ended'],
  'help-cancelled': [['requested', 'assigned'], 'ended'],
  'help-lapsed': [['requested', 'assigned', 'visited'], 'ended'],
  'help-contact-erased': [['ended'], 'ended'],
}

export const staffCallSteps: Steps = {
  'staff-called': [[null], 'open'],
  'staff-call-answered': [['open'], 'ended'],
  'staff-call-ended': [['open'], 'ended'],
}

export const noticeSteps: Steps = {
  'notice-given': [[null], 'given'],
  'notice-checked': [['given', 'checked', 'supplement'], 'checked'],
  'supplement-given': [['checked'], 'supplement'],
  'notice-completed': [['checked'], 'ended'],
}

const seenTo = ['opened', 'contacted', 'verified', 'rectifying', 'answered', 'visited-back']
export const rectificationSteps: Steps = {
  'rectification-opened': [[null], 'opened'],
  'rectification-contacted': [['opened'], 'contacted'],
  'rectification-verified': [['contacted'], 'verified'],
  'rectification-rectifying': [['verified', 'visited-back'], 'rectifying'],
  'rectification-answered': [['verified', 'rectifying'], 'answered'],
  'rectification-visited-back': [['answered'], 'visited-back'],
  // A re-check may end it at any time.
  'rectification-closed': [seenTo, 'ended'],
}

export const complaintSteps: Steps = {
  'complaint-filed': [[null], 'filed'],
  'complaint-accepted': [['filed', 'accepted'], 'accepted'],
  'complaint-refused': [['filed'], 'refused'],
  'complaint-investigated': [['accepted', 'visited-back'], 'investigated'],
  'complaint-answered': [['investigated'], 'answered'],
  'complaint-visited-back': [['answered', 'visited-back'], 'visited-back'],
  'complaint-closed': [['visited-back', 'refused'], 'ended'],
  'complaint-contact-erased': [['ended'], 'ended'],
}

/** Of a bad rating, what goes beside it. */
export const appealSteps: Steps = {
  'rectification-appealed': [[null], 'appealed'],
  'rectification-rechecked': [['appealed'], 'ended'],
}

/** Of an inspection, and of each thing it found. */
export const inspectionSteps: Steps = {
  'inspection-opened': [[null], 'open'],
  'inspection-closed': [['open'], 'ended'],
}
export const findingSteps: Steps = {
  'inspection-finding': [[null], 'found'],
  'finding-put-right': [['found'], 'put-right'],
  'finding-rechecked:again': [['put-right'], 'found'],
  'finding-rechecked:ok': [['put-right'], 'ended'],
}

/** Everything of one kind, and in which state it is; what was not allowed is told. */
export class Watched {
  readonly states = new Map<string, string>()
  readonly #steps: Steps
  readonly #tell: (problem: string) => void

  constructor(steps: Steps, tell: (problem: string) => void) {
    this.#steps = steps
    this.#tell = tell
  }

  /** False where the fact is none of its own. */
  step(fact: string, id: string): boolean {
    const found = this.#steps[fact]
    if (found === undefined) return false
    const [before, after] = found
    const is = this.states.get(id) ?? null
    if (!before.includes(is)) this.#tell(`${fact} of ${id}, which is ${is}`)
    this.states.set(id, after)
    return true
  }

  begins(fact: string): boolean {
    return this.#steps[fact]?.[0].includes(null) === true
  }

  inState(...states: readonly string[]): string[] {
    return [...this.states].flatMap(([id, state]) => (states.includes(state) ? [id] : []))
  }
}
