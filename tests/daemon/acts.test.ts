/** What technicians and supervisors do is written down before it is done: who, what, of what, from where. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRecorded, type Route, routeRights } from '../../device-daemon/access/rights.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const chief = { role: 'supervisor', clerk: '1003' } as const
const technician = { role: 'technician' } as const
const today = 'from=2026-11-24&to=2026-11-24'
let daemon: TestDaemon

beforeEach(async () => {
  daemon = await TestDaemon.start()
})
afterEach(() => daemon.remove())

const acts = async (query = today) => (await daemon.call('GET', `/api/acts?${query}`, chief)).body
const said = async () => (await acts()).acts.map(({ by, what, on, from }: Record<string, unknown>) => [by, what, on, from])

describe('An act', () => {
  it('of a supervisor or a technician is there with its name and where it came from, newest first', async () => {
    await daemon.call('POST', '/api/devices/kiosk-1/printer/self-test', technician)
    await daemon.call('GET', `/api/exports/ratings?${today}`, chief)
    await daemon.call('POST', '/api/figures/attendance', chief, { clerk: '1001', date: '2026-11-24', firstIn: '08:30', reason: 'box-fault' })
    expect(await said()).toEqual([
      ['clerk:1003', 'POST /api/figures/attendance', [], '127.0.0.1'],
      ['clerk:1003', 'GET /api/exports/ratings', [], '127.0.0.1'],
      ['technician', 'POST /api/devices/:place/:name/self-test', ['kiosk-1', 'printer'], '127.0.0.1'],
    ])
  })

  it('stands before what comes of it, and there also where that is refused', async () => {
    expect((await daemon.call('POST', '/api/figures/attendance', chief, { clerk: '9999', date: '2026-11-24', firstIn: '08:30', reason: 'box-fault' })).body.code).toBe('CLERK_UNKNOWN')
    await daemon.call('POST', '/api/figures/attendance', chief, { clerk: '1001', date: '2026-11-24', firstIn: '08:30', reason: 'box-fault' })
    const page = await daemon.page({ role: 'supervisor' }, 0)
    expect(page.events.map(({ type }) => type).filter((type) => type === 'acted' || type === 'attendance-corrected')).toEqual(['acted', 'acted', 'attendance-corrected'])
  })

  it('is none of a clerk, of a look, or of what the form or the rights refuse', async () => {
    const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
    await daemon.call('POST', '/api/devices/kiosk-1/printer/roll', clerk)
    await daemon.call('GET', `/api/figures?${today}`, chief)
    await daemon.call('POST', '/api/figures/attendance', chief, { clerk: '1001' })
    await daemon.call('POST', '/api/devices/window-1/pad/self-test', chief)
    expect(await said()).toEqual([])
  })

  it('keeps nothing of an address but what the hall itself gives as names', async () => {
    const odd = ['11010519491231002X', '13800138000', '王小明'].map(encodeURIComponent)
    for (const text of [...odd, 'back-office']) await daemon.call('POST', `/api/webhooks/${text}/replay`, technician, { after: 0 })
    await daemon.call('POST', '/api/prints/20261124-A001/reprint', technician)
    const on = (await acts()).acts.map((one: { on: string[] }) => one.on)
    expect(on.flat()).toEqual(['20261124-A001', 'back-office', '?', '?', '?'])
  })

  it('that cannot be written down is not done by a supervisor; a technician goes on, and the log has it', async () => {
    const writing = new DatabaseSync(join(daemon.folder, 'journal.sqlite'))
    writing.exec('BEGIN IMMEDIATE')
    const exported = await daemon.call('GET', `/api/exports/ratings?${today}`, chief)
    expect([exported.status, exported.body.code]).toEqual([503, 'JOURNAL_UNAVAILABLE'])
    expect((await daemon.call('POST', '/api/devices/kiosk-1/printer/self-test', technician)).status).toBe(200)
    writing.close()
    expect(daemon.log.join('\n')).toContain('writing down POST /api/devices/:place/:name/self-test')
    expect((await daemon.call('GET', `/api/exports/ratings?${today}`, chief)).status).toBe(200)
    expect((await acts()).acts).toHaveLength(1)
  })

  it('is signing in at the office, by whoever did', async () => {
    await daemon.call('POST', '/api/office/sign-in', { role: 'supervisor' }, { workNo: '1003', pin: '0000' })
    await daemon.call('POST', '/api/office/sign-in', { role: 'supervisor' }, { workNo: '1003', pin: '9753' })
    expect(await said()).toEqual([['clerk:1003', 'POST /api/office/sign-in', [], '127.0.0.1']])
  })

  it('is read by supervisors alone, by its day, also days later and after a restart, page by page', async () => {
    for (let nth = 0; nth < 3; nth++) await daemon.call('GET', `/api/exports/ratings?${today}`, chief)
    await daemon.clock.jump(24 * 3600_000)
    await daemon.turns()
    for (let nth = 0; nth < 201; nth++) await daemon.call('GET', `/api/exports/ratings?${today}`, chief)
    await daemon.stop()
    daemon = await TestDaemon.start({ folder: daemon.folder, clock: daemon.clock })
    expect((await acts()).acts).toHaveLength(3)
    const both = 'from=2026-11-24&to=2026-11-25'
    const first = await acts(both)
    expect([first.acts.length, first.next]).toEqual([200, first.acts.at(-1).seq])
    const rest = await acts(`${both}&before=${first.next}`)
    expect([rest.acts.length, rest.next]).toEqual([4, null])
    expect((await daemon.call('GET', `/api/acts?${today}`, technician)).body.code).toBe('ROLE_REFUSED')
  })
})

it('Every route by which a technician or a supervisor changes something, or takes data out, is written down', () => {
  const expected = (Object.entries(routeRights) as [Route, 'anyone' | readonly string[]][])
    .filter(([, roles]) => roles !== 'anyone' && (roles.includes('technician') || roles.includes('supervisor')))
    .map(([route]) => route)
    .filter((route) => route.startsWith('POST ') || route.startsWith('GET /api/exports/') || route === 'GET /api/diagnostics')
    .filter((route) => !/lab|office/.test(route))
  expect(expected.length).toBeGreaterThan(25)
  expect((Object.keys(routeRights) as Route[]).filter(isRecorded).sort()).toEqual(expected.sort())
})
