/** Identities are planted, everything that can go wrong goes wrong, and then every byte the daemon wrote is searched. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { ask, services } from '../compat/page.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

let daemon: TestDaemon
let metrics = ''
/** What the pages of another system were told. */
let told = ''
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const

beforeAll(async () => {
  daemon = await TestDaemon.start({ change: services({ shape: 'cvr', fields: 'full' }, { shape: 'zkidr' }) })
  const desk = await daemon.page(clerk)
  const scanner = 'kiosk-1/scanner'
  for (const { specimen, card } of specimens) {
    await daemon.take('RS-01')
    await daemon.step(1, 'call-next')
    await daemon.step(1, 'start')
    await daemon.gesture('window-1/id-reader', { type: 'lay', specimen })
    await daemon.clock.wind(400)
    await desk.until(() => JSON.stringify(desk.last('identity') ?? '').includes(card.number))
    told += (await ask(daemon, '/readcard&t=1')).text + (await ask(daemon, '/ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4', { nth: 1 })).text
    // It asks again with what it has just been told, and for what is not there.
    for (const path of [`/readcard&t=${encodeURIComponent(card.name)}`, `/person/${card.number}`]) await ask(daemon, path)
    await ask(daemon, `/readcard?${card.number}`, { headers: { origin: 'https://evil.example', referer: `https://evil.example/${card.number}` } })
    // Somebody shows their own data as a code, sends it where it does not belong, and pulls the cable.
    await daemon.gesture(scanner, { type: 'show', text: `${card.name} ${card.number}` })
    await daemon.call('POST', '/api/check-ins', { role: 'kiosk' }, { code: `${card.name} ${card.number}` })
    await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { queue: card.name, item: card.number })
    await daemon.call('GET', `/api/tickets/${encodeURIComponent(card.number)}?name=${encodeURIComponent(card.name)}`, clerk)
    await daemon.call('POST', `/api/devices/window-1/${card.number}/self-test`, { role: 'technician' })
    await daemon.gesture('window-1/id-reader', { type: 'fault', fault: 'noise' })
    await daemon.gesture('window-1/id-reader', { type: 'lay', specimen })
    await daemon.clock.wind(2000)
    await daemon.gesture('window-1/id-reader', { type: 'fault', fault: 'none' })
    await daemon.gesture('window-1/id-reader', { type: 'cable', cable: 'out' })
    await daemon.gesture('window-1/id-reader', { type: 'cable', cable: 'in' })
    await daemon.step(1, 'finish')
    await daemon.clock.wind(2000)
  }
  metrics = (await daemon.call('GET', '/metrics', null)).body
  await daemon.stop()
})
afterAll(() => daemon.remove())

const planted = specimens.flatMap(({ card }) => [card.name, card.number, 'address' in card ? card.address : card.number, 'nameEn' in card ? card.nameEn : card.name, ('newAddress' in card ? card.newAddress : undefined) ?? card.name])
/** A text as it could stand in a file: in any of the encodings that were on the wire. */
const forms = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'utf16le'), iconv.encode(text, 'gb18030'), Buffer.from(encodeURIComponent(text)), Buffer.from(Buffer.from(text).toString('base64'))]

describe('What a card says', () => {
  it('was really there: the reader told it and the clerk saw it', () => {
    expect(new Set(planted).size).toBeGreaterThan(10)
    for (const { card } of specimens) expect(told).toContain(card.number)
  })

  it('stands in no file that the daemon wrote', () => {
    const files = readdirSync(daemon.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map(({ name }) => name)).toContain('journal.sqlite')
    for (const { name, parentPath } of files) {
      const bytes = readFileSync(join(parentPath, name))
      for (const text of planted) for (const form of forms(text)) expect(bytes.includes(form), `${text} in ${name}`).toBe(false)
    }
  })

  it('stands in no line of the log, at its most talkative', () => {
    const log = daemon.log.join('')
    expect(daemon.log.length).toBeGreaterThan(5)
    for (const text of planted) for (const form of forms(text)) expect(log.includes(form.toString('latin1')) || log.includes(form.toString()), text).toBe(false)
  })

  it('stands in no metric', () => {
    for (const text of planted) expect(metrics.includes(text), text).toBe(false)
  })
})
