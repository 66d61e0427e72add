import { Readable } from 'node:stream'
import type { Table } from './table.ts'

/** One array, a row at a time: a year need not be in memory. */
export const jsonOf = ({ rows }: Table): Readable => Readable.from(textOf(rows))

async function* textOf(rows: Table['rows']): AsyncGenerator<string> {
  let before = '['
  for await (const row of rows) {
    yield `${before}${JSON.stringify(row)}`
    before = ',\n'
  }
  yield before === '[' ? '[]' : ']'
}
