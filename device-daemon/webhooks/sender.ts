/** One POST to a receiver, and what came of it. */
import { type ClientRequest, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { Clock } from '../clock.ts'
import { AddressRefused, checkLiteral, guardedLookup, type Resolve } from './allowed-address.ts'

export const timeoutMs = 10_000
/** A receiver says nothing that is needed; so much is read for politeness. */
const answerBytesMax = 64 * 1024

/** `delivered`; `gone` (410: never again); or `failed`, to be tried again. */
export type Outcome = { readonly result: 'delivered' } | { readonly result: 'gone' | 'failed'; readonly code: string }

export interface Message {
  readonly url: string
  readonly allowLocal: boolean
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Send = (message: Message, signal: AbortSignal) => Promise<Outcome>

/** Never rejects. Follows no redirect: it would lead the signed message elsewhere. */
export function sender(clock: Clock, resolve?: Resolve): Send {
  return (message, signal) =>
    new Promise((done) => {
      let request: ClientRequest
      try {
        request = open(message, signal, resolve)
      } catch (error) {
        done({ result: 'failed', code: codeOf(error) })
        return
      }
      let failure = 'CONNECTION'
      let status: number | null = null
      const timer = clock.after(timeoutMs, () => {
        failure = 'TIMEOUT'
        request.destroy()
      })
      request.on('error', (error) => {
        if (failure === 'CONNECTION') failure = codeOf(error)
      })
      // The status is the answer, however the rest of it ends.
      request.on('close', () => {
        timer.cancel()
        done(status === null ? { result: 'failed', code: failure } : outcomeOf(status))
      })
      request.on('response', (response) => {
        let bytes = 0
        status = response.statusCode ?? 0
        response.on('error', () => undefined)
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > answerBytesMax) request.destroy()
        })
      })
      request.end(message.body)
    })
}

/** Throws AddressRefused. */
function open({ url, allowLocal, headers, body }: Message, signal: AbortSignal, resolve?: Resolve): ClientRequest {
  const to = new URL(url)
  if (!allowLocal) checkLiteral(to.hostname)
  const ask = to.protocol === 'https:' ? secure : plain
  // A connection of its own for each: one kept open would outlive the judgement of its address.
  return ask(to, {
    method: 'POST',
    agent: false,
    signal,
    lookup: guardedLookup(allowLocal, resolve),
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { result: 'delivered' }
  return { result: status === 410 ? 'gone' : 'failed', code: `HTTP_${status}` }
}

/** No address and no name: the code is shown on pages. */
function codeOf(error: unknown): string {
  if (error instanceof AddressRefused) return 'ADDRESS_REFUSED'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : 'CONNECTION'
}
