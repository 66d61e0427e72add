/**
 * The first question to every request and every upgrade: was it meant for this daemon, and does it
 * come from one of its own pages? Host stops DNS rebinding; Origin stops other pages, also on
 * WebSockets, which no CORS rule covers.
 *
 * A request without Origin is let through to the token check: browsers send Origin with every
 * WebSocket and every POST, so such a request is a page's own GET or not a browser's at all.
 *
 * A page of a named origin is `embedded` on the few routes of embed-rights.ts. Whoever asks without a
 * route, as the socket does, is never told so.
 */
import { isEmbedRoute } from './embed-rights.ts'

export type Verdict = 'welcome' | 'embedded' | 'HOST_REFUSED' | 'ORIGIN_REFUSED'

export interface Gate {
  judge(headers: { readonly host?: string | undefined; readonly origin?: string | undefined }, route?: string): Verdict
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

export interface GateOptions {
  readonly scheme: 'http' | 'https'
  /** The configured listening host and further names. */
  readonly host: string
  readonly names: readonly string[]
  /** Origins of other systems' pages, as a browser says them. */
  readonly embedded?: readonly string[]
  /** What they may ask. */
  readonly isOpen?: (route: string) => boolean
  /** Asked at each request: with port 0 it is known only after listening. */
  readonly port: () => number
}

export function createGate(options: GateOptions): Gate {
  const isOwn = new Set([...loopbackNames, bracketed(options.host), ...options.names].map((name) => name.toLowerCase()))
  const embedded = new Set(options.embedded)
  const isOpen = options.isOpen ?? isEmbedRoute
  const defaultPort = options.scheme === 'https' ? 443 : 80
  const ownAddress = (address: string): boolean => {
    const match = /^(\[[0-9a-f:]+\]|[^:/?#@\s]+)(?::(\d{1,5}))?$/.exec(address.toLowerCase())
    const [, name = '', port = String(defaultPort)] = match ?? []
    return isOwn.has(name) && Number(port) === options.port()
  }
  const ownOrigin = (origin: string): boolean => {
    const start = `${options.scheme}://`
    return origin.startsWith(start) && ownAddress(origin.slice(start.length))
  }
  return {
    judge({ host, origin }, route = '') {
      if (host === undefined || !ownAddress(host)) return 'HOST_REFUSED'
      if (origin === undefined || ownOrigin(origin)) return 'welcome'
      return embedded.has(origin) && isOpen(route) ? 'embedded' : 'ORIGIN_REFUSED'
    },
  }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)
