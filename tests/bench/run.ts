/** `npm run bench`: the numbers of the README, measured in one run. Nothing here is asserted. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { SerialPort } from 'serialport'
import { io } from 'socket.io-client'
import { parse, stringify } from 'yaml'
import { dataFolder, end, startProcess } from '../kit/daemon-process.ts'
import { boxes } from './boxes.ts'
import { city } from './city.ts'
import { bench, pause } from './daemon.ts'
import { durable } from './durable.ts'
import { ms, percentile, report } from './figures.ts'
import { fillJournal } from './million.ts'
import { growth } from './growth.ts'
import { kioskPage } from './kiosk-page.ts'
import { waits } from './waits.ts'
import { workbook } from './workbook.ts'
import { year } from './year.ts'
import { ticketToPaper } from './ticket-to-paper.ts'

const site = '510921103'
const startRuns = 5
const presses = 600
const eventsMany = 1_000_000

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB\n`)
/** A start that ends in order leaves its compiled code to those after it, as on every evening. */
const evening = dataFolder()
await end(await startProcess(evening.path))
evening.remove()
const benches = { waits, growth, boxes, city, startUp, durable, ticketToPaper, padToPage, workbook, year, kioskPage, memory }
/** `npm run bench -- memory` runs just that one. */
const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await run()

/** From the process's start until its first page has been served. */
async function startUp(): Promise<void> {
  const empty: number[] = []
  for (let run = 0; run < startRuns; run++) {
    const data = dataFolder()
    empty.push(await timeToPage(data.path))
    data.remove()
  }
  const median = percentile(empty, 0.5)
  report('process start to first page, empty journal (median of 5)', ms(median), '≤ 1000 ms', median <= 1000)
  const data = dataFolder()
  const began = performance.now()
  const count = await fillJournal(data.path, site, eventsMany)
  console.log(`        (a journal of ${count} events was written in ${((performance.now() - began) / 1000).toFixed(1)} s)`)
  const full: number[] = []
  for (let run = 0; run < startRuns; run++) full.push(await timeToPage(data.path))
  const fullMedian = percentile(full, 0.5)
  report('the same, 1,000,000 events (median of 5)', ms(fullMedian), '≤ 1500 ms', fullMedian <= 1500)
  data.remove()
}

async function timeToPage(data: string): Promise<number> {
  const began = performance.now()
  const daemon = await startProcess(data)
  const page = await fetch(`${daemon.url}/kiosk`)
  await page.text()
  const took = performance.now() - began
  await end(daemon, 'SIGKILL')
  return took
}

/**
 * A key's byte on a pty to the rating in a page, against a bridge that decides, keeps and checks nothing.
 * Both run side by side and are pressed in turns, so that the machine's moods fall on both.
 */
async function padToPage(): Promise<void> {
  const data = dataFolder()
  mkdirSync(data.path, { recursive: true })
  const [bare, ours] = [await bareBridge(data.path), await ourBridge(data.path)]
  const samples = { bare: [] as number[], ours: [] as number[] }
  for (let press = 0; press < presses; press++) {
    await ours.ask()
    await pause(10)
    samples.ours.push(await timeOf(ours))
    await pause(10)
    samples.bare.push(await timeOf(bare))
  }
  await ours.done()
  await bare.done()
  data.remove()
  const [p99, bareP99] = [percentile(samples.ours, 0.99), percentile(samples.bare, 0.99)]
  report(
    `pad byte on a pty to the rating in a page, ÷ bare bridge (${presses} keys each)`,
    `p99 ${ms(p99)} ÷ ${ms(bareP99)} = ${(p99 / bareP99).toFixed(2)}`,
    'p99 ≤ 1.5 ×',
    p99 <= 1.5 * bareP99,
  )
  console.log(`        (medians: ${ms(percentile(samples.ours, 0.5))} and ${ms(percentile(samples.bare, 0.5))}; ours commits durably before it tells)`)
}

interface Pressed {
  /** Resolves when the key has come to the page. */
  came(): Promise<void>
  readonly pad: SerialPort
  done(): Promise<void>
}

async function timeOf({ came, pad }: Pressed): Promise<number> {
  const arrived = came()
  const began = performance.now()
  pad.write(Buffer.of(0x35))
  await arrived
  return performance.now() - began
}

/** Two ends of a line. The far one is opened after the program at the near one has started: a child would inherit it. */
async function ptyPair(folder: string, name: string) {
  const [near, far] = [join(folder, `${name}-near`), join(folder, `${name}-far`)]
  const socat = await startSocat(near, far)
  const openPad = async (): Promise<SerialPort> => {
    const pad = new SerialPort({ path: far, baudRate: 9600 })
    await once(pad, 'open')
    return pad
  }
  return { near, openPad, end: () => socat.kill() }
}

async function bareBridge(folder: string): Promise<Pressed> {
  const line = await ptyPair(folder, 'bare')
  const bridge = spawn(process.execPath, [join(import.meta.dirname, 'bridge.ts'), line.near], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(bridge.stdout, 'data')
  const url = /http:\/\/[^/]+/.exec(String(said))?.[0] ?? ''
  const socket = io(url, { transports: ['websocket'] })
  await new Promise((resolve) => socket.on('connect', () => resolve(undefined)))
  const pad = await line.openPad()
  return {
    pad,
    came: () => new Promise((resolve) => socket.once('key', () => resolve())),
    async done() {
      socket.disconnect()
      pad.close()
      bridge.kill()
      await once(bridge, 'exit')
      line.end()
    },
  }
}

async function ourBridge(folder: string): Promise<Pressed & { ask(): Promise<void> }> {
  const line = await ptyPair(folder, 'ours')
  const file = resolve(import.meta.dirname, '../../config/halls/emulated.yaml')
  const config = parse(readFileSync(file, 'utf8'))
  config.catalogue = resolve(import.meta.dirname, '../../config/catalogue/township.json')
  config.devices[3] = { ...config.devices[3], transport: 'serial', path: line.near }
  const hall = join(folder, 'hall.yaml')
  writeFileSync(hall, stringify(config))
  const { daemon, post, tokens, done } = await bench({ GUITAI_CONFIG: hall })
  const socket = io(daemon.url, { auth: { token: tokens['clerk'] }, transports: ['websocket'] })
  const waiting = new Map<string, () => void>()
  socket.on('event', (event: { type: string }) => waiting.get(event.type)?.())
  await new Promise((resolve) => socket.on('caught-up', resolve))
  const next = (type: string) => new Promise<void>((resolve) => waiting.set(type, resolve))
  const pad = await line.openPad()
  return {
    pad,
    /** A person is served, and the pad asks. */
    async ask() {
      await post('kiosk', '/api/tickets', { queue: 'A' })
      const shown = next('rating-shown')
      for (const step of ['call-next', 'start', 'finish']) await post('clerk', `/api/windows/1/${step}`)
      await shown
    },
    came: () => next('rated'),
    async done() {
      socket.disconnect()
      pad.close()
      await done()
      line.end()
    },
  }
}

/** An hour of a busy hall: 600 tickets, each called, served, rated, with a card laid; pages are open. */
async function memory(): Promise<void> {
  const { daemon, post, tokens, done } = await bench()
  const pages = ['kiosk', 'clerk', 'supervisor', 'technician'].map((role) => io(daemon.url, { auth: { token: Object(tokens)[role] }, transports: ['websocket'] }))
  const resident = async () => {
    const text = await (await fetch(`${daemon.url}/metrics`)).text()
    return Number(/^guitai_process_resident_memory_bytes (\d+)/m.exec(text)?.[1]) / 2 ** 20
  }
  const samples: number[] = []
  for (let count = 0; count < 600; count++) {
    await post('kiosk', '/api/tickets', { queue: 'B' })
    for (const step of ['call-next', 'start']) await post('clerk', `/api/windows/1/${step}`)
    await post('technician', '/api/lab/devices/window-1/id-reader/gesture', { type: 'lay', specimen: 'zhang-san' })
    await post('clerk', '/api/windows/1/finish')
    await post('technician', '/api/lab/devices/window-1/pad/gesture', { type: 'press', key: 2 })
    if (count % 100 === 99) samples.push(await resident())
    await pause(40)
  }
  for (const page of pages) page.disconnect()
  const [first = Number.NaN, last = Number.NaN] = [samples[1], samples.at(-1)]
  report('resident memory after an hour’s worth of traffic', `${samples.map((size) => size.toFixed(0)).join(' ')} MiB`, '≤ 150 MB, flat', last * 1.048576 <= 150 && last <= first * 1.1)
  await done()
}

async function startSocat(near: string, far: string): Promise<ChildProcess> {
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], { stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise<void>((resolve) => {
    socat.stderr.on('data', (chunk) => {
      if (String(chunk).includes('starting data transfer loop')) resolve()
    })
  })
  return socat
}
