/** A hall's day with people as they are: they come in waves, take as long as they take, and some do not come when called. */
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { waitOf } from '../../device-daemon/hall/parts/ticket/wait.ts'
import { waitingIn } from '../../device-daemon/hall/parts/ticket/lines.ts'
import { HallBench, itemOf, plan } from '../hall/bench.ts'
import { Chance } from './chance.ts'

const minuteMs = 60_000
/** 08:30 in China. */
const opening = Date.UTC(2026, 10, 24, 0, 30)
const hours = 8

/** What the catalogue says of an item, and what people really take. */
const items = [
  { code: 'A1', queue: 'A', says: 10, takes: 14 },
  { code: 'A2', queue: 'A', says: 6, takes: 4 },
  { code: 'B1', queue: 'B', says: 8, takes: 11 },
  { code: 'B2', queue: 'B', says: 15, takes: 9 },
  { code: 'C1', queue: 'C', says: 12, takes: 12 },
] as const

const windows = [
  { number: 1, queues: ['A'] },
  { number: 2, queues: ['A', 'B'] },
  { number: 3, queues: ['B'] },
  { number: 4, queues: ['C', 'A'] },
  { number: 5, queues: ['B', 'C'] },
].map((window) => ({ ...window, helps: [], pad: null, screen: false }))

const dayPlan: Partial<Plan> = {
  queues: ['A', 'B', 'C'].map((prefix) => ({ prefix, hours: [], dailyQuota: null, perPerson: null })),
  windows,
  items: items.map(({ code, queue }) => itemOf(code, queue)),
  minutes: new Map(items.map(({ code, says }) => [code, says])),
  clerks: new Map(windows.map(({ number }) => [`100${number}`, []])),
  outputQueue: null,
  appointments: [],
}

/** Of one who came: what each way of reckoning said, and what came of it. Minutes. */
export interface Waited {
  readonly ours: number
  readonly low: number
  readonly high: number
  /** People × the catalogue's minutes ÷ windows. */
  readonly simple: number
  /** The mean wait of those called in the last hour in the same queue. */
  readonly lastHour: number
  readonly real: number
}

interface Coming {
  readonly ours: number
  readonly low: number
  readonly high: number
  readonly simple: number
  readonly lastHour: number
  readonly at: number
  readonly queue: string
}

export function simulatedDay(seed: number): Waited[] {
  const chance = new Chance(seed)
  const hall = new HallBench({ ...plan, ...dayPlan })
  hall.now = opening
  for (const { number } of windows) hall.at(number, 'sign-in')
  const freeAt = new Map(windows.map(({ number }) => [number, opening]))
  const coming = new Map<string, Coming>()
  const called: { readonly queue: string; readonly at: number; readonly minutes: number }[] = []
  const waited: Waited[] = []
  for (let now = opening; now < opening + hours * 60 * minuteMs; now += minuteMs / 4) {
    hall.now = now
    // More come in the middle of the morning and of the afternoon.
    const hour = (now - opening) / minuteMs / 60
    const rush = 1 + Math.sin((hour / hours) * Math.PI * 4 - Math.PI / 2)
    if (chance.below(1000) < 95 * (0.4 + 0.75 * rush)) arrive(hall, chance, coming, called)
    for (const { number } of windows) {
      if ((freeAt.get(number) ?? 0) > now) continue
      if (hall.state.ticket.windows.has(number)) {
        if (hall.at(number, 'start') === 'ok') hall.finish(number)
      }
      if (hall.at(number, 'call-next') !== 'ok') continue
      const id = hall.last()?.ticket ?? ''
      const ticket = hall.state.ticket.tickets.get(id)
      const one = coming.get(id)
      if (ticket === undefined || one === undefined) continue
      const real = (now - one.at) / minuteMs
      called.push({ queue: one.queue, at: now, minutes: real })
      waited.push({ ours: one.ours, low: one.low, high: one.high, simple: one.simple, lastHour: one.lastHour, real })
      freeAt.set(number, now + takes(chance, ticket.item) * minuteMs)
    }
    if (hall.events.length > 1000) hall.events.splice(0, 900)
  }
  return waited
}

function arrive(hall: HallBench, chance: Chance, coming: Map<string, Coming>, called: readonly { queue: string; at: number; minutes: number }[]): void {
  const item = chance.one(items)
  hall.take({ item: item.code }, null, chance.below(100) < 12 ? 'elderly' : null)
  const id = hall.last()?.ticket ?? ''
  const wait = waitOf(hall.state, id, { plan: hall.plan, now: hall.now })
  if (wait === null) return
  const serving = windows.filter(({ queues }) => queues.includes(item.queue)).length
  const simple = ((waitingIn(hall.state.ticket.lines, item.queue) - 1) * item.says) / serving
  const recent = called.filter(({ queue, at }) => queue === item.queue && hall.now - at < 60 * minuteMs)
  const lastHour = recent.length === 0 ? simple : recent.reduce((sum, { minutes }) => sum + minutes, 0) / recent.length
  coming.set(id, { ours: wait.meanMinutes, low: wait.lowMinutes, high: wait.highMinutes, simple, lastHour, at: hall.now, queue: item.queue })
}

/** Minutes: about the mean, rarely three times as long; one in twenty does not come, and is called for two. */
function takes(chance: Chance, code: string | null): number {
  if (chance.below(20) === 0) return 2
  const mean = items.find((item) => item.code === code)?.takes ?? 10
  // The sum of three exponentials is skewed as service times are.
  const exponential = () => -Math.log((chance.below(1_000_000) + 1) / 1_000_001)
  return (mean * (exponential() + exponential() + exponential())) / 3
}

/** Mean absolute error, minutes. */
export const errorOf = (waited: readonly Waited[], said: (one: Waited) => number): number =>
  waited.reduce((sum, one) => sum + Math.abs(said(one) - one.real), 0) / waited.length
