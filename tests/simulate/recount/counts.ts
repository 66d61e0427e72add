/** Every counter of the clerks' figures, by SQL: `clerk, name, value`, one query for each thing that is counted. */
import { ratingLevels } from '../../../device-daemon/wire/rating-levels.ts'
import { waitCounters, waitEdges } from '../../../device-daemon/wire/wait-spread.ts'
import type { JournalTable, Period } from './table.ts'

const inPeriod = (of = '') => `${of}day BETWEEN :from AND :to`

const each = (names: readonly string[]) => names.map((name) => `SELECT clerk, '${name}' AS name, sum(${name}) AS value FROM counted GROUP BY clerk`).join(' UNION ALL ')

const acts = `
  WITH ended AS (
    SELECT *, (SELECT ms FROM steps AS begun WHERE begun.ticket = steps.ticket AND begun.type = 'serving-started' AND begun.seq < steps.seq AND NOT begun.undone ORDER BY begun.seq DESC LIMIT 1) AS since
    FROM steps WHERE type = 'ticket-finished' AND NOT undone AND ${inPeriod()}
  ),
  counted AS (
    SELECT clerk, 1 AS acts, since IS NOT NULL AS served, ms - since AS servedMs,
      NOT EXISTS (SELECT 1 FROM facts AS asked WHERE asked.ticket = ended.ticket AND asked.type = 'rating-offered' AND asked.seq > ended.seq) AS unasked
    FROM ended
  ) ${each(['acts', 'served', 'servedMs', 'unasked'])}`

const missed = `SELECT clerk, 'noShows' AS name, count(*) AS value FROM steps WHERE type = 'ticket-no-show' AND NOT undone AND ${inPeriod()} GROUP BY 1`

const spread = waitCounters.map((name, nth) => {
  const [above, edge] = [waitEdges[nth - 1], waitEdges[nth]]
  return `${[...(above === undefined ? [] : [`called.ms - issued.ms > ${above * 60_000}`]), ...(edge === undefined ? [] : [`called.ms - issued.ms <= ${edge * 60_000}`])].join(' AND ')} AS ${name}`
})

/** From the ticket to the first call that was no slip of the hand. */
const waits = `
  WITH firsts AS (SELECT min(seq) AS seq FROM steps WHERE type = 'ticket-called' AND NOT undone GROUP BY ticket),
  counted AS (
    SELECT called.clerk, 1 AS waits, called.ms - issued.ms AS waitMs, called.ms - issued.ms > 1800000 AS longWaits, ${spread.join(', ')}
    FROM firsts JOIN facts AS called USING (seq) JOIN facts AS issued ON issued.ticket = called.ticket AND issued.type = 'ticket-issued'
    WHERE ${inPeriod('called.')}
  ) ${each(['waits', 'waitMs', 'longWaits', ...waitCounters])}`

const levels = `SELECT data ->> '$.clerk' AS clerk, data ->> '$.level' AS name, count(*) AS value FROM facts WHERE type = 'rated' AND ${inPeriod()} GROUP BY 1, 2`
const added = `SELECT data ->> '$.clerk' AS clerk, 'added' AS name, count(*) AS value FROM facts WHERE type = 'rating-supplemented' AND ${inPeriod()} GROUP BY 1`
const byRule = `SELECT data ->> '$.clerk' AS clerk, 'defaulted' AS name, count(*) AS value FROM facts WHERE type = 'rating-defaulted' AND ${inPeriod()} GROUP BY 1`

const silent = `
  SELECT asked.data ->> '$.clerk' AS clerk,
    CASE said.type WHEN 'rating-declined' THEN 'declined' WHEN 'rating-timed-out' THEN 'timedOut' WHEN 'rating-device-lost' THEN 'lost' ELSE 'withdrawn' END AS name, count(*) AS value
  FROM facts AS said JOIN facts AS asked ON asked.ticket = said.ticket AND asked.type = 'rating-offered' AND asked.data ->> '$.session' = said.data ->> '$.session'
  WHERE ${inPeriod('said.')} AND (said.type IN ('rating-declined', 'rating-timed-out', 'rating-device-lost') OR (said.type = 'rating-withdrawn' AND said.data ->> '$.reason' = 'by-clerk'))
  GROUP BY 1, 2`

const fast = `
  SELECT rated.data ->> '$.clerk' AS clerk, 'fast' AS name, count(*) AS value
  FROM facts AS rated JOIN facts AS shown ON shown.ticket = rated.ticket AND shown.type = 'rating-shown' AND shown.data ->> '$.session' = rated.data ->> '$.session'
  WHERE rated.type = 'rated' AND ${inPeriod('rated.')} AND rated.ms - shown.ms < 1000 GROUP BY 1`

/** As gaps and islands: how long one level came without another between, on one day. */
const runs = `
  WITH rated AS (SELECT data ->> '$.clerk' AS clerk, data ->> '$.level' AS level, day, seq FROM facts WHERE type = 'rated' AND ${inPeriod()}),
  islands AS (SELECT clerk, day, level, row_number() OVER (PARTITION BY clerk, day ORDER BY seq) - row_number() OVER (PARTITION BY clerk, day, level ORDER BY seq) AS island FROM rated),
  lengths AS (SELECT clerk, count(*) AS length FROM islands GROUP BY clerk, day, level, island)
  SELECT clerk, 'longestRun' AS name, max(length) AS value FROM lengths GROUP BY 1`

const papers = `SELECT clerk, 'secondSupplements' AS name, count(*) AS value FROM facts WHERE type = 'supplement-given' AND data ->> '$.nth' > 1 AND ${inPeriod()} GROUP BY 1`
const handOvers = `SELECT data ->> '$.first' AS clerk, 'handOvers' AS name, count(*) AS value FROM facts WHERE type = 'hand-over-opened' AND ${inPeriod()} GROUP BY 1`

/** The last thing of one kind that was said of the same case before. */
const before = (type: string) => `FROM facts AS b WHERE b.no = facts.no AND b.seq < facts.seq AND b.type ${type} ORDER BY b.seq DESC LIMIT 1`

const limits = `
  WITH decided AS (SELECT clerk, day, (SELECT b.data ->> '$.due.promised' ${before("IN ('case-accepted', 'case-papers-in')")}) AS promised FROM facts WHERE type = 'case-decided' AND ${inPeriod()})
  SELECT clerk, CASE WHEN day <= promised THEN 'limitsKept' ELSE 'limitsMissed' END AS name, count(*) AS value FROM decided WHERE promised IS NOT NULL GROUP BY 1, 2`

const seenTo = `
  WITH owned AS (
    SELECT type, coalesce((SELECT b.data ->> '$.to' ${before("= 'rectification-assigned'")}), '') AS clerk, (SELECT count(*) ${before("= 'rectification-escalated'")}) > 0 AS late
    FROM facts WHERE type IN ('rectification-escalated', 'rectification-closed') AND ${inPeriod()}
  ),
  counted AS (SELECT clerk, type = 'rectification-closed' AS seenTo, type = 'rectification-closed' AND late AS seenToLate, type = 'rectification-escalated' AS overdue FROM owned)
  ${each(['seenTo', 'seenToLate', 'overdue'])}`

/** By clerk, and by the counter's name; what is not there is 0. */
export type ClerkCounts = ReadonlyMap<string, ReadonlyMap<string, number>>

export function countsOf(table: JournalTable, period: Period): ClerkCounts {
  const counts = new Map<string, Map<string, number>>()
  for (const sql of [acts, missed, waits, levels, added, byRule, silent, fast, runs, papers, handOvers, limits, seenTo]) {
    for (const { clerk, name, value } of table.rows(sql, period)) {
      const own = counts.get(String(clerk)) ?? new Map<string, number>()
      counts.set(String(clerk), own.set(String(name), Number(value)))
    }
  }
  return counts
}

export const numbersOf = (own: ReadonlyMap<string, number>) => (name: string) => own.get(name) ?? 0
export const ratedIn = (own: ReadonlyMap<string, number>): number => ratingLevels.reduce((sum, level) => sum + numbersOf(own)(level), 0)
