import type { RollView } from '../../../wire/views.ts'
import type { Roll } from './fold.ts'

/** So many tickets before the end staff are told: time to fetch a roll. */
const lowTickets = 40

/**
 * A ticket takes what those of this roll have taken on average. The sensor is believed before the count,
 * which errs when a roll was shorter than new, or was changed and nobody said so.
 */
export function rollView({ printer, changedAt, rollMm, usedMm, cuts, jobs, nearEnd }: Roll): RollView {
  const counted = rollMm === null || jobs === 0 ? null : Math.max(0, Math.floor((rollMm - usedMm) / (usedMm / jobs)))
  const isLow = nearEnd || (counted !== null && counted <= lowTickets)
  const left = nearEnd && counted !== null && counted > lowTickets ? null : counted
  return { printer, changedAt, rollMm, usedMm, cuts, left, isLow }
}
