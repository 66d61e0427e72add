import type { NoticeView } from '../../../wire/notice-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { NoticeFact } from './facts.ts'

export interface NoticeState {
  /** Today's, and older ones of which something is still missing, as they were given. */
  readonly notices: Map<string, NoticeView>
  /** Given today: the next has the number after it. */
  given: number
}

export interface FrozenNotices {
  readonly notices: readonly NoticeView[]
  readonly given: number
}

/** Who has not come back with what was missing by then begins anew; ms. */
const keptMs = 90 * 24 * 3600_000

type EventOf<T extends NoticeFact['type']> = Extract<NoticeFact, { type: T }> & Stamp

export const noticeFold: PartFold<NoticeState, FrozenNotices, NoticeFact> = {
  empty: () => ({ notices: new Map(), given: 0 }),
  steps: {
    'notice-given': give,
    'notice-checked': ({ notices }, { data }) => {
      const { state } = notices.get(data.notice) ?? {}
      change(notices, data.notice, { missing: data.missing, ...(state === 'given' ? { state: 'checked' } : {}) })
    },
    'supplement-given': ({ notices }, { data }) => change(notices, data.notice, { state: 'supplement', missing: data.missing, supplements: data.nth }),
    'notice-completed': ({ notices }, { data }) => change(notices, data.notice, { state: 'complete', missing: [] }),
  },
  turnDay(state) {
    state.given = 0
    const newest = Math.max(0, ...[...state.notices.values()].map(({ givenAt }) => Date.parse(givenAt)))
    for (const [no, { state: step, givenAt }] of state.notices) if (step !== 'supplement' || newest - Date.parse(givenAt) > keptMs) state.notices.delete(no)
  },
  freeze: ({ notices, given }) => ({ notices: [...notices.values()], given }),
  thaw: ({ notices, given }) => ({ notices: new Map(notices.map((one) => [one.notice, one])), given }),
}

function give(state: NoticeState, { ticket, at, data }: EventOf<'notice-given'>): void {
  state.given += 1
  state.notices.set(data.notice, { ...data, ticket: ticket ?? null, state: 'given', givenAt: at, missing: [], supplements: 0 })
}
