/** What people write beside a rating: outside the journal, read under a name, and erased to the last byte. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { wordsOf } from '../../device-daemon/contacts/with-words.ts'
import { filesWith } from '../kit/bytes-in.ts'
import { TestDaemon, WoundClock } from '../kit/test-daemon.ts'

const dayMs = 24 * 3600_000
const supervisor = { role: 'supervisor', clerk: '9001' } as const
const ticket = '20261124-B001'
const said = '等了很久，窗口只开了一个'
let daemon: TestDaemon
afterEach(() => daemon.remove())

const start = async (change: (config: { rating: object }) => void = () => undefined) => {
  daemon = await TestDaemon.start({ change: (config) => { config.rating = {}; change(config) } })
  await daemon.serve(1)
}
const path = () => `/api/ratings/${new RateCodes(daemon.folder).codeOf(ticket)}`
const view = async () => (await daemon.call('GET', path(), null)).body
const rate = async (words: string, headers = {}) => daemon.call('POST', path(), null, { nonce: (await view()).nonce, level: 'dissatisfied', words }, headers)
const list = (who: object = supervisor, query = '') => daemon.call('GET', `/api/ratings/words${query}`, who as typeof supervisor)
const erase = (session: string, reason = 'personal-data', who: object = supervisor, headers = {}) => daemon.call('POST', `/api/ratings/words/${session}/erase`, who as typeof supervisor, { reason }, headers)
const kept = () => {
  const opened = new DatabaseSync(join(daemon.folder, 'words.db'))
  try {
    return opened.prepare('SELECT sealed FROM words').all().map(({ sealed }) => sealed as Uint8Array)
  } finally {
    opened.close()
  }
}
async function restart(now: number): Promise<void> {
  const { folder } = daemon
  await daemon.stop()
  daemon = await TestDaemon.start({ folder, clock: new WoundClock(now), change: (config) => { config.rating = {} } })
  await daemon.clock.wind(1000)
}

describe('What somebody writes beside a rating', () => {
  it('is read by a supervisor with what was rated, which is on record before; by no clerk', async () => {
    await start()
    expect(await rate(said)).toMatchObject({ status: 201, body: { rated: 'first' } })
    const page = await daemon.page(supervisor)
    const answer = await list()
    expect(answer.body.words).toEqual([{ session: expect.any(String), ticket, at: expect.any(String), level: 'dissatisfied', words: said }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    await page.until(() => page.events.some(({ type }) => type === 'rating-words-seen'))
    expect(page.events.find(({ type }) => type === 'rating-words-seen')).toMatchObject({ actor: 'clerk:9001', data: { by: 'clerk:9001', sessions: [answer.body.words[0].session] } })
    for (const who of [{ role: 'clerk', window: 2, clerk: '1002' }, { role: 'technician' }, { role: 'kiosk' }]) expect((await list(who)).body.code).toBe('ROLE_REFUSED')
    expect((await list(supervisor, '?from=2026-11-25')).body.words).toEqual([])
    expect((await list(supervisor, '?to=2026-11-23')).body.words).toEqual([])
    expect((await list(supervisor, '?from=2026-11-24&to=2026-11-24')).body.words).toHaveLength(1)
  })

  it('about an act of whoever asks is neither shown to them nor erased by them; nor without a name', async () => {
    await start()
    await rate(said)
    const [{ session }] = (await list()).body.words
    const own = { role: 'supervisor', clerk: '1001' }
    expect((await list(own)).body.words).toEqual([])
    expect((await erase(session, 'insult', own)).body.code).toBe('WORDS_REFUSED')
    expect((await list({ role: 'supervisor' })).body.code).toBe('NAME_NEEDED')
    expect((await erase(session, 'insult', { role: 'supervisor' })).body.code).toBe('NAME_NEEDED')
    expect((await list()).body.words).toHaveLength(1)
  })

  it('is erased for a reason, bytes and all, once; sent twice it is one erasure', async () => {
    await start()
    await rate(said)
    const [sealed] = kept()
    const [{ session }] = (await list()).body.words
    const key = { 'idempotency-key': 'erase-this-once' }
    expect((await erase(session, 'because')).status).toBe(400)
    expect([(await erase(session, 'insult', supervisor, key)).status, (await erase(session, 'insult', supervisor, key)).status]).toEqual([204, 204])
    expect((await erase(session)).body.code).toBe('WORDS_UNKNOWN')
    expect((await list()).body.words).toEqual([])
    expect(filesWith(daemon.folder, sealed ?? said)).toEqual([])
  })

  it('is shown to nobody of whom it could not be written down', async () => {
    await start()
    await rate(said)
    const writing = new DatabaseSync(join(daemon.folder, 'journal.sqlite'))
    writing.exec('BEGIN IMMEDIATE')
    const unwritten = await list()
    writing.close()
    expect([unwritten.status, unwritten.body.code, JSON.stringify(unwritten.body).includes(said)]).toEqual([503, 'JOURNAL_UNAVAILABLE', false])
    expect((await list()).body.words).toHaveLength(1)
  })

  it('is not said to be erased while its bytes are there', async () => {
    await start()
    await rate(said)
    const page = await daemon.page(supervisor)
    const [{ session }] = (await list()).body.words
    const writing = new DatabaseSync(join(daemon.folder, 'words.db'))
    writing.exec('BEGIN IMMEDIATE')
    expect((await erase(session)).body.code).toBe('WORDS_UNAVAILABLE')
    expect((await daemon.call('POST', `${path()}/erase-words`, null, { nonce: (await view()).nonce })).body.code).toBe('WORDS_UNAVAILABLE')
    writing.close()
    expect(page.events.filter(({ type }) => type === 'rating-words-erased')).toEqual([])
    expect((await list()).body.words).toHaveLength(1)
    expect((await erase(session)).status).toBe(204)
    await page.until(() => page.events.some(({ type }) => type === 'rating-words-erased'))
  })

  it('is erased by whoever has the code, of both ratings, with a nonce', async () => {
    await start()
    await rate(said)
    await rate('后来解决了')
    expect((await view()).words).toBe(true)
    expect(kept()).toHaveLength(2)
    expect((await daemon.call('POST', `${path()}/erase-words`, null, { nonce: '1.x' })).body.code).toBe('NONCE_WRONG')
    expect((await daemon.call('POST', `${path()}/erase-words`, null, { nonce: (await view()).nonce })).status).toBe(204)
    expect([(await view()).words, kept(), (await list()).body.words]).toEqual([false, [], []])
    expect((await daemon.call('POST', `${path()}/erase-words`, null, { nonce: (await view()).nonce })).status).toBe(204)
  })

  it('leaves nothing behind where the rating is refused, or was sent before, or nothing was written', async () => {
    await start()
    const { nonce } = await view()
    const send = (words: string, more: object = {}, headers = {}) => daemon.call('POST', path(), null, { nonce, level: 'satisfied', words, ...more }, headers)
    expect((await send(said, { tags: ['212'] })).body.code).toBe('TAG_UNKNOWN')
    expect((await send('字'.repeat(201))).status).toBe(400)
    expect(kept()).toEqual([])
    const key = { 'idempotency-key': 'one-rating-of-mine' }
    // The journal's digest knows only whether there are words.
    for (const words of [said, `${said}。`]) expect((await send(words, {}, key)).body).toEqual({ rated: 'first' })
    expect(kept()).toHaveLength(1)
    expect((await list()).body.words).toMatchObject([{ words: said }])
    expect((await send(' \n ')).body).toEqual({ rated: 'second' })
    expect(kept()).toHaveLength(1)
  })

  it('is kept over a restart, and erased after its days, which is on record', async () => {
    await start()
    await rate(said)
    const [sealed] = kept()
    await restart(Date.UTC(2026, 10, 24, 1) + 180 * dayMs - 60_000)
    expect(kept()).toHaveLength(1)
    await restart(Date.UTC(2026, 10, 24, 1) + 180 * dayMs + 60_000)
    expect(filesWith(daemon.folder, sealed ?? said)).toEqual([])
    expect((await list()).body.words).toEqual([])
  })

  it('whose bytes went without a fact is said to be missing at the next start', async () => {
    await start()
    await rate(said)
    await daemon.stop()
    const opened = new DatabaseSync(join(daemon.folder, 'words.db'))
    opened.exec('DELETE FROM words')
    opened.close()
    await restart(Date.UTC(2026, 10, 24, 2))
    expect((await view()).words).toBe(false)
  })

  it('on the window’s tablet is kept in the same way', async () => {
    daemon = await TestDaemon.start({ change: (config) => { config.windows[0].padScreen = true } })
    const pad = await daemon.page({ role: 'pad', window: 1 })
    await daemon.serve(1)
    await pad.until(() => pad.view().ratings.length > 0)
    const session = pad.view().ratings.at(-1)?.session
    expect((await daemon.call('POST', '/api/pads/1/rate', { role: 'pad', window: 1 }, { session, level: 'satisfied', words: said })).status).toBe(204)
    expect((await list()).body.words).toMatchObject([{ words: said, level: 'satisfied' }])
    await pad.until(() => pad.events.some(({ type }) => type === 'rated'))
    // Not even that something was written is told to pages.
    expect(pad.events.find(({ type }) => type === 'rated')).toMatchObject({ data: { words: null } })
  })
})

describe('An export by table 9', () => {
  const asked = '/api/exports/ratings?from=2026-11-24&to=2026-11-24&form=json&shape='
  const exported = async (shape: string, who: object = supervisor) => JSON.stringify((await daemon.call('GET', asked + shape, who as typeof supervisor)).body)

  it('has them where the hall says so, and nowhere else; never what is about whoever exports', async () => {
    await start((config) => (config.rating = { exportWords: true }))
    await rate(said)
    expect(await exported('table9')).toContain(`"文字评价":"${said}"`)
    for (const shape of ['plain', 'upload']) expect(await exported(shape)).not.toContain(said)
    expect(await exported('table9', { role: 'supervisor', clerk: '1001' })).not.toContain(said)
  })

  it('has none of them otherwise', async () => {
    await start()
    await rate(said)
    expect(await exported('table9')).toContain('"文字评价":""')
  })
})

it('Words: one line without what no keyboard writes, or nothing', () => {
  expect(['a\n\tb ', '\u0000\u200b', '', '好'].map(wordsOf)).toEqual(['a b', null, null, '好'])
})
