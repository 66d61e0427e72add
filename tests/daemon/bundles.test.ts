/** A bundle through the daemon: what the catalogue says of it, and its one notice on paper. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const kiosk = { role: 'kiosk' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const folder = mkdtempSync(join(tmpdir(), 'guitai-bundles-'))

let daemon: TestDaemon
afterEach(() => daemon.remove())
afterAll(() => rmSync(folder, { recursive: true }))

/** The emulated hall with some of its items said differently. */
async function startWith(changes: Readonly<Record<string, object>>): Promise<void> {
  const value = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../config/catalogue/township.json'), 'utf8'))
  for (const item of value.items) Object.assign(item, changes[item.code])
  const catalogue = join(folder, 'catalogue.json')
  writeFileSync(catalogue, JSON.stringify(value))
  daemon = await TestDaemon.start({ change: (config) => (config.catalogue = catalogue) })
}

/** Words of the sheets that lie in a printer's tray. */
async function paperOf(device: string): Promise<string> {
  await daemon.clock.wind(3000)
  const page = await daemon.page({ role: 'technician' })
  const faces = page.last<{ device: string; face: unknown }[]>('emulators') ?? []
  return JSON.stringify(faces.find((one) => one.device === device)?.face)
}

/** As the catalogue says it to pages. */
async function bundle() {
  const { items } = (await daemon.call('GET', '/api/catalogue', kiosk)).body
  return items.find(({ code }: { code: string }) => code === 'LB-01')
}

describe('The notice of a bundle', () => {
  it('is one list of its own papers and its parts’, each once, with whom it is for', async () => {
    daemon = await TestDaemon.start()
    const { materials, parts } = await bundle()
    expect(parts.map(({ code, open }: { code: string; open: boolean }) => [code, open])).toEqual([['GA-04', true], ['RS-01', true], ['YB-01', true], ['WJ-01', true]])
    const paperNamed = (name: string) => materials.find((one: { name: string }) => one.name === name)
    // The bundle’s own entry waives it; one of its parts does not, and wants a copy.
    expect(paperNamed('出生医学证明')).toEqual({ name: '出生医学证明', nameEn: 'Medical certificate of birth', originals: 1, copies: 1, required: true, for: ['GA-04'] })
    expect(paperNamed('结婚证')).toMatchObject({ waive: '部门共享核验；部门共享;部分省份不再要求', for: ['GA-04', 'WJ-01'] })
    await daemon.call('POST', '/api/notices', kiosk, { item: 'LB-01' })
    const paper = await paperOf('kiosk-1/printer')
    expect(paper).toContain('一次办理以下事项')
    for (const { name } of [...parts, ...materials]) expect(paper).toContain(name.slice(0, 6))
    expect(paper.split('出生医学证明')).toHaveLength(2)
    expect(paper).toContain('用于 联办申请;出生登记')
    expect(paper).not.toContain('本厅不受理')
  })

  it('says which parts the hall does not take, or not every day', async () => {
    await startWith({ 'GA-04': { closed: true }, 'RS-01': { from: '2026-12-01', until: '2026-12-31' }, 'YB-01': { acceptLevels: [6] }, 'WJ-01': { until: '2027-01-31' } })
    expect(await bundle()).toMatchObject({ open: false, why: 'part', parts: [{ open: false }, { open: false }, { open: false }, { open: true }] })
    expect(await daemon.call('POST', '/api/tickets', kiosk, { item: 'LB-01' })).toMatchObject({ status: 409, body: { code: 'ITEM_CLOSED', detail: expect.stringContaining('GA-04, RS-01, YB-01') } })
    expect((await daemon.call('POST', '/api/notices', kiosk, { item: 'LB-01' })).status).toBe(201)
    const paper = await paperOf('kiosk-1/printer')
    for (const words of ['(暂停办理)', '(2026-12-01至', '(本厅不受理)', '(至2027-01-31)']) expect(paper).toContain(words)
  })

  it('is completed by a slip of what is missing of the one list', async () => {
    daemon = await TestDaemon.start()
    const { id } = (await daemon.call('POST', '/api/tickets', kiosk, { item: 'LB-01' })).body
    await daemon.call('POST', '/api/windows/1/call-next', clerk)
    await daemon.call('POST', '/api/windows/1/start', clerk)
    const { body } = await daemon.call('POST', '/api/notices', clerk, { item: 'LB-01', ticket: id })
    const { materials } = await bundle()
    const last = materials.length - 1
    expect(await daemon.call('POST', '/api/windows/1/check-notice', clerk, { notice: body.notice, missing: [last + 1] })).toMatchObject({ status: 409, body: { code: 'NOTICE_ILLEGAL' } })
    expect(await daemon.call('POST', '/api/windows/1/check-notice', clerk, { notice: body.notice, missing: [last] })).toMatchObject({ status: 200, body: { missing: [last] } })
    const paper = await paperOf('window-1/printer')
    const slip = paper.slice(paper.indexOf('补正材料告知单'))
    expect(slip).toContain(`${last + 1}. ${materials[last].name}`)
    expect(slip).not.toContain(`${last}. `)
  })
})
