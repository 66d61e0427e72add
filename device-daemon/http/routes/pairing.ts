/** Pages of an emulated hall pair themselves; elsewhere a technician brings a token. */
import { ProblemError } from '../../problem-error.ts'
import { pairedSchema, pairSchema } from '../../wire/commands.ts'
import { sessionViewSchema } from '../../wire/views.ts'
import { callerOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { sessionOf } from '../session-view.ts'

const pairedMs = 30 * 24 * 3600 * 1000

export async function pairingRoutes(app: App, parts: Parts): Promise<void> {
  const { hall, tokens, clock } = parts

  app.post('/api/pairing', { schema: { tags: ['access'], security: [], body: pairSchema, response: { 201: pairedSchema } } }, async (request, reply) => {
    if (!hall.config.emulated) {
      throw new ProblemError('PAIRING_CLOSED', 'Print a token with `guitai token` and enter it on the page.')
    }
    const { role, window, kiosk } = request.body
    if (window !== undefined && !hall.config.windows.some((one) => one.number === window)) {
      throw new ProblemError('WINDOW_UNKNOWN', `There is no window ${window}.`)
    }
    const claims = { role, ...(window === undefined ? {} : { window }), ...(kiosk === undefined ? {} : { kiosk }) }
    return reply.code(201).send({ token: tokens.issue({ ...claims, until: clock.now() + pairedMs }) })
  })

  app.get('/api/session', { schema: { tags: ['access'], response: { 200: sessionViewSchema } } }, (request) =>
    sessionOf(callerOf(request), hall.config),
  )
}
