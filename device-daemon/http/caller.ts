/** Who asks: the claims of the request's bearer token. What they may do is in access/rights.ts. */
import type { FastifyRequest } from 'fastify'
import type { Claims, Tokens } from '../access/tokens.ts'
import { ProblemError } from '../problem-error.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for requests with a valid token. */
    caller: Claims | null
    /** Brought something that is no token of this daemon: refused, once it has been counted. */
    badToken: boolean
  }
}

/** Sets the caller. Refuses nothing yet: requests are counted first, those with bad tokens, too. */
export function recogniseCaller(request: FastifyRequest, tokens: Tokens, now: number): void {
  const { authorization } = request.headers
  if (authorization === undefined) return
  const [, token] = /^Bearer (\S+)$/.exec(authorization) ?? []
  request.caller = token === undefined ? null : tokens.read(token, now)
  request.badToken = request.caller === null
}

/** Whom a request is counted for: who the token says it is, never how the token is written; else its address. */
export function countedFor({ caller, ip }: FastifyRequest): string {
  return caller === null ? `address ${ip}` : `token ${caller.role} ${caller.window ?? ''} ${caller.kiosk ?? ''} ${caller.clerk ?? ''}`
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

/** The same, and whether they do it as a supervisor: the actor may be a clerk all the same. */
export function supervising(request: FastifyRequest): { readonly actor: string; readonly supervises: boolean } {
  const caller = callerOf(request)
  return { actor: actorOf(caller), supervises: caller.role === 'supervisor' }
}
