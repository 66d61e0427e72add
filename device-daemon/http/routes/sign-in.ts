/** People sign in with work number and PIN, and get a token that acts in their name: clerks at a window, supervisors in the office. */
import { z } from 'zod'
import type { Claims } from '../../access/tokens.ts'
import { timestamp } from '../../clock.ts'
import { ProblemError } from '../../problem-error.ts'
import { clerkListSchema, type SignedIn, type SignIn, signedInSchema, signInSchema } from '../../wire/commands.ts'
import { windowNumberSchema } from '../../wire/words.ts'
import { recordAct } from '../acts.ts'
import { callerAtWindow } from '../caller.ts'
import type { App, Parts } from '../parts.ts'

/** A working day; then the PIN again. */
const signedInMs = 12 * 3600 * 1000
const params = z.object({ number: z.coerce.number().pipe(windowNumberSchema) })
const response = { 200: signedInSchema }

export async function signInRoutes(app: App, parts: Parts): Promise<void> {
  const { hall, service } = parts

  app.post('/api/windows/:number/sign-in', { schema: { tags: ['windows'], params, body: signInSchema, response } }, async (request) => {
    const window = request.params.number
    callerAtWindow(request, window)
    if (!hall.config.windows.some((one) => one.number === window)) throw new ProblemError('WINDOW_UNKNOWN', `There is no window ${window}.`)
    const clerk = await judged(parts, `window ${window}`, request.body)
    await service.execute({ type: 'sign-in', window, clerk: clerk.workNo })
    return signedIn(parts, clerk, { role: 'clerk', window })
  })

  app.post('/api/windows/:number/sign-out', { schema: { tags: ['windows'], params, response: { 204: z.null() } } }, async (request, reply) => {
    const window = request.params.number
    const { clerk } = callerAtWindow(request, window)
    if (clerk === undefined) throw new ProblemError('WINDOW_UNSTAFFED')
    await service.execute({ type: 'sign-out', window, clerk })
    return reply.code(204).send(null)
  })
}

export async function officeRoutes(app: App, parts: Parts): Promise<void> {
  app.post('/api/office/sign-in', { schema: { tags: ['access'], body: signInSchema, response } }, async (request) => {
    const clerk = await judged(parts, 'office', request.body)
    // As for a wrong PIN: from outside one cannot say who supervises.
    if (!clerk.supervises) throw new ProblemError('SIGN_IN_REFUSED')
    await recordAct(request, parts, 'POST /api/office/sign-in', `clerk:${clerk.workNo}`)
    return signedIn(parts, clerk, { role: 'supervisor' })
  })

  app.get('/api/clerks', { schema: { tags: ['access'], response: { 200: clerkListSchema } } }, () => {
    return { clerks: parts.hall.config.clerks.map(({ workNo, name, supervises }) => ({ workNo, name, supervises })) }
  })
}

type Clerk = Parts['hall']['config']['clerks'][number]

/** Throws SIGN_IN_LOCKED, SIGN_IN_REFUSED. */
async function judged({ hall, pins }: Parts, place: string, { workNo, pin }: SignIn): Promise<Clerk> {
  const verdict = await pins.judge(place, workNo, pin)
  if (verdict === 'locked') throw new ProblemError('SIGN_IN_LOCKED')
  const clerk = hall.config.clerks.find((one) => one.workNo === workNo)
  if (verdict === 'wrong' || clerk === undefined) throw new ProblemError('SIGN_IN_REFUSED')
  return clerk
}

function signedIn({ tokens, clock }: Parts, { workNo, name }: Clerk, place: Pick<Claims, 'role' | 'window'>): SignedIn {
  const until = clock.now() + signedInMs
  return { token: tokens.issue({ ...place, clerk: workNo, signedIn: true, until }), clerk: { workNo, name }, expiresAt: timestamp(until) }
}
