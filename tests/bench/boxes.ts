/**
 * A hall of many boxes: appends a second through one box, against raw JetStream publishes of messages as long, to the
 * same kind of stream on the same server, each with its expected last sequence, one after the other. Both wait for
 * every answer; the hall also decides, folds, and has each append on its own disk.
 */
import { mkdirSync } from 'node:fs'
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { systemClock } from '../../device-daemon/clock.ts'
import type { HallCommand } from '../../device-daemon/hall/hall.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { openSharedJournal } from '../../device-daemon/journal/shared/open.ts'
import { plan } from '../hall/bench.ts'
import { dataFolder } from '../kit/daemon-process.ts'
import { natsServers } from '../kit/nats-server.ts'
import { report } from './figures.ts'

const runs = 3
const appends = 2000
/** Of a ticket's message. */
const messageBytes = 420

export async function boxes(): Promise<void> {
  const [server] = await natsServers(1)
  if (server === undefined) throw new Error('no server')
  const [one, many]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run++) {
    const raw = await rawPublishes(server.url, run)
    one.push((await throughHall(server.url, `one-${run}`, 1)) / raw)
    many.push((await throughHall(server.url, `many-${run}`, 64)) / raw)
    console.log(`        (raw publishes: ${Math.round(raw)} a second)`)
  }
  await server.remove()
  const times = (ratios: readonly number[]) => ratios.map((ratio) => `${ratio.toFixed(2)} ×`).join(', ')
  report('appends through a hall of many boxes, one client, of raw JetStream', times(one), '≥ 0.7 ×', Math.min(...one) >= 0.7)
  report('the same, 64 clients at once', times(many), '≥ 0.7 ×', Math.min(...many) >= 0.7)
}

async function rawPublishes(url: string, run: number): Promise<number> {
  const connection = await connect({ servers: url })
  const manager = await jetstreamManager(connection)
  await manager.streams.add({ name: `raw-${run}`, subjects: [`raw.${run}`], storage: StorageType.File })
  const client = jetstream(connection)
  const message = new Uint8Array(messageBytes).fill(0x20)
  const began = performance.now()
  for (let place = 0; place < appends; place++) await client.publish(`raw.${run}`, message, { msgID: `${run} ${place}`, expect: { lastSequence: place } })
  const seconds = (performance.now() - began) / 1000
  await connection.close()
  return appends / seconds
}

async function throughHall(url: string, site: string, clients: number): Promise<number> {
  const data = dataFolder()
  mkdirSync(data.path, { recursive: true })
  const { journal } = await openSharedJournal({ folder: data.path, site, raise, servers: [url], replicas: 1, box: 'kiosk-1', greets: true, clock: systemClock, onDamage: () => undefined })
  const service = await HallService.open({ plan: { ...plan, site }, journal, clock: systemClock, report: (problem) => console.error(problem) })
  let count = 0
  const take = (): HallCommand => ({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: `job-${count}` })
  const client = async () => {
    while (count < appends) {
      count++
      await service.execute(take(), { key: `${site} ${count}`, request: 'r' })
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  await service.stop()
  await journal.close()
  data.remove()
  return appends / seconds
}
