/** What may be taken in here and today. */
import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { itemStateOn } from '../../device-daemon/hall/items.ts'
import { isTakenAt, planOf } from '../../device-daemon/plan-of.ts'
import { TestDaemon } from '../kit/test-daemon.ts'
import { HallBench, itemOf } from './bench.ts'

describe('A tier takes', () => {
  it.each([
    ['village', [5, 6], 4, true],
    ['village', [5], 4, false],
    ['village', [5], 6, true],
    ['township', [5, 6], 4, true],
    ['township', [6], 4, false],
    ['township', [4], 5, true],
    ['city', [5, 6], 4, true],
    ['city', [5], 5, false],
    ['city', [3], 2, true],
  ] as const)('a %s an item of levels %j decided at %i: %s', (tier, acceptLevels, decideLevel, taken) => {
    expect(isTakenAt({ acceptLevels: [...acceptLevels], decideLevel }, tier)).toBe(taken)
  })
})

describe('On a day', () => {
  const of = (more: Parameters<typeof itemOf>[2]) => itemOf('ZZ-01', 'A', more)
  it.each([
    [{}, 'open'],
    [{ open: false }, 'closed'],
    [{ from: '2026-11-25' }, 'not-yet'],
    [{ from: '2026-11-24' }, 'open'],
    [{ until: '2026-11-24' }, 'open'],
    [{ until: '2026-11-23' }, 'over'],
    [{ isHere: false, until: '2026-11-23' }, 'elsewhere'],
  ] as const)('an item with %j is %s', (more, state) => {
    expect(itemStateOn(of(more), '2026-11-24')).toBe(state)
  })

  it.each([
    [{ from: '2026-11-25' }, 'ITEM_CLOSED', '2026-11-25'],
    [{ until: '2026-11-23' }, 'ITEM_CLOSED', '2026-11-23'],
    [{ isHere: false }, 'ITEM_ELSEWHERE', 'tier'],
  ] as const)('no number is given for one with %j: %s', (more, code, word) => {
    const hall = new HallBench({ items: [of(more)] })
    const decision = hall.do({ type: 'take-ticket', by: { item: 'ZZ-01' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: 'j' })
    expect(decision).toMatchObject({ ok: false, code, detail: expect.stringContaining(word) })
  })

  it('it begins and ends at the site’s midnight', () => {
    const hall = new HallBench({ items: [of({ from: '2026-11-25', until: '2026-11-25' })] })
    const at = (instant: string) => {
      hall.now = Date.parse(instant)
      return hall.take({ item: 'ZZ-01' })
    }
    expect(['2026-11-24T15:59:59Z', '2026-11-24T16:00:00Z', '2026-11-25T15:59:59Z', '2026-11-25T16:00:00Z'].map(at)).toEqual(['ITEM_CLOSED', 'ok', 'ok', 'ITEM_CLOSED'])
  })
})

it('The digest of an entry changes with any letter of it, and of a bundle with any of its parts, and with no other entry', () => {
  const hall = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
  const digests = (items: typeof hall.items) => planOf({ ...hall, items }).items.map(({ digest }) => digest)
  const before = digests(hall.items)
  const after = digests(hall.items.map((item) => (item.code === 'GA-04' ? { ...item, fee: `${item.fee}。` } : item)))
  expect(before.every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true)
  expect(hall.items.flatMap(({ code }, nth) => (after[nth] === before[nth] ? [] : [code]))).toEqual(['GA-04', 'LB-01'])
})

describe('Help with an item', () => {
  const hall = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
  const first = hall.items[0]
  it.each([
    [{ agent: true, homeService: true }, ['agency', 'assist', 'homeService']],
    [{ agent: 'limited', homeService: false }, ['agency', 'assist']],
    [{ agent: 'guardian', homeService: false }, ['agency', 'assist']],
    [{ agent: false, homeService: true }, ['assist', 'homeService']],
    [{ agent: false, homeService: false }, ['assist']],
  ] as const)('of %j: %j', (said, kinds) => {
    expect(planOf({ ...hall, items: first === undefined ? [] : [{ ...first, ...said }] }).items.map(({ help }) => help)).toEqual([kinds])
  })
})

describe('A village point', () => {
  let daemon: TestDaemon
  afterEach(() => daemon.remove())

  it('gives numbers for what a village takes, and says where the rest is done', async () => {
    daemon = await TestDaemon.start({ change: (config) => (config.site.tier = 'village') })
    const { items } = (await daemon.call('GET', '/api/catalogue', { role: 'kiosk' })).body
    const of = (code: string) => items.find((item: { code: string }) => item.code === code)
    expect(of('RS-02')).toMatchObject({ open: true, why: null })
    expect(of('GA-01')).toMatchObject({ open: false, why: 'elsewhere', levels: [4, 5] })
    expect(await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'GA-01' })).toMatchObject({ status: 409, body: { code: 'ITEM_ELSEWHERE' } })
    expect(await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-02' })).toMatchObject({ status: 201 })
  })
})
