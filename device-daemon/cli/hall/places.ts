/** Where things of a hall of many boxes are put, on its servers and in the folder of `guitai hall setup`. */
import { z } from 'zod'
import type { HallConfig } from '../../../config/schema.ts'

/** Debian's service of nats-server reads this one. */
export const serverConf = '/etc/nats-server.conf'
/** On each server: its certificate, its key and the hall's CA. */
export const serverFolder = '/etc/guitai-nats'
/** On each server: what the hall has agreed on. Of the user nats. */
export const storeFolder = '/var/lib/guitai-nats'

export interface ServerPlace {
  /** Of its folder and in its cluster: it stays the same when others come before it. */
  readonly name: string
  readonly host: string
  readonly port: number
  /** Where the servers speak to each other. */
  readonly routePort: number
}

/** 4222 and 6222, as everywhere in NATS. */
const routeDistance = 2000
const portMax = 65_535

export function serverPlaces({ servers }: NonNullable<HallConfig['nats']>): ServerPlace[] {
  return servers.map((server) => {
    const { hostname, port: digits } = new URL(server)
    const [host, port] = [hostname.replace(/^\[|\]$/g, ''), Number(digits)]
    return { name: `${host}-${port}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-/, ''), host, port, routePort: port + routeDistance > portMax ? port - routeDistance : port + routeDistance }
  })
}

/** Null for a name. */
export function ipVersion(host: string): 4 | 6 | null {
  if (z.ipv4().safeParse(host).success) return 4
  return z.ipv6().safeParse(host).success ? 6 : null
}
