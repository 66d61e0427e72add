/** A kiosk's page read aloud. Nothing of it is kept or written down. */
import { z } from 'zod'
import { saySchema, voicesViewSchema } from '../../wire/voice.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['voice']

export async function voiceRoutes(app: App, { voice }: Parts): Promise<void> {
  app.get('/api/voice', { schema: { tags, response: { 200: voicesViewSchema } } }, async () => ({ languages: await voice.languages() }))

  app.post('/api/voice', { schema: { tags, body: saySchema, produces: ['audio/wav'], response: { 200: z.any().describe('A WAV file.') } } }, async ({ body }, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type('audio/wav')
      .send(await voice.say(body)),
  )
}
