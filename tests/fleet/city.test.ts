/** Sites and their city on real nats-server processes: what the city knows is what happened, whatever was away. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { jetstream } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterEach, describe, expect, it } from 'vitest'
import type { SiteOfCity } from '../../config/city/schema.ts'
import { Collector } from '../../device-daemon/city/collector.ts'
import { cityStreams } from '../../device-daemon/city/site-streams.ts'
import { type Clock, systemClock } from '../../device-daemon/clock.ts'
import { Uplink } from '../../device-daemon/fleet/uplink.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { openHallStream } from '../../device-daemon/journal/shared/hall-stream.ts'
import { openSharedJournal } from '../../device-daemon/journal/shared/open.ts'
import { type OwnJournal, openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { plan } from '../hall/bench.ts'
import { cableTo } from '../kit/cable.ts'
import { freePorts, type NatsServer, server } from '../kit/nats-server.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'guitai-city-'))
  ends.push(() => rmSync(made, { recursive: true, force: true }))
  return made
}

interface CityServer {
  readonly server: NatsServer
  readonly leafPort: number
}
async function cityServer(): Promise<CityServer> {
  const [port = 0, leafPort = 0] = await freePorts(2)
  const made = server(port, (at) => `server_name: city\nlisten: "127.0.0.1:${port}"\njetstream { store_dir: "${at}/store", domain: city }\nleafnodes { listen: "127.0.0.1:${leafPort}" }\n`)
  await made.start()
  ends.push(() => made.remove())
  return { server: made, leafPort }
}

const siteOf = (code: string, more: Partial<SiteOfCity> = {}): SiteOfCity => ({ code, name: code, nameEn: code, tier: 'village', megabytes: 64, ...more })

async function collectorOf({ server: at }: CityServer, sites: readonly SiteOfCity[]): Promise<Collector> {
  const connection: NatsConnection = await connect({ servers: at.url, maxReconnectAttempts: -1, reconnectTimeWait: 200 })
  const streams = await cityStreams(connection, 1)
  const collector = new Collector({ city: { name: '市', nameEn: 'City', nats: { servers: [at.url], replicas: 1 }, sites: [...sites] }, clock: systemClock, raise, report: () => undefined })
  await collector.attach(streams)
  ends.push(async () => {
    await collector.stop()
    await connection.close()
  })
  return collector
}

interface Village {
  readonly journal: OwnJournal
  readonly service: HallService
  readonly uplink: Uplink
  take(count: number): Promise<void>
  stop(): Promise<void>
}

/** A point of one box: SQLite, and an uplink. */
async function village(code: string, url: string, at: string, clock: Clock = systemClock): Promise<Village> {
  const { journal } = await openSqliteJournal({ folder: at, site: code, raise })
  const service = await HallService.open({ plan: { ...plan, site: code }, journal, clock, report: () => undefined })
  const stream = openHallStream({ servers: [url], site: code, isCitys: true, box: code, replicas: 1, clock: systemClock, onLost: () => undefined, onBack: () => uplink.kick() })
  const uplink: Uplink = new Uplink({ journal, stream, clock, newId: randomUUID, report: () => undefined })
  service.listen({ events: () => uplink.kick() })
  uplink.kick()
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await uplink.stop()
    await service.stop()
    await journal.close()
  }
  ends.push(stop)
  return {
    journal,
    service,
    uplink,
    async take(count) {
      for (let nth = 0; nth < count; nth++) await service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: randomUUID() })
    },
    stop,
  }
}

const lineOf = (collector: Collector, code: string) => {
  const line = collector.lines().find(({ site }) => site.code === code)
  if (line === undefined) throw new Error(`no line of ${code}`)
  return line
}
const entriesAt = (collector: Collector, code: string, entries: number, timeout = 30_000) => expect.poll(() => lineOf(collector, code).picture.entries, { timeout }).toBe(entries)

describe('A village point of one box', () => {
  it('is in the city’s picture as it is', { timeout: 60_000 }, async () => {
    const at = await cityServer()
    const collector = await collectorOf(at, [siteOf('v1'), siteOf('v2')])
    const point = await village('v1', at.server.url, folder())
    await point.service.execute({ type: 'sign-in', window: 1, clerk: '1001' })
    await point.take(3)
    for (const type of ['call-next', 'start'] as const) await point.service.execute({ type, window: 1, clerk: '1001' })
    await point.service.execute({ type: 'finish', window: 1, clerk: '1001', session: 's1' })
    await entriesAt(collector, 'v1', point.journal.head)
    expect(lineOf(collector, 'v1')).toMatchObject({ standing: 'current', trouble: null, picture: { open: 1, waiting: 2, numbers: 3, served: 1 } })
    expect(lineOf(collector, 'v2')).toMatchObject({ standing: 'never-heard', picture: { entries: 0, heardAt: null } })
  })

  it('that was cut off for three days loses nothing and tells all in order, also when it was restarted meanwhile', { timeout: 90_000 }, async () => {
    const at = await cityServer()
    const collector = await collectorOf(at, [siteOf('v1')])
    const path = folder()
    let now = Date.UTC(2026, 10, 24, 1)
    const clock: Clock = { ...systemClock, now: () => now }
    const before = await village('v1', at.server.url, path, clock)
    await before.take(5)
    await entriesAt(collector, 'v1', before.journal.head)
    await at.server.kill()
    for (let day = 0; day < 3; day++) {
      now += 24 * 3600_000
      await before.take(20)
    }
    await expect.poll(() => before.uplink.view().trouble, { timeout: 20_000 }).not.toBeNull()
    await before.stop()
    const after = await village('v1', at.server.url, path, clock)
    await after.take(10)
    await at.server.start()
    await entriesAt(collector, 'v1', after.journal.head)
    expect(lineOf(collector, 'v1').picture).toMatchObject({ businessDate: '2026-11-27', numbers: 30, waiting: 30 })
    await expect.poll(() => after.uplink.view(), { timeout: 20_000 }).toMatchObject({ sent: after.journal.head, trouble: null })
    // Another city's eye, from nothing: link by link the same.
    const again = await collectorOf(at, [siteOf('v1')])
    await entriesAt(again, 'v1', after.journal.head)
    expect(lineOf(again, 'v1').standing).not.toBe('refused')
  })

  it('whose journal was set back is not followed any further, and its technician is told', { timeout: 60_000 }, async () => {
    const at = await cityServer()
    const collector = await collectorOf(at, [siteOf('v1')])
    const path = folder()
    const first = await village('v1', at.server.url, path)
    await first.take(2)
    await entriesAt(collector, 'v1', first.journal.head)
    await first.stop()
    const old = folder()
    cpSync(path, old, { recursive: true })
    const on = await village('v1', at.server.url, path)
    await on.take(3)
    const known = on.journal.head
    await entriesAt(collector, 'v1', known)
    await on.stop()
    const back = await village('v1', at.server.url, old)
    await expect.poll(() => back.uplink.view().trouble, { timeout: 20_000 }).toBe(`The city has ${known} entries of this site, and this box has ${back.journal.head}: its journal was set back.`)
    await back.take(known)
    await expect.poll(() => back.uplink.view().trouble, { timeout: 20_000 }).toMatch(/differ/)
    expect(lineOf(collector, 'v1').picture.entries).toBe(known)
  })

  it('that is not of the city is told so', { timeout: 60_000 }, async () => {
    const at = await cityServer()
    const point = await village('v9', at.server.url, folder())
    await expect.poll(() => point.uplink.view().trouble, { timeout: 20_000 }).toBe('the city has no stream for site v9: it has to be added there')
  })
})

describe('A site that means harm', () => {
  it('is not believed, and what it said before stands; others are followed as ever', { timeout: 60_000 }, async () => {
    const at = await cityServer()
    const collector = await collectorOf(at, [siteOf('v1'), siteOf('v2')])
    const [one, two] = [await village('v1', at.server.url, folder()), await village('v2', at.server.url, folder())]
    await one.take(2)
    await entriesAt(collector, 'v1', one.journal.head)
    const known = one.journal.head
    const stranger = await connect({ servers: at.server.url })
    ends.push(() => stranger.close())
    const forged = { guitai: 1, box: 'x', after: known, hash: '0'.repeat(64), appends: [{ at: '2026-11-24T01:00:00.000Z', facts: [{ type: 'day-opened', data: { businessDate: '2026-11-25' } }] }] }
    await jetstream(stranger).publish('guitai.v1.journal', JSON.stringify(forged))
    await expect.poll(() => lineOf(collector, 'v1').standing, { timeout: 20_000 }).toBe('refused')
    expect(lineOf(collector, 'v1').trouble).toMatch(/does not follow from entry/)
    expect(lineOf(collector, 'v1').picture.entries).toBe(known)
    await two.take(2)
    await entriesAt(collector, 'v2', two.journal.head)
  })

  it('fills its own part of the city’s disk, and nobody else’s; how full it is is told', { timeout: 90_000 }, async () => {
    const at = await cityServer()
    const collector = await collectorOf(at, [siteOf('v1', { megabytes: 1 }), siteOf('v2')])
    const two = await village('v2', at.server.url, folder())
    const flood = await connect({ servers: at.server.url })
    ends.push(() => flood.close())
    const full = async () => {
      for (let nth = 0; nth < 20; nth++) await jetstream(flood).publish('guitai.v1.journal', new Uint8Array(100_000))
    }
    await expect(full()).rejects.toThrow(/maximum bytes exceeded/)
    await two.take(3)
    await entriesAt(collector, 'v2', two.journal.head)
    await expect.poll(() => lineOf(collector, 'v1').standing, { timeout: 20_000 }).toBe('refused')
  })
})

describe('A hall with servers of its own', () => {
  it('is carried over by its leaf node, and notices nothing while the city is cut off', { timeout: 120_000 }, async () => {
    const at = await cityServer()
    const [port = 0] = await freePorts(1)
    const cable = await cableTo(at.leafPort)
    ends.push(() => cable.remove())
    const own = server(port, (store) => `server_name: hall\nlisten: "127.0.0.1:${port}"\njetstream { store_dir: "${store}/store", domain: wenjing }\nleafnodes { reconnect: 1, remotes: [{ url: "nats-leaf://127.0.0.1:${new URL(cable.url).port}" }] }\n`)
    await own.start()
    ends.push(() => own.remove())
    const { journal } = await openSharedJournal({ folder: folder(), site: 'h1', raise, servers: [own.url], replicas: 1, box: 'front', greets: true, clock: systemClock, onDamage: () => undefined })
    const service = await HallService.open({ plan: { ...plan, site: 'h1' }, journal, clock: systemClock, report: () => undefined })
    ends.push(async () => {
      await service.stop()
      await journal.close()
    })
    const take = () => service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: randomUUID() })
    const collector = await collectorOf(at, [siteOf('h1', { tier: 'township', domain: 'wenjing' })])
    for (let nth = 0; nth < 5; nth++) await take()
    await entriesAt(collector, 'h1', journal.head)
    // In the middle of its appends.
    const cutLater = wait(100).then(() => cable.pull())
    for (let nth = 0; nth < 200; nth++) await take()
    await cutLater
    for (let nth = 0; nth < 100; nth++) await take()
    expect(service.trouble).toBeNull()
    await wait(3000)
    cable.mend()
    await entriesAt(collector, 'h1', journal.head, 100_000)
    expect(lineOf(collector, 'h1')).toMatchObject({ picture: { waiting: 305, numbers: 305 } })
    expect(lineOf(collector, 'h1').standing).not.toBe('refused')
  })
})
