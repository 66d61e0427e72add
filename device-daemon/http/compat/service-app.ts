/** The web side of one service: only the named pages, only this machine, and an answer in its maker's form. */
import rateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gate } from '../../access/gate.ts'
import type { ReaderService } from '../../compat/reader-service.ts'
import { ProblemError } from '../../problem-error.ts'
import type { ReaderShape } from '../../wire/choices.ts'
import { type AppOptions, bareApp, endConnections } from '../bare-app.ts'
import type { App } from '../parts.ts'
import { onError, problemOf, sendProblem } from '../problems.ts'
import { cvrRoutes } from './cvr-routes.ts'
import { zkidrRoutes } from './zkidr-routes.ts'

export interface ServiceAppOptions extends Pick<AppOptions, 'log'> {
  readonly gate: Gate
  readonly requestsMax: number
}

const routesOf: Readonly<Record<ReaderShape, (app: App, service: ReaderService) => void>> = { cvr: cvrRoutes, zkidr: zkidrRoutes }
const preflightSeconds = 600
const rateWindowMs = 10_000

export async function createServiceApp(service: ReaderService, { gate, log, requestsMax }: ServiceAppOptions): Promise<App> {
  const app = bareApp({ log, tls: null, caseSensitive: false })
  app.setErrorHandler(onError)
  endConnections(app)
  // Some pages post, with whatever in it: nothing of it is wanted.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined))
  app.addHook('onRequest', async (request, reply) => admitNamed(request, reply, gate))
  await app.register(rateLimit, { max: requestsMax, timeWindow: rateWindowMs, errorResponseBuilder: () => new ProblemError('TOO_MANY_REQUESTS') })
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problemOf('NOT_FOUND')))
  app.options('*', preflight)
  routesOf[service.config.shape](app, service)
  return app
}

/**
 * There is no token here, since such pages have none: so the page has to be a named one. Who says no origin is let
 * through by the gate of our own pages, and refused here: an image on any page asks like that.
 */
function admitNamed({ headers }: FastifyRequest, reply: FastifyReply, gate: Gate): void {
  const verdict = gate.judge(headers)
  if (verdict === 'HOST_REFUSED') throw new ProblemError(verdict)
  if (verdict !== 'embedded') throw new ProblemError('ORIGIN_REFUSED')
  reply.headers({ 'access-control-allow-origin': headers.origin, 'vary': 'Origin', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
}

/** Pages send headers of their own systems along, of which nothing is read. */
function preflight({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asked = headers['access-control-request-headers'] ?? ''
  if (headers['access-control-request-private-network'] === 'true') reply.header('access-control-allow-private-network', 'true')
  if (/^[\w-]+( ?, ?[\w-]+)*$/.test(asked)) reply.header('access-control-allow-headers', asked)
  return reply.code(204).header('access-control-allow-methods', 'GET, POST').header('access-control-max-age', String(preflightSeconds)).send()
}
