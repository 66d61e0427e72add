/** The paper in a kiosk's printer, from its tickets and its sensors to whoever has to fetch a roll. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RollView } from '../../device-daemon/wire/views.ts'
import { TestDaemon, WoundClock } from '../kit/test-daemon.ts'

const printer = 'kiosk-1/printer'
const technician = { role: 'technician' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
let daemon: TestDaemon
beforeEach(async () => {
  daemon = await TestDaemon.start({ change: (config) => (config.devices[0].settings = { rollMetres: 8 }) })
  await daemon.clock.wind(100)
})
afterEach(() => daemon.remove())

const rolls = async (who: Parameters<TestDaemon['page']>[0] = technician): Promise<readonly RollView[]> => (await daemon.page(who)).view().rolls
const roll = async (): Promise<RollView | undefined> => (await rolls())[0]
const press = (who: Parameters<TestDaemon['call']>[2] = technician) => daemon.call('POST', `/api/devices/${printer}/roll`, who)
async function take(): Promise<void> {
  await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { queue: 'A' })
  await daemon.clock.wind(1000)
}
/** The printer is asked every five seconds. */
async function paper(to: 'ok' | 'near-end' | 'out'): Promise<void> {
  await daemon.gesture(printer, { type: 'paper', paper: to })
  await daemon.clock.wind(6000)
}
async function cover(to: 'open' | 'closed'): Promise<void> {
  await daemon.gesture(printer, { type: 'cover', cover: to })
  await daemon.clock.wind(6000)
}

describe('A roll changed by one button', () => {
  it('is forecast from the tickets that it has printed, for clerks too', async () => {
    expect((await press()).status).toBe(204)
    await take()
    const one = await roll()
    expect(one).toMatchObject({ printer, rollMm: 8000, cuts: 1 })
    // A standard ticket of the emulated hall: 11 to 13 cm.
    expect(one?.usedMm).toBeGreaterThan(100)
    expect(one?.usedMm).toBeLessThan(130)
    expect(one?.left).toBe(Math.floor((8000 - (one?.usedMm ?? 0)) / (one?.usedMm ?? 1)))
    const page = await daemon.page(clerk)
    await take()
    expect(page.view().rolls).toMatchObject([{ cuts: 2, isLow: false }])
    expect(await rolls({ role: 'kiosk' })).toEqual([])
    expect(await rolls({ role: 'board' })).toEqual([])
  })

  it('is one whoever presses twice', async () => {
    await press(clerk)
    await take()
    await press(clerk)
    expect(await roll()).toMatchObject({ usedMm: 0, cuts: 0 })
  })

  it('is remembered when the daemon begins again', async () => {
    await press()
    await take()
    const before = await roll()
    await daemon.stop()
    const clock = new WoundClock(daemon.clock.now() + 24 * 3600_000)
    daemon = await TestDaemon.start({ folder: daemon.folder, clock, change: (config) => (config.devices[0].settings = { rollMetres: 8 }) })
    expect(await roll()).toEqual(before)
  })
})

describe('What is printed in doubt', () => {
  it('is counted when it is given up, and not again when it comes after all', async () => {
    await press()
    await take()
    const each = (await roll())?.usedMm ?? 0
    await daemon.gesture(printer, { type: 'paper', paper: 'out' })
    await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { queue: 'A' })
    await daemon.clock.wind(1000)
    // Not begun: the printer has no paper.
    expect(await roll()).toMatchObject({ usedMm: each })
    await daemon.gesture(printer, { type: 'paper', paper: 'ok' })
    await daemon.clock.wind(10_000)
    expect(await roll()).toMatchObject({ usedMm: 2 * each, cuts: 2 })
  })

  it('by a printer that was silenced is counted once', async () => {
    await press()
    await daemon.gesture(printer, { type: 'fault', fault: 'silence' })
    await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { queue: 'A' })
    await daemon.clock.wind(30_000)
    const { prints } = (await daemon.page(technician)).view()
    expect(prints).toMatchObject([{ state: 'unconfirmed' }])
    expect(await roll()).toMatchObject({ cuts: 1 })
  })
})

describe('The sensor near the end', () => {
  it('tells staff, before the count does', async () => {
    await paper('near-end')
    expect(await rolls(clerk)).toMatchObject([{ printer, left: null, isLow: true }])
  })

  it('that trembles is not a new roll', async () => {
    await press()
    await take()
    await paper('near-end')
    await paper('ok')
    await paper('near-end')
    await paper('ok')
    expect(await roll()).toMatchObject({ cuts: 1, isLow: true })
  })

  it('that clears after the cover was open is one, though nobody pressed', async () => {
    await take()
    await paper('near-end')
    await cover('open')
    await daemon.gesture(printer, { type: 'paper', paper: 'ok' })
    await cover('closed')
    expect(await roll()).toMatchObject({ rollMm: 8000, usedMm: 0, isLow: false })
  })

  it('that does not clear leaves the old one, whatever the cover was opened for', async () => {
    await paper('near-end')
    await cover('open')
    await cover('closed')
    expect(await roll()).toMatchObject({ changedAt: null, isLow: true })
    await paper('ok')
    expect(await roll()).toMatchObject({ changedAt: null, isLow: true })
  })
})

describe('A roll that ran out', () => {
  it('of which little was left is followed by a new one', async () => {
    await daemon.call('POST', `/api/devices/${printer}/roll`, technician)
    await paper('near-end')
    await paper('out')
    await paper('ok')
    expect(await roll()).toMatchObject({ isLow: false, usedMm: 0 })
  })

  it('of which nobody knew is followed by one that is known', async () => {
    await paper('out')
    await paper('ok')
    expect(await roll()).toMatchObject({ rollMm: 8000 })
  })

  it('of which much was left is the same one, put in again', async () => {
    await press()
    await take()
    await paper('out')
    await paper('ok')
    expect(await roll()).toMatchObject({ cuts: 1 })
  })
})
