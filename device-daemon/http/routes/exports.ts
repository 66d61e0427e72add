/** Ratings and figures for other systems: as a file, by the day, in the shape that is asked for; ratings by the page, too. Who rated is in none. */
import { z } from 'zod'
import { figureTable, figureTableNames, tableBys } from '../../exports/figure-tables.ts'
import { type Period, type RatedSource, ratedBetween, ratedPage } from '../../exports/rated.ts'
import { shapeNames, shapeOf, type WordsOf } from '../../exports/shapes.ts'
import { type Row, type TableForm, tableForms } from '../../exports/table.ts'
import { wordsReferredTo } from '../../hall/parts/rating/words.ts'
import { ProblemError } from '../../problem-error.ts'
import { callerOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { sendTable } from '../send-table.ts'

const tags = ['exports']
const produces = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/json']
/** One page is in memory as a whole. */
const pageMax = 5000
const fileSchema = z.object({ from: z.iso.date(), to: z.iso.date(), form: z.enum(tableForms).default('csv') })
const ratingsSchema = fileSchema.extend({
  shape: z.enum(shapeNames).default('plain'),
  after: z.coerce.number().int().min(0).optional().describe('With `form=json`: the page behind this cursor, as the page before said it in `next`; 0 for the first.'),
  limit: z.coerce.number().int().min(1).max(pageMax).optional().describe('With `form=json`: at most so many, as `{ rows, next }`. A page with fewer is the last for now; asked once more with its `next`, it has what has come since.'),
})
const figuresSchema = fileSchema.extend({
  table: z.enum(figureTableNames),
  by: z.string().max(20).optional().describe(Object.entries(tableBys).map(([table, bys]) => `${table}: ${bys.join(', ')}.`).join(' ')),
})
/** Of any rating: a shape has the same columns whatever is in it. */
const anyRated = { seq: 0, at: '2026-01-01T00:00:00.000Z', ticket: '20260101-A001', date: '2026-01-01', item: null, window: 1, clerk: '', channel: 'pad', level: 'satisfied', tags: [], nth: 1, words: null } as const

export async function exportRoutes(app: App, parts: Parts): Promise<void> {
  const { hall, service, figures, reports, clock } = parts
  const sourceFor = (byRule: RatedSource['byRule']): RatedSource => ({
    service: { read: (after, through) => service.read(after, through), get seq() { return service.seq } },
    figures,
    byRule,
    breathe: () => new Promise((resolve) => clock.soon(resolve)),
  })

  app.get('/api/exports/ratings', { schema: { tags, querystring: ratingsSchema, produces } }, async (request, reply) => {
    const { query } = request
    const { shape, form, limit } = query
    const period = periodOf(query)
    const after = cursorOf(query)
    const rowOf = shapeOf(shape, hall, writtenBy(parts, callerOf(request).clerk))
    // Acts that nobody rated are for the province that asks for them, and for nobody else.
    const source = sourceFor(shape === 'upload' ? (hall.config.rating.byRule?.level ?? null) : null)
    if (after === null) return sendTable(reply, form, { columns: Object.keys(rowOf(anyRated)), rows: rowsOf(source, period, rowOf) }, { name: 'ratings', ...period })
    const { rated, next } = await ratedPage(source, period, after, limit ?? pageMax)
    return reply.header('cache-control', 'no-store').send({ rows: rated.map(rowOf), next })
  })

  app.get('/api/exports/figures', { schema: { tags, querystring: figuresSchema, produces } }, async ({ query }, reply) => {
    const period = periodOf(query)
    const table = await figureTable(reports, query.table, query.by, period)
    if (table === null) throw new ProblemError('BAD_REQUEST', `${query.table} is by ${tableBys[query.table].join(', ')}.`)
    return sendTable(reply, query.form, table, { name: query.table, ...period })
  })
}

/** Of what is kept still: where the hall exports it, and never what is about whoever exports. */
function writtenBy({ hall, service, words }: Parts, exporter: string | undefined): WordsOf {
  return ({ clerk, words: reference }) => {
    if (!hall.config.rating.exportWords || reference === null || clerk === exporter || !wordsReferredTo(service.state).has(reference)) return ''
    return words.read(reference) ?? ''
  }
}

/** Throws BAD_REQUEST. */
function periodOf({ from, to }: Period): Period {
  if (from > to) throw new ProblemError('BAD_REQUEST', `${from} is after ${to}.`)
  return { from, to }
}

/** Null where no page is asked for. Throws BAD_REQUEST: a file has no pages. */
function cursorOf({ after, limit, form }: { readonly after?: number | undefined; readonly limit?: number | undefined; readonly form: TableForm }): number | null {
  if (after === undefined && limit === undefined) return null
  if (form !== 'json') throw new ProblemError('BAD_REQUEST', 'Pages are of form=json.')
  return after ?? 0
}

async function* rowsOf(source: RatedSource, period: Period, rowOf: ReturnType<typeof shapeOf>): AsyncGenerator<Row> {
  for await (const rated of ratedBetween(source, period)) yield rowOf(rated)
}
