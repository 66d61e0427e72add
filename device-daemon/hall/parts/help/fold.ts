import type { HelpView } from '../../../wire/help-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { HelpFact } from './facts.ts'

export interface HelpState {
  /** Those that are open, those whose contact is still kept, and today's, as they were asked for. */
  readonly requests: Map<string, HelpView>
  /** Asked for today: the next has the number after it. */
  requested: number
}

export interface FrozenHelp {
  readonly requests: readonly HelpView[]
  readonly requested: number
}

type EventOf<T extends HelpFact['type']> = Extract<HelpFact, { type: T }> & Stamp

export const helpFold: PartFold<HelpState, FrozenHelp, HelpFact> = {
  empty: () => ({ requests: new Map(), requested: 0 }),
  steps: {
    'help-requested': request,
    'help-assigned': ({ requests }, { data }) => change(requests, data.help, { state: 'assigned', clerk: data.clerk }),
    'help-visited': ({ requests }, { data }) => change(requests, data.help, { state: 'visited' }),
    'help-closed': ({ requests }, { data, at }) => change(requests, data.help, { state: 'closed', result: data.result, endedAt: at }),
    'help-cancelled': ({ requests }, { data, at }) => change(requests, data.help, { state: 'cancelled', endedAt: at }),
    'help-lapsed': ({ requests }, { data, at }) => change(requests, data.help, { state: 'lapsed', endedAt: at }),
    'help-contact-seen': ({ requests }, { data }) => change(requests, data.help, { seenBy: [...new Set(requests.get(data.help)?.seenBy).add(data.by)] }),
    'help-contact-erased': ({ requests }, { data }) => change(requests, data.help, { contact: null }),
  },
  // What is let go here leaves no contact behind that nobody would erase.
  turnDay(state) {
    state.requested = 0
    for (const [no, { endedAt, contact }] of state.requests) if (endedAt !== null && contact === null) state.requests.delete(no)
  },
  freeze: ({ requests, requested }) => ({ requests: [...requests.values()], requested }),
  thaw: ({ requests, requested }) => ({ requests: new Map(requests.map((one) => [one.help, one])), requested }),
}

function request(state: HelpState, { at, data }: EventOf<'help-requested'>): void {
  state.requested += 1
  state.requests.set(data.help, { ...data, state: 'requested', requestedAt: at, clerk: null, seenBy: [], result: null, endedAt: null })
}

/** The open requests, as they were asked for. */
export const openHelp = ({ requests }: HelpState): HelpView[] => [...requests.values()].filter(({ endedAt }) => endedAt === null)
