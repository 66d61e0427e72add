/** Rules of service and training by HTTP, and the file that they are in. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { ConfigError } from '../../config/load.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const chief = { role: 'supervisor', clerk: '1003' } as const
const first = { role: 'clerk', window: 1, clerk: '1001' } as const
let daemon: TestDaemon
afterEach(() => daemon?.remove())

const list = async (who: typeof chief | typeof first) => (await daemon.call('GET', '/api/documents', who)).body.documents
const text = { id: 'rules', kind: 'rules', version: '1', title: '规范', titleEn: 'Rules', lines: ['一'], linesEn: ['one'] }

it('A clerk reads what is in force, and sees the own reading alone; a supervisor sees who has and who has not', async () => {
  daemon = await TestDaemon.start()
  const [rules, training] = await list(first)
  expect([rules.id, training.kind, rules.missing, rules.readings]).toEqual(['service-rules', 'training', ['1001'], []])
  expect((await daemon.call('POST', '/api/documents/service-rules/read', first, { version: rules.version })).body).toMatchObject({ missing: [], readings: [{ clerk: '1001', version: rules.version, isNow: true }] })
  expect((await list(chief))[0]).toMatchObject({ missing: ['1002', '1003'], readings: [{ clerk: '1001', isNow: true }] })
  expect((await daemon.call('GET', '/api/documents', { role: 'clerk', window: 2, clerk: '1002' })).body.documents[0]).toMatchObject({ missing: ['1002'], readings: [] })
})

it('A hall has its own file; a text that changes is not read any more, and says so', async () => {
  daemon = await TestDaemon.start()
  const { folder, clock } = daemon
  const start = (lines: readonly string[]) => {
    writeFileSync(join(folder, 'own.yaml'), stringify({ documents: [{ ...text, lines }] }))
    return TestDaemon.start({ folder, clock, change: (config) => void (config.documents = 'own.yaml') })
  }
  await daemon.stop()
  daemon = await start(['一'])
  expect((await daemon.call('POST', '/api/documents/rules/read', first, { version: '1' })).body.readings[0].digest).toBe(createHash('sm3').update(JSON.stringify(text)).digest('hex'))
  await daemon.stop()
  daemon = await start(['一', '二'])
  expect((await list(chief))[0]).toMatchObject({ missing: ['1001', '1002', '1003'], readings: [{ clerk: '1001', isNow: false }] })
})

it('A file with one id twice is refused', async () => {
  daemon = await TestDaemon.start()
  writeFileSync(join(daemon.folder, 'twice.yaml'), stringify({ documents: [text, text] }))
  await expect(TestDaemon.start({ folder: daemon.folder, change: (config) => void (config.documents = 'twice.yaml') })).rejects.toThrow(ConfigError)
})
