/** Durable tickets over HTTP against bare commits of the same SQLite with the same settings, in one run. */
import { Agent, request } from 'node:http'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { parse, stringify } from 'yaml'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { dataFolder, end, startProcess } from '../kit/daemon-process.ts'
import { report } from './figures.ts'

const commits = 2000
const clientsMany = 64
/** The daemon counts requests by caller: they are spread over so many kiosks. */
const kiosks = 64
/** What a daemon has served by nine in the morning: its code is warm. */
const warmUp = 1500

export async function durable(): Promise<void> {
  const raw = rawCommits()
  const one = await ticketsASecond(1, 3000)
  const many = await ticketsASecond(clientsMany, 6400)
  report('durable tickets a second with one client, ÷ raw commits', `${Math.round(one)} ÷ ${Math.round(raw)} = ${(one / raw).toFixed(2)}`, '≥ 0.4 ×', one >= 0.4 * raw)
  report(`the same with ${clientsMany} clients`, `${Math.round(many)} ÷ ${Math.round(raw)} = ${(many / raw).toFixed(2)}`, '≥ 2 ×', many >= 2 * raw)
}

/** One row a commit, WAL, synchronous=FULL: what the disk gives to whoever asks it most simply. */
function rawCommits(): number {
  const data = dataFolder()
  mkdirSync(data.path, { recursive: true })
  const database = new DatabaseSync(join(data.path, 'raw.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entries (seq INTEGER PRIMARY KEY, fact TEXT)')
  const insert = database.prepare('INSERT INTO entries (fact) VALUES (?)')
  const fact = 'x'.repeat(300)
  const began = performance.now()
  for (let count = 0; count < commits; count++) insert.run(fact)
  const took = performance.now() - began
  database.close()
  data.remove()
  return (commits * 1000) / took
}

/** Kiosks without printers: nothing but the number and its commit. */
async function ticketsASecond(clients: number, tickets: number): Promise<number> {
  const data = dataFolder()
  mkdirSync(data.path, { recursive: true })
  const config = parse(readFileSync(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'), 'utf8'))
  config.catalogue = resolve(import.meta.dirname, '../../config/catalogue/township.json')
  config.kiosks = Array.from({ length: kiosks }, (_, index) => ({ number: index + 1 }))
  config.devices = config.devices.filter(({ id }: { id: string }) => !id.startsWith('kiosk-'))
  const hall = join(data.path, 'hall.yaml')
  writeFileSync(hall, stringify(config))
  const env = { GUITAI_CONFIG: hall }
  const daemon = await startProcess(data.path, env)
  const until = Date.now() + 3600_000
  const tokens = Array.from({ length: kiosks }, (_, index) => tokensIn(data.path).issue({ role: 'kiosk', kiosk: index + 1, until }))
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const run = (count: number) => {
    let left = count
    const client = async () => {
      while (left > 0) {
        left -= 1
        await take(daemon.url, agent, tokens[left % kiosks] ?? '')
      }
    }
    return Promise.all(Array.from({ length: clients }, client))
  }
  await run(warmUp)
  const began = performance.now()
  await run(tickets)
  const took = performance.now() - began
  agent.destroy()
  await end(daemon)
  data.remove()
  return (tickets * 1000) / took
}

function take(url: string, agent: Agent, token: string): Promise<void> {
  return new Promise((done, failed) => {
    const body = '{"queue":"A"}'
    const sent = request(`${url}/api/tickets`, {
      method: 'POST',
      agent,
      headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', 'content-length': body.length },
    })
    sent.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 201 ? done() : failed(new Error(`answered ${answer.statusCode}`))))
    })
    sent.on('error', failed)
    sent.end(body)
  })
}
