/** Rating with the code on a ticket: from the paper to the record, without anybody's name. */
import { afterEach, describe, expect, it } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadHall } from '../../config/load.ts'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { rateAddresses } from '../../device-daemon/printing/ticket-of.ts'
import { TestDaemon, type WoundClock } from '../kit/test-daemon.ts'

const ticket = '20261124-B001'
let daemon: TestDaemon
afterEach(async () => daemon?.remove())

const start = async (more: { folder?: string; clock?: WoundClock } = {}) =>
  (daemon = await TestDaemon.start({
    change(config) {
      config.rating = { address: 'https://hall.example' }
    },
    ...more,
  }))
const codeOf = (of = ticket) => new RateCodes(daemon.folder).codeOf(of)
const open = (code = codeOf()) => daemon.call('GET', `/api/ratings/${code}`, null)
const send = (body: object, code = codeOf(), headers = {}) => daemon.call('POST', `/api/ratings/${code}`, null, body, headers)

describe('The code of a ticket', () => {
  it('opens its act to whoever has it, with the official words, and nothing of any person', async () => {
    await start()
    await daemon.serve(1)
    const { status, body } = await open()
    expect(status).toBe(200)
    expect(body).toMatchObject({ number: 'B001', window: 1, date: '2026-11-24', can: 'first' })
    expect(body.tags).toHaveLength(40)
    expect(body.tags.find(({ code }: { code: string }) => code === '212')).toEqual({ code: '212', level: 'dissatisfied', set: 'extended', label: '在线预约办理后到实体大厅重复取号排队', labelEn: expect.any(String) })
    expect(JSON.stringify(body)).not.toMatch(/"clerk"|"1001"/)
  })

  it('rates once, and once more; supervisors are told, and the window’s own clerk', async () => {
    await start()
    await daemon.serve(1)
    const [supervisor, other] = [await daemon.page({ role: 'supervisor' }), await daemon.page({ role: 'clerk', window: 2, clerk: '1002' })]
    const { nonce } = (await open()).body
    const first = await send({ nonce, level: 'very_satisfied', tags: ['510'] })
    expect([first.status, first.body]).toEqual([201, { rated: 'first' }])
    expect((await open()).body.can).toBe('second')
    expect((await send({ nonce, level: 'dissatisfied' })).body).toEqual({ rated: 'second' })
    expect((await open()).body.can).toBe('done')
    expect((await send({ nonce, level: 'dissatisfied' })).body.code).toBe('RATING_CLOSED')
    await supervisor.until(() => supervisor.events.some(({ type }) => type === 'rating-supplemented'))
    expect(supervisor.events.find(({ type }) => type === 'rated')).toMatchObject({ ticket, actor: 'citizen', data: { channel: 'qr', tags: ['510'], clerk: '1001' } })
    expect(other.events.filter(({ type }) => type.startsWith('rat'))).toEqual([])
  })

  it('sent twice with one key is one rating, also where both come at once', async () => {
    await start()
    await daemon.serve(1)
    const { nonce } = (await open()).body
    const key = { 'idempotency-key': 'one-rating-of-mine' }
    const both = await Promise.all([1, 2].map(() => send({ nonce, level: 'satisfied' }, codeOf(), key)))
    expect(both.map(({ body }) => body)).toEqual([{ rated: 'first' }, { rated: 'first' }])
    expect((await open()).body.can).toBe('second')
  })

  it.each<[string, (nonce: string) => string]>([
    ['none', () => ''],
    ['another’s', (nonce) => `${nonce.slice(0, -1)}${nonce.endsWith('A') ? 'B' : 'A'}`],
    ['a later end', (nonce) => nonce.replace(/^\d+/, (until) => String(Number(until) + 1))],
  ])('with a nonce that is %s does not count', async (_what, changed) => {
    await start()
    await daemon.serve(1)
    const { nonce } = (await open()).body
    expect((await send({ nonce: changed(nonce), level: 'satisfied' })).body.code).toBe('NONCE_WRONG')
    expect((await open()).body.can).toBe('first')
  })

  it('is good for ten minutes after the page was opened, then the page is opened once more', async () => {
    await start()
    await daemon.serve(1)
    const { nonce } = (await open()).body
    await daemon.clock.jump(10 * 60_000)
    expect((await send({ nonce, level: 'satisfied' })).body.code).toBe('NONCE_WRONG')
    expect((await send({ nonce: (await open()).body.nonce, level: 'satisfied' })).status).toBe(201)
  })

  it('is the same after a restart, and dies after seven days', async () => {
    await start()
    await daemon.serve(1)
    const code = codeOf()
    await daemon.stop()
    const { clock, folder } = daemon
    await start({ clock, folder })
    expect((await open(code)).status).toBe(200)
    await daemon.stop()
    await clock.wind(7 * 24 * 3600_000 + 1)
    await start({ clock, folder })
    const { nonce = '' } = (await open(code)).body
    expect((await send({ nonce, level: 'satisfied' }, code)).body.code).toMatch(/RATING_CLOSED|RATING_UNKNOWN/)
  })

  it('that is guessed, of no act, or of one that has not ended opens nothing', async () => {
    await start()
    await daemon.take()
    expect((await open()).body.code).toBe('RATING_UNKNOWN')
    for (const code of [codeOf('20261124-B999'), `${codeOf().slice(0, -1)}2`, 'x', '20261124B001']) expect((await open(code)).status).toBe(404)
  })

  it('is on the paper where the hall’s layout says {rate}, and telephones find the hall', async () => {
    await start()
    const written = { codeOf: (of: string) => of.replace('-', '') }
    const hall = loadHall(join(daemon.folder, 'hall.yaml'))
    expect(rateAddresses(hall, written)(ticket)).toBe('https://hall.example/rate/20261124B001')
    const { address: _address, ...nowhere } = hall.config.rating
    expect(rateAddresses({ ...hall, config: { ...hall.config, rating: nowhere } }, written)(ticket)).toBeNull()
  })
})

describe('At a kiosk', () => {
  const kiosk = { role: 'kiosk', kiosk: 1 } as const
  const scan = (text: string) => daemon.gesture('kiosk-1/scanner', { type: 'show', text })

  it('the same code is rated through the kiosk, which is what the record says; a clerk’s token changes nothing', async () => {
    await start()
    await daemon.serve(1)
    const supervisor = await daemon.page({ role: 'supervisor' })
    const { nonce } = (await open()).body
    const rated = () => supervisor.events.filter(({ type }) => type === 'rated' || type === 'rating-supplemented')
    expect((await daemon.call('POST', `/api/ratings/${codeOf()}`, kiosk, { nonce, level: 'satisfied' })).body).toEqual({ rated: 'first' })
    expect((await daemon.call('POST', `/api/ratings/${codeOf()}`, { role: 'clerk', window: 2, clerk: '1002' }, { nonce, level: 'satisfied' })).body).toEqual({ rated: 'second' })
    expect((await daemon.call('POST', `/api/ratings/${codeOf()}`, kiosk, { nonce, level: 'satisfied' })).body.code).toBe('RATING_CLOSED')
    await supervisor.until(() => rated().length === 2)
    expect(rated()).toMatchObject([{ actor: 'kiosk:1', data: { channel: 'kiosk' } }, { actor: 'citizen', data: { channel: 'qr' } }])
  })

  it('the scanner reads it as an address or bare, and it checks nobody in; one of another box is unknown', async () => {
    await start()
    await daemon.serve(1)
    const page = await daemon.page({ role: 'kiosk' })
    const [shown, refused]: [string[], string[]] = [[], []]
    page.socket.on('rate-code', (code) => void shown.push(code))
    page.socket.on('code-refused', (code) => void refused.push(code))
    for (const text of [`https://hall.example/rate/${codeOf()}`, codeOf()]) {
      await scan(text)
      await daemon.clock.wind(5000)
    }
    await scan(`https://hall.example/rate/${codeOf().slice(0, -1)}${codeOf().endsWith('2') ? '3' : '2'}`)
    await daemon.clock.wind(5000)
    await page.until(() => refused.length === 1)
    expect([shown, refused]).toEqual([[codeOf(), codeOf()], ['APPOINTMENT_UNKNOWN']])
  })
})

describe('Codes', () => {
  const codes = new RateCodes(mkdtempSync(join(tmpdir(), 'guitai-rate-')))

  it.each(['20261124-A001', '20261124-Z9999', '20270101-B1000'])('of %s are read back, also in small letters, and no other box made them', (of) => {
    const code = codes.codeOf(of)
    expect(code).toMatch(/^\d{8}[A-Z]\d{3,4}[2-9A-HJ-NP-Z]{10}$/)
    expect(codes.ticketOf(` ${code.toLowerCase()} `)).toBe(of)
    expect(new RateCodes(mkdtempSync(join(tmpdir(), 'guitai-rate-'))).ticketOf(code)).toBeNull()
  })
})
