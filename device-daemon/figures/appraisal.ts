/**
 * What figures say of a clerk's year, by weights that the hall sets itself. Each part is shown with the numbers behind it; there is
 * no hidden score. Whoever has done too few acts is said so, and neither scored nor ranked: chance would be.
 */
import { type PartName, partNames } from '../wire/figures-view.ts'
import type { Sum } from './store.ts'

export type Weights = Readonly<Record<PartName, number>>

export interface Part {
  readonly part: PartName
  /** What it is a share of: `of` of `all`. */
  readonly of: number
  readonly all: number
  readonly weight: number
  /** `weight × of ÷ all`, to two places; null where there is nothing that it could be a share of. */
  readonly points: number | null
}

export interface Appraised {
  readonly clerk: string
  readonly acts: number
  readonly parts: readonly Part[]
  /** Of the parts that there are, as if they were all: 0 to 100, to two places. Null for few acts. */
  readonly total: number | null
  /** 1 is the first; those alike share theirs. Null for few acts. */
  readonly rank: number | null
}

/** Best first; those with few acts after them, by their numbers. */
export function appraise(sums: readonly Sum[], weights: Weights, fewActs: number): Appraised[] {
  const all = sums.map((sum) => scored(sum, weights, fewActs))
  const totals = all.flatMap(({ total }) => (total === null ? [] : [total]))
  const ranked = all.map((one) => ({ ...one, rank: one.total === null ? null : 1 + totals.filter((total) => total > (one.total ?? 0)).length }))
  return ranked.sort((one, other) => (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) || one.clerk.localeCompare(other.clerk))
}

function scored(sum: Sum, weights: Weights, fewActs: number): Omit<Appraised, 'rank'> {
  const rated = ratedIn(sum)
  const good = rated - sum.dissatisfied - sum.very_dissatisfied
  const shares: Readonly<Record<PartName, readonly [of: number, all: number]>> = {
    /** Not one of the two lowest levels. Who was not asked, or did not answer, is in neither number. */
    good: [good, rated],
    /** Of the ended acts those that their people rated. */
    active: [rated, sum.acts],
    /** Of the ended acts those that were asked for, and not taken back. */
    asked: [sum.acts - sum.unasked - sum.withdrawn, sum.acts],
    /** Acts without a second supplement slip. */
    told: [Math.max(0, sum.acts - sum.secondSupplements), sum.acts],
  }
  const parts = partNames.map((part): Part => {
    const [of, all] = shares[part]
    return { part, of, all, weight: weights[part], points: all === 0 ? null : rounded((weights[part] * of) / all) }
  })
  const there = parts.filter(({ points, weight }) => points !== null && weight > 0)
  const whole = there.reduce((total, { weight }) => total + weight, 0)
  const isFew = sum.acts < fewActs || whole === 0
  const total = isFew ? null : rounded((100 * there.reduce((all, { of, all: among, weight }) => all + (weight * of) / among, 0)) / whole)
  return { clerk: sum.key, acts: sum.acts, parts, total }
}

export const ratedIn = (sum: Sum): number => sum.very_satisfied + sum.satisfied + sum.basically_satisfied + sum.dissatisfied + sum.very_dissatisfied
const rounded = (value: number): number => Math.round(value * 100) / 100
