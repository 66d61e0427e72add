/** Complaints over HTTP: filed at the kiosk and by telephone, on paper, seen to by who is named; who complained stays unknown. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import type { ComplaintRow } from '../../device-daemon/wire/complaint-commands.ts'
import { TestDaemon, type TestDaemonOptions } from '../kit/test-daemon.ts'

const kiosk = { role: 'kiosk' } as const
const supervisor = { role: 'supervisor' } as const
const accused = { role: 'clerk', window: 1, clerk: '1001' } as const
const handler = { role: 'clerk', window: 2, clerk: '1002' } as const
const no = '20261124-T0001'
const phone = '13800001111'
const hourMs = 3600_000

const daemons: TestDaemon[] = []
/** A hall that knows the holidays of this year. */
const withCalendar: TestDaemonOptions = { change: (config) => void Object.assign(config, { calendar: { files: [`${process.cwd()}/config/calendar/cn-2026.yaml`], weekdays: [1, 2, 3, 4, 5] } }) }
const start = async (options: TestDaemonOptions = withCalendar) => {
  const daemon = await TestDaemon.start(options)
  daemons.push(daemon)
  return daemon
}
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

type Who = Parameters<TestDaemon['call']>[2]
const step = (daemon: TestDaemon, name: string, who: Who, body?: object, headers = {}) => daemon.call('POST', `/api/complaints/${no}/${name}`, who, body, headers)
const statusOf = async (daemon: TestDaemon, code: string) => (await daemon.call('GET', `/api/complaints/status/${code}`, kiosk)).body
async function listOf(daemon: TestDaemon, who: Who, query = ''): Promise<ComplaintRow[]> {
  const { status, body } = await daemon.call('GET', `/api/complaints${query}`, who)
  expect(status).toBe(200)
  return body.complaints
}
/** Clerk 1001 has served somebody, who complains at the kiosk. */
async function complain(daemon: TestDaemon, more: object = {}, headers = {}) {
  const { id } = await daemon.take()
  for (const one of ['call-next', 'start', 'finish']) expect((await daemon.call('POST', `/api/windows/1/${one}`, accused)).status).toBe(200)
  const { status, body } = await daemon.call('POST', '/api/complaints', kiosk, { about: ['attitude'], link: { ticket: id }, contact: { phone, consent: true }, ...more }, headers)
  expect(status).toBe(201)
  return body
}

function contactsIn({ folder }: TestDaemon): unknown {
  const database = new DatabaseSync(join(folder, 'contacts.db'), { readOnly: true })
  try {
    return database.prepare('SELECT count(*) AS count FROM contacts').get()?.['count']
  } finally {
    database.close()
  }
}

describe('A complaint', () => {
  it('is seen to from the kiosk to the end, by who was named; the person asks by their code', async () => {
    const daemon = await start()
    const receipt = await complain(daemon)
    expect(receipt).toMatchObject({ complaint: no, code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{6}$/), due: '2026-11-26', job: expect.any(String) })
    expect(await statusOf(daemon, receipt.code)).toEqual({ state: 'filed', due: '2026-11-26' })
    expect(await listOf(daemon, supervisor)).toMatchObject([{ complaint: no, clerk: '1001', channel: 'kiosk', reachable: true, overdue: false, calendarUnknown: false, steps: ['accept', 'refuse'] }])
    const bodies = { 'accept': { handler: '1002' }, 'investigate': { finding: 'upheld' }, 'answer': { answer: 'apologised' }, 'visit-back': { contentment: 'content' }, 'close': undefined }
    for (const [name, body] of Object.entries(bodies)) expect([name, (await step(daemon, name, name === 'accept' ? supervisor : handler, body)).status]).toEqual([name, 200])
    expect(await statusOf(daemon, receipt.code)).toEqual({ state: 'closed', due: null })
    expect(await listOf(daemon, supervisor)).toEqual([])
    expect(await listOf(daemon, supervisor, '?state=closed')).toMatchObject([{ visitedBack: 'content', steps: [], reachable: false, calendarUnknown: false }])
  })

  it('is in the list of who was named and of supervisors, never of whom it is about; its code and the reference of its contact in none', async () => {
    const daemon = await start()
    await complain(daemon)
    for (const who of [accused, handler, { ...accused, role: 'supervisor' } as const, { role: 'clerk', window: 1 } as const]) expect(await listOf(daemon, who)).toEqual([])
    await step(daemon, 'accept', supervisor, { handler: '1002' })
    const [row] = await listOf(daemon, handler)
    expect(row).toMatchObject({ handler: '1002', steps: ['investigate'] })
    expect([Object.keys(row ?? {}).includes('code'), Object.keys(row ?? {}).includes('contact')]).toEqual([false, false])
    expect(await listOf(daemon, accused)).toEqual([])
  })

  it('that is overdue stands first; the daemon reminds and escalates by itself', async () => {
    const daemon = await start()
    await complain(daemon)
    await complain(daemon)
    await daemon.call('POST', '/api/complaints/20261124-T0001/accept', supervisor, { handler: '1002' })
    const shown = async () => (await listOf(daemon, supervisor)).map(({ complaint, overdue, reminded, escalated }) => [complaint.slice(-1), overdue, reminded, escalated])
    await daemon.clock.jump(24 * hourMs)
    expect(await shown()).toEqual([['2', false, true, false], ['1', false, false, false]])
    await daemon.clock.jump(4 * 24 * hourMs)
    expect(await shown()).toEqual([['2', true, true, true], ['1', false, false, false]])
  })

  it('sent twice with one key is one, with the same receipt; with other words it is refused', async () => {
    const daemon = await start()
    const headers = { 'idempotency-key': 'complain-once' }
    const said = { about: ['other'], contact: { phone, consent: true } }
    const first = await daemon.call('POST', '/api/complaints', kiosk, said, headers)
    await daemon.clock.jump(30 * hourMs)
    const again = await daemon.call('POST', '/api/complaints', kiosk, said, headers)
    expect([again.status, again.body]).toEqual([201, first.body])
    // No digest of a telephone number stays: another one is not told apart.
    expect((await daemon.call('POST', '/api/complaints', kiosk, { ...said, contact: { phone: '13900002222', consent: true } }, headers)).body).toEqual(first.body)
    expect(await listOf(daemon, supervisor)).toHaveLength(1)
    expect(contactsIn(daemon)).toBe(1)
    expect((await daemon.call('POST', '/api/complaints', kiosk, { about: ['efficiency'] }, headers)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('by telephone is written down by a clerk, and printed at their window', async () => {
    const daemon = await start()
    const { body } = await daemon.call('POST', '/api/complaints', accused, { about: ['other'], by: 'phone' })
    expect(body).toMatchObject({ complaint: no, job: expect.any(String) })
    const [row] = await listOf(daemon, supervisor)
    expect(row).toMatchObject({ channel: 'phone', anonymous: true, reachable: false, ticket: null, clerk: null })
    expect((await daemon.call('POST', '/api/complaints', supervisor, { about: ['other'] })).body.job).toBeNull()
  })

  it('in a year without a file of holidays is taken, and no day is promised', async () => {
    const daemon = await start({ change: (config) => void (config.calendar = {}) })
    const { due } = await complain(daemon)
    expect(due).toBeNull()
    expect(await listOf(daemon, supervisor)).toMatchObject([{ limit: null, calendarUnknown: true }])
  })
})

describe('Its receipt', () => {
  it('is a slip with the number, the day and the code, and neither a subject nor anybody on it', async () => {
    const daemon = await start()
    const { code } = await complain(daemon, { about: ['attitude', 'charged-too-much'] })
    await daemon.clock.wind(3000)
    const page = await daemon.page({ role: 'technician' })
    const faces = page.last<{ device: string; face: unknown }[]>('emulators') ?? []
    const paper = JSON.stringify(faces.find((one) => one.device === 'kiosk-1/printer')?.face)
    const slip = paper.slice(paper.indexOf('投诉回执'))
    for (const words of [no, '2026-11-24 09:00', '2026-11-26 前告知是否受理', code]) expect(slip).toContain(words)
    expect(slip).not.toMatch(/1001|A001|态度|收费|attitude|138/)
  })
})

describe('Who complained', () => {
  it('is shown to who sees to it, and each look is on record', async () => {
    const daemon = await start()
    await complain(daemon, { contact: { name: '王', phone, consent: true } })
    await step(daemon, 'accept', supervisor, { handler: '1002' })
    const ask = (who: Who) => daemon.call('GET', `/api/complaints/${no}/contact`, who)
    expect((await ask(accused)).body.code).toBe('COMPLAINT_ELSEWHERE')
    expect((await ask(handler)).body).toEqual({ name: '王', phone })
    expect(await listOf(daemon, supervisor)).toMatchObject([{ seenBy: ['clerk:1002'] }])
  })

  it('is nowhere on the disk in clear, nor on paper, and gone a month after the end', async () => {
    const daemon = await start()
    await complain(daemon)
    for (const [name, body] of [['refuse', { reason: 'other' }], ['close', undefined]] as const) await step(daemon, name, supervisor, body)
    const reachable = async () => (await daemon.call('GET', `/api/complaints/${no}/contact`, supervisor)).body.code
    expect(await reachable()).toBe('COMPLAINT_ILLEGAL')
    const onDisk = readdirSync(daemon.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    expect(onDisk.some((bytes) => bytes.includes(phone))).toBe(false)
    expect(daemon.log.join('\n')).not.toContain(phone)
    expect(contactsIn(daemon)).toBe(1)
    await daemon.clock.jump(30 * 24 * hourMs)
    expect(contactsIn(daemon)).toBe(0)
  })
})
