/** Bad ratings that are seen to (差评整改): by supervisors, and by clerks whom they send. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { HallCommand } from '../../hall/hall.ts'
import { dateFor } from '../../hall/parts/day/rules.ts'
import { isPossible } from '../../hall/parts/rectification/machine.ts'
import { type Caller, notTheirs } from '../../hall/parts/rectification/who.ts'
import { ProblemError } from '../../problem-error.ts'
import { rectificationStates, rectificationSteps } from '../../wire/choices.ts'
import {
  answerRectificationSchema,
  appealSchema,
  assignRectificationSchema,
  closeRectificationSchema,
  type OwnRectification,
  ownRectificationSchema,
  type RectificationRow,
  rectificationListSchema,
  rectificationRowSchema,
  recheckSchema,
  rectifySchema,
  verifyRectificationSchema,
  visitBackSchema,
} from '../../wire/rectification-commands.ts'
import type { RectificationView } from '../../wire/rectification-view.ts'
import { rectificationNoSchema } from '../../wire/words.ts'
import { supervising } from '../caller.ts'
import { causeOf } from '../cause.ts'
import { mostUrgentFirst } from '../most-urgent.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['rectifications']
const params = z.object({ rectification: rectificationNoSchema })
const response = { 200: rectificationRowSchema }

type Here = Caller & { readonly rectification: string }

/** Steps with a body. */
const saidSteps = [
  step('assign', assignRectificationSchema, (said, here) => ({ type: 'assign-rectification', ...said, ...here })),
  step('verify', verifyRectificationSchema, (said, here) => ({ type: 'verify-rectification', ...said, ...here })),
  step('rectify', rectifySchema, (said, here) => ({ type: 'rectify', ...said, ...here })),
  step('answer', answerRectificationSchema, (said, here) => ({ type: 'answer-rectification', ...said, ...here })),
  step('visit-back', visitBackSchema, (said, here) => ({ type: 'visit-back', ...said, ...here })),
  step('close', closeRectificationSchema, (said, here) => ({ type: 'close-rectification', ...said, ...here })),
  step('recheck', recheckSchema, (said, here) => ({ type: 'recheck-rating', ...said, ...here })),
] as const

function step<S extends z.ZodType>(name: string, body: S, command: (said: z.output<S>, here: Here) => HallCommand) {
  return { name, body, commandOf: (said: unknown, here: Here) => command(body.parse(said), here) }
}

export async function rectificationRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts

  app.get('/api/rectifications', { schema: { tags, querystring: z.object({ state: z.enum(rectificationStates).optional() }), response: { 200: rectificationListSchema } } }, (request) => {
    const { state } = request.query
    const known = [...service.state.rectification.rectifications.values()].filter((one) => (state === undefined ? one.state !== 'closed' : one.state === state))
    const { actor, supervises } = supervising(request)
    const theirs = known.filter(({ clerk, assigned }) => actor !== `clerk:${clerk}` && (supervises || actor === `clerk:${assigned}`))
    const own = known.filter(({ clerk }) => actor === `clerk:${clerk}`)
    return { rectifications: theirs.map((one) => rowOf(parts, one, { actor, supervises })).sort(mostUrgentFirst((one) => one.rectification)), own: own.map(ownOf) }
  })

  const act = async (request: FastifyRequest, { rectification }: z.output<typeof params>, commandOf: (here: Here) => HallCommand) => {
    await service.execute(commandOf({ ...supervising(request), rectification }), causeOf(request))
    return viewOf(parts, rectification)
  }

  app.post('/api/rectifications/:rectification/contact', { schema: { tags, params, response } }, async (request) => {
    return rowOf(parts, await act(request, request.params, (here) => ({ type: 'contact-rater', ...here })), supervising(request))
  })

  for (const { name, body, commandOf } of saidSteps) {
    app.post(`/api/rectifications/:rectification/${name}`, { schema: { tags, params, body, response } }, async (request) => {
      return rowOf(parts, await act(request, request.params, (here) => commandOf(request.body, here)), supervising(request))
    })
  }

  app.post('/api/rectifications/:rectification/appeal', { schema: { tags, params, body: appealSchema, response: { 200: ownRectificationSchema } } }, async (request) => {
    return ownOf(await act(request, request.params, (here) => ({ type: 'appeal-rating', ...request.body, ...here })))
  })
}

function viewOf({ service }: Parts, no: string): RectificationView {
  const one = service.state.rectification.rectifications.get(no)
  if (one === undefined) throw new ProblemError('RECTIFICATION_UNKNOWN', `There is no open case ${no}.`)
  return one
}

function rowOf({ service }: Parts, one: RectificationView, caller: Caller): RectificationRow {
  const today = dateFor(service.state, { plan: service.plan, now: service.now() })
  const promises = one.state !== 'closed'
  return {
    ...one,
    overdue: one.limit !== null && today > one.limit.due,
    calendarUnknown: promises && one.limit === null,
    steps: rectificationSteps.filter((name) => isPossible(one, name) && notTheirs(one, name, caller) === null),
  }
}

const ownOf = ({ rectification, ticket, openedAt, appeal }: RectificationView): OwnRectification => ({ rectification, ticket, openedAt, appeal })
