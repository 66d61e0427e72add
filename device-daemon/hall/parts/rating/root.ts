/** The root of a day's ratings, made where hashes are made, and published once. */
import type { HallState } from '../../../wire/fold.ts'
import { agree, type Decision, refuse } from '../part.ts'

export interface PublishRoot {
  readonly type: 'publish-root'
  readonly date: string
  readonly root: string
  /** How many ratings it is over. */
  readonly count: number
}

export function publishRoot({ rating, day }: HallState, { date, root, count }: PublishRoot): Decision {
  if (rating.roots.has(date)) return agree()
  const said = rating.said.get(date)?.length ?? 0
  if (day.date === null || date >= day.date || said === 0 || said !== count) return refuse('STEP_ILLEGAL', `${date} is not over, or has ${said} ratings, not ${count}.`)
  return agree({ type: 'ratings-rooted', actor: 'system', data: { businessDate: date, root, count } })
}
