/** A large hall made up: windows, queues, items and clerks in the proportions of a city's. */
import type { ItemPlan, Plan, WindowPlan } from '../../device-daemon/hall/plan.ts'
import { itemOf, plan } from '../hall/bench.ts'

/** When doors open on a date: 08:30 in China, ms. */
export const openingOf = (date: string): number => Date.parse(`${date}T08:30:00+08:00`)
/** Tuesday 24 November 2026. */
export const today = '2026-11-24'
export const opening = openingOf(today)
export const outputQueue = 'O'
const slots = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00'].map((from) => ({ from, to: `${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}:00`, capacity: 60 }))
const letters = [...'ABCDEFGHIJKLMN']

export interface Town {
  readonly plan: Plan
  /** Usual minutes of a person at a window, by item. */
  readonly takes: ReadonlyMap<string, number>
}

/** `windows` from 2; a queue for about every fifteen, three items a queue. */
export function townOf(windows: number): Town {
  const queues = letters.slice(0, Math.max(2, Math.min(letters.length, Math.round(windows / 15))))
  const items = queues.flatMap((queue, nth): ItemPlan[] => [
    itemOf(`${queue}-1`, queue, { slots }),
    itemOf(`${queue}-2`, queue, { promised: { value: 5, unit: 'WD' }, statutory: { value: 20, unit: 'D' }, papers: 4 }),
    itemOf(`${queue}-3`, queue, { priority: nth % 5 === 0 }),
  ])
  const skilled = new Map(queues.slice(0, 3).map((queue) => [`${queue}-3`, 'notary']))
  const places = Array.from({ length: windows }, (_, index) => windowOf(index + 1, queues))
  return {
    takes: new Map(items.map(({ code }, nth) => [code, 2 + (nth % 5)])),
    plan: {
      ...plan,
      queues: [...queues, outputQueue].map((prefix) => ({ prefix, hours: [], dailyQuota: null, perPerson: prefix === 'A' ? 3 : null })),
      windows: places,
      items,
      appointments: [],
      rating: { ...plan.rating, byRule: true },
      outputQueue,
      // Two clerks a window: they change at noon.
      clerks: new Map(places.flatMap(({ number }) => [clerkOf(number), clerkOf(number, 'afternoon')].map((workNo) => [workNo, number % 2 === 0 ? ['notary'] : []] as const))),
      minutes: new Map(items.map(({ code }, nth) => [code, 2 + (nth % 5)])),
      skills: skilled,
    },
  }
}

/** Mostly one queue, a second now and then; every tenth is for what was made; some help their neighbours. */
function windowOf(number: number, queues: readonly string[]): WindowPlan {
  const at = (offset: number) => queues[(number + offset) % queues.length] ?? 'A'
  const own = number % 10 === 0 ? [outputQueue] : number % 3 === 0 ? [at(0), at(1)] : [at(0)]
  const helps = number % 7 === 0 ? [at(2)].filter((queue) => !own.includes(queue)) : []
  return { number, queues: own, helps, pad: number % 8 === 7 ? null : `window-${number}/pad`, screen: number % 16 === 7 }
}

export const clerkOf = (window: number, shift: 'morning' | 'afternoon' = 'morning'): string => `${shift === 'morning' ? 1 : 2}${String(window).padStart(3, '0')}`
