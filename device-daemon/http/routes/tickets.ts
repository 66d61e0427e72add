/** Taking a number, checking in, and what the queue looks like. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { arrivals } from '../../arrival.ts'
import { queueViewFor, receiptOf, receiptOfEvents } from '../../hall-views.ts'
import { placesOf } from '../../places.ts'
import { checkInSchema, takeTicketSchema, ticketReceiptSchema } from '../../wire/commands.ts'
import { queueViewSchema } from '../../wire/views.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

export async function ticketRoutes(app: App, { hall, service, cards }: Parts): Promise<void> {
  const places = placesOf(hall.config)
  const arrive = arrivals(hall.config, service)

  app.post(
    '/api/tickets',
    { schema: { tags: ['tickets'], body: takeTicketSchema, response: { 201: ticketReceiptSchema } } },
    async (request, reply) => {
      const caller = callerOf(request)
      const printer = places.kioskOf(caller.kiosk)?.printer ?? null
      const { priority = null, card, ...by } = request.body
      const channel = caller.role === 'kiosk' ? 'kiosk' : 'window'
      const kiosk = caller.role === 'kiosk' ? (caller.kiosk ?? places.kioskOf(undefined)?.number ?? null) : null
      const person = kiosk === null || card === undefined ? null : cards.of(kiosk, card)
      const why = priority ?? (person?.isElderly === true ? 'elderly' : null)
      const done = await service.execute(
        { type: 'take-ticket', by, priority: why, holder: person?.holder ?? null, channel, actor: actorOf(caller), printer, job: randomUUID() },
        causeOf(request),
      )
      // The next ticket is the next person's.
      if (kiosk !== null && person !== null) cards.letGo(kiosk)
      return reply.code(201).send(receiptOfEvents(hall, service, done.events))
    },
  )

  app.post(
    '/api/check-ins',
    { schema: { tags: ['tickets'], body: checkInSchema, response: { 200: ticketReceiptSchema, 201: ticketReceiptSchema } } },
    async (request, reply) => {
      const { ticket, events } = await arrive(request.body.code, actorOf(callerOf(request)), causeOf(request))
      const isNew = events.some((event) => event.type === 'ticket-issued')
      return reply
        .code(isNew ? 201 : 200)
        .send(events.length === 0 ? receiptOf(hall, service, ticket) : receiptOfEvents(hall, service, events))
    },
  )

  app.get('/api/queue', { schema: { tags: ['tickets'], response: { 200: queueViewSchema } } }, () => {
    return queueViewFor(hall, service)
  })

  app.get(
    '/api/tickets/:id',
    { schema: { tags: ['tickets'], params: z.object({ id: z.string().max(20) }), response: { 200: ticketReceiptSchema } } },
    (request) => {
      return receiptOf(hall, service, request.params.id)
    },
  )
}
