/** The file that a supplier is sent: all that helps to find a fault, and of canaries put wherever something secret or somebody's is, not one. */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diagnosticsSchema } from '../../device-daemon/wire/diagnostics-view.ts'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const technician = { role: 'technician' } as const
const secretFile = join(tmpdir(), `guitai-canary-${process.pid}.secret`)
const secret = 'c0ffee00canary00secret00c0ffee00c0ffee00'
const pin = `scrypt:${'c0ffee'.repeat(5)}c0:${'feedface'.repeat(8)}`
let daemon: TestDaemon
let ticket = ''
let answer: Awaited<ReturnType<TestDaemon['call']>>

beforeAll(async () => {
  writeFileSync(secretFile, secret, { mode: 0o600 })
  daemon = await TestDaemon.start({
    change(config) {
      config.clerks[0] = { ...config.clerks[0], name: '金丝雀甲' }
      config.clerks.push({ workNo: 'CANARY7', name: '金丝雀乙', pin })
      config.appointments.push({ id: 'YY-CANARY1', item: 'RS-01' })
      config.webhooks = [{ id: 'canary-hook', url: 'http://canary.example/facts', secretFile }]
      config.embed = { origins: ['http://canary-page.example'] }
      config.kiosks.push({ number: 2, scanner: 'kiosk-2/scanner' })
      config.devices.push({ id: 'kiosk-2/scanner', driver: 'scanner/serial-line', transport: 'serial', path: '/dev/canary' })
    },
  })
  ticket = (await daemon.take('RS-01')).id
  await daemon.step(1, 'call-next')
  await daemon.step(1, 'start')
  for (const { specimen } of specimens) {
    await daemon.gesture('window-1/id-reader', { type: 'lay', specimen })
    await daemon.clock.wind(400)
  }
  for (const text of ['金丝雀丙', 'GUITAI:Y:510921103:YY-CANARY1']) await daemon.gesture('kiosk-1/scanner', { type: 'show', text })
  await daemon.gesture('window-2/pad', { type: 'cable', cable: 'out' })
  answer = await daemon.call('GET', '/api/diagnostics', technician)
})
afterAll(() => daemon.remove())

describe('The diagnostics file', () => {
  it('says how the daemon, its configuration and its devices are, and what the log said last', () => {
    const bundle = diagnosticsSchema.parse(answer.body)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="guitai-510921103-2026-11-24T\d{4}\.json"$/)
    expect(bundle.health.status).toBe('ok')
    expect(bundle.journal.seq).toBeGreaterThan(3)
    expect(bundle.config.counts).toEqual({ clerks: 4, webhooks: 1, embedOrigins: 1, readerServices: 0 })
    expect(bundle.config.windows[0]).toMatchObject({ number: 1, pad: 'window-1/pad' })
    expect(bundle.devices.find(({ id }) => id === 'window-2/pad')).toMatchObject({ state: 'absent', reason: 'unplugged' })
    expect(bundle.log.findLast(({ device }) => device === 'window-2/pad')).toMatchObject({ level: 'warn', says: 'a device needs attention', reason: 'unplugged' })
    expect(bundle.metrics).toContain('guitai_device_usable{device="window-2/pad"} 0')
    expect(bundle.upSeconds).toBeGreaterThan(0)
  })

  it('has nobody’s card, number, ticket, booking, name, PIN or token in it, and no path', () => {
    const text = JSON.stringify(answer.body)
    const canaries = [
      '金丝雀', 'CANARY', 'canary', secret, secretFile, pin, 'c0ffee', 'feedface', 'scrypt', daemon.folder, process.cwd(), '/dev/', '2468', '王敏', '李强',
      ticket, ticket.split('-')[1] ?? '', daemon.token(technician),
      ...specimens.flatMap(({ card }) => [card.name, card.number]),
    ]
    expect(canaries.filter((canary) => canary === '' || text.includes(canary))).toEqual([])
    expect(text).not.toMatch(/\d{8}-[A-Z]\d{3}/)
  })

  it('is written down, as whatever takes something out of the hall', async () => {
    const { body } = await daemon.call('GET', '/api/acts?from=2026-11-24&to=2026-11-24', { role: 'supervisor', clerk: '9001' })
    expect(body.acts[0]).toMatchObject({ by: 'technician', what: 'GET /api/diagnostics', on: [] })
  })
})
