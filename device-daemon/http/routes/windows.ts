/** A clerk's steps at one window. */
import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../problem-error.ts'
import type { HallCommand } from '../../hall/hall.ts'
import { clerkAt } from '../../hall/parts/staff/fold.ts'
import { ratingViewOf, ticketViewOf } from '../../hall-views.ts'
import { ratingViewSchema, ticketViewSchema } from '../../wire/views.ts'
import { windowNumberSchema } from '../../wire/words.ts'
import { callerAtWindow } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

const params = z.object({ number: z.coerce.number().pipe(windowNumberSchema) })
const stepSchema = z.object({ ticket: ticketViewSchema, rating: ratingViewSchema.optional() })

const steps = ['call-next', 'recall', 'start', 'finish', 'no-show'] as const

export async function windowRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts

  for (const step of steps) {
    app.post(`/api/windows/:number/${step}`, { schema: { tags: ['windows'], params, response: { 200: stepSchema } } }, async (request) => {
      const { number } = request.params
      const clerk = await actingClerk(request, number, parts)
      const { events } = await service.execute(commandOf(step, number, clerk), causeOf(request))
      const moved = events.find((event) => event.type.startsWith('ticket-') || event.type === 'serving-started')
      const ticket = moved?.ticket === undefined ? null : ticketViewOf(service, moved.ticket)
      if (ticket === null) throw new ProblemError('TICKET_UNKNOWN')
      const offered = events.find((event) => event.type === 'rating-offered')
      const rating = offered === undefined ? null : ratingViewOf(service, offered.data.session)
      return rating === null ? { ticket } : { ticket, rating }
    })
  }

  app.post('/api/windows/:number/withdraw-rating', { schema: { tags: ['windows'], params, response: { 200: ratingViewSchema } } }, async (request) => {
    const { number } = request.params
    const clerk = await actingClerk(request, number, parts)
    const { events } = await service.execute({ type: 'withdraw-rating', window: number, clerk }, causeOf(request))
    const withdrawn = events.find((event) => event.type === 'rating-withdrawn')
    const rating = withdrawn === undefined ? null : ratingViewOf(service, withdrawn.data.session)
    if (rating === null) throw new ProblemError('RATING_UNKNOWN')
    return rating
  })
}

function commandOf(step: (typeof steps)[number], window: number, clerk: string): HallCommand {
  return step === 'finish' ? { type: step, window, clerk, session: randomUUID() } : { type: step, window, clerk }
}

/**
 * The clerk of the token. A token printed for a window (not made by a clerk's PIN) signs its clerk in
 * where nobody is: a back office that works by token has no sign-in page.
 */
async function actingClerk(request: FastifyRequest, window: number, { hall, service }: Parts): Promise<string> {
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
