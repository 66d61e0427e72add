/** A clerk's steps at one window. */
import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../problem-error.ts'
import type { HallCommand } from '../../hall/hall.ts'
import { clerkAt, pausedAt } from '../../hall/parts/staff/fold.ts'
import { ratingViewOf, ticketViewOf } from '../../hall-views.ts'
import {
  addItemSchema,
  callChosenSchema,
  cancelSchema,
  parkSchema,
  pausedSchema,
  pauseSchema,
  resumeSchema,
  transferSchema,
  withdrawRatingSchema,
} from '../../wire/commands.ts'
import type { HallEvent } from '../../wire/events.ts'
import { ratingViewSchema, ticketViewSchema } from '../../wire/views.ts'
import { windowNumberSchema } from '../../wire/words.ts'
import { callerAtWindow } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

export const windowParams = z.object({ number: z.coerce.number().pipe(windowNumberSchema) })
const stepSchema = z.object({ ticket: ticketViewSchema, rating: ratingViewSchema.optional() })

interface Here {
  readonly window: number
  readonly clerk: string
}

/** Steps of which nothing more needs to be said than where. */
const plainSteps = {
  'call-next': (here: Here) => ({ type: 'call-next', ...here }),
  'recall': (here: Here) => ({ type: 'recall', ...here }),
  'start': (here: Here) => ({ type: 'start', ...here }),
  'finish': (here: Here) => ({ type: 'finish', ...here, session: randomUUID() }),
  'no-show': (here: Here) => ({ type: 'no-show', ...here }),
  'hold': (here: Here) => ({ type: 'hold', ...here }),
  'undo': (here: Here) => ({ type: 'undo', ...here }),
} as const satisfies Record<string, (here: Here) => HallCommand>

/** Steps with a body. */
const saidSteps = [
  step('call', callChosenSchema, (said, here) => ({ type: 'call-chosen', ...said, ...here })),
  step('resume', resumeSchema, (said, here) => ({ type: 'resume', ...said, ...here })),
  step('park', parkSchema, (said, here) => ({ type: 'park', ...said, ...here })),
  step('transfer', transferSchema, (said, here) => ({ type: 'transfer', ...said, ...here })),
  step('cancel', cancelSchema, (said, here) => ({ type: 'cancel', ...said, ...here })),
  step('items', addItemSchema, (said, here) => ({ type: 'add-item', ...said, ...here })),
] as const

function step<S extends z.ZodType>(name: string, body: S, command: (said: z.output<S>, here: Here) => HallCommand) {
  return { name, body, commandOf: (said: unknown, here: Here) => command(body.parse(said), here) }
}

export async function windowRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts
  const take = async (request: FastifyRequest, number: number, commandOf: (here: Here) => HallCommand) => {
    const clerk = await actingClerk(request, number, parts)
    const { events } = await service.execute(commandOf({ window: number, clerk }), causeOf(request))
    return outcome(parts, events)
  }

  for (const [name, commandOf] of Object.entries(plainSteps)) {
    app.post(
      `/api/windows/:number/${name}`,
      { schema: { tags: ['windows'], params: windowParams, response: { 200: stepSchema } } },
      (request) => take(request, request.params.number, commandOf),
    )
  }

  for (const { name, body, commandOf } of saidSteps) {
    app.post(
      `/api/windows/:number/${name}`,
      { schema: { tags: ['windows'], params: windowParams, body, response: { 200: stepSchema } } },
      (request) => take(request, request.params.number, (here) => commandOf(request.body, here)),
    )
  }

  app.post(
    '/api/windows/:number/withdraw-rating',
    { schema: { tags: ['windows'], params: windowParams, body: withdrawRatingSchema, response: { 200: ratingViewSchema } } },
    async (request) => {
      const { number } = request.params
      const clerk = await actingClerk(request, number, parts)
      const { events } = await service.execute({ type: 'withdraw-rating', window: number, clerk, why: request.body.why }, causeOf(request))
      const withdrawn = events.find((event) => event.type === 'rating-withdrawn')
      const rating = withdrawn === undefined ? null : ratingViewOf(service, withdrawn.data.session)
      if (rating === null) throw new ProblemError('RATING_UNKNOWN')
      return rating
    },
  )
}

/** A break: nobody is called until it is over. */
export async function pauseRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts

  app.post(
    '/api/windows/:number/pause',
    { schema: { tags: ['windows'], params: windowParams, body: pauseSchema, response: { 200: pausedSchema } } },
    async (request) => {
      const { number } = request.params
      const clerk = await actingClerk(request, number, parts)
      await service.execute({ type: 'pause', window: number, clerk, ...request.body }, causeOf(request))
      return { paused: pausedAt(service.state.staff, number) }
    },
  )

  app.post(
    '/api/windows/:number/reopen',
    { schema: { tags: ['windows'], params: windowParams, response: { 200: pausedSchema } } },
    async (request) => {
      const { number } = request.params
      const clerk = await actingClerk(request, number, parts)
      await service.execute({ type: 'reopen', window: number, clerk }, causeOf(request))
      return { paused: pausedAt(service.state.staff, number) }
    },
  )
}

/** The ticket that was moved, and the rating that was asked for. A rating of the one before may have ended first. */
function outcome({ service }: Parts, events: readonly HallEvent[]): z.input<typeof stepSchema> {
  const moved = events.find((event) => !event.type.startsWith('rating-') && event.ticket !== undefined)
  const ticket = moved?.ticket === undefined ? null : ticketViewOf(service, moved.ticket)
  if (ticket === null) throw new ProblemError('TICKET_UNKNOWN')
  const offered = events.find((event) => event.type === 'rating-offered')
  const rating = offered === undefined ? null : ratingViewOf(service, offered.data.session)
  return rating === null ? { ticket } : { ticket, rating }
}

/**
 * The clerk of the token. A token printed for a window (not made by a clerk's PIN) signs its clerk in
 * where nobody is: a back office that works by token has no sign-in page.
 */
export async function actingClerk(request: FastifyRequest, window: number, { hall, service }: Parts): Promise<string> {
  const caller = callerAtWindow(request, window)
  if (!hall.config.windows.some((one) => one.number === window)) {
    throw new ProblemError('WINDOW_UNKNOWN', `There is no window ${window}.`)
  }
  const { clerk } = caller
  if (clerk === undefined) throw new ProblemError('WINDOW_UNSTAFFED', `Sign in at window ${window} first.`)
  const present = clerkAt(service.state.staff, window)
  if (present === null && caller.signedIn !== true) await service.execute({ type: 'sign-in', window, clerk })
  return clerk
}
