/** What a run recorded, judged afterwards: who asked for what, when, and what they were told. */
import { isDeepStrictEqual } from 'node:util'
import type { HallEvent } from '../../device-daemon/wire/events.ts'

export interface Operation {
  readonly box: string
  readonly key: string
  readonly what: string
  /** ms of one clock for all boxes. */
  readonly asked: number
  readonly told: number
  /** `unknown`: the journal did not answer, so that it may have been done. */
  readonly outcome: { readonly how: 'done'; readonly events: readonly HallEvent[] } | { readonly how: 'refused' | 'unknown'; readonly code: string }
}

export interface History {
  readonly operations: readonly Operation[]
  /** The one order, as the stream has it. */
  readonly order: readonly HallEvent[]
  /** What pages of each box (and of each of its lives) were told, in that order. */
  readonly told: readonly { readonly who: string; readonly events: readonly HallEvent[] }[]
  /** Entries by the key that caused them. */
  readonly byKey: ReadonlyMap<string, readonly HallEvent[]>
}

/** What anybody reads of it. */
const [faultsMax, signsMax] = [10, 300]

/** Sentences, one a fault; none where the hall was as one. */
export function judge(history: History): string[] {
  const faults = [...numbering(history), ...answered(history), ...refused(history), ...realTime(history), ...pages(history)]
  return faults.slice(0, faultsMax).map((fault) => fault.slice(0, signsMax))
}

function numbering({ order }: History): string[] {
  const faults = order.flatMap(({ seq }, index) => (seq === index + 1 ? [] : [`entry ${seq} stands at ${index + 1}`]))
  const numbers = new Map<string, number[]>()
  for (const event of order) {
    if (event.type !== 'ticket-issued' || event.ticket === undefined) continue
    const [, queue = '', digits = ''] = /-([A-Z])(\d+)$/.exec(event.ticket) ?? []
    numbers.set(queue, [...(numbers.get(queue) ?? []), Number(digits)])
  }
  for (const [queue, given] of numbers) {
    const gap = given.findIndex((number, index) => number !== index + 1)
    if (gap >= 0) faults.push(`queue ${queue}: ${given[gap]} was given as the ${gap + 1}th number`)
  }
  return faults
}

function answered({ operations, order, byKey }: History): string[] {
  return operations.flatMap(({ key, outcome }) => {
    if (outcome.how !== 'done') return []
    const there = byKey.get(key) ?? []
    if (!isDeepStrictEqual(there, outcome.events)) return [`${key}: was told ${JSON.stringify(outcome.events)}, the journal has ${JSON.stringify(there)}`]
    return outcome.events.flatMap((event) => (isDeepStrictEqual(order[event.seq - 1], event) ? [] : [`${key}: entry ${event.seq} is another`]))
  })
}

function refused({ operations, byKey }: History): string[] {
  return operations.flatMap(({ key, outcome }) => (outcome.how === 'refused' && byKey.has(key) ? [`${key}: was refused (${outcome.code}) and is in the journal`] : []))
}

/** What was answered before another was asked stands before it. */
function realTime({ operations }: History): string[] {
  const done = operations.flatMap(({ key, asked, told, outcome }) => (outcome.how === 'done' && outcome.events.length > 0 ? [{ key, asked, told, seq: outcome.events[0]?.seq ?? 0 }] : []))
  const byEnd = done.toSorted((one, other) => one.told - other.told)
  const faults: string[] = []
  let highest = { seq: 0, key: '' }
  let next = 0
  for (const one of done.toSorted((a, b) => a.asked - b.asked)) {
    for (let ended = byEnd[next]; ended !== undefined && ended.told < one.asked; ended = byEnd[++next]) if (ended.seq > highest.seq) highest = ended
    if (highest.seq > one.seq) faults.push(`${one.key} was asked after ${highest.key} was answered, and stands before it`)
  }
  return faults
}

function pages({ told, order }: History): string[] {
  return told.flatMap(({ who, events }) => {
    const first = events[0]?.seq ?? 1
    const wrong = events.findIndex((event, index) => !isDeepStrictEqual(event, order[first - 1 + index]))
    return wrong < 0 ? [] : [`${who}: was told entry ${events[wrong]?.seq} as the ${wrong + 1}th from ${first}`]
  })
}
