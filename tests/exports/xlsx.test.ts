/** Workbooks: text stays text, a long one needs little memory, and nobody reads on for whoever has gone away. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import Fastify from 'fastify'
import { readXlsx, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../device-daemon/exports/csv.ts'
import { jsonOf } from '../../device-daemon/exports/json.ts'
import type { Row, TableForm } from '../../device-daemon/exports/table.ts'
import { xlsxOf } from '../../device-daemon/exports/xlsx.ts'
import { sendTable } from '../../device-daemon/http/send-table.ts'

const sheetOf = async (rows: readonly Row[], columns: readonly string[]) => (await readXlsx(new Uint8Array(await buffer(await xlsxOf({ columns, rows }, 'ratings'))))).sheets[0]

describe('A workbook', () => {
  it('has its heading, numbers as numbers, and text as it is', async () => {
    const sheet = await sheetOf([{ seq: 7, clerk: '0012', note: '他说"好" & <b>\n' }], ['seq', 'clerk', 'note'])
    expect(sheet?.name).toBe('ratings')
    expect(sheet?.rows).toEqual([['seq', 'clerk', 'note'], [7, '0012', '他说"好" & <b>\n']])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=x'])('has %j as text and not as a formula', async (text) => {
    const bytes = await buffer(await xlsxOf({ columns: ['a'], rows: [{ a: text }] }, 'ratings'))
    const read = await readXlsx(new Uint8Array(bytes))
    expect(read.sheets[0]?.rows[1]).toEqual([text])
    expect([...(read.sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([])
  })

  it('leaves empty what a row does not have, and has a heading without any rows', async () => {
    expect((await sheetOf([{ b: 2 }], ['a', 'b']))?.rows[1]).toEqual(expect.arrayContaining([2]))
    expect((await sheetOf([], ['a', 'b']))?.rows).toEqual([['a', 'b']])
  })

  it('of 200,000 ratings is made in a heap of 100 MB, and in 150 MB more than one of none', async () => {
    const run = async (count: number) => {
      const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=100', join(import.meta.dirname, 'stream-rows.ts'), String(count)])
      return JSON.parse(stdout) as { bytes: number; peakMb: number }
    }
    const [none, many] = [await run(0), await run(200_000)]
    expect(many.bytes).toBeGreaterThan(2_000_000)
    expect(many.peakMb - none.peakMb).toBeLessThan(150)
    expect(200_000).toBeLessThan(XLSX_MAX_ROWS_PER_SHEET)
  }, 60_000)
})

describe('Rows are read', () => {
  /** Without an end; says when it is closed. */
  function endless() {
    const seen = { read: 0, closed: Promise.withResolvers<void>() }
    async function* rows(): AsyncGenerator<Row> {
      try {
        for (;;) {
          seen.read += 1
          // No two are alike, so that they are not squeezed to nothing.
          yield { a: Array.from({ length: 20 }, () => Math.random().toString(36)).join('') }
          await new Promise((resolve) => setImmediate(resolve))
        }
      } finally {
        seen.closed.resolve()
      }
    }
    return { seen, rows: rows() }
  }

  it.each([['csv', csvOf], ['json', jsonOf], ['xlsx', (table: Parameters<typeof csvOf>[0]) => xlsxOf(table, 'ratings')]] as const)('no further than the %s is taken', async (_form, made) => {
    const { seen, rows } = endless()
    const stream = await made({ columns: ['a'], rows })
    await once(stream, 'readable')
    // The bytes are squeezed in other threads: it takes a while until every buffer on the way is full.
    let before = 0
    for (let round = 0; seen.read > before; round++) {
      expect(round).toBeLessThan(50)
      before = seen.read
      for (let turn = 0; turn < 20_000; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
    stream.destroy()
    await seen.closed.promise
  })

  it.each(['csv', 'json', 'xlsx'] as const satisfies TableForm[])('no more, and closed, when whoever asked for %s goes away', async (form) => {
    const { seen, rows } = endless()
    const app = Fastify()
    app.get('/', (_request, reply) => sendTable(reply, form, { columns: ['a'], rows }, { name: 'ratings', from: '2026-11-01', to: '2026-11-30' }))
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const asked = get(url)
    const [answer] = await once(asked, 'response')
    await once(answer, 'data')
    asked.destroy()
    await seen.closed.promise
    await app.close()
  })

  it('and what is wrong with them breaks the download off: half a file is never taken for a whole one', async () => {
    for (const form of ['csv', 'json', 'xlsx'] as const) {
      const app = Fastify()
      const rows = (async function* (): AsyncGenerator<Row> {
        yield { a: 1 }
        throw new Error('the disk is gone')
      })()
      app.get('/', (_request, reply) => sendTable(reply, form, { columns: ['a'], rows }, { name: 'ratings', from: '2026-11-01', to: '2026-11-30' }))
      const url = await app.listen({ port: 0, host: '127.0.0.1' })
      const whole = fetch(url).then(async (answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      await expect(whole, form).rejects.toThrow()
      await app.close()
    }
  })
})
