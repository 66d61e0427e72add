/** Devices for technicians: how they are, and whether they pass their self-tests. */
import { z } from 'zod'
import { maySeeDevice } from '../../access/rights.ts'
import { ProblemError } from '../../problem-error.ts'
import { previewOf } from '../../printing/preview.ts'
import { rollOf } from '../../printing/roll-of.ts'
import { previewAskSchema, ticketPreviewSchema } from '../../wire/preview.ts'
import { lineViewSchema } from '../../wire/line-view.ts'
import { deviceViewSchema, selfTestReportSchema } from '../../wire/views.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

const idParams = z.object({ place: z.string().max(32), name: z.string().max(32) })

export async function deviceRoutes(app: App, { hall, service, devices, places, clock }: Parts): Promise<void> {
  const testing = new Set<string>()

  app.get('/api/devices', { schema: { tags: ['devices'], response: { 200: z.object({ devices: z.array(deviceViewSchema) }) } } }, (request) => {
    const caller = callerOf(request)
    return { devices: devices.views().filter(({ id }) => maySeeDevice(caller, places.placeOf(id))) }
  })

  app.get('/api/lines', { schema: { tags: ['devices'], response: { 200: z.object({ lines: z.array(lineViewSchema) }) } } }, () => ({ lines: devices.lines() }))

  app.get(
    '/api/devices/:place/:name/ticket',
    { schema: { tags: ['devices'], params: idParams, querystring: previewAskSchema, response: { 200: ticketPreviewSchema } } },
    ({ params: { place, name }, query }) => previewOf(hall, `${place}/${name}`, query, clock.now()),
  )

  app.post('/api/devices/:place/:name/roll', { schema: { tags: ['devices'], params: idParams, response: { 204: z.null() } } }, async (request, reply) => {
    const printer = `${request.params.place}/${request.params.name}`
    const roll = rollOf(hall, printer)
    if (roll === null) throw new ProblemError('DEVICE_UNKNOWN', `There is no printer ${printer}.`)
    await service.execute({ type: 'change-roll', printer, mm: roll.rollMm, actor: actorOf(callerOf(request)) }, causeOf(request))
    return reply.code(204).send(null)
  })

  app.post(
    '/api/devices/:place/:name/self-test',
    { schema: { tags: ['devices'], params: idParams, response: { 200: selfTestReportSchema } } },
    async (request) => {
      const id = `${request.params.place}/${request.params.name}`
      if (testing.has(id)) throw new ProblemError('DEVICE_BUSY', `A self-test of ${id} is running.`)
      const report = devices.selfTest(id)
      if (report === null) throw new ProblemError('DEVICE_UNKNOWN', `There is no device ${id}.`)
      testing.add(id)
      try {
        return await report
      } finally {
        testing.delete(id)
      }
    },
  )
}
