/** Inspections over HTTP: a supervisor looks, a clerk puts right what they answer for, another supervisor looks again. */
import { afterEach, describe, expect, it } from 'vitest'
import type { InspectionList } from '../../device-daemon/wire/inspection-commands.ts'
import { TestDaemon, type TestDaemonOptions } from '../kit/test-daemon.ts'

const supervisor = { role: 'supervisor', clerk: '1003' } as const
const clerk = { role: 'clerk', window: 2, clerk: '1002' } as const
const other = { role: 'clerk', window: 1, clerk: '1001' } as const
const no = '20261124-I0001'
const hourMs = 3600_000

const daemons: TestDaemon[] = []
const start = async (options: TestDaemonOptions = {}) => {
  const daemon = await TestDaemon.start(options)
  daemons.push(daemon)
  return daemon
}
const withCalendar: TestDaemonOptions = { change: (config) => void Object.assign(config, { calendar: { files: [`${process.cwd()}/config/calendar/cn-2026.yaml`], weekdays: [1, 2, 3, 4, 5] } }) }
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

const step = (daemon: TestDaemon, name: string, who: Parameters<TestDaemon['call']>[2], body?: object, headers = {}) => daemon.call('POST', `/api/inspections/${no}/${name}`, who, body, headers)
const listOf = async (daemon: TestDaemon, who: Parameters<TestDaemon['call']>[2]): Promise<InspectionList> => (await daemon.call('GET', '/api/inspections', who)).body

/** Something is wrong at window 2. */
async function found(daemon: TestDaemon): Promise<void> {
  expect((await daemon.call('POST', '/api/inspections', supervisor, { kind: 'unannounced' })).status).toBe(201)
  expect((await step(daemon, 'check', supervisor, { line: 'clean', result: 'fail' })).status).toBe(200)
  expect((await step(daemon, 'find', supervisor, { line: 'clean', severity: 'serious', clerk: '1002' })).status).toBe(200)
}

describe('An inspection', () => {
  it('goes from the first line to the last, with what can be done now', async () => {
    const daemon = await start(withCalendar)
    await found(daemon)
    const { checklist, inspections } = await listOf(daemon, supervisor)
    expect(checklist.lines.find(({ code }) => code === 'clean')).toEqual({ code: 'clean', label: '环境整洁，秩序良好', labelEn: 'The hall is clean and in order' })
    expect(inspections).toMatchObject([{ inspection: no, kind: 'unannounced', by: 'clerk:1003', checklist: '1', steps: ['check'], findings: [{ line: 'clean', clerk: '1002', limit: { due: '2026-11-25' }, overdue: false, calendarUnknown: false, steps: ['put-right'] }] }])
    for (const { code } of checklist.lines.filter((one) => one.code !== 'clean')) await step(daemon, 'check', supervisor, { line: code, result: 'pass' })
    await step(daemon, 'put-right', clerk, { line: 'clean' })
    expect((await step(daemon, 'close', supervisor)).body.code).toBe('INSPECTION_ILLEGAL')
    expect((await step(daemon, 'recheck', supervisor, { line: 'clean', outcome: 'ok' })).body).toMatchObject({ steps: ['check', 'close'] })
    expect((await step(daemon, 'close', supervisor)).body).toMatchObject({ steps: [], closedAt: '2026-11-24T01:00:00.000Z' })
  })

  it('is not a clerk’s to see but for what they answer for', async () => {
    const daemon = await start(withCalendar)
    await found(daemon)
    expect(await listOf(daemon, clerk)).toMatchObject({ inspections: [], own: [{ inspection: no, line: 'clean', steps: ['put-right'] }] })
    expect(await listOf(daemon, other)).toMatchObject({ inspections: [], own: [] })
    expect(await listOf(daemon, { role: 'clerk', window: 2 })).toMatchObject({ inspections: [], own: [] })
    expect((await step(daemon, 'put-right', other, { line: 'clean' })).body.code).toBe('INSPECTION_ELSEWHERE')
    const { status, body } = await step(daemon, 'put-right', clerk, { line: 'clean' })
    expect([status, body.state, body.steps, Object.keys(body).includes('findings')]).toEqual([200, 'put-right', [], false])
    await step(daemon, 'recheck', supervisor, { line: 'clean', outcome: 'ok' })
    expect((await listOf(daemon, clerk)).own).toEqual([])
  })

  it('is reminded of and escalated by the daemon itself, and overdue after its last day', async () => {
    const daemon = await start(withCalendar)
    await found(daemon)
    const told = async () => (await listOf(daemon, supervisor)).inspections.flatMap(({ findings }) => findings.map(({ overdue, reminded, escalated }) => [overdue, reminded, escalated]))
    expect(await told()).toEqual([[false, false, false]])
    await daemon.clock.jump(24 * hourMs)
    expect(await told()).toEqual([[false, true, false]])
    await daemon.clock.jump(48 * hourMs)
    expect(await told()).toEqual([[true, true, true]])
  })

  it('says where nobody knows until when', async () => {
    const daemon = await start({ change: (config) => void (config.calendar = {}) })
    await found(daemon)
    expect((await listOf(daemon, supervisor)).inspections).toMatchObject([{ findings: [{ limit: null, calendarUnknown: true, overdue: false }] }])
    await step(daemon, 'put-right', clerk, { line: 'clean' })
    expect((await listOf(daemon, supervisor)).inspections).toMatchObject([{ findings: [{ calendarUnknown: false }] }])
  })

  it('is opened once by one key, and its list has what is open first', async () => {
    const daemon = await start(withCalendar)
    const headers = { 'idempotency-key': 'open-once' }
    const open = (more = {}) => daemon.call('POST', '/api/inspections', supervisor, { kind: 'announced' }, more)
    const answers = [await open(headers), await open(headers), await open(), await open()]
    expect(answers.map(({ body }) => body.inspection)).toEqual([no, no, '20261124-I0002', '20261124-I0003'])
    const { checklist } = await listOf(daemon, supervisor)
    for (const { code } of checklist.lines) await daemon.call('POST', '/api/inspections/20261124-I0003/check', supervisor, { line: code, result: 'pass' })
    await daemon.call('POST', '/api/inspections/20261124-I0003/close', supervisor)
    expect((await listOf(daemon, supervisor)).inspections.map(({ inspection }) => inspection.slice(-1))).toEqual(['2', '1', '3'])
  })
})
