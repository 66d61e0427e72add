/** How long people of a kind take a window: from the call to when it is free again, of late. */
import type { Plan } from '../../plan.ts'
import type { Ticket } from './facts.ts'
import { paceKey } from './fold.ts'

/** Of each item, or queue where no item was chosen: the last few, ms. */
export type Samples = ReadonlyMap<string, readonly number[]>

export interface Pace {
  readonly meanMs: number
  /** One standard deviation. */
  readonly deviationMs: number
}

/** The catalogue's minutes count as so many measured ones: three visits do not overthrow them, twenty do. */
const priorWeight = 3
/** Where nothing is known of an item. */
const usualMs = 10 * 60_000
/** Before anything is measured: how much people differ. Service times are about as wide as half their mean. */
const priorDeviation = 0.5

export function paceOf(samples: Samples, ticket: Ticket, plan: Plan): Pace {
  const priorMs = (plan.minutes.get(ticket.item ?? '') ?? usualMs / 60_000) * 60_000
  const measured = samples.get(paceKey(ticket)) ?? []
  const weight = measured.length + priorWeight
  const meanMs = (priorMs * priorWeight + sum(measured)) / weight
  const priorVariance = (priorMs * priorDeviation) ** 2
  const variance = (priorVariance * priorWeight + sum(measured.map((ms) => (ms - meanMs) ** 2))) / weight
  return { meanMs, deviationMs: Math.sqrt(variance) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
