import type { ComplaintView } from '../../../wire/complaint-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { ComplaintFact } from './facts.ts'

export interface ComplaintState {
  /** Those that are open, those whose contact is still kept, and those that people may still ask about, as they were filed. */
  readonly complaints: Map<string, ComplaintView>
  /** Filed today: the next has the number after it. */
  filed: number
}

export interface FrozenComplaints {
  readonly complaints: readonly ComplaintView[]
  readonly filed: number
}

/** For so long after its end people can ask how it ended; ms. */
const askedMs = 30 * 24 * 3600_000

type EventOf<T extends ComplaintFact['type']> = Extract<ComplaintFact, { type: T }> & Stamp

/** Of a limit nobody has been reminded yet. */
const anew = { reminded: false, escalated: false } as const

export const complaintFold: PartFold<ComplaintState, FrozenComplaints, ComplaintFact> = {
  empty: () => ({ complaints: new Map(), filed: 0 }),
  steps: {
    'complaint-filed': file,
    'complaint-accepted': accept,
    'complaint-refused': (state, { data: { reason, referral, limit, ...of } }) => become(state, of, { state: 'refused', refusal: { reason, referral }, limit, ...anew }),
    'complaint-investigated': investigate,
    'complaint-answered': (state, { data }) => become(state, data, { state: 'answered', answer: data.answer, limit: data.limit, ...anew }),
    'complaint-visited-back': (state, { data }) => become(state, data, { state: 'visited-back', visitedBack: data.contentment, limit: data.limit, ...anew }),
    'complaint-closed': (state, { at, data }) => become(state, data, { state: 'closed', closedAt: at, limit: null, ...anew }),
    'complaint-reminded': (state, { data }) => become(state, data, { reminded: true }),
    'complaint-escalated': (state, { data }) => become(state, data, { escalated: true }),
    'complaint-contact-seen': (state, { data }) => become(state, data, { seenBy: [...new Set(state.complaints.get(data.complaint)?.seenBy).add(data.by)] }),
    'complaint-contact-erased': (state, { data }) => become(state, data, { contact: null }),
  },
  // What is let go here leaves no contact behind that nobody would erase.
  turnDay(state, date) {
    state.filed = 0
    for (const [no, { closedAt, contact }] of state.complaints) if (closedAt !== null && contact === null && Math.abs(Date.parse(date) - Date.parse(closedAt)) > askedMs) state.complaints.delete(no)
  },
  freeze: ({ complaints, filed }) => ({ complaints: [...complaints.values()], filed }),
  thaw: ({ complaints, filed }) => ({ complaints: new Map(complaints.map((one) => [one.complaint, one])), filed }),
}

function file(state: ComplaintState, { ticket, at, data }: EventOf<'complaint-filed'>): void {
  state.filed += 1
  const fresh = { state: 'filed', handler: null, ...anew, refusal: null, finding: null, answer: null, visitedBack: null, closedAt: null } as const
  state.complaints.set(data.complaint, { ...data, ...fresh, seenBy: [], ticket: ticket ?? null, anonymous: data.contact === null, filedAt: at })
}

/** Another handler has the promise of the one before, and what was said of it. */
function accept(state: ComplaintState, { data }: EventOf<'complaint-accepted'>): void {
  const isFirst = state.complaints.get(data.complaint)?.state === 'filed'
  become(state, data, { state: 'accepted', handler: data.handler, limit: data.limit, ...(isFirst ? anew : {}) })
}

/** Looked into once more, it has a new limit; else the one from when it was accepted. */
function investigate(state: ComplaintState, { data }: EventOf<'complaint-investigated'>): void {
  const isAgain = state.complaints.get(data.complaint)?.state === 'visited-back'
  become(state, data, { state: 'investigated', finding: data.finding, limit: data.limit, ...(isAgain ? anew : {}) })
}

function become({ complaints }: ComplaintState, { complaint }: { readonly complaint: string }, part: Partial<ComplaintView>): void {
  change(complaints, complaint, part)
}

/** The one that people ask about with this code, or null. */
export const complaintByCode = ({ complaints }: ComplaintState, code: string): ComplaintView | null => complaints.values().find((one) => one.code === code) ?? null
