/** A city: how fast it folds what its sites have told, how far it is behind them, and what a site takes of its memory. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { connect } from '@nats-io/transport-node'
import { SiteCopy } from '../../device-daemon/city/site-copy.ts'
import { cityStreams } from '../../device-daemon/city/site-streams.ts'
import { systemClock } from '../../device-daemon/clock.ts'
import { Uplink } from '../../device-daemon/fleet/uplink.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { genesis } from '../../device-daemon/journal/chain.ts'
import { openHallStream } from '../../device-daemon/journal/shared/hall-stream.ts'
import { encodeMessage, entriesIn, hashBehind } from '../../device-daemon/journal/shared/message.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { dataFolder } from '../kit/daemon-process.ts'
import { natsServers } from '../kit/nats-server.ts'
import { percentile, report } from './figures.ts'
import { factsOfDay } from './million.ts'

const dayMs = 24 * 3600_000
const entriesMax = 200

export async function city(): Promise<void> {
  memoryOfSites()
  foldMany()
  await lag()
}

/** The messages of a site's days, as its uplink would send them. */
function* messagesOf(site: string, days: number, tickets: number): Generator<Uint8Array> {
  let [after, hash] = [0, Buffer.from(genesis(site)).toString('hex')]
  for (let day = 0; day < days; day++) {
    const began = Date.UTC(2024, 0, 1 + day, 1)
    const facts = factsOfDay(began, tickets)
    for (let first = 0; first < facts.length; first += entriesMax) {
      const message = { box: 'uplink', after, hash, appends: facts.slice(first, first + entriesMax).map((fact) => ({ at: new Date(began + (first % dayMs)).toISOString(), facts: [fact] })) }
      yield encodeMessage(message)
      hash = hashBehind(message)
      after += entriesIn(message)
    }
  }
}

function foldMany(): void {
  const [sites, days, tickets] = [50, 25, 400]
  let [ms, events] = [0, 0]
  for (let site = 0; site < sites; site++) {
    const copy = new SiteCopy({ site: `site-${site}`, raise })
    let place = 0
    for (const message of messagesOf(`site-${site}`, days, tickets)) {
      const began = performance.now()
      events += copy.take(++place, message, began)
      ms += performance.now() - began
    }
  }
  report(`a city's fold of ${events.toLocaleString('en')} events of ${sites} sites, from nothing`, `${(ms / 1000).toFixed(1)} s`, '≤ 60 s', ms <= 60_000)
}

function memoryOfSites(): void {
  const [sites, tickets] = [300, 100]
  setFlagsFromString('--expose_gc')
  const collect: () => void = runInNewContext('gc')
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  const copies = Array.from({ length: sites }, (_, at) => new SiteCopy({ site: `site-${at}`, raise }))
  for (const [at, copy] of copies.entries()) {
    let place = 0
    for (const message of messagesOf(`site-${at}`, 1, tickets)) copy.take(++place, message, 0)
  }
  const each = (used() - before) / sites / 1024
  console.log(`        (a site after a day of ${tickets} visits: ${each.toFixed(0)} KiB of the city's memory; 3,000 of them: ${((each * 3000) / 1024).toFixed(0)} MiB; ${copies.length} were folded)`)
}

/** So many village points with a journal of their own each, so many events a second. */
async function lag(): Promise<void> {
  const [sites, aSecond, seconds] = [50, 20, 15]
  const [server] = await natsServers(1)
  if (server === undefined) throw new Error('no server')
  const connection = await connect({ servers: server.url })
  const streams = await cityStreams(connection, 1)
  const lags: number[] = []
  const points = await Promise.all(
    Array.from({ length: sites }, async (_, at) => {
      const code = `v${at}`
      const data = dataFolder()
      mkdirSync(data.path, { recursive: true })
      const { journal } = await openSqliteJournal({ folder: data.path, site: code, raise })
      await streams.ensure({ code, name: code, nameEn: code, tier: 'village', megabytes: 64 })
      await streams.follow(code, 0, (_place, bytes) => {
        const { appends } = JSON.parse(new TextDecoder().decode(bytes))
        for (const { at: when } of appends) lags.push(Date.now() - Date.parse(when))
      })
      const stream = openHallStream({ servers: [server.url], site: code, isCitys: true, box: code, replicas: 1, clock: systemClock, onLost: () => undefined, onBack: () => uplink.kick() })
      const uplink: Uplink = new Uplink({ journal, stream, clock: systemClock, newId: randomUUID, report: () => undefined })
      return { data, journal, uplink }
    }),
  )
  await wait(2000)
  const facts = factsOfDay(Date.UTC(2024, 0, 1, 1), 100)
  let [next, appended] = [0, 0]
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    const due = Math.floor(((performance.now() - began) / 1000) * aSecond * sites)
    for (; appended < due; appended++) {
      const point = points[appended % sites]
      const fact = facts[next++ % facts.length]
      if (point === undefined || fact === undefined) continue
      await point.journal.append(point.journal.head, new Date().toISOString(), [fact])
      point.uplink.kick()
    }
    await wait(5)
  }
  await wait(3000)
  const p99 = percentile(lags, 0.99)
  report(`${sites} sites × ${aSecond} events a second until the city has them (${lags.length} of ${appended})`, `p50 ${percentile(lags, 0.5)} ms, p99 ${p99} ms`, 'p99 ≤ 2 s', p99 <= 2000 && lags.length === appended)
  for (const { data, journal, uplink } of points) {
    await uplink.stop()
    await journal.close()
    data.remove()
  }
  await connection.close()
  await server.remove()
}
