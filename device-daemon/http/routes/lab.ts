/** Operating emulated devices. These routes do not exist in a real hall. */
import { z } from 'zod'
import { appointmentCode } from '../../wire/codes.ts'
import { gestureSchema, labCodeSchema, specimenSchema } from '../../wire/lab.ts'
import type { App, Parts } from '../parts.ts'

const idParams = z.object({ place: z.string().max(32), name: z.string().max(32) })

export async function labRoutes(app: App, { hall, lab }: Parts): Promise<void> {
  if (lab === null) return

  app.get('/api/lab/cards', { schema: { tags: ['lab'], response: { 200: z.object({ cards: z.array(specimenSchema) }) } } }, () => {
    return { cards: lab.cards() }
  })

  app.get('/api/lab/codes', { schema: { tags: ['lab'], response: { 200: z.object({ codes: z.array(labCodeSchema) }) } } }, () => {
    const names = new Map(hall.items.map((item) => [item.code, item.name]))
    const codes = hall.config.appointments.map(({ id, item }) => ({
      title: `${id} ${names.get(item) ?? item}`,
      code: appointmentCode(hall.config.site.code, id),
    }))
    return { codes }
  })

  app.post('/api/lab/devices/:place/:name/gesture', { schema: { tags: ['lab'], params: idParams, body: gestureSchema, response: { 204: z.null() } } }, async (request, reply) => {
    lab.gesture(`${request.params.place}/${request.params.name}`, request.body)
    return reply.code(204).send(null)
  })
}
