/**
 * What a page from one of the named origins may ask: what a back office needs at its own window. The
 * token's role is asked as ever; this says only which doors are not closed before that.
 */
import type { Route } from './rights.ts'

export const embedRoutes = [
  'GET /embed.js',
  'GET /api/session',
  'GET /api/queue',
  'GET /api/tickets/:id',
  'POST /api/windows/:number/call-next',
  'POST /api/windows/:number/recall',
  'POST /api/windows/:number/start',
  'POST /api/windows/:number/finish',
  'POST /api/windows/:number/no-show',
  'POST /api/windows/:number/hold',
  'POST /api/windows/:number/undo',
  'POST /api/windows/:number/withdraw-rating',
] as const satisfies readonly Route[]

const known: ReadonlySet<string> = new Set(embedRoutes)

export const isEmbedRoute = (route: string): boolean => known.has(route)
