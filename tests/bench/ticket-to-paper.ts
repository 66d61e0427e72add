/**
 * A kiosk's request for a ticket, with a printer on TCP: until the last byte of the ticket has come to the
 * printer, and until a page knows that the printer has confirmed it. Each step is committed durably.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { io } from 'socket.io-client'
import { parse, stringify } from 'yaml'
import { dataFolder } from '../kit/daemon-process.ts'
import { bench, pause } from './daemon.ts'
import { ms, percentile, report } from './figures.ts'

const tickets = 1000
/** What the day has brought before: the code is warm. */
const warmUp = 200

export async function ticketToPaper(): Promise<void> {
  const printer = fork(join(import.meta.dirname, 'tcp-printer.ts'))
  const [{ port }] = await once(printer, 'message')
  const data = dataFolder()
  const { daemon, post, tokens, done } = await bench({ GUITAI_CONFIG: hallWith(data.path, port) })
  const socket = io(daemon.url, { auth: { token: tokens['kiosk'] }, transports: ['websocket'] })
  await new Promise((resolve) => socket.on('caught-up', resolve))
  const handed: number[] = []
  const confirmed: number[] = []
  for (let count = 0; count < warmUp + tickets; count++) {
    // Below the daemon's own limit of requests, and nearer to life.
    await pause(12)
    const onPaper = new Promise<void>((resolve) => {
      const listen = ({ type }: { type: string }) => {
        if (type !== 'printed') return
        socket.off('event', listen)
        resolve()
      }
      socket.on('event', listen)
    })
    const atPrinter = arrival(printer)
    const began = process.hrtime.bigint()
    await post('kiosk', '/api/tickets', { queue: 'A' })
    await onPaper
    if (count < warmUp) continue
    confirmed.push(millisecondsFrom(began, process.hrtime.bigint()))
    handed.push(millisecondsFrom(began, await atPrinter))
  }
  socket.disconnect()
  await done()
  printer.kill()
  data.remove()
  const p99 = percentile(handed, 0.99)
  report(`ticket request to its last byte at the printer (${tickets} tickets, durable)`, spread(handed), 'p99 ≤ 10 ms', p99 <= 10)
  console.log(`        (to the printer’s confirmation in a page, with what the emulator draws: ${spread(confirmed)})`)
}

function hallWith(folder: string, port: number): string {
  mkdirSync(folder, { recursive: true })
  const config = parse(readFileSync(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'), 'utf8'))
  config.catalogue = resolve(import.meta.dirname, '../../config/catalogue/township.json')
  config.devices[0] = { ...config.devices[0], transport: 'tcp', host: '127.0.0.1', port }
  const file = join(folder, 'hall.yaml')
  writeFileSync(file, stringify(config))
  return file
}

async function arrival(printer: ChildProcess): Promise<bigint> {
  const [{ ticketAt }] = await once(printer, 'message')
  return BigInt(ticketAt)
}

const millisecondsFrom = (began: bigint, ended: bigint): number => Number(ended - began) / 1e6

const spread = (samples: readonly number[]): string => `p50 ${ms(percentile(samples, 0.5))}, p99 ${ms(percentile(samples, 0.99))}`
