/** A table for a spreadsheet: with the mark by which it knows UTF-8, and no cell that it would take for a formula. */
import { Readable } from 'node:stream'
import type { Row } from './shapes.ts'

/** The first line has the names, also of a table without rows. */
export async function csvOf(rows: AsyncIterable<Row>, columns: readonly string[]): Promise<Readable> {
  const { stringify } = await import('csv-stringify')
  return Readable.from(rows).pipe(stringify({ bom: true, header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' }))
}
