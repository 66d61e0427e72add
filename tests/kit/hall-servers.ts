/** A hall of many boxes as `guitai hall setup` sets it up: its files, and real servers started from them, on loopback. */
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverFolder, storeFolder } from '../../device-daemon/cli/hall/places.ts'
import { type NatsServer, freePorts, server } from './nats-server.ts'
import type { ConfigChange } from './test-daemon.ts'

/** The emulated hall with these boxes; the first has all there is. */
export const sharedHall = (ports: readonly number[], boxes: readonly string[], change: ConfigChange = () => undefined): ConfigChange => (config) => {
  config.journal = 'nats'
  config.nats = { servers: ports.map((port) => `tls://127.0.0.1:${port}`), replicas: ports.length === 3 ? 3 : 1, ca: 'ca.pem', seed: 'box.nk' }
  const [windows, kiosks] = ['windows', 'kiosks'].map((kind) => config[kind].map(({ number }: { number: number }) => number))
  config.boxes = boxes.map((name, nth) => (nth === 0 ? { name, windows, kiosks } : { name }))
  change(config)
}

/** Ports of which the servers' own lines to each other are free, too. */
export async function serverPorts(count: number): Promise<number[]> {
  const ports = await freePorts(count)
  return ports.every((port) => port < 63_000) ? ports : serverPorts(count)
}

/** Not started. The files are put where `places.ts` says, in a folder instead of the machine's root. */
export function placedServer(setup: string, port: number): NatsServer {
  const files = join(setup, 'servers', `127-0-0-1-${port}`)
  return server(port, (own) => {
    cpSync(files, own, { recursive: true })
    return readFileSync(join(files, 'nats-server.conf'), 'utf8').replaceAll(serverFolder, own).replaceAll(storeFolder, join(own, 'store'))
  })
}
