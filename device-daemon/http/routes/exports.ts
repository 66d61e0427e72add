/** Ratings for other systems: a table or JSON, by the day, in the shape that is asked for. Who rated is in none of them. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { csvOf } from '../../exports/csv.ts'
import { ratedBetween } from '../../exports/rated.ts'
import { type Row, shapeNames, shapeOf } from '../../exports/shapes.ts'
import { ProblemError } from '../../problem-error.ts'
import type { App, Parts } from '../parts.ts'

const querySchema = z.object({ from: z.iso.date(), to: z.iso.date(), shape: z.enum(shapeNames).default('plain'), form: z.enum(['csv', 'json']).default('csv') })
/** Of any rating: a shape has the same columns whatever is in it. */
const anyRated = { seq: 0, at: '2026-01-01T00:00:00.000Z', ticket: '20260101-A001', date: '2026-01-01', item: null, window: 1, clerk: '', channel: 'pad', level: 'satisfied', tags: [], nth: 1 } as const

export async function exportRoutes(app: App, { hall, service }: Parts): Promise<void> {
  app.get('/api/exports/ratings', { schema: { tags: ['exports'], querystring: querySchema, produces: ['text/csv', 'application/json'] } }, async ({ query }, reply) => {
    const { from, to, shape, form } = query
    if (from > to) throw new ProblemError('BAD_REQUEST', `${from} is after ${to}.`)
    const rowOf = shapeOf(shape, hall)
    const rows = rowsOf(service, from, to, rowOf)
    reply.header('content-disposition', `attachment; filename="ratings-${from}-${to}.${form}"`).header('cache-control', 'no-store')
    if (form === 'csv') return reply.type('text/csv; charset=utf-8').send(await csvOf(rows, Object.keys(rowOf(anyRated))))
    return reply.type('application/json; charset=utf-8').send(Readable.from(jsonOf(rows)))
  })
}

async function* rowsOf(service: Parts['service'], from: string, to: string, rowOf: (rated: Parameters<ReturnType<typeof shapeOf>>[0]) => Row): AsyncGenerator<Row> {
  for await (const rated of ratedBetween({ read: (after) => service.read(after) }, from, to)) yield rowOf(rated)
}

/** One array, a row at a time: a year need not be in memory. */
async function* jsonOf(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let before = '['
  for await (const row of rows) {
    yield `${before}${JSON.stringify(row)}`
    before = ',\n'
  }
  yield before === '[' ? '[]' : ']'
}
