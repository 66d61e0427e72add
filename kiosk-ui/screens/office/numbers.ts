/** Numbers as a table shows them; a dash where there is nothing that they could be of. */
import { type WaitCounter, waitEdges, waitWithin } from '../../../device-daemon/wire/wait-spread.ts'
import { clockAt } from '../../words/hall-time.ts'

const none = '–'

/** A mean in minutes, of `count` that took `ms` together. */
export const minutesOf = (ms: number, count: number): string => (count === 0 ? none : (ms / count / 60_000).toFixed(1))
/** Within how many minutes a share of the waits was over; a `+` behind the last edge says that it was longer. */
export function waitOf(waits: Readonly<Record<WaitCounter, number>>, share: number): string {
  const minutes = waitWithin(waits, share)
  if (minutes === null) return none
  return Number.isFinite(minutes) ? minutes.toFixed(1) : `${Math.max(...waitEdges)}+`
}
export const shareOf = (part: number, all: number): string => (all === 0 ? none : `${((100 * part) / all).toFixed(1)} %`)
export const hoursOf = (ms: number): string => (ms / 3_600_000).toFixed(1)
/** The time on the hall's own clock. */
export const timeOf = clockAt
