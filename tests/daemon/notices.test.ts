/** The papers of an item on paper: at the kiosk, at the window, in large type, and what is missing of them. */
import { afterEach, describe, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'

const kiosk = { role: 'kiosk' } as const
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const

let daemon: TestDaemon
afterEach(() => daemon.remove())

/** Words of the sheets that lie in a printer's tray. */
async function paperOf(device: string): Promise<string> {
  await daemon.clock.wind(3000)
  const page = await daemon.page({ role: 'technician' })
  const faces = page.last<{ device: string; face: unknown }[]>('emulators') ?? []
  return JSON.stringify(faces.find((one) => one.device === device)?.face)
}

describe('A notice on paper', () => {
  it('has every paper, with its counts, and what is waived with the reason', async () => {
    daemon = await TestDaemon.start()
    const { status, body } = await daemon.call('POST', '/api/notices', kiosk, { item: 'MZ-03' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ notice: '20261124-N0001', item: 'MZ-03', state: 'given', version: '2026-11', digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const paper = await paperOf('kiosk-1/printer')
    expect(paper).toContain('一次性告知单')
    expect(paper).toContain('GUITAI:N:510921103:20261124-N0001')
    const { items } = (await daemon.call('GET', '/api/catalogue', kiosk)).body
    const item = items.find(({ code }: { code: string }) => code === 'MZ-03')
    // Lines are broken where the paper ends: the first words of each are enough.
    for (const { name } of item.materials) expect(paper).toContain(name.slice(0, 6))
    expect(paper).toContain('承诺时限 22 个工作日')
    // In English beneath, where the catalogue has it.
    expect(paper).toContain(`   ${item.materials[0].nameEn}: 1 original`)
  })

  it('says 免交 where a paper is waived', async () => {
    daemon = await TestDaemon.start()
    const { items } = (await daemon.call('GET', '/api/catalogue', kiosk)).body
    const waived = items.find((item: { materials: { waive?: string }[] }) => item.materials.some(({ waive }) => waive !== undefined))
    expect(waived).toBeDefined()
    await daemon.call('POST', '/api/notices', kiosk, { item: waived.code, size: 'large' })
    expect(await paperOf('kiosk-1/printer')).toMatch(/免交[\s\S]*: not needed/)
  })

  it('is completed by one slip of what is missing', async () => {
    daemon = await TestDaemon.start()
    const { id } = (await daemon.call('POST', '/api/tickets', kiosk, { item: 'GA-01' })).body
    await daemon.call('POST', '/api/windows/1/call-next', clerk)
    await daemon.call('POST', '/api/windows/1/start', clerk)
    const { body } = await daemon.call('POST', '/api/notices', clerk, { item: 'GA-01', ticket: id })
    const answer = await daemon.call('POST', '/api/windows/1/check-notice', clerk, { notice: body.notice, missing: [1] })
    expect(answer).toMatchObject({ status: 200, body: { state: 'supplement', missing: [1], supplements: 1 } })
    const paper = await paperOf('window-1/printer')
    expect(paper).toContain('补正材料告知单')
    // The newest sheet comes last.
    const slip = paper.slice(paper.indexOf('补正材料告知单'))
    expect(slip).toContain('2. 到期的居民身份证')
    expect(slip).not.toContain('1. 户口簿')
  })

  it('of a printer without paper waits for it, and is no ticket’s copy when nobody knows', async () => {
    daemon = await TestDaemon.start()
    const gesture = (body: object) => daemon.call('POST', '/api/lab/devices/kiosk-1/printer/gesture', { role: 'technician' }, body)
    await gesture({ type: 'paper', paper: 'out' })
    await daemon.clock.wind(3000)
    await daemon.call('POST', '/api/notices', kiosk, { item: 'GA-01' })
    expect(await paperOf('kiosk-1/printer')).not.toContain('一次性告知单')
    await gesture({ type: 'paper', paper: 'ok' })
    expect(await paperOf('kiosk-1/printer')).toContain('一次性告知单')
  })

  it('beside it a ticket is printed again, marked, where the clerk is', async () => {
    daemon = await TestDaemon.start()
    const { id, number } = await daemon.take()
    await daemon.clock.wind(3000)
    const answer = await daemon.call('POST', `/api/prints/${id}/reprint`, clerk)
    expect(answer).toMatchObject({ status: 201, body: { printer: 'window-1/printer', copy: 'reprint' } })
    const paper = await paperOf('window-1/printer')
    expect(paper).toContain('补打')
    expect(paper).toContain(number)
    // A window without a printer has it done at the kiosk.
    const other = await daemon.call('POST', `/api/prints/${id}/reprint`, { role: 'clerk', window: 2, clerk: '1002' })
    expect(other).toMatchObject({ status: 201, body: { printer: 'kiosk-1/printer' } })
  })
})
