/** Who asks: the claims of the request's bearer token. What they may do is in access/rights.ts. */
import type { FastifyRequest } from 'fastify'
import type { Claims, Tokens } from '../access/tokens.ts'
import { ProblemError } from '../problem-error.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for requests with a valid token. */
    caller: Claims | null
  }
}

export function readCaller(tokens: Tokens, authorization: string | undefined, now: number): Claims | null {
  if (authorization === undefined) return null
  const match = /^Bearer (\S+)$/.exec(authorization)
  const claims = match?.[1] === undefined ? null : tokens.read(match[1], now)
  if (claims === null) throw new ProblemError('TOKEN_INVALID')
  return claims
}

/** The caller of a route that nobody uses without a token. */
export function callerOf(request: FastifyRequest): Claims {
  if (request.caller === null) throw new ProblemError('TOKEN_MISSING')
  return request.caller
}

/** The clerk's own window, and nobody else's. */
export function callerAtWindow(request: FastifyRequest, window: number): Claims {
  const caller = callerOf(request)
  if (caller.window !== undefined && caller.window !== window) {
    throw new ProblemError('ROLE_REFUSED', `The token is for window ${caller.window}, not for window ${window}.`)
  }
  return caller
}

/** `kiosk:1`, `clerk:1001`: what stands in the journal. */
export function actorOf(caller: Claims): string {
  if (caller.clerk !== undefined) return `clerk:${caller.clerk}`
  if (caller.role === 'kiosk') return `kiosk:${caller.kiosk ?? 1}`
  return caller.role
}
