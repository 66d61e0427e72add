/** One-time notices: printed where somebody stands, looked through by a clerk. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ProblemError } from '../../problem-error.ts'
import { checkNoticeSchema, giveNoticeSchema } from '../../wire/commands.ts'
import { noticeViewSchema } from '../../wire/notice-view.ts'
import { noticeNoSchema } from '../../wire/words.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'
import { actingClerk, windowParams } from './windows.ts'

const tags = ['notices']

export async function noticeRoutes(app: App, parts: Parts): Promise<void> {
  const { service, places } = parts
  const noticeOf = (no: string) => {
    const one = service.state.notice.notices.get(no)
    if (one === undefined) throw new ProblemError('NOTICE_UNKNOWN', `There is no open notice ${no}.`)
    return one
  }

  app.post('/api/notices', { schema: { tags, body: giveNoticeSchema, response: { 201: noticeViewSchema } } }, async (request, reply) => {
    const caller = callerOf(request)
    // A list that nobody can take along is no notice.
    const place = caller.role === 'kiosk' ? places.kioskOf(caller.kiosk) : places.windowOf(caller.window ?? 0)
    if (place?.printer === undefined) throw new ProblemError('PRINTER_MISSING')
    const command = { type: 'give-notice', ...request.body, printer: place.printer, job: randomUUID(), actor: actorOf(caller) } as const
    const { events } = await service.execute(command, causeOf(request))
    return reply.code(201).send(noticeOf(events.find((event) => event.type === 'notice-given')?.data.notice ?? ''))
  })

  app.get('/api/notices/:notice', { schema: { tags, params: z.object({ notice: noticeNoSchema }), response: { 200: noticeViewSchema } } }, (request) => noticeOf(request.params.notice))

  app.post('/api/windows/:number/check-notice', { schema: { tags, params: windowParams, body: checkNoticeSchema, response: { 200: noticeViewSchema } } }, async (request) => {
    const window = request.params.number
    const clerk = await actingClerk(request, window, parts)
    const printer = places.windowOf(window)?.printer ?? null
    await service.execute({ type: 'check-notice', window, clerk, ...request.body, printer, job: randomUUID() }, causeOf(request))
    return noticeOf(request.body.notice)
  })
}
