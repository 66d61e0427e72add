/** What the ratings' exports must hold, by SQL: `who, code, count`. */
import type { JournalTable, Period } from './table.ts'

const rated = `
  SELECT f.ticket, f.data ->> '$.clerk' AS clerk, f.data ->> '$.level' AS level, CASE f.type WHEN 'rated' THEN 1 ELSE 2 END AS nth,
    coalesce((SELECT i.data ->> '$.item' FROM facts AS i WHERE i.ticket = f.ticket AND i.type IN ('ticket-issued', 'ticket-transferred') AND i.seq < f.seq ORDER BY i.seq DESC LIMIT 1), '') AS item,
    CASE f.data ->> '$.level' WHEN 'very_satisfied' THEN 5 WHEN 'satisfied' THEN 4 WHEN 'basically_satisfied' THEN 3 WHEN 'dissatisfied' THEN 2 WHEN 'very_dissatisfied' THEN 1 END AS stars
  FROM facts AS f JOIN facts AS issued ON issued.ticket = f.ticket AND issued.type = 'ticket-issued'
  WHERE f.type IN ('rated', 'rating-supplemented') AND issued.data ->> '$.businessDate' BETWEEN :from AND :to`

const keys = {
  plain: "clerk || ' ' || level || ' ' || item || ' ' || nth",
  /** 5 is the best. */
  upload: "clerk || ' ' || stars || ' ' || item || ' ' || nth",
  /** 1 is the best; nobody's name. */
  table9: "(6 - stars) || ' ' || nth",
} as const

export const exportedBy = (table: JournalTable, shape: keyof typeof keys, period: Period): Map<string, number> =>
  new Map(table.rows(`SELECT ${keys[shape]} AS key, count(*) AS count FROM (${rated}) GROUP BY 1`, period).map(({ key, count }) => [String(key), Number(count)]))
