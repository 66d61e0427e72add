/** The journal's own table, asked by SQL alone: nothing of the product reads it here. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type SqlRow = Readonly<Record<string, string | number | null>>
export interface Period {
  readonly from: string
  readonly to: string
}

const passed = ['print', 'paper-used', 'devices-counted', 'document-read', 'identity-given']

/**
 * `facts` (of what is counted): seq, ms, type, ticket, window, clerk (empty where it was none), data, no (of a case, a bad rating, a complaint), and the business day it fell on.
 * `steps`: of those the ones of a visit, and whether the next takes it back.
 * `days`: date, and seq and ms of its beginning and of its end, which is the next one's beginning.
 */
export class JournalTable {
  readonly #database: DatabaseSync

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true })
    this.#database.exec(`
      PRAGMA temp_store = MEMORY;
      CREATE TEMP TABLE facts AS
        SELECT seq, unixepoch(substr(at, 1, 19)) * 1000 + CAST(substr(at, 21, 3) AS INTEGER) AS ms, type, ticket, window, clerk, data, coalesce(data ->> '$.case', data ->> '$.rectification', data ->> '$.complaint') AS no, max(opened) OVER (ORDER BY seq) AS day
        FROM (
          SELECT seq, at, fact ->> '$.type' AS type, fact ->> '$.ticket' AS ticket, fact ->> '$.window' AS window,
            CASE WHEN fact ->> '$.actor' LIKE 'clerk:%' THEN substr(fact ->> '$.actor', 7) ELSE '' END AS clerk, fact -> '$.data' AS data,
            CASE fact ->> '$.type' WHEN 'day-opened' THEN fact ->> '$.data.businessDate' END AS opened
          FROM entries WHERE ${passed.map((one) => `fact NOT LIKE '{"type":"${one}%'`).join(' AND ')}
        );
      CREATE UNIQUE INDEX temp.facts_seq ON facts (seq);
      CREATE INDEX temp.facts_type ON facts (type, day);
      CREATE INDEX temp.facts_ticket ON facts (ticket, type, seq);
      CREATE INDEX temp.facts_window ON facts (window, type, seq) WHERE window IS NOT NULL;
      CREATE INDEX temp.facts_no ON facts (no, seq) WHERE no IS NOT NULL;
      CREATE TEMP TABLE steps AS
        SELECT seq, ms, type, ticket, clerk, day, coalesce(lead(type) OVER (PARTITION BY ticket ORDER BY seq) = 'step-undone', 0) AS undone
        FROM facts WHERE ticket IS NOT NULL AND type IN ('ticket-called', 'serving-started', 'ticket-finished', 'ticket-no-show', 'ticket-held', 'ticket-parked', 'ticket-returned', 'ticket-transferred', 'ticket-cancelled', 'step-undone');
      CREATE INDEX temp.steps_ticket ON steps (ticket, type, seq);
      CREATE TEMP TABLE days AS
        SELECT day AS date, seq AS beginSeq, ms AS beginMs, lead(seq, 1, 9e15) OVER (ORDER BY seq) AS endSeq, lead(ms, 1) OVER (ORDER BY seq) AS endMs
        FROM facts WHERE type = 'day-opened';
      ANALYZE temp`)
  }

  /** `:from` and `:to` are the period's days. */
  rows(sql: string, { from, to }: Period): SqlRow[] {
    const asked = this.#database.prepare(sql)
    asked.setAllowUnknownNamedParameters(true)
    return asked.all({ from, to }) as SqlRow[]
  }

  close(): void {
    this.#database.close()
  }
}
