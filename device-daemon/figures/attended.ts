/** Attendance as it is judged: by the hall's hours on its working days, with what was corrected later beside what was recorded. */
import { isWorkday } from '../hall/calendar.ts'
import type { Calendar } from '../wire/calendar.ts'
import type { CorrectionReason } from '../wire/choices.ts'
import type { AttendedDay, AttendedMonth } from '../wire/figures-view.ts'
import type { Attendance, Correction } from './row.ts'

export interface OfficeHours {
  readonly timeZone: string
  readonly calendar: Calendar
  /** Local times `HH:MM`, in their order; empty: nobody is late or early. */
  readonly spans: readonly { readonly from: string; readonly to: string }[]
  /** Minutes that nobody is reckoned. */
  readonly graceMinutes: number
}

/** Who was elsewhere with leave is neither late nor early. */
const excuses: readonly CorrectionReason[] = ['errand', 'training', 'leave']
const minuteMs = 60_000

/** By date and clerk. `today` is not over: who is still there has not left early. */
export function attended(days: readonly Attendance[], corrections: readonly Correction[], hours: OfficeHours, today: string): AttendedDay[] {
  const recorded = new Map(days.map((day) => [keyOf(day), day]))
  const corrected = Map.groupBy(corrections, keyOf)
  const keys = new Set([...recorded.keys(), ...corrected.keys()])
  return [...keys].sort().map((key) => {
    const [date = '', clerk = ''] = key.split(' ')
    return judged({ date, clerk, day: recorded.get(key) ?? null, corrections: corrected.get(key) ?? [] }, hours, date >= today)
  })
}

interface Known {
  readonly date: string
  readonly clerk: string
  readonly day: Attendance | null
  readonly corrections: readonly Correction[]
}

function judged({ date, clerk, day, corrections }: Known, hours: OfficeHours, isToday: boolean): AttendedDay {
  const at = (time: string) => Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(hours.timeZone).epochMilliseconds
  const [from, to] = [corrections.findLast(({ firstIn }) => firstIn !== null)?.firstIn ?? null, corrections.findLast(({ lastOut }) => lastOut !== null)?.lastOut ?? null]
  const firstIn = from === null ? (day?.firstIn ?? null) : at(from)
  const lastOut = to === null ? (day?.lastOut ?? null) : at(to)
  const excused = corrections.findLast(({ reason }) => excuses.includes(reason))?.reason ?? null
  const [first, last] = [hours.spans[0], hours.spans.at(-1)]
  const counts = excused === null && first !== undefined && last !== undefined && isWorkday(hours.calendar, date)
  const minutes = (ms: number) => Math.max(0, Math.floor(ms / minuteMs))
  const late = counts && firstIn !== null ? minutes(firstIn - at(first.from)) : 0
  const early = counts && lastOut !== null && (!isToday || to !== null) ? minutes(at(last.to) - lastOut) : 0
  const over = (reckoned: number) => (reckoned > hours.graceMinutes ? reckoned : 0)
  return {
    date,
    clerk,
    firstIn: instantOf(firstIn),
    lastOut: instantOf(lastOut),
    presentMs: day?.presentMs ?? 0,
    pausedMs: day?.pausedMs ?? 0,
    lateMinutes: over(late),
    earlyMinutes: over(early),
    excused,
    corrections: corrections.map(({ firstIn: corrFrom, lastOut: corrTo, reason, by, at: when }) => ({ firstIn: corrFrom, lastOut: corrTo, reason, by, at: when })),
  }
}

/** By month and clerk. */
export function byMonth(days: readonly AttendedDay[]): AttendedMonth[] {
  const months = Map.groupBy(days, ({ date, clerk }) => `${date.slice(0, 7)} ${clerk}`)
  return [...months].map(([key, all]) => {
    const [month = '', clerk = ''] = key.split(' ')
    const sum = (of: (day: AttendedDay) => number) => all.reduce((total, day) => total + of(day), 0)
    return {
      month,
      clerk,
      days: all.length,
      lateDays: sum(({ lateMinutes }) => (lateMinutes > 0 ? 1 : 0)),
      earlyDays: sum(({ earlyMinutes }) => (earlyMinutes > 0 ? 1 : 0)),
      excusedDays: sum(({ excused }) => (excused === null ? 0 : 1)),
      presentMs: sum(({ presentMs }) => presentMs),
      pausedMs: sum(({ pausedMs }) => pausedMs),
    }
  })
}

const keyOf = ({ date, clerk }: { readonly date: string; readonly clerk: string }): string => `${date} ${clerk}`
const instantOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
