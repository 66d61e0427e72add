/** A card laid at a kiosk by somebody without an appointment: numbers by person, priority by age. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { KioskCards } from '../../device-daemon/kiosk-cards.ts'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { TestDaemon, type TestPage, type WoundClock } from '../kit/test-daemon.ts'

const kiosk = { role: 'kiosk' } as const
const minuteMs = 60_000

let daemon: TestDaemon
afterEach(async () => daemon?.remove())

const start = async (more: { folder?: string; clock?: WoundClock } = {}) =>
  (daemon = await TestDaemon.start({
    change(config) {
      config.queues[1].perPerson = 1
    },
    ...more,
  }))
const take = (body: object, who: Parameters<TestDaemon['call']>[2] = kiosk) => daemon.call('POST', '/api/tickets', who, body)

/** Lays a card and gives back what the kiosk's page was told. */
async function lay(page: TestPage, specimen: string): Promise<{ card: string; elderly: boolean }> {
  const before = page.told.filter(({ name }) => name === 'card-laid').length
  const laid = () => page.told.filter(({ name }) => name === 'card-laid')
  await daemon.gesture('kiosk-1/id-reader', { type: 'lift' })
  await daemon.clock.wind(1000)
  await daemon.gesture('kiosk-1/id-reader', { type: 'lay', specimen })
  for (let nth = 0; nth < 60 && laid().length === before; nth++) await daemon.clock.wind(100)
  return page.last('card-laid') ?? { card: '', elderly: false }
}

describe('A queue that counts by person', () => {
  it('asks a kiosk for a card, and gives each person their number', async () => {
    await start()
    const page = await daemon.page(kiosk)
    expect((await take({ item: 'RS-01' })).body.code).toBe('CARD_NEEDED')
    expect((await take({ item: 'RS-01', card: '9e1b1c3a-5b0e-4b62-9a53-0d5c6a2b7f10' })).body.code).toBe('CARD_NEEDED')
    const { card } = await lay(page, 'zhang-san')
    expect((await take({ item: 'RS-01', card })).status).toBe(201)
    // The card is used up: the next number is the next person's.
    expect((await take({ item: 'RS-01', card })).body.code).toBe('CARD_NEEDED')
    const again = await lay(page, 'zhang-san')
    expect((await take({ item: 'RS-01', card: again.card })).body.code).toBe('PERSON_QUOTA_FULL')
    // A refusal does not use it up: there are other queues.
    expect((await take({ item: 'GA-01', card: again.card })).status).toBe(201)
    const other = await lay(page, 'moved')
    expect((await take({ item: 'RS-01', card: other.card })).status).toBe(201)
  })

  it('counts across a restart, and anew the next day', async () => {
    await start()
    const page = await daemon.page(kiosk)
    expect((await take({ item: 'RS-01', card: (await lay(page, 'zhang-san')).card })).status).toBe(201)
    await daemon.stop()
    const { clock, folder } = daemon
    await start({ clock, folder })
    const second = await daemon.page(kiosk)
    expect((await take({ item: 'RS-01', card: (await lay(second, 'zhang-san')).card })).body.code).toBe('PERSON_QUOTA_FULL')
    await daemon.stop()
    await clock.wind(24 * 60 * minuteMs)
    await start({ clock, folder })
    const third = await daemon.page(kiosk)
    expect((await take({ item: 'RS-01', card: (await lay(third, 'zhang-san')).card })).status).toBe(201)
  })

  it('does not ask a clerk, who sees whom they give a number', async () => {
    await start()
    expect((await take({ item: 'RS-01' }, { role: 'clerk', window: 1, clerk: '1001' })).status).toBe(201)
  })

  it('tells nobody whose number it is, and keeps no number of a card', async () => {
    await start()
    const pages = [await daemon.page(kiosk), await daemon.page({ role: 'supervisor' })]
    const [page] = pages
    if (page === undefined) throw new Error('no page')
    expect((await take({ item: 'RS-01', card: (await lay(page, 'zhang-san')).card })).status).toBe(201)
    for (const one of pages) {
      await one.until(() => one.events.some(({ type }) => type === 'ticket-issued'))
      expect(one.events.find(({ type }) => type === 'ticket-issued')?.data).toMatchObject({ holder: null })
    }
    await daemon.stop()
    const number = specimens.find(({ specimen }) => specimen === 'zhang-san')?.card.number ?? ''
    const files = readdirSync(daemon.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const text = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n')
    expect(text).toMatch(/"holder":"[0-9a-f]{32}"/)
    for (const one of [text, daemon.log.join('\n')]) expect(one).not.toContain(number)
  })
})

describe('Priority by a card', () => {
  it('is for whoever is sixty, unless they have said something else', async () => {
    await start()
    const page = await daemon.page(kiosk)
    const clerk = await daemon.page({ role: 'clerk', window: 1, clerk: '1001' })
    const old = await lay(page, 'zhang-san')
    expect(old.elderly).toBe(true)
    await take({ item: 'GA-01', card: old.card })
    const young = await lay(page, 'long-name')
    expect(young.elderly).toBe(false)
    await take({ item: 'GA-01', card: young.card })
    await take({ item: 'GA-01', card: (await lay(page, 'zhang-san')).card, priority: 'disabled' })
    await clerk.until(() => clerk.events.filter(({ type }) => type === 'ticket-issued').length === 3)
    expect(clerk.view().tickets.map(({ number, priority }) => [number, priority])).toEqual([['C001', 'elderly'], ['C002', null], ['C003', 'disabled']])
  })
})

describe('A card that was laid', () => {
  const person = { holder: 'a'.repeat(32), isElderly: false }

  it('is good for a minute, at its own kiosk, until another is laid', () => {
    const clock = new HandClock()
    const cards = new KioskCards(clock)
    const card = cards.hold(1, person)
    expect([cards.of(1, card), cards.of(2, card), cards.of(1, 'other')]).toEqual([person, null, null])
    const next = cards.hold(1, person)
    expect([cards.of(1, card), cards.of(1, next)]).toEqual([null, person])
    cards.letGo(1)
    expect(cards.of(1, next)).toBeNull()
  })

  it('is let go after it, and not kept by a clock that is set back', async () => {
    const clock = new HandClock()
    const cards = new KioskCards(clock)
    const card = cards.hold(1, person)
    await clock.wind(3 * minuteMs - 1)
    expect(cards.of(1, card)).toEqual(person)
    await clock.wind(1)
    expect(cards.of(1, card)).toBeNull()
    await clock.wind(-minuteMs)
    expect(cards.of(1, card)).toBeNull()
    const later = cards.hold(2, person)
    await clock.wind(-1)
    expect(cards.of(2, later)).toBeNull()
  })
})
