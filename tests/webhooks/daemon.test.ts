/** A daemon with a webhook: from a ticket taken to a back office told, and the routes about it. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'
import { Receiver } from './receiver.ts'

const technician = { role: 'technician' } as const
const secret = 'not-to-be-seen-anywhere-0123456789'

let receiver: Receiver
let daemon: TestDaemon

beforeEach(async () => {
  receiver = new Receiver()
  const url = await receiver.start()
  const folder = mkdtempSync(join(tmpdir(), 'guitai-daemon-'))
  writeFileSync(join(folder, 'secret'), `${secret}\n`)
  daemon = await TestDaemon.start({
    folder,
    change(config) {
      config.webhooks = [{ id: 'office', url: `${url}hidden-path`, secretFile: 'secret', allowLocal: true, events: ['ticket-issued'] }]
    },
  })
})
afterEach(async () => {
  await daemon.remove()
  await receiver.stop()
})

const view = async () => (await daemon.call('GET', '/api/webhooks', { role: 'supervisor' })).body.webhooks[0]

describe('A daemon with a webhook', () => {
  it('tells it, shows how it stands without its secret, and sends again', async () => {
    await daemon.take()
    await receiver.until(1)
    const [first] = receiver.told
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ type: 'ticket-issued' })
    while ((await view()).waiting > 0) await daemon.turns()
    const text = JSON.stringify(await view())
    expect(text).not.toContain(secret)
    expect(text).not.toContain('hidden-path')
    expect(await view()).toMatchObject({ id: 'office', waiting: 0, lastError: null, nextTry: null, deadLetters: [] })
    const again = await daemon.call('POST', '/api/webhooks/office/replay', technician, { after: 0 })
    expect(again.status).toBe(200)
    await receiver.until(2)
    expect(receiver.told[1]?.body).toBe(first?.body)
  })

  it('is not set forward, and knows no other webhook', async () => {
    const forward = await daemon.call('POST', '/api/webhooks/office/replay', technician, { after: 1000 })
    expect([forward.status, forward.body.code]).toEqual([400, 'BAD_REQUEST'])
    const unknown = await daemon.call('POST', '/api/webhooks/other/replay', technician, { after: 0 })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'WEBHOOK_UNKNOWN'])
  })

  it('does not start with a secret that is too short', async () => {
    await expect(TestDaemon.start({
      change(config) {
        config.webhooks = [{ id: 'office', url: 'https://office.example/', secretFile: 'hall.yaml.none' }]
      },
    })).rejects.toThrow('secret')
  })
})
