/** Where a webhook may lead: not back into this machine, nor to what answers on its own link (169.254.169.254 tells secrets in clouds). */
import { lookup as resolveName } from 'node:dns'
import type { RequestOptions } from 'node:http'

type Lookup = NonNullable<RequestOptions['lookup']>
type Resolved = readonly { readonly address: string; readonly family: number }[]
export type Resolve = (name: string, done: (error: Error | null, addresses: Resolved) => void) => void

export class AddressRefused extends Error {}

/** `address` is an IPv4 or IPv6 address; what is neither is refused. */
export function isAllowed(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  if (/^\d+\.\d+\.\d+\.\d+$/.test(bare)) return !/^(0|127)\.|^169\.254\./.test(bare)
  const groups = groupsOf(bare)
  if (groups === null) return false
  const [first = 0] = groups
  if ((first & 0xffc0) === 0xfe80) return false
  // ::, ::1, ::a.b.c.d and ::ffff:a.b.c.d: an IPv4 address in disguise, or none at all.
  if (groups.slice(0, 5).every((group) => group === 0)) return false
  // 64:ff9b::/96, translated to IPv4 on the way.
  return !(first === 0x64 && groups[1] === 0xff9b)
}

/** The eight groups. The URL parser knows every way of writing them. */
function groupsOf(address: string): number[] | null {
  const host = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1)
  if (host === undefined) return null
  const [head = '', tail] = host.split('::')
  const parts = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  if (tail === undefined) return parts(head)
  return [...parts(head), ...Array<number>(8 - parts(head).length - parts(tail).length).fill(0), ...parts(tail)]
}

/** Throws AddressRefused. A connection to a literal address asks no lookup, so it is judged here. */
export function checkLiteral(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if ((/^[\d.]+$/.test(bare) || bare.includes(':')) && !isAllowed(bare)) throw new AddressRefused(bare)
}

const systemResolve: Resolve = (name, done) => resolveName(name, { all: true }, (error, addresses) => done(error, addresses ?? []))

/** Judges what the connection is about to use: a name that meant something else a moment ago does not pass. */
export function guardedLookup(allowLocal: boolean, resolve: Resolve = systemResolve): Lookup {
  return (name, options, done) => {
    resolve(name, (error, addresses) => {
      const [first] = addresses
      const refused = allowLocal ? undefined : addresses.find(({ address }) => !isAllowed(address))
      const why = error ?? (refused === undefined ? null : new AddressRefused(refused.address)) ?? (first === undefined ? new Error('no address') : null)
      if (why !== null || first === undefined) done(why, '', 0)
      else if (options.all === true) done(null, [...addresses])
      else done(null, first.address, first.family)
    })
  }
}
