/** Bad ratings over HTTP: opened by a pad's key, listed to whom they concern, seen to, appealed. */
import { afterEach, describe, expect, it } from 'vitest'
import type { RectificationRow } from '../../device-daemon/wire/rectification-commands.ts'
import { TestDaemon, type TestDaemonOptions } from '../kit/test-daemon.ts'

const supervisor = { role: 'supervisor' } as const
const rated = { role: 'clerk', window: 1, clerk: '1001' } as const
const sent = { role: 'clerk', window: 2, clerk: '1002' } as const
const other = { role: 'clerk', clerk: '1003' } as const
const no = '20261124-Z0001'
const hourMs = 3600_000

const daemons: TestDaemon[] = []
const start = async (options: TestDaemonOptions = {}) => {
  const daemon = await TestDaemon.start(options)
  daemons.push(daemon)
  return daemon
}
/** A hall that knows the holidays of this year. */
const withCalendar: TestDaemonOptions = { change: (config) => void Object.assign(config, { calendar: { files: [`${process.cwd()}/config/calendar/cn-2026.yaml`], weekdays: [1, 2, 3, 4, 5] } }) }
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

/** Clerk 1001 serves somebody, who says afterwards that it was bad. */
async function rateBadly(daemon: TestDaemon): Promise<string> {
  const { id } = await daemon.take()
  for (const step of ['call-next', 'start', 'finish']) expect((await daemon.call('POST', `/api/windows/1/${step}`, rated)).status).toBe(200)
  expect((await daemon.call('POST', '/api/ratings', supervisor, { ticket: id, level: 'very_dissatisfied' })).status).toBe(201)
  return id
}
const step = (daemon: TestDaemon, name: string, who: Parameters<TestDaemon['call']>[2], body?: object, headers = {}) => daemon.call('POST', `/api/rectifications/${no}/${name}`, who, body, headers)
async function listOf(daemon: TestDaemon, who: Parameters<TestDaemon['call']>[2], query = '') {
  const { status, body } = await daemon.call('GET', `/api/rectifications${query}`, who)
  expect(status).toBe(200)
  return body as { rectifications: RectificationRow[]; own: object[] }
}

describe('A bad rating', () => {
  it('is seen to from the call to the end, by the one who was sent', async () => {
    const daemon = await start(withCalendar)
    await rateBadly(daemon)
    expect((await listOf(daemon, supervisor)).rectifications).toMatchObject([{ rectification: no, clerk: '1001', state: 'opened', overdue: false, calendarUnknown: false, limit: { due: '2026-11-25' }, steps: ['assign', 'contact', 'appeal'] }])
    expect((await step(daemon, 'assign', supervisor, { to: '1002' })).body).toMatchObject({ assigned: '1002' })
    expect((await listOf(daemon, sent)).rectifications).toMatchObject([{ rectification: no, steps: ['contact'] }])
    const bodies = { 'contact': undefined, 'verify': { finding: 'justified' }, 'rectify': { kind: 'complex' }, 'answer': { answer: 'put-right' }, 'visit-back': { level: 'satisfied' }, 'close': { outcome: 'settled' } }
    for (const [name, body] of Object.entries(bodies)) expect([name, (await step(daemon, name, sent, body)).status]).toEqual([name, 200])
    expect((await listOf(daemon, supervisor)).rectifications).toEqual([])
    expect((await listOf(daemon, supervisor, '?state=closed')).rectifications).toMatchObject([{ end: 'settled', visitedBack: 'satisfied', steps: [], calendarUnknown: false }])
  })

  it('is known to whom it is about by its number alone; they can appeal and learn what became of that', async () => {
    const daemon = await start(withCalendar)
    const ticket = await rateBadly(daemon)
    await step(daemon, 'assign', supervisor, { to: '1002' })
    const openedAt = '2026-11-24T01:00:00.000Z'
    expect(await listOf(daemon, rated)).toEqual({ rectifications: [], own: [{ rectification: no, ticket, openedAt, appeal: null }] })
    // Who has another role beside that learns no more.
    expect((await listOf(daemon, { role: 'supervisor', clerk: '1001' })).rectifications).toEqual([])
    const { status, body } = await step(daemon, 'appeal', rated, { reason: 'not-my-act' })
    expect([status, body]).toEqual([200, { rectification: no, ticket, openedAt, appeal: { by: 'clerk:1001', reason: 'not-my-act', outcome: null } }])
    expect((await listOf(daemon, sent)).rectifications[0]?.steps).toEqual(['contact', 'recheck'])
    expect((await step(daemon, 'recheck', rated, { outcome: 'mistaken' })).body.code).toBe('RECTIFICATION_OWN')
    expect((await step(daemon, 'recheck', sent, { outcome: 'mistaken' })).body).toMatchObject({ state: 'closed', end: 'set-aside' })
    expect(await listOf(daemon, rated)).toEqual({ rectifications: [], own: [] })
    expect((await listOf(daemon, rated, '?state=closed')).own).toMatchObject([{ appeal: { outcome: 'mistaken' } }])
  })

  it('concerns no other clerk, and no page’s token without a clerk', async () => {
    const daemon = await start(withCalendar)
    await rateBadly(daemon)
    for (const who of [sent, other, { role: 'clerk', window: 1 }] as const) expect(await listOf(daemon, who)).toEqual({ rectifications: [], own: [] })
    expect((await step(daemon, 'contact', { role: 'clerk', window: 1 })).body.code).toBe('RECTIFICATION_ELSEWHERE')
  })

  it('that is overdue stands first; the daemon reminds and escalates by itself', async () => {
    const daemon = await start(withCalendar)
    await rateBadly(daemon)
    await step(daemon, 'contact', supervisor)
    await rateBadly(daemon)
    const shown = async () => (await listOf(daemon, supervisor)).rectifications.map(({ rectification, overdue, reminded, escalated }) => [rectification.slice(-1), overdue, reminded, escalated])
    expect(await shown()).toEqual([['2', false, false, false], ['1', false, false, false]])
    await daemon.clock.jump(24 * hourMs)
    expect(await shown()).toEqual([['2', false, true, false], ['1', false, false, false]])
    await daemon.clock.jump(48 * hourMs)
    expect(await shown()).toEqual([['2', true, true, true], ['1', false, false, false]])
  })

  it('in a hall without files of holidays it is said that nobody knows until when', async () => {
    const daemon = await start({ change: (config) => void (config.calendar = {}) })
    await rateBadly(daemon)
    expect((await listOf(daemon, supervisor)).rectifications).toMatchObject([{ limit: null, calendarUnknown: true, overdue: false }])
    await step(daemon, 'contact', supervisor)
    await step(daemon, 'verify', supervisor, { finding: 'justified' })
    expect((await step(daemon, 'rectify', supervisor, { kind: 'simple' })).body.code).toBe('CALENDAR_UNKNOWN')
  })

  it('a step sent twice with one key is done once', async () => {
    const daemon = await start(withCalendar)
    await rateBadly(daemon)
    const headers = { 'idempotency-key': 'contact-once' }
    const answers = [await step(daemon, 'contact', supervisor, undefined, headers), await step(daemon, 'contact', supervisor, undefined, headers)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await step(daemon, 'contact', supervisor)).status).toBe(409)
  })
})
