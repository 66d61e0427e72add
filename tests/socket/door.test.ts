import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { admissionMs, handshakesMax, waitingPerAddressMax } from '../../device-daemon/socket/door.ts'
import { HallOfNoise, RawPage } from './hall-of-noise.ts'

let hall: HallOfNoise
beforeEach(async () => {
  hall = await HallOfNoise.open()
})
afterEach(() => hall.close())

const knock = (headers: Record<string, string> = {}) => fetch(`http://${hall.url}&transport=polling`, { headers })
const sidOf = async (answer: Response) => JSON.parse((await answer.text()).slice(1)).sid as string
const isOpen = async (sid: string) => (await fetch(`http://${hall.url}&transport=polling&sid=${sid}`, { method: 'POST', body: '3' })).status === 200

describe('At the door', () => {
  it('two hundred that stand about do not keep a page out, and only the last stay', async () => {
    const sids = []
    for (let one = 0; one < 200; one++) sids.push(await sidOf(await knock()))
    const page = new RawPage(hall, hall.token({ role: 'kiosk' }))
    await page.until(() => page.heard('caught-up'))
    const open = []
    for (const sid of sids) if (await isOpen(sid)) open.push(sid)
    expect(open.length).toBeLessThanOrEqual(waitingPerAddressMax)
    expect(open).toEqual(sids.slice(sids.length - open.length))
    page.socket.terminate()
  })

  it('pages that showed their tokens stay, whoever comes after', async () => {
    const pages = []
    for (let one = 0; one < waitingPerAddressMax + 8; one++) {
      const page = new RawPage(hall, hall.token({ role: 'kiosk' }))
      await page.until(() => page.heard('caught-up'))
      pages.push(page)
    }
    for (let one = 0; one < 100; one++) await knock()
    await hall.clock.wind(admissionMs)
    hall.happen(10)
    for (const page of pages) {
      await page.until(() => page.heard('event'))
      page.socket.terminate()
    }
  })

  it('whoever shows no token in two seconds is closed', async () => {
    const sid = await sidOf(await knock())
    const silent = new WebSocket(`ws://${hall.url}&transport=websocket`)
    const closed = new Promise((done) => silent.on('close', done))
    await new Promise((done) => silent.once('message', done))
    expect(await isOpen(sid)).toBe(true)
    await hall.clock.wind(admissionMs)
    await closed
    expect(await isOpen(sid)).toBe(false)
  })

  it('a bad token closes the connection at once, and is said', async () => {
    const page = new RawPage(hall, 'gt1.x.y')
    const said: string[] = []
    page.socket.on('message', (message) => said.push(String(message)))
    await page.closed
    expect(said.at(-1)).toContain('TOKEN_INVALID')
  })

  it('a name-space that is none, asked for again and again, closes it, too', async () => {
    const socket = new WebSocket(`ws://${hall.url}&transport=websocket`)
    const closed = new Promise((done) => socket.on('close', done))
    await new Promise((done) => socket.once('message', done))
    for (let one = 0; one < 20; one++) socket.send('40/none,{}')
    await closed
  })

  it('handshakes are counted an address; ten seconds later there are more', async () => {
    const statuses = []
    for (let one = 0; one < handshakesMax + 5; one++) statuses.push((await knock()).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(handshakesMax)
    expect((await knock()).status).toBe(403)
    await hall.clock.wind(10_000)
    expect((await knock()).status).toBe(200)
  })

  it('pictures and scripts of other sites are sent away uncounted', async () => {
    for (let one = 0; one < handshakesMax + 5; one++) expect((await knock({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await knock({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await knock({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })
})

describe('A page that was let in', () => {
  /** Whether the page is told what happens now, or closed. What it said before this has been heard by then. */
  const fate = async (page: RawPage): Promise<'closed' | 'told'> => {
    const answered = new Promise((done) => page.socket.once('pong', done))
    page.socket.ping()
    await Promise.race([answered, page.closed])
    const told = page.told.length
    hall.happen(10)
    return Promise.race([page.closed.then(() => 'closed' as const), page.until(() => page.told.length > told).then(() => 'told' as const)])
  }
  const enter = async (until?: number) => {
    const page = new RawPage(hall, hall.token({ role: 'kiosk', ...(until === undefined ? {} : { until }) }))
    await page.until(() => page.heard('caught-up'))
    return page
  }

  it.each(['["call-next",{"window":1}]', '["session",{}]', '1["with an answer wanted"]'])('and says %s is told nothing more and closed', async (words) => {
    const page = await enter()
    expect(await fate(page)).toBe('told')
    page.socket.send(`42${words}`)
    expect(await fate(page)).toBe('closed')
  })

  it('hears until its token ends, and nothing after it', async () => {
    const page = await enter(hall.clock.now() + 60_000)
    await hall.clock.wind(59_999)
    expect(await fate(page)).toBe('told')
    await hall.clock.wind(1)
    expect(await fate(page)).toBe('closed')
  })

  it('hears for forty days on a token of forty days, longer than a timer holds', async () => {
    const page = await enter(hall.clock.now() + 40 * 24 * 3600_000)
    await hall.clock.wind(40 * 24 * 3600_000 - 1)
    expect(await fate(page)).toBe('told')
    await hall.clock.wind(1)
    expect(await fate(page)).toBe('closed')
  })
})
