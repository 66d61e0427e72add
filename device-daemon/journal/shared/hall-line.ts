/** One connection to a hall's servers, made once: whoever wants it to last makes another. Why there is none is said for a technician. */
import { readFileSync } from 'node:fs'
import { AuthorizationError, connect, type NatsConnection, nkeyAuthenticator, nkeys } from '@nats-io/transport-node'

/** A server that is there answers within milliseconds; one across a slow link within this. */
export const requestMs = 1500
/** A cable that was pulled says nothing: two pings without an answer are enough. */
const pingMs = 2000
const pingsMax = 2

export interface LineOptions {
  readonly servers: readonly string[]
  /** Who speaks, for the server's log. */
  readonly box: string
  /** Absolute paths. */
  readonly ca?: string | undefined
  readonly seed?: string | undefined
}

export type LineFault = 'file' | 'seed' | 'no-seed' | 'refused' | 'certificate' | 'address' | 'expired' | 'unreachable'

/** Its message goes on after a colon and has no full stop. */
export class NoLine extends Error {
  readonly fault: LineFault

  constructor(fault: LineFault, message: string, cause: unknown) {
    super(message, { cause })
    this.fault = fault
  }
}

/** To any of the servers. Rejects with NoLine when none will do; what one refuses says more than that another is away. */
export async function openLine(options: LineOptions): Promise<NatsConnection> {
  const faults: NoLine[] = []
  // Not all boxes at the first.
  for (const server of shuffled(options.servers)) {
    try {
      return await openOne(server, options)
    } catch (error) {
      if (!(error instanceof NoLine)) throw error
      faults.push(error)
    }
  }
  const refusal = faults.find(({ fault }) => fault !== 'unreachable')
  if (refusal !== undefined) throw refusal
  throw new NoLine('unreachable', `no connection to ${options.servers.join(', ')} (${[...new Set(faults.map(({ cause }) => wordsOf(cause)))].join(', ')})`, faults[0]?.cause)
}

async function openOne(server: string, options: LineOptions): Promise<NatsConnection> {
  const { box, ca, seed } = options
  // Without `host` a certificate is compared with "localhost" where the address is an IP address: nats-core 3.4 names only names.
  const tls = ca === undefined ? {} : { tls: { ca: contentOf(ca), host: new URL(server).hostname.replace(/^\[|\]$/g, '') } }
  const safe = { ...tls, ...(seed === undefined ? {} : { authenticator: nkeyAuthenticator(seedIn(seed)) }) }
  try {
    return await connect({ ...safe, servers: server, name: box, reconnect: false, ignoreClusterUpdates: true, timeout: requestMs, pingInterval: pingMs, maxPingOut: pingsMax })
  } catch (error) {
    throw noLine(error, { server, ca, seed })
  }
}

function shuffled(servers: readonly string[]): string[] {
  return servers.map((server) => ({ server, at: Math.random() })).toSorted((one, other) => one.at - other.at).map(({ server }) => server)
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new NoLine('file', `the file ${file} cannot be read (${wordsOf(error)})`, error)
  }
}

function seedIn(file: string): Uint8Array {
  const seed = new TextEncoder().encode(contentOf(file).trim())
  try {
    nkeys.fromSeed(seed)
    return seed
  } catch (error) {
    throw new NoLine('seed', `the file ${file} is no seed of a box; \`guitai hall setup\` makes one`, error)
  }
}

/** As Node's TLS says that nobody whom we trust has signed. */
const strangers = ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_SIGNATURE_FAILURE']

function noLine(error: unknown, { server: where, ca, seed }: Omit<LineOptions, 'servers' | 'box'> & { readonly server: string }): NoLine {
  if (error instanceof AuthorizationError) {
    return seed === undefined
      ? new NoLine('no-seed', `the hall's server ${where} wants the seed of a box, and nats.seed names none`, error)
      : new NoLine('refused', `the hall's server ${where} does not know the seed ${seed}; is it this box's own of \`guitai hall setup\`, and has the server the newest nats-server.conf`, error)
  }
  const code = codeOf(error)
  if (strangers.includes(code)) return new NoLine('certificate', `the certificate of ${where} was not signed by ${ca === undefined ? 'anybody known here, and nats.ca names nobody' : `whom ${ca} (nats.ca) names`}`, error)
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return new NoLine('address', `the certificate of ${where} is for another address`, error)
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return new NoLine('expired', `the certificate of ${where} is not valid today; is this box's clock right`, error)
  return new NoLine('unreachable', `no connection to ${where} (${wordsOf(error)})`, error)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
