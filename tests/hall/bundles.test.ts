/** A bundle (一件事): one choice, one number, one visit of several items; all of it, or none. */
import { describe, expect, it } from 'vitest'
import { waitOf } from '../../device-daemon/hall/parts/ticket/wait.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { readState, writeState } from '../../device-daemon/hall/hall.ts'
import { emptyState, fold, freezeState } from '../../device-daemon/wire/fold.ts'
import type { ItemPlan } from '../../device-daemon/hall/plan.ts'
import { Chance } from '../kit/chance.ts'
import { HallBench, idOf, itemOf } from './bench.ts'

const dayMs = 24 * 3600_000
const birth = itemOf('GA-04', 'A')
const card = itemOf('RS-01', 'B')
const bundleOf = (parts: readonly ItemPlan[], more: Partial<ItemPlan> = {}) => itemOf('LB-01', 'A', { parts, papers: 3, digest: 'b'.repeat(64), ...more })
const itemsOf = (parts: readonly ItemPlan[] = [birth, card], more: Partial<ItemPlan> = {}) => [...parts, bundleOf(parts, more), itemOf('ZZ-01', 'A')]
const hallOf = (items = itemsOf(), more = {}) => new HallBench({ items, appointments: [{ id: 'YY-1001', item: 'LB-01' }], ...more })

function serving(item: string, hall = hallOf()): HallBench {
  hall.take({ item })
  hall.at(1, 'sign-in')
  hall.at(1, 'call-next')
  hall.at(1, 'start')
  return hall
}
const whole = { item: 'LB-01', moreItems: ['GA-04', 'RS-01'] }

describe('One choice', () => {
  it('is one number with all its parts, in one fact', () => {
    const hall = hallOf()
    expect(hall.take({ item: 'LB-01' }, 'kiosk-1/printer')).toBe('ok')
    expect(hall.types()).toEqual(['ticket-issued', 'print-queued'])
    expect(hall.ticket('A001')).toMatchObject({ queue: 'A', ...whole })
    expect(hall.state.ticket.tickets.size).toBe(1)
  })

  it('is booked, too, and comes as one visit', () => {
    const hall = hallOf()
    expect(hall.try({ type: 'check-in', appointment: 'YY-1001', actor: 'kiosk:1' })).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ channel: 'appointment', ...whole })
    // Shown twice, it keeps its place and its parts.
    hall.try({ type: 'check-in', appointment: 'YY-1001', actor: 'kiosk:1' })
    expect(hall.state.ticket.tickets.size).toBe(1)
  })

  it('is added at the window with what of it is not done yet', () => {
    const hall = serving('GA-04')
    expect(hall.step(1, { type: 'add-item', item: 'LB-01' })).toBe('ok')
    expect(hall.types(-2)).toEqual(['item-added', 'item-added'])
    expect(hall.ticket('A001')).toMatchObject({ item: 'GA-04', moreItems: ['LB-01', 'RS-01'] })
    expect(hall.step(1, { type: 'add-item', item: 'LB-01' })).toBe('STEP_ILLEGAL')
    // A part is done with its bundle.
    expect(hall.step(1, { type: 'add-item', item: 'RS-01' })).toBe('STEP_ILLEGAL')
  })

  it('that makes the visit longer than ten items is refused whole', () => {
    const parts = (count: number) => Array.from({ length: count }, (_, nth) => itemOf(`IT-${nth}`, 'A'))
    const outcome = (count: number) => {
      const hall = serving('ZZ-01', hallOf(itemsOf(parts(count))))
      return [hall.step(1, { type: 'add-item', item: 'LB-01' }), hall.ticket('A001')?.moreItems.length]
    }
    expect([outcome(8), outcome(9)]).toEqual([['ok', 9], ['STEP_ILLEGAL', 0]])
    // By its own number it may be longer: it is one choice.
    expect(serving('LB-01', hallOf(itemsOf(parts(12)))).ticket('A001')?.moreItems).toHaveLength(12)
  })

  it('is gone on with elsewhere, and undone without a trace', () => {
    const hall = serving('GA-04')
    expect(hall.step(1, { type: 'transfer', to: { item: 'LB-01' }, reason: 'wrong-window' })).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ state: 'waiting', ...whole })
    expect(hall.at(1, 'undo')).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ state: 'serving', item: 'GA-04', moreItems: [] })
  })

  it('that was one of several things and is gone on with is not beside itself', () => {
    const hall = serving('ZZ-01')
    hall.step(1, { type: 'add-item', item: 'LB-01' })
    hall.step(1, { type: 'transfer', to: { item: 'LB-01' }, reason: 'next-step' })
    expect(hall.ticket('A001')).toMatchObject(whole)
  })

  it('keeps what is done already when it goes on to a queue', () => {
    const hall = serving('LB-01')
    hall.step(1, { type: 'transfer', to: { queue: 'B' }, reason: 'next-step' })
    expect(hall.ticket('A001')?.moreItems).toEqual(whole.moreItems)
  })

  it('asks for its own skill, not for those of its parts', () => {
    const skills = new Map([['GA-04', 'hukou']])
    const hall = hallOf(itemsOf(), { skills })
    expect(serving('LB-01', hall).stateOf('A001')).toBe('serving')
    const other = hallOf(itemsOf(), { skills: new Map([['LB-01', 'bundles']]) })
    expect(serving('LB-01', other).stateOf('A001')).toBe('waiting')
  })
})

it('Who waits behind one waits for its own minutes', () => {
  const hall = hallOf(itemsOf(), { minutes: new Map([['LB-01', 20], ['GA-04', 1], ['RS-01', 1]]) })
  hall.at(2, 'sign-in')
  for (let nth = 0; nth < 3; nth += 1) hall.take({ item: 'LB-01' })
  const means = ['A001', 'A002', 'A003'].map((number) => waitOf(hall.state, idOf(number), { plan: hall.plan, now: hall.now })?.meanMinutes)
  expect(means).toEqual([0, 20, 40])
})

describe('All of it or none', () => {
  it.each([
    [{ open: false }],
    [{ isHere: false }],
    [{ from: '2026-11-25' }],
    [{ until: '2026-11-23' }],
  ])('where a part is %j no number is given, the part is named, and the others can be had', (more) => {
    const hall = hallOf(itemsOf([birth, itemOf('RS-01', 'B', more)]))
    const decision = hall.do({ type: 'take-ticket', by: { item: 'LB-01' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: 'j' })
    expect(decision).toMatchObject({ ok: false, code: 'ITEM_CLOSED', detail: expect.stringMatching(/LB-01.*RS-01/) })
    expect(decision).toMatchObject({ detail: expect.not.stringContaining('GA-04') })
    expect(hall.try({ type: 'check-in', appointment: 'YY-1001', actor: 'kiosk:1' })).toBe('ITEM_CLOSED')
    expect(hall.take({ item: 'GA-04' })).toBe('ok')
    expect(hall.events.filter(({ type }) => type === 'ticket-issued')).toHaveLength(1)
  })

  it('says of itself before it says of a part', () => {
    expect(hallOf(itemsOf([itemOf('GA-04', 'A', { open: false }), card], { isHere: false })).take({ item: 'LB-01' })).toBe('ITEM_ELSEWHERE')
  })

  it('begins with the day on which its last part begins', () => {
    const hall = hallOf(itemsOf([birth, itemOf('RS-01', 'B', { from: '2026-11-25' })]))
    expect(hall.take({ item: 'LB-01' })).toBe('ITEM_CLOSED')
    hall.now += dayMs
    expect(hall.take({ item: 'LB-01' })).toBe('ok')
  })

  it('is not booked for a day on which a part is over', () => {
    const hall = hallOf(itemsOf([birth, itemOf('RS-01', 'B', { until: '2026-11-25' })]))
    const row = (date: string, nth: number) => ({ row: nth, appointment: `YY-900${nth}`, item: 'LB-01', date, from: '10:00', to: null, holder: null, cancelled: false })
    const booked = ['2026-11-25', '2026-11-26'].map((date, nth) => hall.do({ type: 'book-appointments', rows: [row(date, nth)], source: 'api', actor: 'supervisor' }))
    expect(booked).toMatchObject([{ ok: true }, { ok: false, code: 'IMPORT_REFUSED', detail: expect.stringContaining('LB-01') }])
  })
})

describe('Its papers and cases', () => {
  it('are looked through by their places in the one list', () => {
    const hall = serving('LB-01')
    const give = { type: 'give-notice', item: 'LB-01', ticket: idOf('A001'), size: 'normal', actor: 'kiosk:1', printer: 'kiosk-1/printer', job: 'n' } as const
    expect(hall.try(give)).toBe('ok')
    const check = (missing: number[]) => hall.step(1, { type: 'check-notice', notice: '20261124-N0001', missing, printer: null, job: 's' })
    expect([check([3]), check([2])]).toEqual(['NOTICE_ILLEGAL', 'ok'])
    expect(hall.state.notice.notices.get('20261124-N0001')).toMatchObject({ item: 'LB-01', digest: 'b'.repeat(64), missing: [2] })
  })

  it('are told also while a part is closed: who asks plans for another day', () => {
    const hall = hallOf(itemsOf([birth, itemOf('RS-01', 'B', { open: false })]))
    expect(hall.try({ type: 'give-notice', item: 'LB-01', ticket: null, size: 'normal', actor: 'kiosk:1', printer: 'p/p', job: 'n' })).toBe('ok')
  })

  it('are taken in for the whole and for each part; what is made is called by its number alone', () => {
    const hall = serving('LB-01')
    const accept = (item: string, code: string) => hall.step(1, { type: 'accept-case', item, waits: false, codes: [code], printer: null, job: 'j' })
    expect(['LB-01', 'GA-04', 'RS-01'].map((item, nth) => accept(item, `${nth + 2}ABCDE`))).toEqual(['ok', 'ok', 'ok'])
    hall.finish(1)
    hall.try({ type: 'decide-case', case: '20261124-0001', actor: 'clerk:1001', outcome: 'granted' })
    expect(hall.try({ type: 'come-for-case', code: '2ABCDE', actor: 'kiosk:1' })).toBe('ok')
    expect(hall.ticket('O001')).toMatchObject({ item: 'LB-01', moreItems: [] })
  })
})

it('Two at once have a number each, and both whole', () => {
  const hall = hallOf()
  hall.take({ item: 'LB-01' })
  hall.take({ item: 'LB-01' })
  expect([hall.ticket('A001'), hall.ticket('A002')]).toMatchObject([whole, whole])
})

it('A number of an older journal has no parts', () => {
  const data = { number: 'A001', queue: 'A', item: 'LB-01', channel: 'kiosk', businessDate: '2026-11-24', appointment: null, slot: null, holder: null, place: null, priority: null }
  const fact = raise({ type: 'ticket-issued', ticket: idOf('A001'), actor: 'kiosk:1', data })
  if (fact === null) throw new RangeError('it cannot be read')
  const state = emptyState()
  fold(state, { ...fact, seq: 1, at: '2026-11-24T01:00:00.000Z', site: 'test' })
  expect(state.ticket.tickets.get(idOf('A001'))?.moreItems).toEqual([])
})

it.each([1, 2, 3, 4])('At random (seed %i): a visit has each item once, a bundle whole, and a snapshot is the journal', (seed) => {
  const chance = new Chance(seed)
  const hall = hallOf()
  for (const window of [1, 2]) hall.at(window, 'sign-in')
  const codes = ['LB-01', 'GA-04', 'RS-01', 'ZZ-01']
  for (let nth = 0; nth < 300; nth += 1) {
    const window = 1 + chance.below(2)
    const deeds = [
      () => hall.take({ item: chance.one(codes) }),
      () => hall.at(window, 'call-next'),
      () => hall.at(window, 'start'),
      () => hall.step(window, { type: 'add-item', item: chance.one(codes) }),
      () => hall.step(window, { type: 'transfer', to: { item: 'LB-01' }, reason: 'other' }),
      () => hall.at(window, 'undo'),
      () => hall.finish(window),
      // Clocks jump, both ways.
      () => String((hall.now += chance.below(60_000) - 20_000)),
    ]
    chance.one(deeds)()
  }
  expect(hall.state.ticket.tickets.size).toBeGreaterThan(20)
  for (const { item, moreItems } of hall.state.ticket.tickets.values()) {
    expect(new Set([item, ...moreItems]).size).toBe(moreItems.length + 1)
    if (item === 'LB-01') expect(moreItems).toEqual(expect.arrayContaining(whole.moreItems))
  }
  const folded = emptyState()
  for (const event of hall.events) fold(folded, event)
  expect(freezeState(folded)).toEqual(freezeState(hall.state))
  const read = readState(writeState(hall.state))
  expect(read === null ? null : freezeState(read)).toEqual(freezeState(hall.state))
})
