/** How a case stands with its limits. No schemas, so that pages need none. */
import type { CaseView } from './case-view.ts'

export type { CaseView } from './case-view.ts'

/** On a day: in time, due on it, past what was promised, past the law's limit. */
export type Lateness = 'in-time' | 'due-today' | 'past-promised' | 'past-statutory'

export function latenessOf({ due, stoodStill, state }: CaseView, today: string): Lateness {
  if (stoodStill !== null || (state !== 'accepted' && state !== 'reviewing')) return 'in-time'
  if (due.statutory !== null && today > due.statutory) return 'past-statutory'
  if (due.promised !== null && today > due.promised) return 'past-promised'
  return due.promised === today || due.statutory === today ? 'due-today' : 'in-time'
}
