/** The snippet for pages of other systems, and the preflights their browsers send before each kind of request. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { embedRoutes as allowed } from '../../access/embed-rights.ts'
import { ProblemError } from '../../problem-error.ts'
import type { App, Parts } from '../parts.ts'

const file = join(import.meta.dirname, 'embed.js')
/** Seconds a browser need not ask again. */
const preflightSeconds = 600

export async function embedRoutes(app: App, { hall }: Parts): Promise<void> {
  const script = readFileSync(file, 'utf8')
  const isUsed = hall.config.embed.origins.length > 0

  app.get('/embed.js', { schema: { tags: ['embed'], security: [], produces: ['text/javascript'] } }, (_request, reply) => {
    // Where no page is named, nobody needs to learn from a script's address that a daemon is here.
    if (!isUsed) throw new ProblemError('NOT_FOUND')
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(script)
  })

  if (isUsed) preflights(app)
}

function preflights(app: App): void {
  const methods = new Map(allowed.map((route) => [route.slice(route.indexOf(' ') + 1), route.slice(0, route.indexOf(' '))]))
  for (const [url, method] of methods) {
    app.options(url, { schema: { hide: true } }, (request, reply) => {
      // From a page of our own or from no page: there is no such route for them.
      if (!reply.hasHeader('access-control-allow-origin')) throw new ProblemError('NOT_FOUND')
      if (request.headers['access-control-request-private-network'] === 'true') reply.header('access-control-allow-private-network', 'true')
      return reply
        .code(204)
        .header('access-control-allow-methods', method)
        .header('access-control-allow-headers', 'authorization, content-type, idempotency-key')
        .header('access-control-max-age', String(preflightSeconds))
        .send()
    })
  }
}
