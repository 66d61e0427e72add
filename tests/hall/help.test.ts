/** Help from the asking to the closing, and how long its contact is kept. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, writeState } from '../../device-daemon/hall/hall.ts'
import { isContactDue } from '../../device-daemon/hall/parts/help/contact.ts'
import { helpDays } from '../../device-daemon/hall/parts/help/days.ts'
import { openHelp } from '../../device-daemon/hall/parts/help/fold.ts'
import { isLapsed } from '../../device-daemon/hall/parts/help/lapse.ts'
import { helpMachine, type HelpStep } from '../../device-daemon/hall/parts/help/machine.ts'
import type { RequestHelp } from '../../device-daemon/hall/parts/help/rules.ts'
import { helpKinds, helpResults } from '../../device-daemon/wire/choices.ts'
import { emptyState, fold, freezeState } from '../../device-daemon/wire/fold.ts'
import { helpStates, type HelpView } from '../../device-daemon/wire/help-view.ts'
import { Chance } from '../kit/chance.ts'
import { gridOf } from '../access/grid.ts'
import { HallBench, itemOf, nine, plan } from './bench.ts'

const dayMs = 24 * 3600_000
const no = '20261124-D0001'
const contact = 'a'.repeat(32)
/** The 24th is a Tuesday; the Sunday after it is worked for the Monday and Tuesday. */
const offDays = { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2026-11-30', '2026-12-01']), workdays: new Set(['2026-11-29']), years: new Set([2026]) }

function staffed(): HallBench {
  const hall = new HallBench()
  for (const window of [1, 2]) hall.at(window, 'sign-in')
  return hall
}
const ask = (hall: HallBench, said: Partial<RequestHelp> = {}) =>
  hall.try({ type: 'request-help', kind: 'homeService', item: 'RS-01', place: 'GP-01', on: '2026-11-30', half: 'morning', channel: 'kiosk', contact: null, actor: 'kiosk:1', ...said })
const one = (hall: HallBench, help = no) => hall.state.help.requests.get(help)

/** What a clerk does; the daemon lapses. */
const steps: Readonly<Record<Exclude<HelpStep, 'lapse'>, (hall: HallBench, help?: string) => string>> = {
  assign: (hall, help = no) => hall.step(1, { type: 'assign-help', help, to: null }),
  visit: (hall, help = no) => hall.step(1, { type: 'visit-for-help', help }),
  close: (hall, help = no) => hall.step(1, { type: 'close-help', help, result: 'done' }),
  cancel: (hall, help = no) => hall.step(1, { type: 'cancel-help', help, reason: 'by-person' }),
}
/** How a request comes into each state. */
const ways: Readonly<Record<Exclude<HelpView['state'], 'lapsed'>, readonly (keyof typeof steps)[]>> = { requested: [], assigned: ['assign'], visited: ['assign', 'visit'], closed: ['assign', 'visit', 'close'], cancelled: ['cancel'] }

/** The 30th of December begins, thirty days after the day that was asked for. */
const midnight = Date.UTC(2026, 11, 29, 16)

/** At that moment, and then on with the clock as it was. */
function lapse(hall: HallBench, at: number): void {
  const { now } = hall
  hall.now = at
  expect(hall.try({ type: 'lapse-help' })).toBe('ok')
  hall.now = now
}

function inState(state: HelpView['state'], reference: string | null = null): HallBench {
  const hall = staffed()
  ask(hall, { contact: reference })
  for (const step of state === 'lapsed' ? ways.visited : ways[state]) steps[step](hall)
  if (state === 'lapsed') lapse(hall, midnight)
  return hall
}

/** Where each step leads; no: nowhere. */
const table = gridOf(`
              assign    visit    close   cancel
  requested   assigned  no       no      cancelled
  assigned    assigned  visited  no      cancelled
  visited     assigned  visited  closed  no
  closed      no        no       no      no
  cancelled   no        no       no      no
  lapsed      no        no       no      no
`)

describe('A step of a request', () => {
  it('has its cell for every state and step', () => {
    expect(table.rows).toEqual(helpStates)
    expect([...table.columns].sort()).toEqual(Object.keys(steps).sort())
  })

  it.each(table.cells)('$column of what is $row: $expected', ({ row, column, expected }) => {
    const hall = inState(row as HelpView['state'])
    const before = hall.events.length
    expect(one(hall)?.state).toBe(row)
    expect(steps[column as keyof typeof steps](hall)).toBe(expected === 'no' ? 'HELP_ILLEGAL' : 'ok')
    expect(one(hall)?.state).toBe(expected === 'no' ? row : expected)
    if (expected === 'no') expect(hall.events).toHaveLength(before)
    expect(helpMachine[row as HelpView['state']][column as HelpStep]).toBe(expected === 'no' ? undefined : expected)
  })

  it.each(Object.entries(steps))('%s is for a clerk who is signed in there, and for a request there is', (_name, step) => {
    const hall = new HallBench()
    ask(hall)
    expect(step(hall)).toBe('WINDOW_UNSTAFFED')
    hall.at(1, 'sign-in', '1002')
    expect(step(hall)).toBe('WINDOW_STAFFED')
    hall.at(1, 'sign-out', '1002')
    hall.at(1, 'sign-in')
    expect(step(hall, '20261124-D0009')).toBe('HELP_UNKNOWN')
  })
})

describe('A request', () => {
  it('says what, where and when, who asked, and of the person nothing', () => {
    const hall = staffed()
    expect(ask(hall, { contact })).toBe('ok')
    expect(hall.last()).toMatchObject({
      type: 'help-requested',
      actor: 'kiosk:1',
      data: { help: no, kind: 'homeService', item: 'RS-01', place: 'GP-01', on: '2026-11-30', half: 'morning', channel: 'kiosk', contact },
    })
    expect(one(hall)).toMatchObject({ state: 'requested', clerk: null, result: null, endedAt: null })
  })

  it.each([
    [{ item: 'NO-01' }, 'ITEM_UNKNOWN'],
    [{ place: 'GP-99' }, 'PLACE_UNKNOWN'],
    [{ on: '2026-11-23' }, 'HELP_DATE_REFUSED'],
    [{ on: '2026-12-25' }, 'HELP_DATE_REFUSED'],
    [{ on: '2026-11-24' }, 'ok'],
    [{ on: '2026-12-24' }, 'ok'],
  ] as const)('with %j: %s', (said, code) => {
    const hall = staffed()
    const before = hall.events.length
    expect(ask(hall, said)).toBe(code)
    if (code !== 'ok') expect(hall.events).toHaveLength(before)
  })

  it.each([
    ['2026-11-27', 'ok'],
    ['2026-11-28', 'HELP_DAY_CLOSED'],
    ['2026-11-29', 'ok'],
    ['2026-11-30', 'HELP_DAY_CLOSED'],
    ['2026-12-01', 'HELP_DAY_CLOSED'],
    ['2026-12-25', 'HELP_DATE_REFUSED'],
  ] as const)('for %s, of a calendar with its days off: %s', (on, code) => {
    const hall = new HallBench({ calendar: offDays })
    const before = hall.events.length
    expect(ask(hall, { on })).toBe(code)
    if (code !== 'ok') expect(hall.events).toHaveLength(before)
    expect(helpDays({ calendar: offDays }, '2026-11-24').includes(on)).toBe(code === 'ok')
  })

  it('is asked for on the days that are offered, from today to the last', () => {
    const days = helpDays(plan, '2026-11-24')
    expect([days.length, days[0], days.at(-1)]).toEqual([31, '2026-11-24', '2026-12-24'])
    expect(helpDays({ calendar: offDays }, '2026-11-24').slice(0, 6)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-29', '2026-12-02'])
  })

  it.each(helpKinds)('of the kind %s is refused where the item has it not', (kind) => {
    const without = helpKinds.filter((one) => one !== kind)
    const hall = new HallBench({ items: [itemOf('RS-01', 'B', { help: without })] })
    expect(ask(hall, { kind })).toBe('HELP_KIND_REFUSED')
    expect(hall.events).toEqual([])
    for (const one of without) expect(ask(hall, { kind: one })).toBe('ok')
  })

  it('has a number of its day, also where nobody has opened that day; what is open stays, what has ended goes', () => {
    const hall = staffed()
    ask(hall)
    ask(hall)
    steps.cancel(hall)
    hall.now += dayMs
    ask(hall)
    ask(hall)
    const numbers = hall.events.flatMap((event) => (event.type === 'help-requested' ? [event.data.help] : []))
    expect(numbers).toEqual([no, '20261124-D0002', '20261125-D0001', '20261125-D0002'])
    expect([...hall.state.help.requests.keys()]).toEqual(numbers.slice(1))
  })

  it('on a clock that was set back goes on with the numbers of the later day', () => {
    const hall = staffed()
    ask(hall)
    hall.now -= 3 * dayMs
    expect(ask(hall)).toBe('ok')
    expect(one(hall, '20261124-D0002')).toBeDefined()
  })

  it('is given to whoever says so, or to another clerk there is, and not twice to the same', () => {
    const hall = staffed()
    ask(hall)
    steps.assign(hall)
    expect(one(hall)?.clerk).toBe('1001')
    const before = hall.events.length
    expect(steps.assign(hall)).toBe('ok')
    expect(hall.events).toHaveLength(before)
    expect(hall.step(1, { type: 'assign-help', help: no, to: '9999' })).toBe('CLERK_UNKNOWN')
    expect(hall.step(1, { type: 'assign-help', help: no, to: '1003' })).toBe('ok')
    expect(one(hall)?.clerk).toBe('1003')
    expect(hall.last()).toMatchObject({ type: 'help-assigned', window: 1, actor: 'clerk:1001', data: { help: no, clerk: '1003' } })
  })

  it('visited is given to the same clerk again: somebody goes a second time', () => {
    const hall = inState('visited')
    steps.assign(hall)
    expect(one(hall)).toMatchObject({ state: 'assigned', clerk: '1001' })
  })

  it.each(helpResults)('closes with %s', (result) => {
    const hall = inState('visited')
    expect(hall.step(2, { type: 'close-help', help: no, result })).toBe('ok')
    expect(one(hall)).toMatchObject({ state: 'closed', result, endedAt: new Date(nine).toISOString() })
    expect(openHelp(hall.state.help)).toEqual([])
  })

  it('is seen by clerks and supervisors, and by nobody else', () => {
    const hall = staffed()
    ask(hall)
    const event = hall.last()
    if (event === undefined) throw new Error('nothing was asked for')
    for (const role of ['kiosk', 'board', 'technician'] as const) expect(maySee({ role }, event)).toBeNull()
    for (const role of ['clerk', 'supervisor'] as const) expect(maySee({ role }, event)).toEqual(event)
  })
})

describe('A request that nobody ends', () => {
  it.each(helpStates)('%s', (state) => {
    const hall = inState(state, contact)
    const isOpen = one(hall)?.endedAt === null
    const before = hall.events.length
    lapse(hall, midnight - 1)
    expect(hall.events).toHaveLength(before)
    lapse(hall, midnight)
    expect(helpMachine[state].lapse).toBe(isOpen ? 'lapsed' : undefined)
    expect(hall.events.slice(before)).toMatchObject(isOpen ? [{ type: 'help-lapsed', actor: 'system', data: { help: no } }] : [])
    if (isOpen) expect(one(hall)).toMatchObject({ state: 'lapsed', result: null, contact, endedAt: new Date(midnight).toISOString() })
    lapse(hall, midnight)
    expect(hall.types().filter((type) => type === 'help-lapsed').length).toBe(isOpen || state === 'lapsed' ? 1 : 0)
  })

  it.each([
    ['in its time', '2026-11-30', nine, nine, false],
    ['at the midnight before the last', '2026-11-30', nine, midnight - dayMs, false],
    ['asked for the last day there is', '2026-12-24', nine, nine + 59 * dayMs, false],
    ['asked for the last day there is, in the end', '2026-12-24', nine, nine + 60 * dayMs, true],
    ['on a clock that was set back some days', '2026-11-30', nine, nine - 5 * dayMs, false],
    ['asked for on a clock that was years ahead', '2037-11-30', Date.UTC(2037, 10, 24), nine, true],
    ['asked for in a hall whose date is years ahead for good, in its time', '2037-11-30', nine, nine + 59 * dayMs, false],
    ['asked for in a hall whose date is years ahead for good', '2037-11-30', nine, nine + 60 * dayMs, true],
  ] as const)('%s', (_what, on, requested, now, expected) => {
    const view = { state: 'assigned', on, requestedAt: new Date(requested).toISOString() } as HelpView
    expect(isLapsed(view, { plan, now })).toBe(expected)
  })
})

describe('A contact', () => {
  const moment = (now: number) => ({ plan, now })
  const view = (endedAt: number | null, reference: string | null = contact) =>
    ({ contact: reference, endedAt: endedAt === null ? null : new Date(endedAt).toISOString() }) as HelpView

  it.each([
    ['of an open request, years later', null, nine + 4000 * dayMs, false],
    ['a moment before its time', nine, nine + 30 * dayMs - 1, false],
    ['at its time', nine, nine + 30 * dayMs, true],
    ['ended by a clock that was years ahead', nine + 4000 * dayMs, nine, true],
    ['on a clock that was set back a day', nine, nine - dayMs, false],
  ] as const)('%s', (_what, ended, now, expected) => {
    expect(isContactDue(view(ended), moment(now))).toBe(expected)
    expect(isContactDue(view(ended, null), moment(now))).toBe(false)
  })

  it('is for the clerk who goes, while it is open', () => {
    const see = (hall: HallBench, asker: string | null) => hall.try({ type: 'see-contact', help: no, clerk: asker })
    const may = (state: HelpView['state'], asker: string | null) => see(inState(state, contact), asker) === 'ok'
    expect(helpStates.filter((state) => may(state, '1001'))).toEqual(['assigned', 'visited'])
    expect(helpStates.filter((state) => may(state, '1002') || may(state, null))).toEqual([])
    expect(see(inState('requested', contact), null)).toBe('CONTACT_REFUSED')
    expect(see(inState('assigned'), '1001')).toBe('CONTACT_UNKNOWN')
    expect(see(new HallBench(), '1001')).toBe('HELP_UNKNOWN')
    const other = inState('assigned', contact)
    other.step(1, { type: 'assign-help', help: no, to: '1002' })
    expect(see(other, '1001')).toBe('CONTACT_REFUSED')
  })

  it('is seen by whom it is said, each time, and of it nothing is said', () => {
    const hall = inState('assigned', contact)
    const see = (clerk: string) => hall.try({ type: 'see-contact', help: no, clerk })
    see('1001')
    expect(hall.last()).toStrictEqual({ type: 'help-contact-seen', actor: 'clerk:1001', data: { help: no, by: '1001' }, seq: expect.any(Number), at: expect.any(String), site: expect.any(String) })
    see('1001')
    expect(one(hall)?.seenBy).toEqual(['1001'])
    hall.step(1, { type: 'assign-help', help: no, to: '1002' })
    see('1001')
    see('1002')
    expect(one(hall)).toMatchObject({ state: 'assigned', seenBy: ['1001', '1002'] })
    expect(hall.types().filter((type) => type === 'help-contact-seen')).toHaveLength(3)
  })

  it('keeps its request until it is erased, which is said once, and not before its time', () => {
    const hall = inState('closed', contact)
    const erase = () => hall.try({ type: 'erase-contact', help: no })
    const before = hall.events.length
    expect(erase()).toBe('ok')
    expect(hall.events).toHaveLength(before)
    hall.now += 30 * dayMs
    hall.try({ type: 'open-day' })
    expect(one(hall)?.contact).toBe(contact)
    expect(erase()).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'help-contact-erased', actor: 'system', data: { help: no } })
    expect(erase()).toBe('ok')
    expect(hall.types().filter((type) => type === 'help-contact-erased')).toHaveLength(1)
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect(erase()).toBe('HELP_UNKNOWN')
  })
})

/** Something at random; most of it is refused, as in life. */
function live(chance: Chance): HallBench {
  const hall = staffed()
  for (let nth = 0; nth < 300; nth++) {
    const known = [...hall.state.help.requests.keys()]
    const help = known.length === 0 ? no : chance.one(known)
    const today = hall.state.day.date ?? '2026-11-24'
    chance.one([
      () => ask(hall, { on: today, contact: chance.one([null, String(nth).padStart(32, '0')]) }),
      () => ask(hall, { on: today, channel: 'phone', actor: 'clerk:1001' }),
      () => hall.step(chance.one([1, 2]), { type: 'assign-help', help, to: chance.one(['1001', '1002', '9999', null]) }),
      () => hall.try({ type: 'see-contact', help, clerk: '1001' }),
      () => steps.visit(hall, help),
      () => steps.close(hall, help),
      () => steps.cancel(hall, help),
      () => hall.try({ type: 'lapse-help' }),
      () => void known.map((each) => hall.try({ type: 'erase-contact', help: each })),
      () => void (hall.now += chance.below(20) * dayMs),
      () => hall.try({ type: 'open-day' }),
    ])()
  }
  return hall
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('A year at random, seed %i', (seed) => {
  const hall = live(new Chance(seed))

  it('loses no contact out of sight: each is referred to until its erasure is said', () => {
    const kept = new Map<string, string>()
    for (const event of hall.events) {
      if (event.type === 'help-requested' && event.data.contact !== null) kept.set(event.data.help, event.data.contact)
      if (event.type === 'help-contact-erased') expect(kept.delete(event.data.help)).toBe(true)
    }
    for (const [help, reference] of kept) expect(one(hall, help)?.contact).toBe(reference)
    expect(hall.events.some(({ type }) => type === 'help-contact-erased')).toBe(true)
  })

  it('gives no number twice, and ends each request once at most', () => {
    const of = (...types: string[]) => hall.events.flatMap((event) => (types.includes(event.type) && 'help' in event.data ? [event.data.help] : []))
    for (const list of [of('help-requested'), of('help-closed', 'help-cancelled', 'help-lapsed')]) expect(new Set(list).size).toBe(list.length)
  })

  it('read from a snapshot in its middle goes on the same', () => {
    const cut = hall.events.length >> 1
    const half = emptyState()
    for (const event of hall.events.slice(0, cut)) fold(half, event)
    const read = readState(writeState(half)) ?? emptyState()
    for (const event of hall.events.slice(cut)) fold(read, event)
    expect(freezeState(read)).toEqual(freezeState(hall.state))
  })
})
