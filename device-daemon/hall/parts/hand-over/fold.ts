import type { HandOverView } from '../../../wire/hand-over-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { HandOverFact } from './facts.ts'

export interface HandOverState {
  /** Those that are open, and today's that are closed, as they were opened. */
  readonly handOvers: Map<string, HandOverView>
  /** Opened today: the next has the number after it. */
  opened: number
}

export interface FrozenHandOvers {
  readonly handOvers: readonly HandOverView[]
  readonly opened: number
}

type EventOf<T extends HandOverFact['type']> = Extract<HandOverFact, { type: T }> & Stamp

export const handOverFold: PartFold<HandOverState, FrozenHandOvers, HandOverFact> = {
  empty: () => ({ handOvers: new Map(), opened: 0 }),
  steps: {
    'hand-over-opened': open,
    'hand-over-taken': ({ handOvers }, { data }) => change(handOvers, data.handOver, { state: 'taken', by: data.by, returnsAt: null }),
    'hand-over-returned': ({ handOvers }, { data }) => change(handOvers, data.handOver, { state: 'returned', by: null, returnsAt: null, why: data.why }),
    'hand-over-passed': ({ handOvers }, { data: { handOver, ...handed } }) => change(handOvers, handOver, { state: 'offered', why: null, ...handed }),
    'hand-over-reassigned': ({ handOvers }, { data: { handOver, ...handed } }) => change(handOvers, handOver, { state: 'offered', by: null, why: null, ...handed }),
    'hand-over-closed': ({ handOvers }, { at, data }) => change(handOvers, data.handOver, { state: 'closed', outcome: data.outcome, closedAt: at }),
  },
  // What is open is somebody's over night, too.
  turnDay(state) {
    state.opened = 0
    for (const [no, { state: step }] of state.handOvers) if (step === 'closed') state.handOvers.delete(no)
  },
  freeze: ({ handOvers, opened }) => ({ handOvers: [...handOvers.values()], opened }),
  thaw: ({ handOvers, opened }) => ({ handOvers: new Map(handOvers.map((one) => [one.handOver, one])), opened }),
}

function open(state: HandOverState, { window, ticket, at, data }: EventOf<'hand-over-opened'>): void {
  if (window === undefined) return
  state.opened += 1
  const fresh = { state: 'offered', openedAt: at, by: null, why: null, outcome: null, closedAt: null } as const
  state.handOvers.set(data.handOver, { ...data, ...fresh, window, ticket: ticket ?? null })
}
