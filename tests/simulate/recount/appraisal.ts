/** The appraisal's arithmetic, written down a second time: shares of sums, weighed, of a hundred. */
import { type ClerkCounts, ratedIn, numbersOf } from './counts.ts'

export type Weights = Readonly<Record<string, number>>
export interface PlainAppraisal {
  readonly acts: number
  readonly parts: readonly (readonly [part: string, of: number, all: number, points: number | null])[]
  readonly total: number | null
  readonly rank: number | null
  readonly meanWaitMs: number | null
  readonly meanServedMs: number | null
}

export function appraisalOf(counts: ClerkCounts, weights: Weights, fewActs: number, onTime: ReadonlyMap<string, readonly [of: number, all: number]>): Map<string, PlainAppraisal> {
  const all = [...counts].filter(([clerk]) => clerk !== '').map(([clerk, own]) => {
    const of = numbersOf(own)
    const [acts, rated] = [of('acts'), ratedIn(own)]
    const shares: readonly (readonly [string, number, number])[] = [
      ['good', of('very_satisfied') + of('satisfied') + of('basically_satisfied'), rated],
      ['active', rated, acts],
      ['asked', acts - of('unasked') - of('withdrawn'), acts],
      ['told', Math.max(acts - of('secondSupplements'), 0), acts],
      ['waits', of('waits') - of('longWaits'), of('waits')],
      ['limits', of('limitsKept'), of('limitsKept') + of('limitsMissed')],
      ['cases', of('seenTo') - of('seenToLate'), of('seenTo')],
      ['attendance', ...(onTime.get(clerk) ?? ([0, 0] as const))],
    ]
    const counting = shares.filter(([part, , whole]) => whole > 0 && (weights[part] ?? 0) > 0)
    const weight = counting.reduce((sum, [part]) => sum + (weights[part] ?? 0), 0)
    const reached = counting.reduce((sum, [part, some, whole]) => sum + ((weights[part] ?? 0) * some) / whole, 0)
    const total = acts < fewActs || weight === 0 ? null : hundredths((100 * reached) / weight)
    const parts = shares.map(([part, some, whole]) => [part, some, whole, whole === 0 ? null : hundredths(((weights[part] ?? 0) * some) / whole)] as const)
    return [clerk, { acts, parts, total, meanWaitMs: mean(of('waitMs'), of('waits')), meanServedMs: mean(of('servedMs'), of('served')) }] as const
  })
  return new Map(all.map(([clerk, one]) => [clerk, { ...one, rank: one.total === null ? null : 1 + all.filter(([, { total }]) => total !== null && total > (one.total ?? 0)).length }]))
}

const hundredths = (value: number): number => Math.round(value * 100) / 100
const mean = (sum: number, count: number): number | null => (count === 0 ? null : Math.round(sum / count))
