/** Clerks sign in at a window with work number and PIN, and get a token that acts in their name. */
import { z } from 'zod'
import { timestamp } from '../../clock.ts'
import { ProblemError } from '../../problem-error.ts'
import { signedInSchema, signInSchema } from '../../wire/commands.ts'
import { windowNumberSchema } from '../../wire/words.ts'
import { callerAtWindow } from '../caller.ts'
import type { App, Parts } from '../parts.ts'

/** A working day; then the PIN again. */
const signedInMs = 12 * 3600 * 1000
const params = z.object({ number: z.coerce.number().pipe(windowNumberSchema) })

export async function signInRoutes(app: App, { hall, service, tokens, pins, clock }: Parts): Promise<void> {
  app.post(
    '/api/windows/:number/sign-in',
    { schema: { tags: ['windows'], params, body: signInSchema, response: { 200: signedInSchema } } },
    async (request) => {
      const window = request.params.number
      callerAtWindow(request, window)
      const { workNo, pin } = request.body
      if (!hall.config.windows.some((one) => one.number === window)) {
        throw new ProblemError('WINDOW_UNKNOWN', `There is no window ${window}.`)
      }
      const verdict = await pins.judge(window, workNo, pin)
      if (verdict === 'locked') throw new ProblemError('SIGN_IN_LOCKED')
      const clerk = hall.config.clerks.find((one) => one.workNo === workNo)
      if (verdict === 'wrong' || clerk === undefined) throw new ProblemError('SIGN_IN_REFUSED')
      await service.execute({ type: 'sign-in', window, clerk: workNo })
      const until = clock.now() + signedInMs
      return {
        token: tokens.issue({ role: 'clerk', window, clerk: workNo, signedIn: true, until }),
        clerk: { workNo, name: clerk.name },
        expiresAt: timestamp(until),
      }
    },
  )

  app.post('/api/windows/:number/sign-out', { schema: { tags: ['windows'], params, response: { 204: z.null() } } }, async (request, reply) => {
    const window = request.params.number
    const { clerk } = callerAtWindow(request, window)
    if (clerk === undefined) throw new ProblemError('WINDOW_UNSTAFFED')
    await service.execute({ type: 'sign-out', window, clerk })
    return reply.code(204).send(null)
  })
}
