/** The service items people can come for, as they are today. */
import type { ServiceItem } from '../../../config/item-schema.ts'
import { itemStateOn } from '../../hall/items.ts'
import { dateFor } from '../../hall/parts/day/rules.ts'
import { helpDays } from '../../hall/parts/help/days.ts'
import type { ItemPlan } from '../../hall/plan.ts'
import { initialsMaker } from '../../initials/initials-of-names.ts'
import { papersOf, partsOf } from '../../wire/papers.ts'
import { catalogueViewSchema, type ItemView } from '../../wire/item-view.ts'
import type { App, Parts } from '../parts.ts'

export async function catalogueRoutes(app: App, { hall, service, report }: Parts): Promise<void> {
  const plans = new Map(service.plan.items.map((item) => [item.code, item]))
  // What no day changes: a bundle has its papers merged once.
  const entries = hall.items.map((item) => ({ item, materials: papersOf(item, hall.items), parts: partsOf(item, hall.items) }))
  const initials = initialsMaker(report)

  app.get('/api/catalogue', { schema: { tags: ['catalogue'], response: { 200: catalogueViewSchema } } }, async () => {
    const made = await initials(hall.items.flatMap(namesOf))
    const today = dateFor(service.state, { plan: service.plan, now: service.now() })
    const isOpen = (plan: ItemPlan | undefined) => plan !== undefined && itemStateOn(plan, today) === 'open'
    const items = entries.flatMap(({ item, materials, parts }, at) => {
      const plan = plans.get(item.code)
      if (plan === undefined) return []
      return [{ ...viewOf(item, plan, today), initials: [...new Set(made.slice(2 * at, 2 * at + 2))].filter(Boolean), materials, parts: parts.map(({ code, name, nameEn }) => ({ code, name, nameEn, open: isOpen(plans.get(code)) })) }]
    })
    return { version: hall.version, items, helpDays: helpDays(service.plan, today) }
  })
}

/** Two an item. */
const namesOf = ({ name, plainName = name }: ServiceItem) => [plainName, name]

function viewOf(item: ServiceItem, plan: ItemPlan, today: string): Omit<ItemView, 'initials' | 'materials' | 'parts'> {
  const { code, name, nameEn, plainName = name, plainNameEn = nameEn, hint = null, hintEn = null, queue, department, fee, minutes, closed } = item
  const state = itemStateOn(plan, today)
  return {
    ...{ code, name, nameEn, plainName, plainNameEn, hint, hintEn, queue, department, fee, minutes },
    open: state === 'open',
    why: state === 'open' ? null : state,
    reason: typeof closed === 'object' ? closed : null,
    from: state === 'not-yet' ? plan.from : null,
    help: [...plan.help],
    limited: [item.promised, item.statutory].some(({ value, unit }) => unit === 'NOW' || value !== null),
    levels: [...new Set([...item.acceptLevels, item.decideLevel])].sort((one, other) => one - other),
  }
}
