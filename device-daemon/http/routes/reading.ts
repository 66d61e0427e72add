/** A kiosk's page says that it waits for a code, or does so no longer. The kiosk is the token's. */
import { z } from 'zod'
import { readingSchema } from '../../wire/commands.ts'
import { callerOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'

export async function readingRoutes(app: App, { readings }: Parts): Promise<void> {
  app.post('/api/reading', { schema: { tags: ['devices'], body: readingSchema, response: { 204: z.null() } } }, async (request, reply) => {
    const { page, waits } = request.body
    readings.waits(callerOf(request).kiosk ?? 1, page, waits)
    return reply.code(204).send(null)
  })
}
