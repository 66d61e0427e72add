/** What was done, by clerk, window, item or day; who was there; and what that comes to in an appraisal. */
import { z } from 'zod'
import { appraise } from '../../figures/appraisal.ts'
import { ProblemError } from '../../problem-error.ts'
import { appraisalListSchema, attendanceListSchema, figureListSchema, groupings } from '../../wire/figures-view.ts'
import { callerOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import type { FastifyRequest } from 'fastify'

const tags = ['figures']
const periodSchema = z.object({ from: z.iso.date(), to: z.iso.date() })

export async function figureRoutes(app: App, { hall, figures }: Parts): Promise<void> {
  const { appraisal } = hall.config

  app.get('/api/figures', { schema: { tags, querystring: periodSchema.extend({ by: z.enum(groupings).default('clerk') }), response: { 200: figureListSchema } } }, async (request) => {
    const { from, to, by } = periodOf(request.query)
    return { figures: await figures.sums(from, to, by, ownOf(request)) }
  })

  app.get('/api/figures/attendance', { schema: { tags, querystring: periodSchema, response: { 200: attendanceListSchema } } }, async (request) => {
    const { from, to } = periodOf(request.query)
    const days = await figures.attendance(from, to, ownOf(request))
    return { attendance: days.map((day) => ({ ...day, firstIn: new Date(day.firstIn).toISOString(), lastOut: new Date(day.lastOut).toISOString() })) }
  })

  app.get('/api/figures/appraisal', { schema: { tags, querystring: periodSchema, response: { 200: appraisalListSchema } } }, async (request) => {
    const { from, to } = periodOf(request.query)
    const own = ownOf(request)
    // A rank is among all: a clerk is shown the own line of the whole list.
    const all = appraise((await figures.sums(from, to, 'clerk', null)).filter(({ key }) => key !== ''), appraisal.weights, appraisal.fewActs)
    return { fewActs: appraisal.fewActs, appraisal: own === null ? all : all.filter(({ clerk }) => clerk === own) }
  })
}

/** Throws BAD_REQUEST. */
function periodOf<T extends { readonly from: string; readonly to: string }>(period: T): T {
  if (period.from > period.to) throw new ProblemError('BAD_REQUEST', `${period.from} is after ${period.to}.`)
  return period
}

/** A supervisor sees all; a clerk what is the clerk's own, and without a work number nothing. */
function ownOf(request: FastifyRequest): string | null {
  const { role, clerk = '' } = callerOf(request)
  if (role === 'supervisor') return null
  if (clerk === '') throw new ProblemError('ROLE_REFUSED', 'This token names no clerk.')
  return clerk
}
