import type { Hall } from '../config/load.ts'
import { createHash } from 'node:crypto'
import type { ServiceItem } from '../config/item-schema.ts'
import type { HallConfig } from '../config/schema.ts'
import type { InspectionPlan, ItemPlan, LimitPlan, Plan } from './hall/plan.ts'
import { type HelpKind, helpKinds } from './wire/choices.ts'
import { papersOf, partsOf } from './wire/papers.ts'

/** What the hall's rules need of its configuration. */
export function planOf({ config, items, calendar, version, ratingTags, checklist, requirements, documents }: Hall): Plan {
  return {
    site: config.site.code,
    timeZone: config.site.timeZone,
    queues: config.queues.map(({ prefix, hours, dailyQuota, perPerson }) => ({ prefix, hours, dailyQuota, perPerson })),
    windows: config.windows.map(({ number, queues, helpsWith, pad, padScreen }) => ({
      number,
      queues,
      helps: helpsWith,
      pad: pad ?? null,
      screen: padScreen,
    })),
    kiosks: new Set(config.kiosks.map(({ number }) => number)),
    items: items.map((item) => itemPlan(item, { items, version, tier: config.site.tier })),
    appointments: config.appointments,
    booking: config.booking,
    ratingSeconds: config.rating.seconds,
    rating: { codeDays: config.rating.codeDays, wordsDays: config.rating.wordsDays, byRule: config.rating.byRule !== undefined, tags: new Map(ratingTags.tags.map(({ code, level }) => [code, level])) },
    outputQueue: config.queues.find(({ output }) => output)?.prefix ?? null,
    calendar,
    priority: { inRow: config.priority.inRow, minutes: config.priority.minutes },
    help: { ...config.help, places: new Set(config.help.places.map(({ code }) => code)) },
    returning: { numbers: config.returning.numbers, minutes: config.returning.minutes },
    firstContact: config.firstContact,
    rectification: config.rectification,
    documents: new Map(documents.map(({ id, version: inForce, digest }) => [id, { version: inForce, digest }])),
    appraisal: { awards: config.appraisal.awards },
    complaint: config.complaint,
    inspection: { version: checklist.version, lines: checklist.lines.map(({ code }) => code), days: daysOf(config), escalateAfterDays: config.inspection.escalateAfterDays },
    officeHours: config.officeHours.spans.map((span) => ({ ...span, quota: null })),
    six: { version: requirements.version, lines: new Map(requirements.lines.map(({ code, from }) => [code, from])), evidence: new Set(requirements.evidence.map(({ code }) => code)), okPercent: config.six.okPercent },
    clerks: new Map(config.clerks.map(({ workNo, skills }) => [workNo, skills])),
    minutes: new Map(items.map(({ code, minutes }) => [code, minutes])),
    skills: new Map(items.flatMap(({ code, skill }) => (skill === undefined ? [] : [[code, skill]]))),
  }
}

const daysOf = ({ inspection: { minorDays, majorDays, seriousDays } }: HallConfig): InspectionPlan['days'] => ({ minor: minorDays, major: majorDays, serious: seriousDays })

/** GB/T 39046-2020 table A.2: 3 city, 4 county, 5 township, 6 village. */
const levelsOf = { city: [3, 4], township: [5], village: [6] } as const satisfies Record<HallConfig['site']['tier'], readonly number[]>

/** Where an item may be taken in, or is decided: a hall of one of these takes it. */
export const isTakenAt = ({ acceptLevels, decideLevel }: Pick<ServiceItem, 'acceptLevels' | 'decideLevel'>, tier: HallConfig['site']['tier']): boolean =>
  levelsOf[tier].some((level) => level === decideLevel || acceptLevels.includes(level))

interface Catalogue {
  readonly items: readonly ServiceItem[]
  readonly version: string
  readonly tier: HallConfig['site']['tier']
}

function itemPlan(item: ServiceItem, catalogue: Catalogue): ItemPlan {
  const { code, queue, closed, priority, promised, statutory, appointment, slots } = item
  const { items, version, tier } = catalogue
  const parts = partsOf(item, items)
  const digest = createHash('sm3').update(JSON.stringify(parts.length === 0 ? item : [item, ...parts])).digest('hex')
  const had = { isHere: isTakenAt(item, tier), help: helpOf(item), from: item.from ?? null, until: item.until ?? null }
  const told = { papers: papersOf(item, items).length, version, digest }
  const limits = { promised: limitOf(promised), statutory: limitOf(statutory) }
  return { code, queue, open: closed === false, ...had, bookable: appointment, slots, priority, parts: parts.map((part) => itemPlan(part, catalogue)), ...told, ...limits }
}

/** With anything somebody may be helped; not everything may be done for them, or where they live. */
function helpOf({ agent, homeService }: ServiceItem): HelpKind[] {
  const isHad = { agency: agent !== false, assist: true, homeService }
  return helpKinds.filter((kind) => isHad[kind])
}

/** A catalogue may leave a limit open. */
function limitOf({ value, unit }: ServiceItem['promised']): LimitPlan | null {
  if (unit === 'NOW') return { value: 0, unit }
  return value === null || unit === null ? null : { value, unit }
}
