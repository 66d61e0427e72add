/** Who was there on each day, by SQL: from sign-ins and sign-outs, cut where a day ended. */
import type { JournalTable, Period, SqlRow } from './table.ts'

/** From what began something at a window until what ended it, cut into days. A pause with another reason goes on. */
const stretches = (begins: string, ends: string) => `
  SELECT clerk, date, max(s.ms, beginMs) AS beginMs, min(coalesce(s.endMs, days.endMs), days.endMs) AS endMs
  FROM (
    SELECT b.seq, b.ms, b.window, coalesce((SELECT s.data ->> '$.workNo' FROM facts AS s WHERE s.window = b.window AND s.type = 'clerk-signed-in' AND s.seq <= b.seq ORDER BY s.seq DESC LIMIT 1), '') AS clerk,
      e.seq AS endSeq, e.ms AS endMs
    FROM facts AS b LEFT JOIN facts AS e ON e.seq = (SELECT seq FROM facts AS n WHERE n.window = b.window AND n.type IN (${ends}) AND n.seq > b.seq ORDER BY n.seq LIMIT 1)
    WHERE b.type = '${begins}' AND coalesce((SELECT p.type FROM facts AS p WHERE p.window = b.window AND p.type IN ('${begins}', ${ends}) AND p.seq < b.seq ORDER BY p.seq DESC LIMIT 1), '') <> '${begins}'
  ) AS s JOIN days ON s.seq < days.endSeq AND coalesce(s.endSeq, 9e15) > days.beginSeq
  WHERE date BETWEEN :from AND :to`

export interface SqlDay {
  readonly date: string
  readonly clerk: string
  readonly firstIn: number
  readonly lastOut: number
  readonly presentMs: number
  readonly pausedMs: number
}

/** By date and clerk. */
export function daysOf(table: JournalTable, period: Period): SqlDay[] {
  const there = table.rows(`SELECT date, clerk, min(beginMs) AS firstIn, max(endMs) AS lastOut, sum(endMs - beginMs) AS presentMs FROM (${stretches('clerk-signed-in', "'clerk-signed-out'")}) GROUP BY 1, 2 ORDER BY 1, 2`, period)
  const paused = table.rows(`SELECT date, clerk, sum(endMs - beginMs) AS pausedMs FROM (${stretches('window-paused', "'window-reopened', 'clerk-signed-out'")}) GROUP BY 1, 2`, period)
  const pauses = new Map(paused.map(({ date, clerk, pausedMs }) => [`${date} ${clerk}`, Number(pausedMs)]))
  return there.map(({ date, clerk, firstIn, lastOut, presentMs }) => ({ date: String(date), clerk: String(clerk), firstIn: Number(firstIn), lastOut: Number(lastOut), presentMs: Number(presentMs), pausedMs: pauses.get(`${date} ${clerk}`) ?? 0 }))
}

/** In the order in which they were written down. */
export const correctionsOf = (table: JournalTable, period: Period): SqlRow[] =>
  table.rows(
    `SELECT seq, data ->> '$.clerk' AS clerk, data ->> '$.date' AS date, data ->> '$.firstIn' AS firstIn, data ->> '$.lastOut' AS lastOut, data ->> '$.reason' AS reason
     FROM facts WHERE type = 'attendance-corrected' AND data ->> '$.date' BETWEEN :from AND :to ORDER BY seq`,
    period,
  )

export interface SqlMonth {
  readonly month: string
  readonly clerk: string
  days: number
  lateDays: number
  earlyDays: number
  excusedDays: number
  presentMs: number
  pausedMs: number
  onTime: number
}

/** Half past eight until half past five on the calendar's working days, with five minutes nobody is reckoned. */
const hours = { from: 8.5 * 60, to: 17.5 * 60, grace: 5 }

/** By month and clerk: each day as somebody with a list and a pencil would judge it. */
export function monthsOf(table: JournalTable, period: Period, workdays: ReadonlySet<string>): Map<string, SqlMonth> {
  const months = new Map<string, SqlMonth>()
  const days = new Map(daysOf(table, period).map((day) => [`${day.date} ${day.clerk}`, day]))
  const corrections = Map.groupBy(correctionsOf(table, period), ({ date, clerk }) => `${date} ${clerk}`)
  for (const key of new Set([...days.keys(), ...corrections.keys()])) {
    const [date = '', clerk = ''] = key.split(' ')
    const [day, notes] = [days.get(key), corrections.get(key) ?? []]
    const last = (name: string) => notes.map((note) => note[name]).filter((value) => value !== null).at(-1) ?? null
    const midnight = Date.parse(`${date}T00:00:00+08:00`)
    const minute = (noted: SqlRow[string], ms: number | undefined) => (noted !== null ? minutesOf(String(noted)) : ms === undefined ? null : (ms - midnight) / 60_000)
    const [came, went] = [minute(last('firstIn'), day?.firstIn), minute(last('lastOut'), day?.lastOut)]
    const excused = notes.some(({ reason }) => ['errand', 'training', 'leave'].includes(String(reason)))
    const judged = workdays.has(date) && !excused
    const isLate = judged && came !== null && Math.floor(came - hours.from) > hours.grace
    const isEarly = judged && went !== null && Math.floor(hours.to - went) > hours.grace
    const month = months.get(`${date.slice(0, 7)} ${clerk}`) ?? { month: date.slice(0, 7), clerk, days: 0, lateDays: 0, earlyDays: 0, excusedDays: 0, presentMs: 0, pausedMs: 0, onTime: 0 }
    months.set(`${month.month} ${clerk}`, month)
    month.days += 1
    month.lateDays += Number(isLate)
    month.earlyDays += Number(isEarly)
    month.excusedDays += Number(excused)
    month.presentMs += day?.presentMs ?? 0
    month.pausedMs += day?.pausedMs ?? 0
    month.onTime += Number(!isLate && !isEarly)
  }
  return months
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
