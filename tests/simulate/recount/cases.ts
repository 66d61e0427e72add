/** What is open of bad ratings, complaints and cases, by SQL: by its number, in which state, until when. */
import type { JournalTable, Period } from './table.ts'

export interface OpenCase {
  readonly no: string
  /** The last step that was taken. */
  readonly step: string
  readonly due: string | null
  readonly escalated: boolean
}

/** Said of a case beside its steps. */
const beside = "'reminded', 'escalated', 'assigned', 'appealed', 'rechecked', 'contact-seen', 'contact-erased'"

/** `what` is `rectification` or `complaint`; the limit is that of the last step which had one to give. */
export function openCases(table: JournalTable, what: 'rectification' | 'complaint', period: Period): OpenCase[] {
  const rows = table.rows(
    `WITH said AS (SELECT no, seq, substr(type, ${what.length + 2}) AS step, data FROM facts WHERE type LIKE '${what}-%' AND no IS NOT NULL AND day <= :to),
     last AS (SELECT no, max(seq) AS seq FROM said WHERE step NOT IN (${beside}) GROUP BY no),
     promised AS (SELECT no, max(seq) AS seq FROM said WHERE json_type(data, '$.limit') IS NOT NULL OR step IN ('visited-back', 'closed') GROUP BY no),
     warned AS (SELECT no, max(seq) AS seq FROM said WHERE step = 'escalated' GROUP BY no)
     SELECT last.no AS no, said.step AS step, of.data ->> '$.limit.due' AS due, coalesce(warned.seq > promised.seq, 0) AS escalated
     FROM last JOIN said USING (seq) JOIN promised ON promised.no = last.no JOIN said AS of ON of.seq = promised.seq LEFT JOIN warned ON warned.no = last.no
     WHERE said.step <> 'closed' ORDER BY 1`,
    period,
  )
  return rows.map(({ no, step, due, escalated }) => ({ no: String(no), step: String(step), due: due === null || due === undefined ? null : String(due), escalated: escalated === 1 }))
}

/** Cases of the hall that nobody has collected or withdrawn, by their last step. */
export const openFiles = (table: JournalTable, period: Period): readonly (readonly [no: string, step: string])[] =>
  table
    .rows(
      `WITH last AS (SELECT no, max(seq) AS seq FROM facts WHERE type IN ('case-accepted', 'case-taken', 'case-papers-asked', 'case-papers-in', 'case-decided', 'case-collected', 'case-withdrawn') AND day <= :to GROUP BY no)
       SELECT last.no AS no, type FROM last JOIN facts USING (seq) WHERE type NOT IN ('case-collected', 'case-withdrawn') ORDER BY 1`,
      period,
    )
    .map(({ no, type }) => [String(no), String(type)])

/** Promises in working days, as they were made: from which day, until which; null where the calendar does not reach. */
export function promises(table: JournalTable, period: Period): readonly { readonly what: string; readonly day: string; readonly due: string | null }[] {
  return table
    .rows(
      `SELECT type, day, coalesce(data ->> '$.due.promised', data ->> '$.limit.due') AS due FROM facts
       WHERE (type IN ('case-accepted', 'rectification-opened', 'complaint-filed')) AND day BETWEEN :from AND :to`,
      period,
    )
    .map(({ type, day, due }) => ({ what: String(type), day: String(day), due: due === null || due === undefined ? null : String(due) }))
}
