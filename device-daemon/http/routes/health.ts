/** For watchdogs and Prometheus. Nothing here concerns a person, so no token is asked. */
import { z } from 'zod'
import { plainReason, plainReasonZh } from '../../health.ts'
import type { App, Parts } from '../parts.ts'

const healthSchema = z.object({
  status: z.enum(['ok', 'degraded', 'failing']),
  site: z.string(),
  emulated: z.boolean(),
  /** The last journal entry. */
  seq: z.int(),
  /** Free bytes on the journal's disk. */
  freeBytes: z.number().nullable(),
  /** What is wrong, in sentences; null when nothing is. */
  detail: z.string().nullable(),
  /** The same in Chinese. */
  detailZh: z.string().nullable(),
})

/** A degraded daemon still serves: only one that must not be trusted answers 503. */
export async function healthRoutes(app: App, { hall, service, metrics, health }: Parts): Promise<void> {
  app.get('/healthz', { schema: { tags: ['health'], security: [], response: { 200: healthSchema, 503: healthSchema } } }, async (_request, reply) => {
    const { status, reasons, freeBytes } = health()
    const { site, emulated } = hall.config
    const isWell = reasons.length === 0
    const detail = isWell ? null : reasons.map(plainReason).join(' ')
    const detailZh = isWell ? null : reasons.map(plainReasonZh).join('')
    return reply.code(status === 'failing' ? 503 : 200).send({ status, site: site.code, emulated, seq: service.seq, freeBytes, detail, detailZh })
  })

  app.get('/metrics', { schema: { tags: ['health'], security: [], produces: ['text/plain'], response: { 200: z.string() } } }, async (_request, reply) => {
    reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
}
