/** What becomes of a ticket without a window: its person is back, or should not have to wait as long. */
import { z } from 'zod'
import { receiptOf } from '../../hall-views.ts'
import { prioritiseSchema, ticketReceiptSchema } from '../../wire/commands.ts'
import { ticketIdSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

const params = z.object({ id: ticketIdSchema })

export async function ticketStepRoutes(app: App, { hall, service }: Parts): Promise<void> {
  app.post(
    '/api/tickets/:id/return',
    { schema: { tags: ['tickets'], params, response: { 200: ticketReceiptSchema } } },
    async (request) => {
      const ticket = request.params.id
      await service.execute({ type: 'return-ticket', ticket, actor: actorOf(callerOf(request)) }, causeOf(request))
      return receiptOf(hall, service, ticket)
    },
  )

  app.post(
    '/api/tickets/:id/priority',
    {
      schema: {
        tags: ['tickets'],
        params,
        body: prioritiseSchema,
        response: { 200: ticketReceiptSchema },
      },
    },
    async (request) => {
      const ticket = request.params.id
      await service.execute(
        { type: 'prioritise', ticket, ...request.body, actor: actorOf(callerOf(request)) },
        causeOf(request),
      )
      return receiptOf(hall, service, ticket)
    },
  )
}
