/** For watchdogs and Prometheus. Nothing here concerns a person, so no token is asked. */
import { z } from 'zod'
import type { App, Parts } from '../parts.ts'

const healthSchema = z.object({
  status: z.enum(['ok', 'failing']),
  site: z.string(),
  emulated: z.boolean(),
  /** The last journal entry. */
  seq: z.int(),
  detail: z.string().nullable(),
})

export async function healthRoutes(app: App, { hall, service, metrics, health }: Parts): Promise<void> {
  app.get('/healthz', { schema: { tags: ['health'], security: [], response: { 200: healthSchema, 503: healthSchema } } }, async (_request, reply) => {
    const detail = health()
    const { site, emulated } = hall.config
    const status = detail === null ? 'ok' : 'failing'
    return reply.code(detail === null ? 200 : 503).send({ status, site: site.code, emulated, seq: service.seq, detail })
  })

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
}
