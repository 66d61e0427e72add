/** When the way to reach somebody, left with something that has ended, is to be erased. */
const dayMs = 24 * 3600_000

interface Left {
  /** Null: none was left, or it is erased. */
  readonly contact: string | null
  readonly endedAt: string | null
}

/**
 * So many days after the end. A clock that stands so many days before it was wrong then or is now, and nobody needs
 * the contact any more: it is not kept until a mistaken year comes round.
 */
export function isContactOver({ contact, endedAt }: Left, days: number, now: number): boolean {
  return contact !== null && endedAt !== null && Math.abs(now - Date.parse(endedAt)) >= days * dayMs
}
