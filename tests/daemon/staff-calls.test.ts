/** Staff called over HTTP, seen by the pages, answered once; over restarts and midnight. */
import { afterEach, describe, expect, it } from 'vitest'
import { TestDaemon, type TestDaemonOptions, WoundClock } from '../kit/test-daemon.ts'

const minute = 60_000
const kiosk = { role: 'kiosk', kiosk: 1 } as const
const other = { role: 'kiosk', kiosk: 2 } as const
const first = { role: 'clerk', window: 1, clerk: '1001' } as const
const second = { role: 'clerk', window: 2, clerk: '1002' } as const
const supervisor = { role: 'supervisor', clerk: '9001' } as const
const no = '20261124-S0001'

type Who = Parameters<TestDaemon['call']>[2]

const daemons: TestDaemon[] = []
const change: TestDaemonOptions['change'] = (config) => void config.kiosks.push({ number: 2 })
const start = async (options: TestDaemonOptions = {}) => {
  const daemon = await TestDaemon.start({ change, ...options })
  daemons.push(daemon)
  return daemon
}
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

const call = (daemon: TestDaemon, who: Who = kiosk, headers = {}) => daemon.call('POST', '/api/staff-calls', who, {}, headers)
const answer = (daemon: TestDaemon, who: Who, one = no, headers = {}) => daemon.call('POST', `/api/staff-calls/${one}/answer`, who, undefined, headers)
const cancel = (daemon: TestDaemon, who: Who = kiosk, one = no, headers = {}) => daemon.call('POST', `/api/staff-calls/${one}/cancel`, who, undefined, headers)
const seenBy = async (daemon: TestDaemon, who: NonNullable<Who>) => (await daemon.page(who)).view().staffCalls

describe('A call', () => {
  it('is seen by windows, offices and technicians, by its own kiosk, and by nobody else', async () => {
    const daemon = await start()
    const pages = await Promise.all([kiosk, first, second, supervisor, { role: 'technician' } as const].map((who) => daemon.page(who)))
    const blind = await Promise.all([other, { role: 'board' } as const, { role: 'pad', window: 1 } as const].map((who) => daemon.page(who)))
    const made = await call(daemon)
    expect(made).toMatchObject({ status: 201, body: { call: no, kiosk: 1, since: '2026-11-24T01:00:00.000Z', state: 'open', window: null, answeredAt: null } })
    for (const page of pages) {
      await page.until(() => page.view().staffCalls.length > 0)
      expect(page.view().staffCalls).toEqual([made.body])
    }
    // What comes after it has come: nothing was left out by chance.
    await daemon.take()
    for (const page of blind) {
      await page.until(() => page.events.some(({ type }) => type === 'ticket-issued'))
      expect(page.view().staffCalls).toEqual([])
    }
    // A page that comes now is shown what the others were told.
    expect(await seenBy(daemon, kiosk)).toEqual([made.body])
    expect(await seenBy(daemon, other)).toEqual([])
    expect(await seenBy(daemon, second)).toEqual([made.body])
  })

  it('made again is answered with the one that is open; a token without a number is the first kiosk’s', async () => {
    const daemon = await start()
    const made = await call(daemon)
    expect(await call(daemon, { role: 'kiosk' })).toMatchObject({ status: 200, body: made.body })
    expect((await call(daemon, other)).body).toMatchObject({ call: '20261124-S0002', kiosk: 2 })
    expect(await call(daemon, { role: 'kiosk', kiosk: 3 })).toMatchObject({ status: 404, body: { code: 'KIOSK_UNKNOWN' } })
    expect((await seenBy(daemon, supervisor)).map((one) => one.call)).toEqual([no, '20261124-S0002'])
  })

  it('sent twice with one key is one, also long after and when both come at once', async () => {
    const daemon = await start()
    const key = { 'idempotency-key': 'one-call-for-staff' }
    const [one, again] = await Promise.all([call(daemon, kiosk, key), call(daemon, kiosk, key)])
    expect([one.status, again.status, again.body]).toEqual([201, 201, one.body])
    const cancelling = { 'idempotency-key': 'one-cancelling' }
    expect([(await cancel(daemon, kiosk, no, cancelling)).status, (await cancel(daemon, kiosk, no, cancelling)).status]).toEqual([204, 204])
    expect(await call(daemon, kiosk, key)).toMatchObject({ status: 201, body: one.body })
    expect(await seenBy(daemon, first)).toEqual([])
  })
})

describe('Answered', () => {
  it('by two clerks at once it is by one of them, and the other is told so', async () => {
    const daemon = await start()
    await call(daemon)
    const page = await daemon.page(kiosk)
    const said = await Promise.all([answer(daemon, first), answer(daemon, second)])
    expect(said.map(({ status }) => status).sort()).toEqual([204, 409])
    expect(said.find(({ status }) => status === 409)?.body.code).toBe('STAFF_CALL_ANSWERED')
    const window = said[0]?.status === 204 ? 1 : 2
    await page.until(() => page.view().staffCalls[0]?.state === 'answered')
    expect(page.view().staffCalls).toMatchObject([{ call: no, window, answeredAt: '2026-11-24T01:00:00.000Z' }])
    expect(JSON.stringify(page.told)).not.toMatch(/clerk:|100[12]"/)
    // The kiosk may call again.
    expect((await call(daemon)).body).toMatchObject({ call: '20261124-S0002', state: 'open', window: null })
  })

  it('twice with one key it is answered once, and both are told that it was', async () => {
    const daemon = await start()
    await call(daemon)
    const key = { 'idempotency-key': 'one-answer-only' }
    expect([(await answer(daemon, first, no, key)).status, (await answer(daemon, first, no, key)).status]).toEqual([204, 204])
    expect((await answer(daemon, first)).body.code).toBe('STAFF_CALL_ANSWERED')
  })

  it('by a supervisor it is of no window, and the act is on record', async () => {
    const daemon = await start()
    await call(daemon)
    expect((await answer(daemon, supervisor)).status).toBe(204)
    expect(await seenBy(daemon, kiosk)).toMatchObject([{ state: 'answered', window: null }])
    expect((await daemon.call('GET', '/api/acts?from=2026-11-24&to=2026-11-24', supervisor)).body.acts).toMatchObject([{ what: 'POST /api/staff-calls/:call/answer', on: [no] }])
  })

  it('by a clerk whose token names no window it is from where they are signed in, and from nowhere else', async () => {
    const daemon = await start()
    await call(daemon)
    const roaming = { role: 'clerk', clerk: '1002' } as const
    expect((await answer(daemon, roaming)).body.code).toBe('WINDOW_UNSTAFFED')
    await daemon.call('POST', '/api/windows/2/pause', second, { reason: 'break' })
    expect((await answer(daemon, roaming)).status).toBe(204)
    expect(await seenBy(daemon, kiosk)).toMatchObject([{ window: 2 }])
  })

  it('after a restart between call and answer it is the same call', async () => {
    const daemon = await start()
    const made = await call(daemon)
    await daemon.clock.wind(5 * minute)
    await daemon.stop()
    const again = await start({ folder: daemon.folder, clock: daemon.clock })
    expect(await seenBy(again, first)).toEqual([made.body])
    expect((await answer(again, first)).status).toBe(204)
    await again.clock.wind(10 * minute)
    expect(await seenBy(again, kiosk)).toMatchObject([{ call: no, state: 'answered', window: 1 }])
  })
})

describe('Ended', () => {
  it('by its own kiosk it is gone from every page; another kiosk knows of none', async () => {
    const daemon = await start()
    await call(daemon)
    const page = await daemon.page(first)
    expect((await cancel(daemon, other)).body.code).toBe('STAFF_CALL_UNKNOWN')
    expect((await cancel(daemon)).status).toBe(204)
    await page.until(() => page.view().staffCalls.length === 0)
    expect((await answer(daemon, first)).body).toMatchObject({ status: 404, code: 'STAFF_CALL_UNKNOWN' })
  })

  it('by nobody it ends after ten minutes, a restart between', async () => {
    const daemon = await start()
    await call(daemon)
    await daemon.clock.wind(4 * minute)
    await daemon.stop()
    const again = await start({ folder: daemon.folder, clock: daemon.clock })
    const page = await again.page(kiosk)
    await again.clock.wind(6 * minute - 1)
    expect(await seenBy(again, first)).toHaveLength(1)
    await again.clock.wind(1)
    await page.until(() => page.events.some(({ type }) => type === 'staff-call-ended'))
    expect(page.events.at(-1)).toMatchObject({ data: { call: no, why: 'lapsed' } })
    expect(await seenBy(again, first)).toEqual([])
  })

  it('with its day: nobody waits over midnight, and the next call is the first of a new day', async () => {
    const daemon = await start({ clock: new WoundClock(Date.UTC(2026, 10, 24, 15, 58)) })
    await call(daemon)
    await call(daemon, other)
    await answer(daemon, first, '20261124-S0002')
    const page = await daemon.page(first)
    expect(page.view().staffCalls.map(({ state }) => state)).toEqual(['open', 'answered'])
    await daemon.clock.wind(2 * minute)
    await page.until(() => page.events.some(({ type }) => type === 'day-opened'))
    expect(page.view().staffCalls).toEqual([])
    expect(page.events.map(({ type }) => type)).toContain('staff-call-ended')
    expect((await call(daemon)).body).toMatchObject({ call: '20261125-S0001', state: 'open' })
  })
})
