/** One file for whoever mends from afar; that it was taken is written down. */
import { bundleOf } from '../../diagnostics/bundle.ts'
import { diagnosticsSchema } from '../../wire/diagnostics-view.ts'
import type { App, Parts } from '../parts.ts'

export async function diagnosticRoutes(app: App, parts: Parts): Promise<void> {
  const startedAt = parts.clock.now()
  app.get('/api/diagnostics', { schema: { tags: ['devices'], response: { 200: diagnosticsSchema } } }, async (_request, reply) => {
    const bundle = await bundleOf(parts, startedAt)
    const name = `guitai-${bundle.config.site.code}-${bundle.made.slice(0, 16).replaceAll(':', '')}.json`
    return reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store').send(bundle)
  })
}
