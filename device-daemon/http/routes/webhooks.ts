/** How the webhooks fare, and sending again what a back office has lost. */
import { z } from 'zod'
import { replaySchema, webhookViewSchema } from '../../wire/webhook-view.ts'
import type { App, Parts } from '../parts.ts'

const params = z.object({ id: z.string().max(40) })

export async function webhookRoutes(app: App, { webhooks }: Parts): Promise<void> {
  app.get('/api/webhooks', { schema: { tags: ['webhooks'], response: { 200: z.object({ webhooks: z.array(webhookViewSchema) }) } } }, async () => ({
    webhooks: await webhooks.views(),
  }))

  app.post(
    '/api/webhooks/:id/replay',
    { schema: { tags: ['webhooks'], params, body: replaySchema, response: { 200: webhookViewSchema } } },
    async (request) => {
      webhooks.replay(request.params.id, request.body.after)
      return webhooks.view(request.params.id)
    },
  )
}
