import type { RectificationView } from '../../../wire/rectification-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { RectificationFact } from './facts.ts'

export interface RectificationState {
  /** Those that are open, and today's that are closed, as they were opened. */
  readonly rectifications: Map<string, RectificationView>
  /** Opened today: the next has the number after it. */
  opened: number
}

export interface FrozenRectifications {
  readonly rectifications: readonly RectificationView[]
  readonly opened: number
}

type EventOf<T extends RectificationFact['type']> = Extract<RectificationFact, { type: T }> & Stamp

/** Of a limit nobody has been reminded yet. */
const anew = { reminded: false, escalated: false } as const

export const rectificationFold: PartFold<RectificationState, FrozenRectifications, RectificationFact> = {
  empty: () => ({ rectifications: new Map(), opened: 0 }),
  steps: {
    'rectification-opened': open,
    'rectification-assigned': (state, { data }) => become(state, data, { assigned: data.to }),
    'rectification-contacted': (state, { data }) => become(state, data, { state: 'contacted', limit: data.limit, ...anew }),
    'rectification-verified': (state, { data }) => become(state, data, { state: 'verified', finding: data.finding }),
    'rectification-rectifying': (state, { data }) => become(state, data, { state: 'rectifying', kind: data.kind, limit: data.limit, ...anew }),
    'rectification-answered': (state, { data }) => become(state, data, { state: 'answered', answer: data.answer, limit: data.limit, ...anew }),
    'rectification-visited-back': (state, { data }) => become(state, data, { state: 'visited-back', visitedBack: data.level, limit: data.limit, ...anew }),
    'rectification-closed': (state, { at, data }) => become(state, data, { state: 'closed', end: data.end, closedAt: at, limit: null, ...anew }),
    'rectification-appealed': (state, { actor = '', data }) => become(state, data, { appeal: { by: actor, reason: data.reason, outcome: null } }),
    'rectification-rechecked': recheck,
    'rectification-reminded': (state, { data }) => become(state, data, { reminded: true }),
    'rectification-escalated': (state, { data }) => become(state, data, { escalated: true }),
  },
  // What is open is somebody's over night, too.
  turnDay(state) {
    state.opened = 0
    for (const [no, one] of state.rectifications) if (one.state === 'closed') state.rectifications.delete(no)
  },
  freeze: ({ rectifications, opened }) => ({ rectifications: [...rectifications.values()], opened }),
  thaw: ({ rectifications, opened }) => ({ rectifications: new Map(rectifications.map((one) => [one.rectification, one])), opened }),
}

function open(state: RectificationState, { ticket, window, at, data }: EventOf<'rectification-opened'>): void {
  if (ticket === undefined || window === undefined) return
  state.opened += 1
  const fresh = { state: 'opened', assigned: null, ...anew, finding: null, kind: null, answer: null, visitedBack: null, appeal: null, end: null, closedAt: null } as const
  state.rectifications.set(data.rectification, { ...data, ...fresh, ticket, window, openedAt: at })
}

function become({ rectifications }: RectificationState, { rectification }: { readonly rectification: string }, part: Partial<RectificationView>): void {
  change(rectifications, rectification, part)
}

function recheck(state: RectificationState, { data }: EventOf<'rectification-rechecked'>): void {
  const appeal = state.rectifications.get(data.rectification)?.appeal
  if (appeal) become(state, data, { appeal: { ...appeal, outcome: data.outcome } })
}
