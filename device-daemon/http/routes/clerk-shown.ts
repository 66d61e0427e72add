/** Who is rated: the name and the picture of a clerk, for the tablet at their window and for clerks themselves. */
import { z } from 'zod'
import type { ClerkPhoto } from '../../../config/clerk-photos.ts'
import { clerkAt } from '../../hall/parts/staff/fold.ts'
import { lastRatingAt } from '../../hall/parts/rating/fold.ts'
import { ProblemError } from '../../problem-error.ts'
import { clerkShownSchema } from '../../wire/rate-view.ts'
import { callerOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['ratings']
// Of any form: whoever asks for what no clerk is called is told that there is none.
const params = z.object({ workNo: z.string().max(40) })

export async function clerkShownRoutes(app: App, parts: Parts): Promise<void> {
  app.get('/api/clerks/:workNo', { schema: { tags, params, response: { 200: clerkShownSchema } } }, (request) => {
    const { workNo, name } = shownTo(callerOf(request), request.params.workNo, parts)
    return { workNo, name, photo: parts.hall.photos.get(workNo)?.digest ?? null }
  })

  app.get('/api/clerks/:workNo/photo', { schema: { tags, params, produces: ['image/png', 'image/jpeg'] } }, (request, reply) => {
    const { workNo } = shownTo(callerOf(request), request.params.workNo, parts)
    const photo: ClerkPhoto | undefined = parts.hall.photos.get(workNo)
    if (photo === undefined) throw new ProblemError('CLERK_UNKNOWN', `There is no picture of clerk ${workNo}.`)
    const etag = `"${photo.digest}"`
    reply.header('cache-control', 'private, no-cache').header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type(photo.type).send(photo.bytes)
  })
}

/** A tablet learns who is at its window, or was rated there last, and nobody else's name. Throws CLERK_UNKNOWN. */
function shownTo({ role, window = 0 }: ReturnType<typeof callerOf>, workNo: string, { hall, service }: Parts) {
  const clerk = hall.config.clerks.find((one) => one.workNo === workNo)
  const isHere = role !== 'pad' || clerkAt(service.state.staff, window) === workNo || lastRatingAt(service.state.rating, window)?.clerk === workNo
  if (clerk === undefined || !isHere) throw new ProblemError('CLERK_UNKNOWN')
  return clerk
}
