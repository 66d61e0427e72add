/** What an export is made of: the names of its columns, and rows that come one after the other. */
export type Row = Readonly<Record<string, string | number>>

export interface Table {
  /** The same whatever is in it, so that a table of nothing has its heading. */
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<Row> | Iterable<Row>
}

export const tableForms = ['csv', 'xlsx', 'json'] as const
export type TableForm = (typeof tableForms)[number]
