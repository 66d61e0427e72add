/** Appraisals that are frozen: made by a supervisor, seen by each clerk in the own line, objected to, answered; and awards. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../problem-error.ts'
import { type AppraisalView, answerObjectionSchema, appraisalNoSchema, appraisalViewSchema, decideAwardSchema, freezeSchema, frozenListSchema, objectSchema } from '../../wire/appraisal-view.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['figures']
const params = z.object({ appraisal: appraisalNoSchema })
const response = { 200: appraisalViewSchema }

export async function appraisalRoutes(app: App, parts: Parts): Promise<void> {
  const { service, reports } = parts

  app.get('/api/appraisals', { schema: { tags, response: { 200: frozenListSchema } } }, (request) => {
    return { appraisals: [...service.state.appraisal.appraisals.values()].reverse().map((one) => shownTo(request, one)) }
  })

  app.post('/api/appraisals', { schema: { tags, body: freezeSchema, response: { 201: appraisalViewSchema } } }, async (request, reply) => {
    const cause = causeOf(request)
    const { from, to, instead } = request.body
    const { events } = await service.execute({ type: 'freeze-appraisal', ...(await reports.frozen(from, to)), instead, actor: actorOf(callerOf(request)) }, cause)
    const made = events.find((event) => event.type === 'appraisal-frozen')?.data.appraisal ?? ''
    return reply.code(201).send(viewOf(parts, request, made))
  })

  app.post('/api/appraisals/:appraisal/object', { schema: { tags, params, body: objectSchema, response } }, async (request) => {
    const { appraisal } = request.params
    await service.execute({ type: 'object-to-appraisal', appraisal, ...request.body, actor: actorOf(callerOf(request)) }, causeOf(request))
    return viewOf(parts, request, appraisal)
  })

  app.post('/api/appraisals/:appraisal/answer', { schema: { tags, params, body: answerObjectionSchema, response } }, async (request) => {
    const { appraisal } = request.params
    await service.execute({ type: 'answer-objection', appraisal, ...request.body, actor: actorOf(callerOf(request)) }, causeOf(request))
    return viewOf(parts, request, appraisal)
  })

  app.post('/api/appraisals/:appraisal/award', { schema: { tags, params, body: decideAwardSchema, response } }, async (request) => {
    const { appraisal } = request.params
    await service.execute({ type: 'decide-award', appraisal, ...request.body, actor: actorOf(callerOf(request)) }, causeOf(request))
    return viewOf(parts, request, appraisal)
  })
}

function viewOf({ service }: Parts, request: FastifyRequest, no: string): AppraisalView {
  const one = service.state.appraisal.appraisals.get(no)
  if (one === undefined) throw new ProblemError('APPRAISAL_UNKNOWN', `There is no appraisal ${no}.`)
  return shownTo(request, one)
}

/** A clerk sees the own line, and the rank in it, of the whole list. */
function shownTo(request: FastifyRequest, one: AppraisalView): AppraisalView {
  const { role, clerk = '' } = callerOf(request)
  if (role === 'supervisor') return one
  const isOwn = (line: { readonly clerk: string }) => line.clerk === clerk
  return { ...one, list: one.list.filter(({ key }) => key === clerk), objections: one.objections.filter(isOwn), awards: one.awards.filter(isOwn) }
}
