/** A web side without routes: how much it takes in, how long it waits, and that it can be closed. */
import type { Socket } from 'node:net'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from './parts.ts'
import { onError } from './problems.ts'

/** No request of ours is larger. */
const bodyBytesMax = 16 * 1024
/** Head and body come from the same building; one that takes longer does not come at all. */
const limits = { headersTimeout: 5000, requestTimeout: 10_000, connectionsCheckingInterval: 1000 } as const
/** Longer than a page's long poll, which the daemon answers every 25 seconds. */
const quietMsMax = 60_000
const keepAliveMs = 30_000

export interface AppOptions {
  readonly log: FastifyBaseLogger
  /** Addresses of our own are written in one way; other makers' pages write theirs in several. */
  readonly caseSensitive?: boolean
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
}

export function bareApp(options: AppOptions): App {
  return fastify({
    loggerInstance: options.log,
    // A request's path could name a ticket, its headers hold a token: only failures are logged, by us.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytesMax,
    forceCloseConnections: true,
    // A device's id contains a slash and a QR code may hold anything: parameters stay short all the same.
    routerOptions: { maxParamLength: 100, caseSensitive: options.caseSensitive ?? true },
    // An address that is not well formed, or has a parameter longer than that, meets no route and no hook.
    frameworkErrors: onError,
    requestTimeout: limits.requestTimeout,
    connectionTimeout: quietMsMax,
    keepAliveTimeout: keepAliveMs,
    ...(options.tls === null ? { http: limits } : { https: { ...limits, ...options.tls } }),
  }).withTypeProvider<ZodTypeProvider>()
}

/**
 * The server closes when its last connection does, and Node's own list of them has neither those that
 * became WebSockets nor, under TLS, those that have not greeted yet.
 */
export function endConnections(app: App): void {
  const connections = new Set<Socket>()
  app.server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.on('close', () => connections.delete(connection))
  })
  app.addHook('preClose', async () => {
    for (const connection of connections) connection.destroy()
  })
}
