/** The service items people can come for. */
import { z } from 'zod'
import { itemViewSchema } from '../../wire/views.ts'
import type { App, Parts } from '../parts.ts'

export async function catalogueRoutes(app: App, { hall }: Parts): Promise<void> {
  const items = hall.items.map((item) => ({
    code: item.code,
    name: item.name,
    nameEn: item.nameEn,
    queue: item.queue,
    department: item.department,
    fee: item.fee,
    minutes: item.minutes,
    materials: item.materials,
    open: !item.closed,
  }))

  app.get('/api/catalogue', { schema: { tags: ['catalogue'], response: { 200: z.object({ items: z.array(itemViewSchema) }) } } }, () => {
    return { items }
  })
}
