/** The receipts of an act: of its first rating, and of the one that was added. */
import type { HallState } from '../wire/fold.ts'
import type { Receipt } from '../wire/receipt-view.ts'
import { leafOf } from './leaf.ts'
import { pathOf, rootOf } from './merkle.ts'

export function receiptsOf({ rating }: HallState, site: string, ticket: string): Receipt[] {
  return [...rating.said].flatMap(([date, said]) => {
    const root = rating.roots.get(date) ?? null
    const leaves = root === null ? [] : said.map((one) => leafOf(site, date, one))
    return said.flatMap(({ ticket: of, session, level, tags, at }, index): Receipt[] =>
      of === ticket ? [{ site, date, session, level, tags: [...tags], at, path: root === null ? null : pathOf(leaves, index), root }] : [],
    )
  })
}

/** Of a day's ratings in their order. */
export const rootOfDay = ({ rating }: HallState, site: string, date: string): { readonly root: string; readonly count: number } => {
  const said = rating.said.get(date) ?? []
  return { root: rootOf(said.map((one) => leafOf(site, date, one))), count: said.length }
}
