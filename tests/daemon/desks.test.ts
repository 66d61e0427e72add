/** What happens between the hall and the devices that stand in it: ratings, identity, appointments, callers. */
import { afterEach, describe, expect, it } from 'vitest'
import type { IdentityView } from '../../device-daemon/wire/identity-view.ts'
import { type ConfigChange, TestDaemon, type TestPage } from '../kit/test-daemon.ts'

const daemons: TestDaemon[] = []
const start = async (change?: ConfigChange) => {
  const daemon = await TestDaemon.start(change === undefined ? {} : { change })
  daemons.push(daemon)
  return daemon
}
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

const types = (page: TestPage) => page.events.map((event) => event.type)
const told = (page: TestPage, type: string) => page.until(() => types(page).includes(type as never))

describe('A rating', () => {
  it('asked for is shown on the pad; the key binds to ticket, window and clerk; the pad rests', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    await daemon.serve(1)
    await told(page, 'rating-shown')
    await daemon.gesture('window-1/pad', { type: 'press', key: 5 })
    await told(page, 'rated')
    expect(page.events.find(({ type }) => type === 'rated')).toMatchObject({
      type: 'rated',
      ticket: '20261124-B001',
      window: 1,
      actor: 'pad:window-1/pad',
      data: { level: 'very_dissatisfied', clerk: '1001', key: 5 },
    })
  })

  it('not given within 60 s is timed out, which is not a rating; a later key is noted and not counted', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    await daemon.serve(1)
    await daemon.clock.wind(59_000)
    expect(types(page)).not.toContain('rating-timed-out')
    await daemon.clock.wind(1500)
    await told(page, 'rating-timed-out')
    await daemon.gesture('window-1/pad', { type: 'press', key: 1 })
    await told(page, 'pad-key-ignored')
    expect(types(page)).not.toContain('rated')
    expect((await daemon.page({ role: 'supervisor' })).view().ratings).toMatchObject([{ state: 'timed-out', level: null }])
  })

  it('at a window whose pad is pulled ends as device-lost, at once', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    await daemon.serve(1)
    await told(page, 'rating-shown')
    await daemon.gesture('window-1/pad', { type: 'cable', cable: 'out' })
    await told(page, 'rating-device-lost')
  })

  it('at a window whose pad is not there ends as device-lost', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    await daemon.gesture('window-1/pad', { type: 'cable', cable: 'out' })
    await daemon.serve(1)
    await told(page, 'rating-device-lost')
  })

  it('open when the daemon stops goes on after it, or ends if its minute is over', async () => {
    const first = await start()
    await first.serve(1)
    await first.serve(2)
    await first.stop()
    const second = await TestDaemon.start({ folder: first.folder, clock: first.clock })
    daemons.push(second)
    const page = await second.page({ role: 'supervisor' })
    await second.gesture('window-1/pad', { type: 'press', key: 2 })
    await told(page, 'rated')
    await second.stop()
    await first.clock.wind(100_000)
    const third = await TestDaemon.start({ folder: first.folder, clock: first.clock })
    daemons.push(third)
    await third.clock.wind(1)
    expect((await third.page({ role: 'supervisor' })).view().ratings.map((rating) => rating.state)).toEqual(['rated', 'timed-out'])
  })

  it('of a four-key pad comes by its own bus, with this site’s meaning', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    await daemon.serve(2)
    await told(page, 'rating-shown')
    await daemon.gesture('window-2/pad', { type: 'press', key: 3 })
    await told(page, 'rated')
    expect(page.events.at(-1)).toMatchObject({ window: 2, data: { level: 'very_satisfied', clerk: '1002' } })
  })

  it('cannot be made by a stuck key: it is noted once a second, not once a byte', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    for (let press = 0; press < 50; press++) await daemon.gesture('window-1/pad', { type: 'press', key: 1 })
    await daemon.turns()
    expect(types(page).filter((type) => type === 'pad-key-ignored')).toHaveLength(1)
    await daemon.clock.wind(1001)
    await daemon.gesture('window-1/pad', { type: 'press', key: 1 })
    await page.until(() => types(page).filter((type) => type === 'pad-key-ignored').length === 2)
  })

  it('cannot be given by a clerk: there is no way to', async () => {
    const daemon = await start()
    const { body } = await daemon.call('GET', '/api/docs/json', null)
    const ways = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) => (/rating|pads/.test(path) && 'post' in methods ? [path] : []))
    const erasing = ['/api/ratings/words/{session}/erase', '/api/ratings/{code}/erase-words']
    const onTablets = ['shown', 'prolong', 'rate', 'decline'].map((step) => `/api/pads/{number}/${step}`)
    expect(ways.sort()).toEqual(['/api/windows/{number}/withdraw-rating', '/api/ratings/{code}', '/api/ratings', ...erasing, ...onTablets].sort())
    for (const step of ['rate', 'decline']) {
      const { body: refused } = await daemon.call('POST', `/api/pads/1/${step}`, { role: 'clerk', window: 1, clerk: '1001' }, { session: 'any', level: 'very_satisfied' })
      expect([step, refused.code]).toEqual([step, 'ROLE_REFUSED'])
    }
    // By the code of a ticket, which no clerk's page is given; and written down, which is refused to the act's own clerk.
    await daemon.serve(1)
    const own = await daemon.call('POST', '/api/ratings', { role: 'clerk', window: 1, clerk: '1001' }, { ticket: '20261124-B001', level: 'very_satisfied' })
    expect([own.status, own.body.code]).toEqual([403, 'RATING_OWN'])
  })
})

describe('A caller’s keys', () => {
  it('do what the page’s buttons do, and its display shows the number', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    await daemon.call('POST', '/api/windows/2/sign-in', { role: 'clerk', window: 2 }, { workNo: '1002', pin: '1357' })
    await daemon.take()
    await daemon.gesture('window-2/pad', { type: 'press-caller', key: 'call' })
    await told(page, 'ticket-called')
    await daemon.gesture('window-2/pad', { type: 'press-caller', key: 'recall' })
    await page.until(() => page.events.some((event) => event.type === 'ticket-called' && event.data.nth === 2))
    await daemon.turns()
    const lab = await daemon.page({ role: 'technician' })
    const faces = lab.last<{ device: string; face: { display?: string } }[]>('emulators')
    expect(faces?.find(({ device }) => device === 'window-2/pad')?.face.display).toBe('001')
    await daemon.gesture('window-2/pad', { type: 'press-caller', key: 'no-show' })
    await told(page, 'ticket-no-show')
  })

  it('do nothing where nobody is signed in', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    await daemon.take()
    await daemon.gesture('window-2/pad', { type: 'press-caller', key: 'call' })
    await daemon.turns()
    expect(types(page)).not.toContain('ticket-called')
  })
})

describe('A window’s caller and display', () => {
  const bus: ConfigChange = (config) => {
    config.windows[0].caller = 'window-1/caller'
    config.devices.push({ id: 'window-1/caller', driver: 'caller/ff68', transport: 'line', line: 'hall/displays', settings: { address: 1 } })
  }
  const faceOf = (daemon: TestDaemon, technician: Awaited<ReturnType<TestDaemon['page']>>) => async (device: string) => {
    await daemon.clock.wind(1500)
    await daemon.turns()
    const changes = technician.told.flatMap(({ name, value }) => (name === 'emulator' ? [value as { device: string; face: { display?: string; text?: string } }] : []))
    const first = technician.last<{ device: string; face: { display?: string; text?: string } }[]>('emulators') ?? []
    const face = [...first, ...changes].filter((one) => one.device === device).at(-1)?.face
    return face?.text ?? face?.display
  }

  it('follow the ticket from its call to its end', async () => {
    const daemon = await start(bus)
    const technician = await daemon.page({ role: 'technician' })
    const shows = faceOf(daemon, technician)
    await daemon.take()
    await daemon.take()
    expect(await shows('window-1/caller')).toBe('002')
    await daemon.call('POST', '/api/windows/1/sign-in', { role: 'clerk', window: 1 }, { workNo: '1001', pin: '2468' })
    await daemon.gesture('window-1/caller', { type: 'press-caller', key: 'call' })
    expect(await shows('window-1/display')).toBe('001')
    expect(await shows('window-2/display')).toBe('')
    expect(await shows('window-1/caller')).toBe('001 001')
    await daemon.step(1, 'start')
    await daemon.step(1, 'finish')
    expect(await shows('window-1/display')).toBe('')
    expect(await shows('window-1/caller')).toBe('001')
  })

  it('that was unplugged shows who is there when it is plugged in again', async () => {
    const daemon = await start((config) => {
      bus(config)
      const display = config.devices.find(({ id }: { id: string }) => id === 'window-1/display')
      Object.assign(display, { transport: 'emulated' })
      delete display.line
    })
    const technician = await daemon.page({ role: 'technician' })
    const shows = faceOf(daemon, technician)
    await daemon.take()
    await daemon.step(1, 'call-next')
    expect(await shows('window-1/display')).toBe('001')
    await daemon.gesture('window-1/display', { type: 'cable', cable: 'out' })
    await daemon.gesture('window-1/display', { type: 'cable', cable: 'in' })
    expect(await shows('window-1/display')).toBe('001')
  })

  it('of a restarted daemon show who is there', async () => {
    const daemon = await start(bus)
    await daemon.take()
    await daemon.step(1, 'call-next')
    await daemon.stop()
    const again = await TestDaemon.start({ change: bus, folder: daemon.folder })
    daemons.push(again)
    const technician = await again.page({ role: 'technician' })
    const shows = faceOf(again, technician)
    expect(await shows('window-1/display')).toBe('001')
    expect(await shows('window-1/caller')).toBe('000 001')
  })
})

describe('An identity card', () => {
  const clerk = (window: number) => ({ role: 'clerk', window, clerk: `100${window}` }) as const
  const lay = (daemon: TestDaemon, specimen = 'zhang-san') => daemon.gesture('window-1/id-reader', { type: 'lay', specimen })
  const poll = (daemon: TestDaemon) => daemon.clock.wind(400)
  const shown = (page: TestPage) => page.last<IdentityView | null>('identity')

  const staffed = async () => {
    const daemon = await start()
    await daemon.take('MZ-02')
    for (const window of [1, 2]) await daemon.step(window, 'call-next')
    return daemon
  }

  it('appears masked at the window where it was laid, and at no other page', async () => {
    const daemon = await staffed()
    const [here, there, kiosk, board, technician, supervisor, bare] = await Promise.all([
      daemon.page(clerk(1)),
      daemon.page(clerk(2)),
      daemon.page({ role: 'kiosk' }),
      daemon.page({ role: 'board' }),
      daemon.page({ role: 'technician' }),
      daemon.page({ role: 'supervisor' }),
      // The window’s page, before anybody signed in.
      daemon.page({ role: 'clerk', window: 1 }),
    ])
    await lay(daemon)
    await poll(daemon)
    await here.until(() => shown(here) != null)
    expect(shown(here)).toMatchObject({ name: '张*', number: '1101**********002X', kind: 'resident', age: 76, valid: 'valid', full: null })
    for (const page of [there, kiosk, board, technician, supervisor, bare]) {
      expect(page.told.filter(({ name, value }) => name === 'identity' && value !== null)).toEqual([])
    }
  })

  it('is seen by the clerk who is signed in, and not by one who was there before and left a page open', async () => {
    const daemon = await start()
    const signIn = (workNo: string, pin: string) => daemon.call('POST', '/api/windows/1/sign-in', { role: 'clerk', window: 1 }, { workNo, pin })
    const [before, present] = [{ role: 'clerk', window: 1, clerk: '1002' }, clerk(1)] as const
    expect((await signIn('1002', '1357')).status).toBe(200)
    const left = await daemon.page(before)
    expect((await daemon.call('POST', '/api/windows/1/sign-out', before)).status).toBe(204)
    expect((await signIn('1001', '2468')).status).toBe(200)
    const here = await daemon.page(present)
    await lay(daemon)
    await poll(daemon)
    await here.until(() => shown(here) != null)
    const back = await daemon.page(before)
    // Pages are told in order: what came before the ticket has come.
    const { id } = await daemon.take()
    for (const page of [left, back]) {
      await page.until(() => page.events.some(({ ticket }) => ticket === id))
      expect(page.told.filter(({ name, value }) => name === 'identity' && value !== null)).toEqual([])
    }
    expect(back.told.map(({ name }) => name)).not.toContain('identity')
  })

  it('is gone after 60 s, here and in the daemon', async () => {
    const daemon = await staffed()
    const page = await daemon.page(clerk(1))
    await lay(daemon)
    await poll(daemon)
    await page.until(() => shown(page) != null)
    await daemon.clock.wind(59_000)
    expect(shown(page)).not.toBeNull()
    await daemon.clock.wind(1500)
    await page.until(() => shown(page) === null)
    expect((await daemon.page(clerk(1))).last('identity')).toBeNull()
  })

  it('is shown again to the same clerk’s page when it reconnects within the minute', async () => {
    const daemon = await staffed()
    await lay(daemon)
    await poll(daemon)
    const page = await daemon.page(clerk(1))
    expect(shown(page)?.name).toBe('张*')
  })

  it('is shown in full only while an item is served that declares what for', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    for (const item of ['RS-01', 'MZ-02']) await daemon.take(item)
    await daemon.step(1, 'call-next')
    const desk = await daemon.page(clerk(1))
    await lay(daemon)
    await poll(daemon)
    await desk.until(() => shown(desk) != null)
    expect(shown(desk)?.full).toBeNull()
    await daemon.step(1, 'start')
    await desk.until(() => shown(desk)?.full != null)
    expect(shown(desk)?.full).toMatchObject({ purpose: '填写社会保障卡申领登记表', name: '张三', number: '11010519491231002X' })
    await daemon.step(1, 'finish')
    await desk.until(() => shown(desk) === null)
    await daemon.gesture('window-1/id-reader', { type: 'lift' })
    await poll(daemon)
    await daemon.step(1, 'call-next')
    await daemon.step(1, 'start')
    await lay(daemon)
    await poll(daemon)
    await desk.until(() => shown(desk) != null)
    expect(shown(desk)?.full).toBeNull()
    expect(JSON.stringify(page.told)).not.toContain('张')
  })

  it.each([
    ['long-name', '阿*********', '9326**********0017', 'expired'],
    ['hmt-residence', '陈**', '8100**********0018', 'expired'],
    ['foreigner-2017', '证***', 'PAK3*******0103', 'expired'],
    ['foreigner-2023', '证***', '9111**********0024', 'valid'],
  ])('of kind %s is masked alike', async (specimen, name, number, valid) => {
    const daemon = await staffed()
    const page = await daemon.page(clerk(1))
    await lay(daemon, specimen)
    await poll(daemon)
    await page.until(() => shown(page) != null)
    expect(shown(page)).toMatchObject({ name, number, valid })
  })

  it('shows the address that was added to it later only where it is shown in full', async () => {
    const daemon = await start()
    for (const item of ['RS-01', 'MZ-02']) await daemon.take(item)
    await daemon.step(1, 'call-next')
    const desk = await daemon.page(clerk(1))
    await lay(daemon, 'moved')
    await poll(daemon)
    await desk.until(() => shown(desk) != null)
    expect(JSON.stringify(desk.told)).not.toContain('黄浦')
    await daemon.step(1, 'start')
    await desk.until(() => shown(desk)?.full != null)
    expect(shown(desk)?.full).toMatchObject({ address: '上海市徐汇区某某路9号', newAddress: '上海市黄浦区某某路2号' })
    await daemon.step(1, 'finish')
    await desk.until(() => shown(desk) === null)
    await daemon.gesture('window-1/id-reader', { type: 'lift' })
    await poll(daemon)
    for (const step of ['call-next', 'start'] as const) await daemon.step(1, step)
    await lay(daemon)
    await poll(daemon)
    await desk.until(() => shown(desk) != null)
    expect(shown(desk)?.full ?? null).toBeNull()
  })

  it('that was lifted too early is told within a second to the clerk at its window, to nobody else, and counted without a name', async () => {
    const daemon = await staffed()
    const pages = await Promise.all([daemon.page(clerk(1)), daemon.page(clerk(2)), daemon.page({ role: 'board' }), daemon.page({ role: 'supervisor' }), daemon.page({ role: 'clerk', window: 1 })])
    const [here, ...others] = pages
    await daemon.gesture('window-1/id-reader', { type: 'lift-early' })
    await lay(daemon)
    await daemon.clock.wind(1000)
    await here.until(() => here.last('card-unreadable') != null)
    expect(here.last('card-unreadable')).toBe('lifted-early')
    // Pages are told in order: what came before the ticket has come.
    const { id } = await daemon.take()
    for (const page of others) {
      await page.until(() => page.events.some(({ ticket }) => ticket === id))
      expect(page.told.map(({ name }) => name)).not.toContain('card-unreadable')
    }
    const { body } = await daemon.call('GET', '/metrics', null)
    expect(body).toMatch(/^guitai_cards_unreadable_total\{device="window-1\/id-reader",why="lifted-early"\} 1$/m)
    expect(body).not.toContain('张')
  })

  it('is forgotten when the clerk signs out', async () => {
    const daemon = await start()
    const { body } = await daemon.call('POST', '/api/windows/1/sign-in', { role: 'clerk', window: 1 }, { workNo: '1001', pin: '2468' })
    expect(body.token).toBeDefined()
    const page = await daemon.page(clerk(1))
    await lay(daemon)
    await poll(daemon)
    await page.until(() => shown(page) != null)
    await daemon.call('POST', '/api/windows/1/sign-out', clerk(1))
    await daemon.turns()
    await daemon.call('POST', '/api/windows/1/sign-in', { role: 'clerk', window: 1 }, { workNo: '1001', pin: '2468' })
    expect((await daemon.page(clerk(1))).last('identity')).toBeNull()
  })
})

describe('An appointment’s code', () => {
  const show = (daemon: TestDaemon, text: string) => daemon.gesture('kiosk-1/scanner', { type: 'show', text })
  const code = 'GUITAI:Y:510921103:YY-20260001'

  it('shown to the scanner puts its person into the queue and tells that kiosk', async () => {
    const daemon = await start()
    const [kiosk, supervisor] = [await daemon.page({ role: 'kiosk' }), await daemon.page({ role: 'supervisor' })]
    await show(daemon, code)
    await told(supervisor, 'ticket-issued')
    expect(supervisor.events[0]).toMatchObject({ ticket: '20261124-B001', data: { channel: 'appointment', item: 'RS-01' } })
    await kiosk.until(() => kiosk.last('checked-in') === '20261124-B001')
    await daemon.turns()
    expect(types(supervisor)).not.toContain('print-queued')
  })

  it('held before the scanner is read many times and checked in once', async () => {
    const daemon = await start()
    const page = await daemon.page({ role: 'supervisor' })
    for (let read = 0; read < 20; read++) await show(daemon, code)
    await daemon.turns()
    expect(types(page)).toEqual(['ticket-issued'])
    await daemon.clock.wind(3001)
    await show(daemon, code)
    await told(page, 'check-in-repeated')
    expect(types(page)).toEqual(['ticket-issued', 'check-in-repeated'])
  })

  it('that is none here is said so, whatever it holds', async () => {
    const daemon = await start()
    const kiosk = await daemon.page({ role: 'kiosk' })
    for (const text of ['hello', 'GUITAI:Y:510921103:YY-99999999', 'GUITAI:Y:1:YY-20260001', '<script>', '预约二维码']) {
      const before = kiosk.told.length
      await daemon.clock.wind(1001)
      await show(daemon, text)
      await kiosk.until(() => kiosk.told.slice(before).some(({ name }) => name === 'code-refused'))
    }
  })

  it('read by the camera goes by HTTP and comes to the same', async () => {
    const daemon = await start()
    const first = await daemon.call('POST', '/api/check-ins', { role: 'kiosk' }, { code })
    const second = await daemon.call('POST', '/api/check-ins', { role: 'kiosk' }, { code })
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body.id).toBe(first.body.id)
  })
})
