/** What people read on their ticket is the number; one of another day is written with its day. */
export function linkOf(typed: string | null, businessDate: string): { ticket: string } | null {
  if (typed === null) return null
  return { ticket: typed.includes('-') ? typed : `${businessDate.replaceAll('-', '')}-${typed}` }
}
