/** Listening on every address is none that a browser could open: these are the ones it means on this box. */
import { networkInterfaces } from 'node:os'
import type { Hall } from '../../config/load.ts'

/** The daemon answers to the addresses of its own box, too: no other site's name leads to a page by them. */
export function withOwnAddresses(hall: Hall): Hall {
  const { listen } = hall.config
  const own = [...new Set([...listen.names, ...addressesBehind(listen.host)])]
  return { ...hall, config: { ...hall.config, listen: { ...listen, names: own } } }
}

/** The first is the one to print; names come first, because a certificate is made for those. */
export function openable(url: string, { config }: Hall): readonly [string, ...string[]] {
  const { protocol, hostname, port } = new URL(url)
  if (!isEvery(hostname)) return [url]
  const hosts = new Set([...config.listen.names, ...addressesBehind(config.listen.host)])
  const [first, ...others] = [...hosts].map((host) => `${protocol}//${host}${port === '' ? '' : `:${port}`}`)
  return first === undefined ? [onThisBox(url)] : [first, ...others]
}

/** For a program on the same box. */
export function onThisBox(url: string): string {
  const { protocol, hostname, port } = new URL(url)
  if (!isEvery(hostname)) return url
  return `${protocol}//${hostname === '[::]' ? '[::1]' : '127.0.0.1'}${port === '' ? '' : `:${port}`}`
}

const isEvery = (hostname: string): boolean => hostname === '0.0.0.0' || hostname === '[::]'

/** Of this box, outwards, when the host is every address; a link-local one cannot be opened without its interface. */
function addressesBehind(host: string): readonly string[] {
  const { hostname } = new URL(`http://${host.includes(':') ? `[${host}]` : host}`)
  if (!isEvery(hostname)) return []
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address, family }) => !internal && !address.startsWith('fe80:') && (family === 'IPv4' || hostname === '[::]'))
    .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
}
