/** A kiosk's scanner reads while a page waits for a code: against emulated scanners, with the clock in the test's hand. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aimAgainMs, lapseMs, ReadingDesk } from '../../device-daemon/desks/reading-desk.ts'
import { Devices } from '../../device-daemon/devices/registry.ts'
import { waitForCode } from '../../kiosk-ui/screens/kiosk/reading.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

type Rule = 'when-asked' | 'always'
const id = 'kiosk-1/scanner'

/** A kiosk with one scanner; `orders` are what the desk says to it. */
async function stand({ reading = 'when-asked', driver = 'scanner/ssi', trigger = 'host' }: { reading?: Rule; driver?: string; trigger?: string } = {}) {
  const clock = new HandClock()
  const devices = new Devices({ lines: [], devices: [{ id, driver, transport: 'emulated', settings: { trigger } }] }, clock)
  const orders: string[] = []
  const spied = {
    order: (kind: 'scanner', device: string, order: { type: 'aim' | 'rest' }) => {
      orders.push(order.type)
      return devices.order(kind, device, order)
    },
  }
  const kiosks = [{ number: 1, scanner: id, reading }, { number: 2, reading }]
  const problems: unknown[] = []
  const bench = { clock, devices: spied, hall: { config: { kiosks } }, report: (problem: unknown) => problems.push(problem) }
  const desk = new ReadingDesk(bench as unknown as ConstructorParameters<typeof ReadingDesk>[0])
  devices.listen({ event: (event) => desk.heard(event, { kiosk: 1 }), changed: (view) => desk.changed(view) })
  devices.start()
  await clock.wind(100)
  const line = devices.emulated('scanner').get(id)
  if (line === undefined) throw new Error('no scanner')
  const first = orders.splice(0)
  const waits = async (page: string, isWaiting: boolean) => {
    desk.waits(1, page, isWaiting)
    await clock.wind(10)
  }
  return { clock, desk, devices, first, line, orders, problems, waits, aims: () => line.face().aiming }
}

describe('A scanner that reads when asked', () => {
  it('rests until a page waits, and when it does no longer', async () => {
    const { waits, aims } = await stand()
    expect(aims()).toBe(false)
    await waits('one', true)
    expect(aims()).toBe(true)
    await waits('one', false)
    expect(aims()).toBe(false)
  })

  it('rests when the code has come', async () => {
    const { waits, aims, line, clock, orders } = await stand({ driver: 'scanner/hid-pos', trigger: 'honeywell' })
    await waits('one', true)
    line.gesture({ type: 'show', text: 'GUITAI' })
    await clock.wind(10)
    expect(aims()).toBe(false)
    expect(orders).toEqual(['aim', 'rest'])
    await clock.wind(60_000)
    expect(orders).toEqual(['aim', 'rest'])
  })

  it('is aimed again for a page that goes on waiting', async () => {
    const { waits, aims, line, clock } = await stand()
    await waits('one', true)
    line.gesture({ type: 'show', text: 'GUITAI' })
    await clock.wind(10)
    await waits('one', true)
    expect(aims()).toBe(true)
  })

  it('is aimed again and again, because engines end their reading by themselves', async () => {
    const { waits, clock, orders } = await stand({ driver: 'scanner/serial-line', trigger: 'gm65' })
    await waits('one', true)
    await clock.wind(2 * aimAgainMs)
    expect(orders).toEqual(['aim', 'aim', 'aim'])
  })

  it('is not aimed faster for a page that says it faster', async () => {
    const { waits, orders } = await stand()
    for (let nth = 0; nth < 50; nth++) await waits('one', true)
    expect(orders).toEqual(['aim'])
  })

  it('rests when the page is gone and has not said so', async () => {
    const { waits, aims, clock, orders } = await stand()
    await waits('one', true)
    await clock.wind(lapseMs - 100)
    expect(aims()).toBe(true)
    await clock.wind(200)
    expect(aims()).toBe(false)
    const told = orders.length
    await clock.wind(60_000)
    expect(orders).toHaveLength(told)
  })

  it('goes on for a page that says so in time, and for another when one leaves', async () => {
    const { waits, aims, clock } = await stand()
    await waits('one', true)
    await waits('two', true)
    await clock.wind(lapseMs - 100)
    await waits('two', true)
    await clock.wind(200)
    expect(aims()).toBe(true)
    await waits('one', false)
    expect(aims()).toBe(true)
    await waits('two', false)
    expect(aims()).toBe(false)
  })

  it('keeps eight pages in mind and no more', async () => {
    const { waits, clock } = await stand()
    await waits('page 0', true)
    await clock.wind(1)
    const before = clock.pending
    for (let nth = 1; nth < 100; nth++) await waits(`page ${nth}`, true)
    expect(clock.pending - before).toBeLessThanOrEqual(7)
  })

  it('is told once more what to do when it comes back', async () => {
    const { waits, aims, line, clock } = await stand()
    await waits('one', true)
    line.setCable('out')
    await clock.wind(1000)
    await waits('one', false)
    line.setCable('in')
    await waits('one', true)
    await clock.wind(9000)
    expect(aims()).toBe(true)
    line.setCable('out')
    await clock.wind(lapseMs)
    line.setCable('in')
    await clock.wind(9000)
    expect(aims()).toBe(false)
  })

  it('at the start of the daemon is told to rest: the one before may have left it aimed', async () => {
    const { clock, line, desk, devices, orders, waits } = await stand()
    await waits('one', true)
    desk.stop()
    await devices.stop()
    expect(line.face().aiming).toBe(true)
    const next = await stand()
    expect(orders.at(-1)).toBe('aim')
    expect(next.first).toEqual(['rest'])
    expect(clock.pending).toBe(0)
  })

  it('that is silent has one order at a time, and rests when it speaks again', async () => {
    const { waits, aims, line, clock, orders, problems } = await stand()
    await waits('one', true)
    line.setFault('silence')
    for (const isWaiting of [false, true, false, true, false]) await waits('one', isWaiting)
    expect(orders).toEqual(['aim', 'rest'])
    await clock.wind(5000)
    line.setFault('none')
    await waits('one', true)
    await waits('one', false)
    await clock.wind(5000)
    expect(aims()).toBe(false)
    expect(problems).toEqual([])
  })

  it('that is still busy with the last order is told the next one then', async () => {
    const { waits, line, clock, orders } = await stand()
    line.setFault('silence')
    await waits('one', true)
    await waits('one', false)
    expect(orders).toEqual(['aim'])
    await clock.wind(3000)
    expect(orders).toEqual(['aim', 'rest'])
  })

  it('is not there at every kiosk, and a kiosk is not there for every page', async () => {
    const { desk, orders } = await stand()
    desk.waits(2, 'one', true)
    desk.waits(99, 'one', true)
    expect(orders).toEqual([])
  })

  it('is told nothing after the end', async () => {
    const { desk, waits, clock, orders } = await stand()
    await waits('one', true)
    desk.stop()
    desk.waits(1, 'two', true)
    await clock.wind(lapseMs)
    expect(orders).toEqual(['aim'])
  })
})

describe('A scanner that always reads', () => {
  it('is aimed without being asked, and again after a code', async () => {
    const { aims, line, clock, waits, orders } = await stand({ reading: 'always' })
    await clock.wind(aimAgainMs)
    expect(aims()).toBe(true)
    line.gesture({ type: 'show', text: 'GUITAI' })
    await clock.wind(10)
    expect(aims()).toBe(true)
    await waits('one', true)
    await waits('one', false)
    await clock.wind(lapseMs)
    expect(aims()).toBe(true)
    expect(orders).not.toContain('rest')
  })

  it('because it has no trigger is sent nothing', async () => {
    const { aims, devices, waits } = await stand({ driver: 'scanner/serial-line', trigger: 'none' })
    await waits('one', true)
    await waits('one', false)
    expect(aims()).toBe(true)
    expect(devices.view(id)?.counters.commands).toBe(0)
  })
})

describe('A page', () => {
  afterEach(() => void vi.useRealTimers())

  it('says at once that it waits, again before that lapses, and at the end that it does no longer', () => {
    vi.useFakeTimers()
    const said: unknown[] = []
    const end = waitForCode({ post: (path, body) => (said.push([path, body]), Promise.resolve({ ok: true, data: null as never })) }, 'one')
    expect(said).toEqual([['/api/reading', { page: 'one', waits: true }]])
    vi.advanceTimersByTime(lapseMs - 1)
    expect(said).toHaveLength(3)
    end()
    expect(said.at(-1)).toEqual(['/api/reading', { page: 'one', waits: false }])
    vi.advanceTimersByTime(60_000)
    expect(said).toHaveLength(4)
  })

  it('aims its own kiosk’s scanner over HTTP, and no other’s', async () => {
    const daemon = await TestDaemon.start({
      change: (config) => {
        config.devices.find((device: { id: string }) => device.id === id).settings = { trigger: 'honeywell' }
      },
    })
    try {
      const say = async (kiosk: number, waits: boolean) => {
        expect((await daemon.call('POST', '/api/reading', { role: 'kiosk', kiosk }, { page: 'one', waits })).status).toBe(204)
        await daemon.clock.wind(100)
      }
      const checkedIn = async () => {
        await daemon.gesture(id, { type: 'show', text: 'GUITAI:Y:510921103:YY-20260001' })
        await daemon.clock.wind(100)
        return (await daemon.call('GET', '/api/queue', { role: 'board' })).body.tickets.length
      }
      await say(7, true)
      expect(await checkedIn()).toBe(0)
      await say(1, true)
      await say(1, false)
      expect(await checkedIn()).toBe(0)
      await say(1, true)
      expect(await checkedIn()).toBe(1)
    } finally {
      await daemon.remove()
    }
  })
})
