/** Ratings that do not come from a pad: with the code on the ticket, from anybody who has it, or written down by staff. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Claims } from '../../access/tokens.ts'
import { withWords, wordsOf } from '../../contacts/with-words.ts'
import type { RateAct } from '../../hall/parts/rating/rate.ts'
import type { Cause } from '../../journal/journal.ts'
import { ProblemError } from '../../problem-error.ts'
import { wallTime } from '../../printing/wall-time.ts'
import { receiptsOf } from '../../receipts/receipts.ts'
import { receiptSchema } from '../../wire/receipt-view.ts'
import { assistedSchema, padRateSchema, padSessionSchema, type RateView, rateSchema, ratingTagViewSchema, rateViewSchema, ratedSchema } from '../../wire/rate-view.ts'
import { windowNumberSchema } from '../../wire/words.ts'
import { actorOf, callerAtWindow, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'

const tags = ['ratings']
const params = z.object({ code: z.string().max(40) })

export async function ratingRoutes(app: App, parts: Parts): Promise<void> {
  const { hall, service, rateCodes } = parts

  app.get('/api/ratings/:code', { schema: { tags, security: [], params, response: { 200: rateViewSchema } } }, (request): RateView => {
    const act = actOf(parts, request.params.code)
    const { name, nameEn, timeZone } = hall.config.site
    return {
      site: { name, nameEn },
      number: act.ticket.split('-')[1] ?? '',
      window: act.window,
      date: wallTime(act.endedAt, timeZone).date,
      can: act.rated === null ? 'first' : act.supplemented ? 'done' : 'second',
      words: [...service.state.rating.words.values()].some(({ ticket }) => ticket === act.ticket),
      nonce: rateCodes.nonce(act.ticket, service.now()),
      tags: [...hall.ratingTags.tags],
    }
  })

  app.get('/api/ratings/:code/receipts', { schema: { tags, security: [], params, response: { 200: z.object({ receipts: z.array(receiptSchema) }) } } }, (request) => {
    const { ticket } = actOf(parts, request.params.code)
    return { receipts: receiptsOf(service.state, service.plan.site, ticket) }
  })

  app.post('/api/ratings/:code', { schema: { tags, security: [], params, body: rateSchema, response: { 201: ratedSchema } } }, async (request, reply) => {
    const { nonce, words: typed, ...said } = request.body
    const words = wordsOf(typed)
    // Whether there are any, and no digest of them.
    const cause = causeOf(request, { nonce, ...said, words: words !== null })
    const { ticket } = actOf(parts, request.params.code)
    if (!rateCodes.isFresh(ticket, nonce, service.now())) throw new ProblemError('NONCE_WRONG')
    return reply.code(201).send(await rate(parts, { ticket, ...said, ...giverOf(request.caller) }, { words, cause }))
  })

  app.post('/api/ratings', { schema: { tags, body: assistedSchema, response: { 201: ratedSchema } } }, async (request, reply) => {
    return reply.code(201).send(await rate(parts, { ...request.body, channel: 'assisted', actor: actorOf(callerOf(request)) }, { words: null, cause: causeOf(request) }))
  })
}

/** On the person's own telephone nobody knows who; at a kiosk it is known which. */
export function giverOf(caller: Claims | null): Pick<RateAct, 'channel' | 'actor'> {
  return caller?.role === 'kiosk' ? { channel: 'kiosk', actor: actorOf(caller) } : { channel: 'qr', actor: 'citizen' }
}

export function actOf({ service, rateCodes }: Parts, code: string) {
  const act = service.state.rating.acts.get(rateCodes.ticketOf(code) ?? '')
  if (act === undefined) throw new ProblemError('RATING_UNKNOWN', 'This code is of no act that can be rated.')
  return act
}

interface Beside {
  readonly words: string | null
  readonly cause: Cause | undefined
}

async function rate(parts: Parts, said: Omit<RateAct, 'type' | 'session' | 'words'>, { words, cause }: Beside): Promise<z.infer<typeof ratedSchema>> {
  const { events } = await withWords(parts, words, (reference) => parts.service.execute({ type: 'rate-act', session: randomUUID(), ...said, words: reference }, cause))
  return { rated: events.some((event) => event.type === 'rating-supplemented') ? 'second' : 'first' }
}

const padParams = z.object({ number: z.coerce.number().pipe(windowNumberSchema) })
const none = { 204: z.null() }

/** A window's tablet (/pad/N): shows that it asks, and passes on what the person says. The clerk has no way to it. */
export async function padRoutes(app: App, parts: Parts): Promise<void> {
  const { hall, service } = parts
  app.get('/api/rating-tags', { schema: { tags, response: { 200: z.object({ tags: z.array(ratingTagViewSchema) }) } } }, () => ({ tags: [...hall.ratingTags.tags] }))

  app.post('/api/pads/:number/shown', { schema: { tags, params: padParams, body: padSessionSchema, response: none } }, async (request, reply) => {
    callerAtWindow(request, request.params.number)
    await service.execute({ type: 'rating-shown', session: request.body.session })
    return reply.code(204).send(null)
  })

  app.post('/api/pads/:number/rate', { schema: { tags, params: padParams, body: padRateSchema, response: none } }, async (request, reply) => {
    const window = request.params.number
    callerAtWindow(request, window)
    const { words: typed, ...said } = request.body
    const words = wordsOf(typed)
    const cause = causeOf(request, { ...said, words: words !== null })
    const at = service.now()
    await withWords(parts, words, (reference) => service.execute({ type: 'rate-on-screen', window, ...said, words: reference, at }, cause))
    return reply.code(204).send(null)
  })

  app.post('/api/pads/:number/prolong', { schema: { tags, params: padParams, body: padSessionSchema, response: none } }, async (request, reply) => {
    const window = request.params.number
    callerAtWindow(request, window)
    await service.execute({ type: 'prolong-rating', window, ...request.body, at: service.now() })
    return reply.code(204).send(null)
  })

  app.post('/api/pads/:number/decline', { schema: { tags, params: padParams, body: padSessionSchema, response: none } }, async (request, reply) => {
    const window = request.params.number
    callerAtWindow(request, window)
    await service.execute({ type: 'decline-rating', window, ...request.body, at: service.now() }, causeOf(request))
    return reply.code(204).send(null)
  })
}
