/**
 * What figures say of a period's work, by weights that the hall sets itself. Each part is shown with the numbers behind it; there is
 * no hidden score. Whoever has done too few acts is said so, and neither scored nor ranked: chance would be.
 */
import type { Appraised } from '../wire/figures-view.ts'
import { type PartName, partNames } from '../wire/groupings.ts'
import type { Sum } from './store.ts'

export type Weights = Readonly<Record<PartName, number>>
export type Share = readonly [of: number, all: number]

/** Best first; those with few acts after them, by their names. `onTime`: of each the days on time, of all; only clerks have days. */
export function appraise(sums: readonly Sum[], weights: Weights, fewActs: number, onTime: ReadonlyMap<string, Share> = new Map()): Appraised[] {
  const all = sums.map((sum) => scored(sum, weights, fewActs, onTime.get(sum.key) ?? [0, 0]))
  const totals = all.flatMap(({ total }) => (total === null ? [] : [total]))
  const ranked = all.map((one) => ({ ...one, rank: one.total === null ? null : 1 + totals.filter((total) => total > (one.total ?? 0)).length }))
  const last = Number.MAX_SAFE_INTEGER
  return ranked.sort((one, other) => (one.rank ?? last) - (other.rank ?? last) || one.key.localeCompare(other.key, 'en', { numeric: true }))
}

function scored(sum: Sum, weights: Weights, fewActs: number, onTime: Share): Omit<Appraised, 'rank'> {
  const shares = sharesOf(sum, onTime)
  const parts = partNames.map((part) => {
    const [of, all] = shares[part]
    return { part, of, all, weight: weights[part], points: all === 0 ? null : rounded((weights[part] * of) / all) }
  })
  const there = parts.filter(({ points, weight }) => points !== null && weight > 0)
  const whole = there.reduce((total, { weight }) => total + weight, 0)
  const isFew = sum.acts < fewActs || whole === 0
  const total = isFew ? null : rounded((100 * there.reduce((all, { of, all: among, weight }) => all + (weight * of) / among, 0)) / whole)
  const { key, acts, handOvers, overdue } = sum
  return { key, acts, meanWaitMs: mean(sum.waitMs, sum.waits), meanServedMs: mean(sum.servedMs, sum.served), handOvers, overdue, parts, total }
}

function sharesOf(sum: Sum, onTime: Share): Readonly<Record<PartName, Share>> {
  const rated = ratedIn(sum)
  return {
    /** Not one of the two lowest levels. Who was not asked, or did not answer, is in neither number. */
    good: [rated - sum.dissatisfied - sum.very_dissatisfied, rated],
    /** Of the ended acts those that their people rated. */
    active: [rated, sum.acts],
    /** Of the ended acts those that were asked for, and not taken back. */
    asked: [sum.acts - sum.unasked - sum.withdrawn, sum.acts],
    /** Acts without a second supplement slip. */
    told: [Math.max(0, sum.acts - sum.secondSupplements), sum.acts],
    /** First calls of people who had not waited long. */
    waits: [sum.waits - sum.longWaits, sum.waits],
    /** Cases decided by the day that was promised. */
    limits: [sum.limitsKept, sum.limitsKept + sum.limitsMissed],
    /** Bad ratings that were seen to without an escalation. */
    cases: [sum.seenTo - sum.seenToLate, sum.seenTo],
    /** Days on which somebody came and went by the hall's hours. */
    attendance: onTime,
  }
}

export const ratedIn = (sum: Sum): number => sum.very_satisfied + sum.satisfied + sum.basically_satisfied + sum.dissatisfied + sum.very_dissatisfied
const rounded = (value: number): number => Math.round(value * 100) / 100
const mean = (ms: number, count: number): number | null => (count === 0 ? null : Math.round(ms / count))
