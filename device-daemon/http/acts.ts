/** Whatever technicians and supervisors ask for is written down before it is done. */
import type { FastifyRequest } from 'fastify'
import { isAccountable, isRecorded, isRoute } from '../access/rights.ts'
import { actorOf } from './caller.ts'
import type { App, Parts } from './parts.ts'

/**
 * What a supervisor asks for and cannot be written down is not done. A technician goes on: the journal may be the very thing that
 * has to be mended, and the log has it then.
 */
export function recordActs(app: App, parts: Pick<Parts, 'service' | 'report'>): void {
  app.addHook('preHandler', async (request) => {
    const { caller } = request
    const route = `${request.method} ${request.routeOptions.url ?? ''}`
    if (caller === null || !isAccountable(caller.role) || !isRoute(route) || !isRecorded(route)) return
    try {
      await recordAct(request, parts, route, actorOf(caller))
    } catch (error) {
      if (caller.role !== 'technician') throw error
      parts.report(error, `writing down ${route}`)
    }
  })
}

/**
 * What the hall itself gives as names: numbers of visits and cases, places, devices, bookings. Whatever else somebody puts into an
 * address may be a person's, and stays nowhere.
 */
const nameForm = /^(\d{1,3}|\d{8}-[A-Z]\d{3,4}|[a-z][a-z\d-]{0,39}|[A-Z]{1,4}-\d{1,10})$/
const named = (text: string): string => (nameForm.test(text) ? text : '?')

/** Asked twice with one key it is done once; that it was asked twice is so. */
export async function recordAct({ params, ip }: FastifyRequest, { service }: Pick<Parts, 'service'>, what: string, actor: string): Promise<void> {
  await service.execute({ type: 'note-act', what, on: Object.values(Object(params)).map((value) => named(String(value))), from: ip, actor })
}
