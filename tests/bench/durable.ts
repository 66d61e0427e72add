/** Durable tickets over HTTP against bare commits of the same SQLite with the same settings, in one run. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { parse, stringify } from 'yaml'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { dataFolder, end, startProcess } from '../kit/daemon-process.ts'
import { bareClient } from './bare-client.ts'
import { report } from './figures.ts'

const clientsMany = 64
/** The daemon counts requests by caller: they are spread over so many kiosks. */
const kiosks = 64
/** What a daemon has served by nine in the morning: its code is warm. */
const warmUp = 1500
/** Ours and the bare commits take turns, so that the disk's moods fall on both. */
const turns = 10
const commitsATurn = 500

export async function durable(): Promise<void> {
  await compare('durable tickets a second with one client, ÷ raw commits', 1, 300, 0.4)
  await compare(`the same with ${clientsMany} clients`, clientsMany, 700, 2)
}

async function compare(what: string, clients: number, ticketsATurn: number, wanted: number): Promise<void> {
  const [raw, hall] = [rawCommits(), await hallOf(clients)]
  await hall.take(warmUp)
  let [rawMs, ourMs] = [0, 0]
  for (let turn = 0; turn < turns; turn++) {
    rawMs += await timeOf(async () => raw.commit(commitsATurn))
    ourMs += await timeOf(() => hall.take(ticketsATurn))
  }
  raw.done()
  await hall.done()
  const rawASecond = (turns * commitsATurn * 1000) / rawMs
  const oursASecond = (turns * ticketsATurn * 1000) / ourMs
  const share = oursASecond / rawASecond
  report(what, `${Math.round(oursASecond)} ÷ ${Math.round(rawASecond)} = ${share.toFixed(2)}`, `≥ ${wanted} ×`, share >= wanted)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** One row a commit, WAL, synchronous=FULL: what the disk gives to whoever asks it most simply. */
function rawCommits() {
  const data = dataFolder()
  mkdirSync(data.path, { recursive: true })
  const database = new DatabaseSync(join(data.path, 'raw.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entries (seq INTEGER PRIMARY KEY, fact TEXT)')
  const insert = database.prepare('INSERT INTO entries (fact) VALUES (?)')
  const fact = 'x'.repeat(300)
  return {
    commit(count: number) {
      for (let one = 0; one < count; one++) insert.run(fact)
    },
    done() {
      database.close()
      data.remove()
    },
  }
}

/** Kiosks without printers: nothing but the number and its commit. */
async function hallOf(clients: number) {
  const data = dataFolder()
  mkdirSync(data.path, { recursive: true })
  const config = parse(readFileSync(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'), 'utf8'))
  config.catalogue = resolve(import.meta.dirname, '../../config/catalogue/township.json')
  config.kiosks = Array.from({ length: kiosks }, (_, index) => ({ number: index + 1 }))
  config.devices = config.devices.filter(({ id }: { id: string }) => !id.startsWith('kiosk-'))
  const hall = join(data.path, 'hall.yaml')
  writeFileSync(hall, stringify(config))
  const daemon = await startProcess(data.path, { GUITAI_CONFIG: hall })
  const until = Date.now() + 3600_000
  const tokens = Array.from({ length: kiosks }, (_, index) => tokensIn(data.path).issue({ role: 'kiosk', kiosk: index + 1, until }))
  const lines = await Promise.all(Array.from({ length: clients }, () => bareClient(daemon.url)))
  return {
    take(count: number) {
      let left = count
      return Promise.all(
        lines.map(async (line) => {
          while (left > 0) {
            left -= 1
            await line.post('/api/tickets', tokens[left % kiosks] ?? '', '{"queue":"A"}', 201)
          }
        }),
      )
    },
    async done() {
      for (const line of lines) line.end()
      await end(daemon)
      data.remove()
    },
  }
}
