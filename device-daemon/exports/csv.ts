/** A table for a spreadsheet: with the mark by which it knows UTF-8, and no cell that it would take for a formula. */
import { pipeline, Readable } from 'node:stream'
import type { Table } from './table.ts'

/** The first line has the names, also of a table without rows. */
export async function csvOf({ columns, rows }: Table): Promise<Readable> {
  const { stringify } = await import('csv-stringify')
  const lines = stringify({ bom: true, header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' })
  // Whoever reads it sees the error; where they go away, the rows are not read on.
  return pipeline(Readable.from(rows), lines, () => undefined)
}
