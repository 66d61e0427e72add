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
  return [...judgedDays(days, corrections, hours, today)].map(shown).sort((one, other) => order(one.date, other.date) || order(one.clerk, other.clerk))
}

/** By clerk: the days without being late or early, of all. */
export function daysOnTime(days: readonly Attendance[], corrections: readonly Correction[], hours: OfficeHours, today: string): Map<string, readonly [of: number, all: number]> {
  const counts = new Map<string, [number, number]>()
  for (const { clerk, lateMinutes, earlyMinutes } of judgedDays(days, corrections, hours, today)) {
    const own = counts.get(clerk) ?? [0, 0]
    if (lateMinutes === 0 && earlyMinutes === 0) own[0] += 1
    own[1] += 1
    counts.set(clerk, own)
  }
  return counts
}

function* judgedDays(days: readonly Attendance[], corrections: readonly Correction[], hours: OfficeHours, today: string): Generator<Judged> {
  const corrected = Map.groupBy(corrections, keyOf)
  // A year has 250 days, and as many times the clerks: each day's hours are reckoned once.
  const office = new Map<string, OfficeDay>()
  const of = (known: Known) => {
    const { date } = known
    if (!office.has(date)) office.set(date, officeDayOf(date, hours))
    return judged(known, hours, office.get(date) ?? null, date >= today)
  }
  for (const day of days) {
    const key = keyOf(day)
    const notes = corrected.get(key) ?? []
    corrected.delete(key)
    yield of({ date: day.date, clerk: day.clerk, day, corrections: notes })
  }
  for (const notes of corrected.values()) for (const { date, clerk } of notes.slice(0, 1)) yield of({ date, clerk, day: null, corrections: notes })
}

/** ms; null where the hall is not open by its own hours. */
type OfficeDay = { readonly from: number; readonly to: number } | null

const momentOf = (date: string, time: string, timeZone: string): number => Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds

function officeDayOf(date: string, { timeZone, calendar, spans }: OfficeHours): OfficeDay {
  const [first, last] = [spans[0], spans.at(-1)]
  if (first === undefined || last === undefined || !isWorkday(calendar, date)) return null
  return { from: momentOf(date, first.from, timeZone), to: momentOf(date, last.to, timeZone) }
}

interface Known {
  readonly date: string
  readonly clerk: string
  readonly day: Attendance | null
  readonly corrections: readonly Correction[]
}

/** Times in ms; null where nothing is known. */
interface Judged extends Known {
  readonly firstIn: number | null
  readonly lastOut: number | null
  readonly lateMinutes: number
  readonly earlyMinutes: number
  readonly excused: CorrectionReason | null
}

function judged({ date, clerk, day, corrections }: Known, hours: OfficeHours, office: OfficeDay, isToday: boolean): Judged {
  const [from, to] = [corrections.findLast(({ firstIn }) => firstIn !== null)?.firstIn ?? null, corrections.findLast(({ lastOut }) => lastOut !== null)?.lastOut ?? null]
  const firstIn = from === null ? (day?.firstIn ?? null) : momentOf(date, from, hours.timeZone)
  const lastOut = to === null ? (day?.lastOut ?? null) : momentOf(date, to, hours.timeZone)
  const excused = corrections.findLast(({ reason }) => excuses.includes(reason))?.reason ?? null
  const judgedBy = excused === null ? office : null
  const minutes = (ms: number) => Math.max(0, Math.floor(ms / minuteMs))
  const late = judgedBy !== null && firstIn !== null ? minutes(firstIn - judgedBy.from) : 0
  const early = judgedBy !== null && lastOut !== null && (!isToday || to !== null) ? minutes(judgedBy.to - lastOut) : 0
  const over = (reckoned: number) => (reckoned > hours.graceMinutes ? reckoned : 0)
  return { date, clerk, day, corrections, firstIn, lastOut, lateMinutes: over(late), earlyMinutes: over(early), excused }
}

function shown({ date, clerk, day, firstIn, lastOut, lateMinutes, earlyMinutes, excused, corrections }: Judged): AttendedDay {
  return {
    date,
    clerk,
    firstIn: instantOf(firstIn),
    lastOut: instantOf(lastOut),
    presentMs: day?.presentMs ?? 0,
    pausedMs: day?.pausedMs ?? 0,
    lateMinutes,
    earlyMinutes,
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
const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const instantOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
