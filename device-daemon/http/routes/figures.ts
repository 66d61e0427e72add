/** What was done, by clerk, window, item, department or day; who was there; what that comes to; and what may not be right with it. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { byMonth } from '../../figures/attended.ts'
import type { Wanted } from '../../figures/figures.ts'
import { ProblemError } from '../../problem-error.ts'
import { actListSchema, appraisalListSchema, attendanceListSchema, correctAttendanceSchema, figureListSchema, rootListSchema, signListSchema } from '../../wire/figures-view.ts'
import { appraisalBys, groupings } from '../../wire/groupings.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['figures']
const periodSchema = z.object({ from: z.iso.date(), to: z.iso.date() })
type Period = z.infer<typeof periodSchema>

export async function figureRoutes(app: App, { hall, reports, service }: Parts): Promise<void> {
  const { fewActs } = hall.config.appraisal

  app.get('/api/figures', { schema: { tags, querystring: periodSchema.extend({ by: z.enum(groupings).default('clerk') }), response: { 200: figureListSchema } } }, async (request) => {
    return { figures: await reports.sums(request.query.by, wantedBy(request, request.query)) }
  })

  app.get('/api/figures/attendance', { schema: { tags, querystring: periodSchema, response: { 200: attendanceListSchema } } }, async (request) => {
    const days = await reports.attendance(wantedBy(request, request.query))
    return { judged: reports.hasHours, days, months: byMonth(days) }
  })

  app.post('/api/figures/attendance', { schema: { tags, body: correctAttendanceSchema, response: { 204: z.null() } } }, async (request, reply) => {
    await service.execute({ type: 'correct-attendance', ...request.body, actor: actorOf(callerOf(request)) }, causeOf(request))
    return reply.code(204).send(null)
  })

  app.get('/api/figures/appraisal', { schema: { tags, querystring: periodSchema.extend({ by: z.enum(appraisalBys).default('clerk') }), response: { 200: appraisalListSchema } } }, async (request) => {
    const { by } = request.query
    const { clerk, from, to } = wantedBy(request, request.query)
    if (clerk !== null && by !== 'clerk') throw new ProblemError('ROLE_REFUSED', 'A clerk sees the own line.')
    // A rank is among all: a clerk is shown the own line of the whole list.
    const all = await reports.appraisal(by, { from, to })
    return { fewActs, appraisal: clerk === null ? all : all.filter(({ key }) => key === clerk) }
  })

  app.get('/api/figures/roots', { schema: { tags, querystring: periodSchema, response: { 200: rootListSchema } } }, async (request) => {
    return { roots: await reports.roots(wantedBy(request, request.query)) }
  })

  app.get('/api/figures/signs', { schema: { tags, querystring: periodSchema, response: { 200: signListSchema } } }, async (request) => {
    return { hasHours: reports.hasHours, signs: await reports.signs(wantedBy(request, request.query)) }
  })
}

const actsMax = 200

export async function actRoutes(app: App, { figures }: Parts): Promise<void> {
  const querystring = periodSchema.extend({ before: z.coerce.number().int().min(1).default(Number.MAX_SAFE_INTEGER) })
  app.get('/api/acts', { schema: { tags, querystring, response: { 200: actListSchema } } }, async (request) => {
    const { from, to } = wantedBy(request, request.query)
    const acts = await figures.acts({ from, to }, request.query.before, actsMax)
    return { acts, next: acts.length < actsMax ? null : (acts.at(-1)?.seq ?? null) }
  })
}

/** A supervisor sees all; a clerk what is the clerk's own, and without a work number nothing. Throws BAD_REQUEST, ROLE_REFUSED. */
function wantedBy(request: FastifyRequest, { from, to }: Period): Wanted {
  if (from > to) throw new ProblemError('BAD_REQUEST', `${from} is after ${to}.`)
  const { role, clerk = '' } = callerOf(request)
  if (role === 'supervisor') return { from, to, clerk: null }
  if (clerk === '') throw new ProblemError('ROLE_REFUSED', 'This token names no clerk.')
  return { from, to, clerk }
}
