/** Questions of the command line to the daemon that runs on this box. */
import { X509Certificate } from 'node:crypto'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure, type RequestOptions } from 'node:https'
import type { Hall } from '../../config/load.ts'
import { readTls } from '../listening.ts'
import type { RunningNote } from '../settings.ts'
import type { z } from 'zod'

/** A daemon that runs answers at once; one that stands still does not. */
const answerMs = 5000
const answerBytesMax = 16 * 1024 * 1024

/** The daemon did not answer, or not well; the message is a sentence. */
export class NoAnswer extends Error {}

export interface Question<T> {
  readonly hall: Hall
  readonly path: string
  readonly schema: z.ZodType<T>
  readonly token?: string
  /** With one it is a POST. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array }
}

/** Throws NoAnswer. */
export async function askDaemon<T>({ url, pid }: RunningNote, { hall, path, schema, token, body }: Question<T>): Promise<T> {
  const who = `The daemon (process ${pid}) at ${url}`
  const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': body.type }) }
  const method = body === undefined ? 'GET' : 'POST'
  let text: string
  try {
    text = await read(new URL(path, url), { method, headers, ...trustIn(hall), signal: AbortSignal.timeout(answerMs) }, body?.bytes)
  } catch (error) {
    throw new NoAnswer(`${who} cannot be asked: ${error instanceof Error ? error.message : String(error)}.`)
  }
  const parsed = schema.safeParse(parse(text))
  if (!parsed.success) throw new NoAnswer(`${who} gave an answer to ${path} that this version does not know.`)
  return parsed.data
}

/**
 * The certificate that the hall's own file names, and no other. It is made for the hall's name, and asked here
 * is this very box: so it is the certificate that is compared, not the name in it.
 */
function trustIn(hall: Hall): RequestOptions {
  const tls = readTls(hall)
  if (tls === null) return {}
  const own = new X509Certificate(tls.cert)
  return {
    ca: tls.cert,
    // The file may end below the authority that signed it.
    allowPartialTrustChain: true,
    checkServerIdentity: (_name, { raw }) => (own.raw.equals(raw) ? undefined : new Error('its certificate is not the one that the configuration names')),
  }
}

function read(url: URL, options: RequestOptions, body?: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? requestSecure : requestPlain
    ask(url, options, (answer) => readAll(answer).then(resolve, reject)).once('error', reject).end(body)
  })
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer) {
    bytes += part.length
    if (bytes > answerBytesMax) throw new Error('the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
