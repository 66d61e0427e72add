/** Which ratings belong to a period, page by page, and how much of the journal is read for them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RatedSource, ratedBetween, ratedPage } from '../../device-daemon/exports/rated.ts'
import { Figures } from '../../device-daemon/figures/figures.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'

let folder: string
let events: HallEvent[]
/** The entries that were read for an export, and not for figures. */
let read: number[]
let breaths: number
let figures: Figures
let source: RatedSource

const journal = (note: (seq: number) => void) => ({
  async *read(after: number, through = events.length) {
    for (const event of events.slice(after, through)) {
      note(event.seq)
      yield { event, cause: null }
    }
  },
  get seq() {
    return events.length
  },
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-rated-'))
  events = []
  read = []
  breaths = 0
  figures = new Figures(folder, journal(() => undefined), 'Asia/Shanghai')
  source = { service: journal((seq) => void read.push(seq)), figures, byRule: null, breathe: async () => void (breaths += 1) }
})
afterEach(async () => {
  await figures.stop()
  rmSync(folder, { recursive: true })
})

const happened = (at: string, type: string, data: object, ticket?: string) => {
  events.push({ seq: events.length + 1, site: '510921103', at: `2026-11-${at}.000Z`, type, data, ...(ticket === undefined ? {} : { ticket, window: 1 }) } as unknown as HallEvent)
  return events.length
}
const opened = (day: number) => happened(`${day}T01:00:00`, 'day-opened', { businessDate: `2026-11-${day}` })
const issued = (day: number, nth: number, item = 'RS-01') => happened(`${day}T01:${10 + nth}:00`, 'ticket-issued', { item, businessDate: `2026-11-${day}` }, `202611${day}-A00${nth}`)
const rated = (day: number, nth: number, when = `${day}T02:${10 + nth}:00`, type = 'rated') => happened(when, type, { clerk: '1001', channel: 'qr', level: 'satisfied', tags: [], session: 's' }, `202611${day}-A00${nth}`)
const dayOf = (day: number) => ({ from: `2026-11-${day}`, to: `2026-11-${day}` })
const all = async (day: number) => (await Array.fromAsync(ratedBetween(source, dayOf(day)))).map(({ ticket, item, nth }) => `${ticket} ${item} ${nth}`)

/** Each of these days has two visits; the second is rated a week later. */
function twoWeeks(): void {
  for (let day = 10; day <= 28; day++) {
    opened(day)
    issued(day, 1)
    issued(day, 2, 'YB-02')
    rated(day, 1)
    if (day >= 17) rated(day - 7, 2, `${day}T02:30:00`)
  }
}

describe('The ratings of a day', () => {
  it('are those of its visits, also when they come a week later, each with its item', async () => {
    twoWeeks()
    expect(await all(12)).toEqual(['20261112-A001 RS-01 1', '20261112-A002 YB-02 1'])
  })

  it('have the item that the visit had when it was rated', async () => {
    opened(20)
    issued(20, 1)
    happened('20T02:00:00', 'ticket-transferred', { item: 'YB-02', queue: 'B' }, '20261120-A001')
    rated(20, 1)
    rated(20, 1, '20T04:00:00', 'rating-supplemented')
    expect(await all(20)).toEqual(['20261120-A001 YB-02 1', '20261120-A001 YB-02 2'])
  })

  it('are looked for neither in the days before it nor in those when it can no more be rated', async () => {
    twoWeeks()
    await all(12)
    const [first, last] = [events[(read[0] ?? 0) - 1], events[(read.at(-1) ?? 0) - 1]]
    expect(first).toMatchObject({ type: 'day-opened', data: { businessDate: '2026-11-12' } })
    expect(last?.at.slice(0, 10)).toBe('2026-11-22')
  })

  it('let others run while they are read', async () => {
    opened(20)
    for (let nth = 0; nth < 1000; nth++) issued(20, nth % 9)
    await all(20)
    expect(breaths).toBeGreaterThan(1)
  })

  it('are none of a day that has not come', async () => {
    twoWeeks()
    expect(await all(29)).toEqual([])
    expect(read).toEqual([])
  })
})

describe('Page by page', () => {
  const whole = { from: '2026-11-10', to: '2026-11-28' }
  async function pages(limit: number, between: () => void | Promise<void> = () => undefined): Promise<string[]> {
    const found: string[] = []
    for (let after = 0; ; ) {
      const { rated: page, next } = await ratedPage(source, whole, after, limit)
      expect(page.length).toBeLessThanOrEqual(limit)
      found.push(...page.map(({ seq, ticket, item }) => `${seq} ${ticket} ${item}`))
      if (page.length < limit) return found
      expect(next).toBeGreaterThan(after)
      after = next
      await between()
    }
  }
  const atOnce = async () => (await Array.fromAsync(ratedBetween(source, whole))).map(({ seq, ticket, item }) => `${seq} ${ticket} ${item}`)

  it.each([1, 2, 3, 7, 30, 31, 1000])('by %i: the same as at once', async (limit) => {
    twoWeeks()
    expect(await pages(limit)).toEqual(await atOnce())
  })

  it('nothing twice and nothing missed while ratings come, and over a restart', async () => {
    twoWeeks()
    let more = 5
    const found = await pages(4, async () => {
      if (more-- > 0) rated(27, 2, `28T03:0${more}:00`, 'rating-supplemented')
      await figures.stop()
      figures = new Figures(folder, journal(() => undefined), 'Asia/Shanghai')
      source = { ...source, figures }
    })
    expect(found).toEqual(await atOnce())
    expect(new Set(found).size).toBe(found.length)
  })

  it('after the last one, what has come since and nothing else', async () => {
    twoWeeks()
    const { next } = await ratedPage(source, whole, 0, 1000)
    expect(await ratedPage(source, whole, next, 10)).toEqual({ rated: [], next })
    const seq = rated(28, 2, '28T05:00:00')
    const page = await ratedPage(source, whole, next, 10)
    expect(page.rated.map((one) => [one.seq, one.item])).toEqual([[seq, 'YB-02']])
    expect((await ratedPage(source, whole, page.next, 10)).rated).toEqual([])
  })

  it('reads for a page no more than from the visits of its ratings on', async () => {
    twoWeeks()
    const { next } = await ratedPage(source, whole, 0, 20)
    read = []
    const { rated: page } = await ratedPage(source, whole, next, 2)
    const earliest = page.map(({ date }) => date).sort()[0]
    expect(events[Math.min(...read) - 1]).toMatchObject({ type: 'day-opened', data: { businessDate: earliest } })
  })
})
