import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claims } from '../../device-daemon/access/tokens.ts'
import type { PageView } from '../../device-daemon/wire/page-view.ts'
import type { DeviceView, SessionView } from '../../device-daemon/wire/views.ts'
import { fold, thawState } from '../../device-daemon/wire/fold.ts'
import { hallView } from '../../device-daemon/wire/hall-view.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

let daemon: TestDaemon
beforeAll(async () => {
  daemon = await TestDaemon.start()
})
afterAll(() => daemon.remove())

const supervisor = { role: 'supervisor' } as const

describe('A page that connects', () => {
  it('is told who it is, the devices of its place, and a view; then what happens', async () => {
    const page = await daemon.page({ role: 'kiosk' })
    expect(page.last<SessionView>('session')).toMatchObject({ role: 'kiosk', kiosk: 1, emulated: true })
    expect(page.last<DeviceView[]>('devices')?.map((device) => device.id)).toEqual(['kiosk-1/printer', 'kiosk-1/scanner', 'kiosk-1/id-reader'])
    const view = page.last<PageView>('view')
    const taken = await daemon.take()
    await page.until(() => page.events.some((event) => event.type === 'ticket-issued' && event.ticket === taken.id))
    expect(page.events.every((event) => event.seq > (view?.seq ?? 0))).toBe(true)
  })

  it.each<[string, Omit<Claims, 'until'>, string[]]>([
    ['a board', { role: 'board' }, []],
    ['a supervisor', supervisor, ['kiosk-1/printer', 'kiosk-1/scanner', 'window-1/id-reader', 'window-1/pad', 'window-2/id-reader', 'window-2/pad', 'window-1/display', 'window-2/display', 'window-1/printer', 'kiosk-1/id-reader']],
    ['window 2', { role: 'clerk', window: 2 }, ['window-2/id-reader', 'window-2/pad', 'window-2/display']],
    ['a technician', { role: 'technician' }, ['kiosk-1/printer', 'kiosk-1/scanner', 'window-1/id-reader', 'window-1/pad', 'window-2/id-reader', 'window-2/pad', 'window-1/display', 'window-2/display', 'window-1/printer', 'kiosk-1/id-reader']],
  ])('as %s sees just these devices', async (_who, who, devices) => {
    const page = await daemon.page(who)
    expect(page.last<DeviceView[]>('devices')?.map((device) => device.id)).toEqual(devices)
  })

  it('sees emulators only as a technician', async () => {
    expect((await daemon.page({ role: 'technician' })).last('emulators')).toHaveLength(10)
    expect((await daemon.page({ role: 'kiosk' })).last('emulators')).toBeUndefined()
  })
})

describe('A page that comes back', () => {
  it.each<[string, Omit<Claims, 'until'>]>([
    ['supervisor', supervisor],
    ['board', { role: 'board' }],
    ['technician', { role: 'technician' }],
    ['clerk of window 1', { role: 'clerk', window: 1, clerk: '1001' }],
    ['clerk of window 2', { role: 'clerk', window: 2, clerk: '1002' }],
  ])('as %s gets exactly what it missed, and its fold is the daemon’s view', async (_name, who) => {
    const steady = await daemon.page(who)
    const left = await daemon.page(who)
    const view = left.last<PageView>('view')
    left.socket.disconnect()
    await daemon.serve(1)
    await daemon.gesture('window-1/pad', { type: 'press', key: 1 })
    await daemon.take('GA-01')
    await daemon.turns()
    const back = await daemon.page(who, view?.seq)
    const seq = await back.caughtUp
    await steady.until(() => steady.events.length >= back.events.length)
    expect(back.last('view')).toBeUndefined()
    expect(back.events).toEqual(steady.events.filter((event) => event.seq <= seq))
    expect(back.events.length).toBeGreaterThan(4)
    if (view === undefined) throw new Error('no view')
    const page = thawState(view.hall)
    for (const event of back.events) fold(page, event)
    const fresh = (await daemon.page(who)).last<PageView>('view')
    if (fresh === undefined) throw new Error('no view')
    expect(hallView(page, view.labels, seq)).toEqual(hallView(thawState(fresh.hall), fresh.labels, fresh.seq))
  })

  it('while much is happening has no gap and no repetition', async () => {
    const first = await daemon.page(supervisor)
    const after = first.last<PageView>('view')?.seq ?? 0
    first.socket.disconnect()
    let stop = false
    const busy = (async () => {
      for (let count = 0; count < 60 && !stop; count++) await daemon.take()
    })()
    const pages = []
    for (let reconnect = 0; reconnect < 5; reconnect++) pages.push(await daemon.page(supervisor, after))
    await busy
    stop = true
    await daemon.turns()
    const end = (await daemon.call('GET', '/healthz', null)).body.seq
    for (const page of pages) {
      await page.until(() => (page.events.at(-1)?.seq ?? 0) >= end)
      expect(page.events.map((event) => event.seq).filter((seq) => seq <= end)).toEqual(Array.from({ length: end - after }, (_, index) => after + 1 + index))
    }
  })

  it('from a journal that is no more, or from the far past, gets a whole view', async () => {
    expect((await daemon.page(supervisor, 999_999)).last('view')).toBeDefined()
  })

  it('from longer ago than a whole view is worth gets the view; from just within it, each event', async () => {
    const seq = async () => (await daemon.call('GET', '/healthz', null)).body.seq
    while ((await seq()) < 2800) await Promise.all(Array.from({ length: 100 }, () => daemon.take('GA-01')))
    const now = await seq()
    const [within, beyond] = [await daemon.page(supervisor, now - 1500), await daemon.page(supervisor, now - 2600)]
    expect([within.last('view') === undefined, within.events.length >= 1500]).toEqual([true, true])
    expect([beyond.last('view') === undefined, beyond.events.length < 1500]).toEqual([false, true])
  })

  it('after the daemon was restarted misses nothing either', async () => {
    const first = await TestDaemon.start()
    const page = await first.page(supervisor)
    const after = page.last<PageView>('view')?.seq ?? 0
    const taken = await first.take()
    await first.stop()
    const second = await TestDaemon.start({ folder: first.folder, clock: first.clock })
    const next = await second.take()
    const back = await second.page(supervisor, after)
    const issued = back.events.filter((event) => event.type === 'ticket-issued').map((event) => event.ticket)
    expect(issued).toEqual([taken.id, next.id])
    await second.remove()
  })
})

describe('Devices', () => {
  it('are told live as they are pulled and plugged', async () => {
    const page = await daemon.page({ role: 'technician' })
    const states = () => page.told.flatMap(({ name, value }) => (name === 'device' && (value as DeviceView).id === 'window-2/pad' ? [(value as DeviceView).state] : []))
    await daemon.gesture('window-2/pad', { type: 'cable', cable: 'out' })
    await page.until(() => states().at(-1) === 'absent')
    await daemon.gesture('window-2/pad', { type: 'cable', cable: 'in' })
    await page.until(() => states().at(-1) === 'ok')
  })
})
