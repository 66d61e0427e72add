/** A second paper of a ticket, marked 补打. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ProblemError } from '../../problem-error.ts'
import { printViewOf } from '../../hall-views.ts'
import { placesOf } from '../../places.ts'
import { printViewSchema } from '../../wire/views.ts'
import { ticketIdSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

export async function printRoutes(app: App, { hall, service }: Parts): Promise<void> {
  const places = placesOf(hall.config)

  app.post(
    '/api/prints/:ticket/reprint',
    { schema: { tags: ['prints'], params: z.object({ ticket: ticketIdSchema }), response: { 201: printViewSchema } } },
    async (request, reply) => {
      const caller = callerOf(request)
      // Where the clerk is, if something prints there; else where the person took the first one.
      const atWindow = caller.window === undefined ? undefined : places.windowOf(caller.window)?.printer
      const printer = atWindow ?? places.kioskOf(caller.kiosk)?.printer
      if (printer === undefined) throw new ProblemError('PRINTER_MISSING')
      const { events } = await service.execute(
        { type: 'reprint', ticket: request.params.ticket, printer, job: randomUUID(), actor: actorOf(caller) },
        causeOf(request),
      )
      const queued = events.find((event) => event.type === 'print-queued')
      const print = queued === undefined ? null : printViewOf(service, queued.data.job)
      if (print === null) throw new ProblemError('PRINT_UNKNOWN')
      return reply.code(201).send(print)
    },
  )
}
