/** Hand-overs: what a clerk was asked about first and gave to another, until somebody has closed it (首问负责). */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Claims } from '../../access/tokens.ts'
import type { HallCommand } from '../../hall/hall.ts'
import { ProblemError } from '../../problem-error.ts'
import { closeHandOverSchema, giveBackSchema, openHandOverSchema, passHandOverSchema, reassignHandOverSchema } from '../../wire/commands.ts'
import { clerkHere, concerns, holderOf, isOpen, isOverdue } from '../../wire/hand-over-list.ts'
import { handOverToSchema, type HandOverView, handOverViewSchema } from '../../wire/hand-over-view.ts'
import { handOverNoSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'
import { actingClerk, windowParams } from './windows.ts'

const params = windowParams.extend({ handOver: handOverNoSchema })
/** `holder`: in whose list it stands now. */
const listSchema = z.object({ handOvers: z.array(handOverViewSchema.extend({ holder: handOverToSchema.nullable(), overdue: z.boolean() })) })
const response = { 200: handOverViewSchema }
const tags = ['hand-overs']

interface Here {
  readonly window: number
  readonly clerk: string
  readonly handOver: string
}

/** Steps with a body. */
const saidSteps = [
  step('give-back', giveBackSchema, (said, here) => ({ type: 'give-back-hand-over', ...said, ...here })),
  step('pass', passHandOverSchema, (said, here) => ({ type: 'pass-hand-over', ...said, ...here })),
  step('close', closeHandOverSchema, (said, here) => ({ type: 'close-hand-over', ...said, ...here })),
] as const

function step<S extends z.ZodType>(name: string, body: S, command: (said: z.output<S>, here: Here) => HallCommand) {
  return { name, body, commandOf: (said: unknown, here: Here) => command(body.parse(said), here) }
}

export async function handOverRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts

  app.get('/api/hand-overs', { schema: { tags, response: { 200: listSchema } } }, (request) => {
    const open = [...service.state.handOver.handOvers.values()].filter(isOpen)
    const caller = callerOf(request)
    const theirs = caller.role === 'supervisor' ? open : open.filter((one) => clerksOwn(one, caller, parts))
    return { handOvers: theirs.map((one) => ({ ...one, holder: holderOf(one), overdue: isOverdue(one, service.now()) })) }
  })

  app.post('/api/windows/:number/hand-overs', { schema: { tags, params: windowParams, body: openHandOverSchema, response: { 201: handOverViewSchema } } }, async (request, reply) => {
    const window = request.params.number
    const clerk = await actingClerk(request, window, parts)
    const { events } = await service.execute({ type: 'open-hand-over', window, clerk, ...request.body }, causeOf(request))
    return reply.code(201).send(handOverOf(parts, events.find((event) => event.type === 'hand-over-opened')?.data.handOver ?? ''))
  })

  const act = async (request: FastifyRequest, { number: window, handOver }: z.output<typeof params>, commandOf: (here: Here) => HallCommand) => {
    const clerk = await actingClerk(request, window, parts)
    await service.execute(commandOf({ window, clerk, handOver }), causeOf(request))
    return handOverOf(parts, handOver)
  }

  app.post('/api/windows/:number/hand-overs/:handOver/take', { schema: { tags, params, response } }, (request) => {
    return act(request, request.params, (here) => ({ type: 'take-hand-over', ...here }))
  })

  for (const { name, body, commandOf } of saidSteps) {
    app.post(`/api/windows/:number/hand-overs/:handOver/${name}`, { schema: { tags, params, body, response } }, (request) => {
      return act(request, request.params, (here) => commandOf(request.body, here))
    })
  }
}

/** Whoever has it may never come back: a supervisor gives it to somebody else. */
export async function reassignRoutes(app: App, parts: Parts): Promise<void> {
  const schema = { tags, params: z.object({ handOver: handOverNoSchema }), body: reassignHandOverSchema, response }
  app.post('/api/hand-overs/:handOver/reassign', { schema }, async (request) => {
    const { handOver } = request.params
    await parts.service.execute({ type: 'reassign-hand-over', handOver, to: request.body.to, actor: actorOf(callerOf(request)) }, causeOf(request))
    return handOverOf(parts, handOver)
  })
}

function handOverOf({ service }: Parts, no: string): HandOverView {
  const one = service.state.handOver.handOvers.get(no)
  if (one === undefined) throw new ProblemError('HAND_OVER_UNKNOWN', `There is no open hand-over ${no}.`)
  return one
}

/** A token that names no clerk is nobody's: nothing is theirs. */
function clerksOwn(one: HandOverView, { clerk }: Claims, { service }: Parts): boolean {
  if (clerk === undefined) return false
  const window = [...service.state.staff.clerks].find(([, workNo]) => workNo === clerk)?.[0]
  return concerns(one, clerkHere(clerk, service.plan.windows.find(({ number }) => number === window)))
}
