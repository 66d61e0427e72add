import type { CaseView } from '../../../wire/case-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { CaseFact } from './facts.ts'

export interface CaseState {
  /** Those that are open, and today's that are closed, as they were accepted. */
  readonly cases: Map<string, CaseView>
  /** Accepted today: the next has the number after it. */
  accepted: number
  /** Open cases by what they are collected by. */
  readonly codes: Map<string, string>
}

export interface FrozenCases {
  readonly cases: readonly CaseView[]
  readonly accepted: number
}

export const isClosed = ({ state }: CaseView): boolean => state === 'collected' || state === 'withdrawn'

type EventOf<T extends CaseFact['type']> = Extract<CaseFact, { type: T }> & Stamp

export const caseFold: PartFold<CaseState, FrozenCases, CaseFact> = {
  empty: () => thaw({ cases: [], accepted: 0 }),
  steps: {
    'case-accepted': accept,
    'case-taken': ({ cases }, { data, actor }) => change(cases, data.case, { state: 'reviewing', officer: actor ?? null }),
    'case-papers-asked': ({ cases }, { data }) => change(cases, data.case, { state: 'waiting-papers', stoodStill: data.on }),
    'case-papers-in': ({ cases }, { data }) => change(cases, data.case, { state: 'reviewing', stoodStill: null, due: data.due }),
    'case-decided': ({ cases }, { data }) => change(cases, data.case, { state: 'ready', outcome: data.outcome }),
    'case-awaited': ({ cases }, { data, ticket }) => change(cases, data.case, ticket === undefined ? {} : { ticket }),
    'case-collected': (state, { data }) => close(state, data.case, 'collected'),
    'case-withdrawn': (state, { data }) => close(state, data.case, 'withdrawn'),
  },
  turnDay(state) {
    state.accepted = 0
    for (const [no, one] of state.cases) if (isClosed(one)) state.cases.delete(no)
  },
  freeze: ({ cases, accepted }) => ({ cases: [...cases.values()], accepted }),
  thaw,
}

function thaw({ cases, accepted }: FrozenCases): CaseState {
  const codes = new Map(cases.filter((one) => !isClosed(one)).map((one) => [one.code, one.case]))
  return { cases: new Map(cases.map((one) => [one.case, one])), accepted, codes }
}

function accept(state: CaseState, { ticket, actor, at, data }: EventOf<'case-accepted'>): void {
  if (ticket === undefined) return
  state.accepted += 1
  state.codes.set(data.code, data.case)
  const fresh = { state: 'accepted', acceptedAt: at, acceptedBy: actor ?? '', officer: null, outcome: null, stoodStill: null } as const
  state.cases.set(data.case, { ...data, ...fresh, ticket })
}

function close(state: CaseState, no: string, how: 'collected' | 'withdrawn'): void {
  const code = state.cases.get(no)?.code
  if (code !== undefined) state.codes.delete(code)
  change(state.cases, no, { state: how, stoodStill: null })
}

/** The open case that is collected by this code, or null. */
export function caseByCode({ cases, codes }: CaseState, code: string): CaseView | null {
  const no = codes.get(code)
  return no === undefined ? null : (cases.get(no) ?? null)
}

/** What is ready for the person of a ticket. */
export const readyFor = ({ cases }: CaseState, ticket: string): CaseView[] => [...cases.values()].filter((one) => one.ticket === ticket && one.state === 'ready')
