/** A table as a workbook, made while it is read: a year of rows need not be in memory. */
import { Readable } from 'node:stream'
import type { Table } from './table.ts'

/** Characters of a column, where its name needs no more. */
const columnWidth = 14

/** Text is text whatever it begins with, since a formula is another kind of cell; numbers are numbers. What no longer fits a sheet goes on in the next. */
export async function xlsxOf({ columns, rows }: Table, name: string): Promise<Readable> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const options = { name, columns: columns.map((header) => ({ header, width: Math.max(columnWidth, header.length + 2) })), freezePane: { rows: 1 } }
  // Who is slow is waited for; where they go away, the rows are closed.
  return Readable.from(bytesOf(writeXlsxStream(cellsOf(rows, columns), options)), { objectMode: false })
}

async function* cellsOf(rows: Table['rows'], columns: readonly string[]): AsyncGenerator<(string | number)[]> {
  for await (const row of rows) yield columns.map((column) => row[column] ?? '')
}

async function* bytesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* stream
}
