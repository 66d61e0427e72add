/** What may mean that ratings were not the citizens' own. Each sign with the numbers behind it, and no score made of them. */
import { isWorkday } from '../hall/calendar.ts'
import { withdrawWhys } from '../wire/choices.ts'
import type { Signs } from '../wire/figures-view.ts'
import { ratedIn } from './appraisal.ts'
import type { OfficeHours } from './attended.ts'
import type { Withdrawal } from './row.ts'
import type { RatedMinute, Sum } from './store.ts'

/** So many acts of one clerk are not rated within one minute by the people whose acts they were. */
const clusterMin = 3

/** By clerk; `hours` without spans: nothing is outside of them. */
export function signsOf(sums: readonly Sum[], minutes: readonly RatedMinute[], withdrawals: readonly Withdrawal[], hours: OfficeHours): Signs[] {
  const byClerk = Map.groupBy(minutes, ({ clerk }) => clerk)
  return sums
    .filter(({ key }) => key !== '')
    .map((sum) => {
      const came = byClerk.get(sum.key) ?? []
      const { key: clerk, acts, fast, longestRun, unasked, withdrawn, lost, timedOut } = sum
      const clusters = came.filter(({ ratings }) => ratings >= clusterMin).map(momentOf)
      const outOfHours = came.filter((one) => isOutside(one, hours)).map(momentOf)
      return { clerk, acts, rated: ratedIn(sum), fast, longestRun, unasked, withdrawn, withdrawals: whysOf(withdrawals.filter((one) => one.clerk === clerk)), lost, timedOut, clusters, outOfHours }
    })
}

/** Each reason with how often, in the order of the list. */
function whysOf(withdrawals: readonly Withdrawal[]) {
  const counts = Map.groupBy(withdrawals, ({ why }) => why)
  return withdrawWhys.flatMap((why) => {
    const count = (counts.get(why) ?? []).reduce((all, one) => all + one.count, 0)
    return count === 0 ? [] : [{ why, count }]
  })
}

const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** A day that went on after midnight has minutes beyond 24:00, and says so. */
const momentOf = ({ date, minute, ratings }: RatedMinute) => ({ date, time: timeOf(minute), ratings })

function isOutside({ date, minute }: RatedMinute, { spans, calendar, graceMinutes }: OfficeHours): boolean {
  if (spans.length === 0) return false
  if (!isWorkday(calendar, date)) return true
  return !spans.some(({ from, to }) => minutesOf(from) - graceMinutes <= minute && minute <= minutesOf(to) + graceMinutes)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
