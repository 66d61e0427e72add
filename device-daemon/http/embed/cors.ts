/** Lets a request in or refuses it, and tells the browser of a named page that it may read the answer. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isEmbedRoute } from '../../access/embed-rights.ts'
import type { Gate } from '../../access/gate.ts'
import { ProblemError } from '../../problem-error.ts'

/** Throws HOST_REFUSED or ORIGIN_REFUSED. The headers stay on whatever is answered later, problems included. */
export function admit(request: FastifyRequest, reply: FastifyReply, gate: Gate): void {
  const { host, origin } = request.headers
  const route = routeAskedFor(request)
  const verdict = gate.judge({ host, origin }, route)
  if (verdict === 'HOST_REFUSED' || verdict === 'ORIGIN_REFUSED') throw new ProblemError(verdict)
  // A browser keeps no answer for one page that was given to another.
  if (isEmbedRoute(route)) reply.header('vary', 'Origin')
  if (verdict === 'embedded') reply.header('access-control-allow-origin', origin)
}

/** A preflight is judged as the request it announces; one that announces none is for no route. */
function routeAskedFor({ method, headers, routeOptions }: FastifyRequest): string {
  const asked = method === 'OPTIONS' ? String(headers['access-control-request-method'] ?? '') : method
  return `${asked} ${routeOptions.url ?? ''}`
}
