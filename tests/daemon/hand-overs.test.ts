/** First-contact responsibility over HTTP: opened, listed to whom it concerns, taken, closed, and back by itself. */
import { afterEach, describe, expect, it } from 'vitest'
import type { HandOverView } from '../../device-daemon/wire/hand-over-list.ts'
import { TestDaemon, type TestDaemonOptions } from '../kit/test-daemon.ts'

const first = { role: 'clerk', window: 1, clerk: '1001' } as const
const second = { role: 'clerk', window: 2, clerk: '1002' } as const
const supervisor = { role: 'supervisor' } as const
const minute = 60_000
const no = '20261124-H0001'

const daemons: TestDaemon[] = []
const start = async (options: TestDaemonOptions = {}) => {
  const daemon = await TestDaemon.start(options)
  daemons.push(daemon)
  return daemon
}
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

const open = (daemon: TestDaemon, more: object = {}, headers = {}) =>
  daemon.call('POST', '/api/windows/1/hand-overs', first, { to: { window: 2 }, word: 'not-our-item', ...more }, headers)
const step = (daemon: TestDaemon, name: string, who: typeof first | typeof second, body?: object, headers = {}) =>
  daemon.call('POST', `/api/windows/${who.window}/hand-overs/${no}/${name}`, who, body, headers)
async function listOf(daemon: TestDaemon, who: Parameters<TestDaemon['call']>[2]): Promise<(string | boolean)[][]> {
  const { body } = await daemon.call('GET', '/api/hand-overs', who)
  return body.handOvers.map((one: HandOverView & { overdue: boolean }) => [one.handOver, one.state, one.overdue])
}

describe('A hand-over', () => {
  it('stands in one list at a time: of whom it is meant for, who took it, who was asked first', async () => {
    const daemon = await start()
    const holder = async () => (await daemon.call('GET', '/api/hand-overs', supervisor)).body.handOvers[0].holder
    await open(daemon, { to: { queue: 'A' } })
    expect(await holder()).toEqual({ queue: 'A' })
    await daemon.clock.wind(15 * minute)
    expect(await holder()).toEqual({ clerk: '1001' })
    await step(daemon, 'pass', first, { to: { window: 2 }, word: 'other' })
    expect(await holder()).toEqual({ window: 2 })
    await step(daemon, 'take', second)
    expect(await holder()).toEqual({ clerk: '1002' })
  })

  it('of a person with a number goes from one clerk to the other, and is closed', async () => {
    const daemon = await start()
    const { id } = await daemon.take()
    const answer = await open(daemon, { ticket: id, item: 'RS-01' })
    expect(answer).toMatchObject({ status: 201, body: { handOver: no, ticket: id, item: 'RS-01', first: '1001', state: 'offered', returnsAt: '2026-11-24T01:15:00.000Z', dueAt: '2026-11-24T02:00:00.000Z' } })
    expect((await step(daemon, 'take', second)).body).toMatchObject({ state: 'taken', by: '1002' })
    expect((await step(daemon, 'close', second, { outcome: 'settled' })).body).toMatchObject({ state: 'closed', outcome: 'settled', closedAt: '2026-11-24T01:00:00.000Z' })
    expect(await listOf(daemon, supervisor)).toEqual([])
  })

  it('is listed to those it concerns, and all of them to supervisors', async () => {
    const daemon = await start()
    await open(daemon)
    // Nobody is at window 2 yet.
    expect(await listOf(daemon, second)).toEqual([])
    await daemon.call('POST', '/api/windows/2/pause', second, { reason: 'break' })
    expect(await listOf(daemon, second)).toEqual([[no, 'offered', false]])
    expect(await listOf(daemon, { role: 'clerk', clerk: '1002' })).toEqual([[no, 'offered', false]])
    expect(await listOf(daemon, first)).toEqual([[no, 'offered', false]])
    expect(await listOf(daemon, supervisor)).toEqual([[no, 'offered', false]])
    expect(await listOf(daemon, { role: 'clerk', clerk: '1003' })).toEqual([])
    expect(await listOf(daemon, { role: 'clerk', window: 2 })).toEqual([])
    await step(daemon, 'take', second)
    await daemon.clock.wind(60 * minute + 1)
    expect(await listOf(daemon, supervisor)).toEqual([[no, 'taken', true]])
  })

  it('to a queue is listed where somebody helps with it, and taken there', async () => {
    const daemon = await start({ change: (config) => Object.assign(config.windows[1], { queues: ['D'], helpsWith: ['E'] }) })
    await daemon.call('POST', '/api/windows/2/pause', second, { reason: 'break' })
    await open(daemon, { to: { queue: 'E' } })
    expect(await listOf(daemon, second)).toEqual([[no, 'offered', false]])
    expect((await daemon.page(second)).view().windows[1]).toMatchObject({ queues: ['D'], helps: ['E'] })
    expect((await step(daemon, 'take', second)).status).toBe(200)
  })

  it('opened twice with one key is one, also where both come at once, and taken twice is taken', async () => {
    const daemon = await start()
    const key = { 'idempotency-key': 'one-hand-over' }
    const [one, other] = await Promise.all([open(daemon, {}, key), open(daemon, {}, key)])
    expect([one.body, other.body]).toEqual([one.body, one.body])
    expect(await listOf(daemon, supervisor)).toHaveLength(1)
    const taking = { 'idempotency-key': 'one-taking' }
    expect((await step(daemon, 'take', second, undefined, taking)).status).toBe(200)
    expect((await step(daemon, 'take', second, undefined, taking)).status).toBe(200)
    expect((await step(daemon, 'take', second)).body.code).toBe('HAND_OVER_ILLEGAL')
  })

  it('that nobody takes goes back, and both pages see it, the one that was away as well', async () => {
    const daemon = await start()
    const page = await daemon.page(first)
    const away = await daemon.page(second)
    await open(daemon)
    away.socket.disconnect()
    await daemon.clock.wind(15 * minute)
    await page.until(() => page.events.some(({ type }) => type === 'hand-over-returned'))
    expect(page.view().handOvers).toMatchObject([{ handOver: no, state: 'returned', why: 'not-taken', by: null }])
    expect((await daemon.page(second)).view().handOvers).toEqual(page.view().handOvers)
    expect((await step(daemon, 'take', second)).body.code).toBe('HAND_OVER_ILLEGAL')
    expect((await step(daemon, 'pass', first, { to: { clerk: '1002' }, word: 'needs-help' })).status).toBe(200)
    expect((await step(daemon, 'take', second)).status).toBe(200)
  })

  it('goes back by the time of the settings, after a restart as well', async () => {
    const change: TestDaemonOptions['change'] = (config) => {
      config.firstContact = { returnAfterMinutes: 5, overdueMinutes: 7 }
    }
    const daemon = await start({ change })
    await open(daemon)
    await daemon.clock.wind(3 * minute)
    await daemon.stop()
    const again = await start({ change, folder: daemon.folder, clock: daemon.clock })
    expect(await listOf(again, supervisor)).toEqual([[no, 'offered', false]])
    await again.clock.wind(2 * minute)
    expect(await listOf(again, supervisor)).toEqual([[no, 'returned', false]])
    await again.clock.wind(2 * minute + 1)
    expect(await listOf(again, supervisor)).toEqual([[no, 'returned', true]])
  })

  it('of a clerk who never comes back is given to another by a supervisor alone, once with one key, over a restart', async () => {
    const change: TestDaemonOptions['change'] = (config) => void config.clerks.push({ workNo: '1004', name: '陈洁', pin: '8642' })
    const daemon = await start({ change })
    const reassign = (who: Parameters<TestDaemon['call']>[2], to: object, headers = {}) => daemon.call('POST', `/api/hand-overs/${no}/reassign`, who, { to }, headers)
    await open(daemon)
    await step(daemon, 'take', second)
    await daemon.call('POST', '/api/windows/2/sign-out', second)
    expect((await reassign(first, { clerk: '1004' })).body.code).toBe('ROLE_REFUSED')
    const key = { 'idempotency-key': 'one-reassigning' }
    const page = await daemon.page(first)
    const [one, other] = await Promise.all([reassign(supervisor, { clerk: '1004' }, key), reassign(supervisor, { clerk: '1004' }, key)])
    expect(one).toMatchObject({ status: 200, body: { handOver: no, first: '1001', state: 'offered', by: null, to: { clerk: '1004' } } })
    expect(other.body).toEqual(one.body)
    await page.until(() => page.events.some(({ type }) => type === 'hand-over-reassigned'))
    expect(page.events.filter(({ type }) => type === 'hand-over-reassigned')).toHaveLength(1)
    expect(page.view().handOvers).toEqual([one.body])
    expect(await listOf(daemon, second)).toEqual([])
    await daemon.stop()
    const again = await start({ change, folder: daemon.folder, clock: daemon.clock })
    expect(await listOf(again, { role: 'clerk', clerk: '1004' })).toEqual([[no, 'offered', false]])
    const third = { role: 'clerk', window: 2, clerk: '1004' } as const
    expect((await again.call('POST', `/api/windows/2/hand-overs/${no}/take`, third)).body).toMatchObject({ by: '1004', state: 'taken' })
  })

  it('closed and reassigned at once is one of the two', async () => {
    const daemon = await start()
    await open(daemon)
    await step(daemon, 'take', second)
    const [closing, moving] = await Promise.all([step(daemon, 'close', second, { outcome: 'settled' }), daemon.call('POST', `/api/hand-overs/${no}/reassign`, supervisor, { to: { queue: 'A' } })])
    expect([closing.status, moving.status].sort()).toEqual([200, 409])
  })

  it('is no business of the kiosk and the board', async () => {
    const daemon = await start()
    await open(daemon)
    for (const role of ['kiosk', 'board', 'technician'] as const) expect((await daemon.page({ role })).view().handOvers).toEqual([])
  })

  it.each([
    ['to two places', { to: { window: 2, clerk: '1002' } }],
    ['with words of one’s own', { word: 'he shouted' }],
    ['with something more', { name: '张三' }],
  ])('%s is not of the documented form', async (_what, more) => {
    const daemon = await start()
    expect((await open(daemon, more)).body.code).toBe('BAD_REQUEST')
  })
})
