/** The contacts that the journal refers to: those of help, and those of complaints. */
import type { HallState } from '../wire/fold.ts'

export function referredTo({ help, complaint }: Pick<HallState, 'help' | 'complaint'>): Set<string> {
  const all = [...help.requests.values(), ...complaint.complaints.values()]
  return new Set(all.flatMap(({ contact }) => (contact === null ? [] : [contact])))
}
