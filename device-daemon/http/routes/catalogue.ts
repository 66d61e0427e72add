/** The service items people can come for, as they are today. */
import { z } from 'zod'
import type { ServiceItem } from '../../../config/item-schema.ts'
import { itemStateOn } from '../../hall/items.ts'
import { dateFor } from '../../hall/parts/day/rules.ts'
import type { ItemPlan } from '../../hall/plan.ts'
import { type ItemView, itemViewSchema } from '../../wire/views.ts'
import type { App, Parts } from '../parts.ts'

export async function catalogueRoutes(app: App, { hall, service }: Parts): Promise<void> {
  const plans = new Map(service.plan.items.map((item) => [item.code, item]))

  app.get('/api/catalogue', { schema: { tags: ['catalogue'], response: { 200: z.object({ version: z.string(), items: z.array(itemViewSchema) }) } } }, () => {
    const today = dateFor(service.state, { plan: service.plan, now: service.now() })
    const items = hall.items.flatMap((item) => {
      const plan = plans.get(item.code)
      return plan === undefined ? [] : [viewOf(item, plan, today)]
    })
    return { version: hall.version, items }
  })
}

function viewOf(item: ServiceItem, plan: ItemPlan, today: string): ItemView {
  const { code, name, nameEn, queue, department, fee, minutes, materials, closed } = item
  const state = itemStateOn(plan, today)
  return {
    ...{ code, name, nameEn, queue, department, fee, minutes, materials },
    open: state === 'open',
    why: state === 'open' ? null : state,
    reason: typeof closed === 'object' ? closed : null,
    from: state === 'not-yet' ? plan.from : null,
    levels: [...new Set([...item.acceptLevels, item.decideLevel])].sort((one, other) => one - other),
  }
}
