/** Identities are planted, everything that can go wrong goes wrong, and then every byte the daemon wrote is searched. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { ask, services } from '../compat/page.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

let daemon: TestDaemon
let metrics = ''
/** What the pages of another system were told. */
let told = ''
const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const supervisor = { role: 'supervisor', clerk: '9001' } as const
/** What somebody writes beside a rating; every form of it is looked for. */
const written = ['排队太久没人管理', '窗口态度有待改进', '请把空调修一修']
/** All that every other page was told. */
let pages = ''
/** What the supervisor read. */
let read = ''

/** One rated by telephone, one at the kiosk, and one sent where it does not belong. */
async function writeWords(): Promise<void> {
  const watching = await Promise.all([clerk, supervisor, { role: 'technician' }, { role: 'kiosk' }, { role: 'board' }, { role: 'pad', window: 1 }].map((who) => daemon.page(who as typeof supervisor)))
  const { id } = await daemon.take('RS-01')
  for (const step of ['call-next', 'start', 'finish']) await daemon.step(1, step)
  const path = `/api/ratings/${new RateCodes(daemon.folder).codeOf(id)}`
  for (const [nth, words] of written.entries()) {
    const { nonce } = (await daemon.call('GET', path, null)).body
    const key = { 'idempotency-key': `somebodys-words-${nth}` }
    await daemon.call('POST', path, nth === 0 ? null : { role: 'kiosk' }, { nonce, level: 'dissatisfied', words }, key)
  }
  for (const words of written) {
    await daemon.call('POST', path, null, { nonce: words, level: words, words: [words] })
    await daemon.call('GET', `/api/ratings/${encodeURIComponent(words)}`, null)
    await daemon.call('POST', `/api/ratings/words/${encodeURIComponent(words)}/erase`, supervisor, { reason: 'other' })
  }
  read = JSON.stringify((await daemon.call('GET', '/api/ratings/words', supervisor)).body)
  pages = JSON.stringify(watching.map(({ told }) => told)) + (await daemon.call('GET', '/api/exports/ratings?from=2026-11-24&to=2026-11-24&shape=table9', supervisor)).body + JSON.stringify((await daemon.call('GET', '/api/acts?from=2026-11-24&to=2026-11-24', supervisor)).body)
}

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
  await writeWords()
  metrics = (await daemon.call('GET', '/metrics', null)).body
  await daemon.stop()
})
afterAll(() => daemon.remove())

const planted = specimens.flatMap(({ card }) => [card.name, card.number, 'address' in card ? card.address : card.number, 'nameEn' in card ? card.nameEn : card.name, ('newAddress' in card ? card.newAddress : undefined) ?? card.name])
const searched = [...planted, ...written]
/** A text as it could stand in a file: in any of the encodings that were on the wire. */
const forms = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'utf16le'), iconv.encode(text, 'gb18030'), Buffer.from(encodeURIComponent(text)), Buffer.from(Buffer.from(text).toString('base64'))]

describe('What somebody writes beside a rating', () => {
  it('was really there: the supervisor read those that were taken', () => {
    for (const words of written.slice(0, 2)) expect(read).toContain(words)
  })

  it('is told to no page but to whom it is shown, and stands in no export that does not ask for it', () => {
    for (const words of written) for (const form of forms(words)) expect(pages.includes(form.toString()), words).toBe(false)
  })
})

describe('What a card says, and what somebody writes', () => {
  it('was really there: the reader told it and the clerk saw it', () => {
    expect(new Set(planted).size).toBeGreaterThan(10)
    for (const { card } of specimens) expect(told).toContain(card.number)
  })

  it('stands in no file that the daemon wrote', () => {
    const files = readdirSync(daemon.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['journal.sqlite', 'words.db']))
    for (const { name, parentPath } of files) {
      const bytes = readFileSync(join(parentPath, name))
      for (const text of searched) for (const form of forms(text)) expect(bytes.includes(form), `${text} in ${name}`).toBe(false)
    }
  })

  it('stands in no line of the log, at its most talkative', () => {
    const log = daemon.log.join('')
    expect(daemon.log.length).toBeGreaterThan(5)
    for (const text of searched) for (const form of forms(text)) expect(log.includes(form.toString('latin1')) || log.includes(form.toString()), text).toBe(false)
  })

  it('stands in no metric', () => {
    for (const text of searched) expect(metrics.includes(text), text).toBe(false)
  })
})
