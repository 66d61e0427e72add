/** Cases: taken in at a window, decided by a back office, handed out at the output window. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { HallCommand } from '../../hall/hall.ts'
import { ProblemError } from '../../problem-error.ts'
import { type CaseView, caseStates, caseViewSchema } from '../../wire/case-view.ts'
import { acceptCaseSchema, decideCaseSchema, handOutSchema, withdrawCaseSchema } from '../../wire/commands.ts'
import type { HallEvent } from '../../wire/events.ts'
import { caseNoSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import { newCodes } from '../new-codes.ts'
import type { App, Parts } from '../parts.ts'
import { actingClerk, windowParams } from './windows.ts'

const params = z.object({ case: caseNoSchema })
const response = { 200: caseViewSchema }
const tags = ['cases']

export async function caseRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts

  app.get('/api/cases', { schema: { tags, querystring: z.object({ state: z.enum(caseStates).optional() }), response: { 200: z.object({ cases: z.array(caseViewSchema) }) } } }, ({ query }) => {
    const cases = [...service.state.case.cases.values()]
    return { cases: query.state === undefined ? cases : cases.filter(({ state }) => state === query.state) }
  })

  const plain = { 'take': 'take-case', 'ask-papers': 'ask-papers', 'papers-in': 'papers-in' } as const
  for (const [name, type] of Object.entries(plain)) {
    app.post(`/api/cases/:case/${name}`, { schema: { tags, params, response } }, async (request) => {
      const command = { type, case: request.params.case, actor: actorOf(callerOf(request)) } as const
      return caseOf(parts, (await service.execute(command, causeOf(request))).events, request.params.case)
    })
  }

  app.post('/api/cases/:case/decide', { schema: { tags, params, body: decideCaseSchema, response } }, async (request) => {
    const command = { type: 'decide-case', case: request.params.case, ...request.body, actor: actorOf(callerOf(request)) } as const
    return caseOf(parts, (await service.execute(command, causeOf(request))).events, request.params.case)
  })

  app.post('/api/cases/:case/withdraw', { schema: { tags, params, body: withdrawCaseSchema, response } }, async (request) => {
    const command = { type: 'withdraw-case', case: request.params.case, ...request.body, actor: actorOf(callerOf(request)) } as const
    return caseOf(parts, (await service.execute(command, causeOf(request))).events, request.params.case)
  })
}

/** The two steps of a case that a window does. */
export async function caseWindowRoutes(app: App, parts: Parts): Promise<void> {
  const { service, places } = parts

  app.post('/api/windows/:number/accept', { schema: { tags, params: windowParams, body: acceptCaseSchema, response: { 201: caseViewSchema } } }, async (request, reply) => {
    const window = request.params.number
    const clerk = await actingClerk(request, window, parts)
    const printer = places.windowOf(window)?.printer ?? null
    const command: HallCommand = { type: 'accept-case', window, clerk, ...request.body, codes: newCodes(), printer, job: randomUUID() }
    const { events } = await service.execute(command, causeOf(request))
    return reply.code(201).send(caseOf(parts, events))
  })

  app.post('/api/windows/:number/hand-out', { schema: { tags, params: windowParams, body: handOutSchema, response } }, async (request) => {
    const window = request.params.number
    const clerk = await actingClerk(request, window, parts)
    const { events } = await service.execute({ type: 'hand-out', window, clerk, case: request.body.case }, causeOf(request))
    return caseOf(parts, events, request.body.case)
  })
}

/** The case that was named, or that these events have made. */
function caseOf({ service }: Parts, events: readonly HallEvent[], no = ''): CaseView {
  const made = events.find((event) => event.type === 'case-accepted')?.data.case ?? no
  const one = service.state.case.cases.get(made)
  if (one === undefined) throw new ProblemError('CASE_UNKNOWN', `There is no open case ${made}.`)
  return one
}
