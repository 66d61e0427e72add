/** Commands carry an Idempotency-Key: sent twice, done once. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Cause } from '../journal/journal.ts'
import { ProblemError } from '../problem-error.ts'
import { actorOf } from './caller.ts'

export const keyForm = /^[\x21-\x7e]{8,64}$/
export const keySentence = '8 to 64 visible ASCII characters, for example 9f1c2d34-take-ticket-0017.'

/**
 * Undefined without the header. `body` is what the request comes to, where that is not what was sent, and without what must not
 * stay: the journal keeps its digest for ever. The key counts per caller, so that two callers cannot meet in one.
 */
export function causeOf(request: FastifyRequest, body: unknown = request.body): Cause | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !keyForm.test(header)) {
    throw new ProblemError('BAD_REQUEST', `Idempotency-Key: ${keySentence}`)
  }
  const who = request.caller === null ? 'nobody' : actorOf(request.caller)
  const content = `${request.method} ${request.url} ${JSON.stringify(body ?? null)}`
  return { key: `${who} ${header}`, request: createHash('sm3').update(content).digest('base64url') }
}
