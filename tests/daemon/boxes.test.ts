/** Whole daemons of one hall, each with the devices of its own places: a kiosk's box and a window's. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type LateCommand, Outbox } from '../../device-daemon/late/outbox.ts'
import type { PrinterFace, RatingPadFace } from '../../device-daemon/wire/lab.ts'
import type { DeviceView, Standing } from '../../device-daemon/wire/views.ts'
import { type Cable, cableTo } from '../kit/cable.ts'
import { type NatsServer, natsServers } from '../kit/nats-server.ts'
import { TestDaemon, WoundClock } from '../kit/test-daemon.ts'

const servers: NatsServer[] = []
const cables: Cable[] = []
const daemons: TestDaemon[] = []
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
  for (const cable of cables.splice(0)) await cable.remove()
  for (const server of servers.splice(0)) await server.remove()
})

const technician = { role: 'technician' } as const
const clerk = { role: 'clerk', window: 2, clerk: '1002' } as const
const printer = 'kiosk-1/printer'

interface Box {
  daemon: TestDaemon
  readonly cable: Cable
}

/** Both on the same clock, so that one can be wound for both. */
async function boxNamed(name: string, clock: WoundClock, before?: Box): Promise<Box> {
  const cable = before?.cable ?? (await cableTo(Number(new URL(servers[0]?.url ?? '').port)))
  if (before === undefined) cables.push(cable)
  const starting = TestDaemon.start({
    box: name,
    clock,
    ...(before === undefined ? {} : { folder: before.daemon.folder }),
    change(config) {
      config.journal = 'nats'
      config.nats = { servers: [cable.url] }
      config.boxes = [{ name: 'desk-2', windows: [2] }, { name: 'front', windows: [1], kiosks: [1] }]
      // Both displays hang on one line, and a line ends at one box.
      config.lines = []
      config.devices = config.devices.filter(({ id }: { id: string }) => !id.endsWith('/display'))
      for (const window of config.windows) delete window.display
    },
  })
  // One that cannot reach its hall waits a while before it begins all the same.
  let isOver = false
  const over = () => void (isOver = true)
  starting.then(over, over)
  for (await wait(200); !isOver; await wait(50)) await clock.wind(500)
  const daemon = await starting
  daemons.push(daemon)
  return { daemon, cable }
}

async function hall(): Promise<{ front: Box; desk: Box; clock: WoundClock }> {
  servers.push(...(await natsServers(1)))
  const clock = new WoundClock()
  return { front: await boxNamed('front', clock), desk: await boxNamed('desk-2', clock), clock }
}

const devicesOf = async (daemon: TestDaemon) => (await daemon.page(technician)).last<DeviceView[]>('devices')?.map(({ id }) => id) ?? []
const printsOf = async (daemon: TestDaemon) => (await daemon.page(technician)).view().prints.map(({ state }) => state)
const standingOf = async (daemon: TestDaemon) => (await daemon.page({ role: 'kiosk', kiosk: 1 })).last<Standing>('standing')

/** Pulls its cable, and waits until it knows. */
async function cutOff(box: Box): Promise<void> {
  box.cable.pull()
  await box.daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-03' })
  await expect.poll(() => standingOf(box.daemon)).toBe('cut-off')
}

/** What waits to be said to the hall. */
function keptIn({ daemon }: Box): string[] {
  const outbox = new Outbox(daemon.folder)
  const kept = outbox.all().map(({ command }) => command.type)
  outbox.close()
  return kept
}

function put({ daemon }: Box, command: LateCommand): void {
  const outbox = new Outbox(daemon.folder)
  outbox.put(command, daemon.clock.now())
  outbox.close()
}

const padAsks = async ({ daemon }: Box) => (await daemon.page(technician)).last<{ device: string; face: RatingPadFace }[]>('emulators')?.find(({ device }) => device === 'window-2/pad')?.face.inviting
const ratingsOf = async ({ daemon }: Box) => (await daemon.page({ role: 'supervisor' })).view().ratings.map(({ state }) => state)

/** Until it has its hall again: it looks every two seconds. */
async function well({ daemon }: Box, clock: WoundClock): Promise<void> {
  for (let round = 0; round < 200 && (await standingOf(daemon)) !== 'open'; round++) {
    await clock.wind(2000)
    await wait(50)
  }
  expect(await standingOf(daemon)).toBe('open')
}

async function papers(daemon: TestDaemon): Promise<number> {
  const emulators = (await daemon.page(technician)).last<{ device: string; face: PrinterFace }[]>('emulators')
  const pieces = emulators?.find(({ device }) => device === printer)?.face.pieces ?? []
  return pieces.filter(({ rows }) => rows.some((row) => row.row === 'text' && row.spans.some(({ text }) => text.trim() !== ''))).length
}

describe('Two boxes of a hall', () => {
  it('open the devices of their own places, each of them at one box', async () => {
    const { front, desk } = await hall()
    expect((await devicesOf(front.daemon)).toSorted()).toEqual(['kiosk-1/id-reader', 'kiosk-1/printer', 'kiosk-1/scanner', 'window-1/id-reader', 'window-1/pad', 'window-1/printer'])
    expect((await devicesOf(desk.daemon)).toSorted()).toEqual(['window-2/id-reader', 'window-2/pad'])
  })

  it('are one hall: a number taken here is called there, rated there, and seen here', async () => {
    const { front, desk } = await hall()
    const watching = await front.daemon.page({ role: 'board' })
    expect(await front.daemon.take('RS-01')).toMatchObject({ number: 'B001' })
    await expect.poll(() => desk.daemon.page({ role: 'board' }).then((page) => page.view().tickets.length)).toBe(1)
    expect((await desk.daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-01' })).body.number).toBe('B002')
    for (const step of ['call-next', 'start', 'finish']) expect((await desk.daemon.call('POST', `/api/windows/2/${step}`, clerk)).status).toBe(200)
    await desk.daemon.turns()
    await desk.daemon.gesture('window-2/pad', { type: 'press', key: 1 })
    await watching.until(() => watching.events.some(({ type }) => type === 'ticket-finished'))
    await expect.poll(async () => (await front.daemon.page({ role: 'supervisor' })).view().ratings.map(({ state }) => state)).toContain('rated')
  })

  it('print at the printer’s own box, once, wherever the number was taken', async () => {
    const { front, desk } = await hall()
    // At the desk somebody takes a number for the kiosk's printer.
    await desk.daemon.call('POST', '/api/tickets', { role: 'kiosk', kiosk: 1 }, { item: 'RS-01' })
    await expect.poll(() => papers(front.daemon)).toBe(1)
    await expect.poll(() => printsOf(desk.daemon)).toEqual(['printed'])
  })

  it('leave each other’s print jobs alone when they start', { timeout: 60_000 }, async () => {
    const { front, desk, clock } = await hall()
    await front.daemon.gesture(printer, { type: 'fault', fault: 'silence' })
    await front.daemon.take('RS-01')
    await expect.poll(() => printsOf(desk.daemon)).toEqual(['sending'])
    await desk.daemon.stop()
    const again = await boxNamed('desk-2', clock, desk)
    await again.daemon.turns()
    expect(await printsOf(again.daemon)).toEqual(['sending'])
  })

  it('leave each other’s print jobs alone when their time is over', { timeout: 60_000 }, async () => {
    const { front, desk, clock } = await hall()
    await front.daemon.gesture(printer, { type: 'cover', cover: 'open' })
    await front.daemon.take('RS-01')
    await expect.poll(() => printsOf(desk.daemon)).toEqual(['queued'])
    front.cable.pull()
    await clock.jump(16 * 60_000)
    // Another job for that printer, so that its line is looked through.
    expect((await desk.daemon.call('POST', '/api/tickets', { role: 'kiosk', kiosk: 1 }, { item: 'RS-01' })).status).toBe(201)
    await desk.daemon.turns()
    await desk.daemon.stop()
    const again = await boxNamed('desk-2', clock, desk)
    await again.daemon.turns()
    expect(await printsOf(again.daemon)).toEqual(['queued', 'queued'])
    front.cable.mend()
    await well(front, clock)
    await expect.poll(async () => (await printsOf(again.daemon)).toSorted()).toEqual(['failed', 'queued'])
  })

  it('leave each other’s ratings alone: the minute is kept where the pad is', { timeout: 60_000 }, async () => {
    const { front, desk, clock } = await hall()
    await desk.daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-01' })
    for (const step of ['call-next', 'start', 'finish']) await desk.daemon.call('POST', `/api/windows/2/${step}`, clerk)
    const ratings = async () => (await front.daemon.page({ role: 'supervisor' })).view().ratings.map(({ state }) => state)
    await expect.poll(ratings).toEqual(['shown'])
    desk.cable.pull()
    await front.daemon.stop()
    front.daemon = (await boxNamed('front', clock, front)).daemon
    await clock.jump(61_000)
    await clock.wind(100)
    await wait(300)
    expect(await ratings()).toEqual(['shown'])
    desk.cable.mend()
    await well(desk, clock)
    await clock.wind(1000)
    await expect.poll(ratings).toEqual(['timed-out'])
  })

  it('do a day’s work once: neither opens it twice', async () => {
    const { front, desk, clock } = await hall()
    await clock.jump(15 * 3600_000 + 60_000)
    await expect.poll(async () => (await front.daemon.page(technician)).view().businessDate).toBe('2026-11-25')
    await expect.poll(async () => (await desk.daemon.page(technician)).view().businessDate).toBe('2026-11-25')
    const opened = async () => (await front.daemon.page(technician, 0)).events.filter(({ type, at }) => type === 'day-opened' && at > '2026-11-24T12').length
    await expect.poll(opened).toBe(1)
    await clock.wind(60_000)
    expect(await opened()).toBe(1)
  })
})

describe('A box cut off from its hall', () => {
  it('says so to its pages at once, refuses a number, and takes one when it is back', { timeout: 60_000 }, async () => {
    const { front, desk, clock } = await hall()
    expect(await standingOf(front.daemon)).toBe('open')
    const kiosk = await front.daemon.page({ role: 'kiosk', kiosk: 1 })
    front.cable.pull()
    // What is asked first finds out.
    const refused = await front.daemon.call('POST', '/api/tickets', { role: 'kiosk', kiosk: 1 }, { item: 'RS-01' })
    expect(refused).toMatchObject({ status: 503, body: { code: 'JOURNAL_UNAVAILABLE' } })
    await kiosk.until(() => kiosk.last<Standing>('standing') === 'cut-off')
    expect(await standingOf(front.daemon)).toBe('cut-off')
    expect((await front.daemon.call('GET', '/healthz', null)).body).toMatchObject({ status: 'degraded' })
    expect(await standingOf(desk.daemon)).toBe('open')
    expect((await desk.daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-01' })).body.number).toBe('B001')
    front.cable.mend()
    await well(front, clock)
    expect(kiosk.last<Standing>('standing')).toBe('open')
    expect(await front.daemon.take('RS-01')).toMatchObject({ number: 'B002' })
  })

  it('takes a rating that was open, lets go of the pad, and tells the hall once, with when it was', { timeout: 60_000 }, async () => {
    const { front, desk, clock } = await hall()
    await desk.daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-01' })
    for (const step of ['call-next', 'start', 'finish']) await desk.daemon.call('POST', `/api/windows/2/${step}`, clerk)
    await desk.daemon.turns()
    await cutOff(desk)
    await clock.wind(5000)
    const pressedAt = new Date(clock.now()).toISOString()
    await desk.daemon.gesture('window-2/pad', { type: 'press', key: 2 })
    await expect.poll(() => keptIn(desk)).toEqual(['pad-key'])
    expect(await padAsks(desk)).toBe(false)
    // Whoever presses again, or restarts the box, changes nothing.
    await desk.daemon.gesture('window-2/pad', { type: 'press', key: 1 })
    await desk.daemon.stop()
    const again = await boxNamed('desk-2', clock, desk)
    await clock.jump(120_000)
    again.cable.mend()
    await well(again, clock)
    const rated = async () => (await front.daemon.page({ role: 'supervisor' }, 0)).events.filter(({ type }) => type === 'rated')
    await expect.poll(async () => (await rated()).length).toBe(1)
    expect((await rated())[0]).toMatchObject({ late: pressedAt, window: 2, data: { key: 2 } })
    await clock.wind(100)
    await expect.poll(() => keptIn(again)).toEqual([])
    expect(await ratingsOf(front)).toEqual(['rated'])
  })

  it('prints what was agreed, once, and tells the hall when it is back', { timeout: 60_000 }, async () => {
    const { front, desk, clock } = await hall()
    await front.daemon.gesture(printer, { type: 'cover', cover: 'open' })
    for (const item of ['RS-01', 'RS-02']) await front.daemon.take(item)
    await cutOff(front)
    await front.daemon.gesture(printer, { type: 'cover', cover: 'closed' })
    await expect.poll(() => papers(front.daemon)).toBe(2)
    await expect.poll(() => keptIn(front)).toEqual(['print-started', 'print-ended', 'print-started', 'print-ended'])
    expect(await printsOf(desk.daemon)).toEqual(['queued', 'queued'])
    // A box that is started anew has a new emulator, without paper out of its slit: nothing more may come.
    await front.daemon.stop()
    const again = await boxNamed('front', clock, front)
    await clock.wind(1000)
    expect(await papers(again.daemon)).toBe(0)
    again.cable.mend()
    await well(again, clock)
    await expect.poll(() => printsOf(desk.daemon)).toEqual(['printed', 'printed'])
    expect(await papers(again.daemon)).toBe(0)
    await expect.poll(() => keptIn(again)).toEqual([])
  })

  it('that is stopped in the middle of a job knows at its next start that nobody can know', { timeout: 60_000 }, async () => {
    const { front, desk, clock } = await hall()
    await front.daemon.gesture(printer, { type: 'cover', cover: 'open' })
    await front.daemon.take('RS-01')
    await cutOff(front)
    await front.daemon.gesture(printer, { type: 'fault', fault: 'silence' })
    await front.daemon.gesture(printer, { type: 'cover', cover: 'closed' })
    put(front, { type: 'print-started', job: (await front.daemon.page(technician)).view().prints[0]?.job ?? '' })
    await front.daemon.stop()
    const again = await boxNamed('front', clock, front)
    await again.daemon.turns()
    expect(await papers(again.daemon)).toBe(0)
    again.cable.mend()
    await well(again, clock)
    await expect.poll(() => printsOf(desk.daemon)).toEqual(['unconfirmed'])
    expect(await papers(again.daemon)).toBe(0)
  })
})
