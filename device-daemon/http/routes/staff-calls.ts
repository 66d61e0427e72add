/** Staff are called from a kiosk, and come. Everybody else sees it in the hall's view. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { stateAfter } from '../../hall-views.ts'
import { callNamed } from '../../hall/parts/staff-call/fold.ts'
import type { HallEvent } from '../../wire/events.ts'
import { ProblemError } from '../../problem-error.ts'
import { type StaffCallView, staffCallViewSchema } from '../../wire/staff-call-view.ts'
import { staffCallNoSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'
import { actingClerk } from './windows.ts'

const tags = ['staff-calls']
const params = z.object({ call: staffCallNoSchema })
/** What became of it says the view: it may be another call's turn already when this is answered a second time. */
const response = { 204: z.null() }

export async function staffCallRoutes(app: App, parts: Parts): Promise<void> {
  const { service } = parts

  app.post('/api/staff-calls', { schema: { tags, response: { 200: staffCallViewSchema, 201: staffCallViewSchema } } }, async (request, reply) => {
    const at = kioskOf(request)
    const { events } = await service.execute({ type: 'call-staff', ...at }, causeOf(request))
    return reply.code(events.length === 0 ? 200 : 201).send(calledBy(parts, at.kiosk, events))
  })

  app.post('/api/staff-calls/:call/answer', { schema: { tags, params, response } }, async (request, reply) => {
    const { call } = request.params
    const from = await whoComes(request, parts)
    await service.execute({ type: 'answer-staff-call', call, from, actor: actorOf(callerOf(request)) }, causeOf(request))
    return reply.code(204).send(null)
  })

  app.post('/api/staff-calls/:call/cancel', { schema: { tags, params, response } }, async (request, reply) => {
    await service.execute({ type: 'cancel-staff-call', call: request.params.call, ...kioskOf(request) }, causeOf(request))
    return reply.code(204).send(null)
  })
}

/** The kiosk is the token's. */
function kioskOf(request: FastifyRequest): { readonly kiosk: number; readonly actor: string } {
  const caller = callerOf(request)
  return { kiosk: caller.kiosk ?? 1, actor: actorOf(caller) }
}

/** The call that was made, or was open already. Repeated when the hall has let it go, it is as it was then. */
function calledBy({ service }: Parts, kiosk: number, events: readonly HallEvent[]): StaffCallView {
  const made = events.find((event) => event.type === 'staff-called')?.data.call
  const found = made === undefined ? service.state.staffCall.calls.get(kiosk) : (callNamed(service.state.staffCall, made) ?? callNamed(stateAfter(events).staffCall, made))
  if (found === undefined) throw new ProblemError('STAFF_CALL_UNKNOWN')
  return found
}

/** The window of the token, or the one where its clerk is signed in. A supervisor comes from none. */
async function whoComes(request: FastifyRequest, parts: Parts): Promise<{ readonly window: number; readonly clerk: string } | null> {
  const { role, clerk, window: own } = callerOf(request)
  if (role === 'supervisor') return null
  const window = own ?? [...parts.service.state.staff.clerks].find(([, workNo]) => workNo === clerk)?.[0]
  if (window === undefined) throw new ProblemError('WINDOW_UNSTAFFED', 'Sign in at a window first.')
  return { window, clerk: await actingClerk(request, window, parts) }
}
