/** What people wrote beside ratings: read by supervisors, each reading on record, and erased by them or by whoever wrote it. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { KeptWords } from '../../hall/parts/rating/fold.ts'
import { type EraseWords, mayReadWords } from '../../hall/parts/rating/words.ts'
import type { Cause } from '../../journal/journal.ts'
import { ProblemError } from '../../problem-error.ts'
import { eraseOwnWordsSchema, eraseWrittenSchema, type Written, writtenSchema } from '../../wire/rate-view.ts'
import { actorOf, callerOf } from '../caller.ts'
import { causeOf } from '../cause.ts'
import type { App, Parts } from '../parts.ts'
import { actOf, giverOf } from './ratings.ts'

const tags = ['ratings']
/** The newest; one fact names them all. */
const shownMax = 200
const days = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
const none = { 204: z.null() }

export async function ratingWordsRoutes(app: App, parts: Parts): Promise<void> {
  const { service, rateCodes } = parts

  app.get('/api/ratings/words', { schema: { tags, querystring: days, response: { 200: z.object({ words: z.array(writtenSchema) }) } } }, async (request, reply) => {
    const actor = named(request)
    const { from = '', to = '9999-12-31' } = request.query
    const theirs = [...service.state.rating.words.values()].filter((one) => mayReadWords(one, actor) && isOf(one, { from, to })).slice(-shownMax)
    // Without a key: asked again they are seen again. What cannot be written down is not shown.
    if (theirs.length > 0) await service.execute({ type: 'see-words', sessions: theirs.map(({ session }) => session), actor })
    void reply.header('cache-control', 'no-store')
    return { words: theirs.flatMap((one) => writtenOf(parts, one)).reverse() }
  })

  app.post('/api/ratings/words/:session/erase', { schema: { tags, params: z.object({ session: z.string().max(40) }), body: eraseWrittenSchema, response: none } }, async (request, reply) => {
    const { session } = request.params
    const actor = named(request)
    const cause = causeOf(request)
    const one = service.state.rating.words.get(session)
    if (one !== undefined && !mayReadWords(one, actor)) throw new ProblemError('WORDS_REFUSED')
    const erased = await erase(parts, one, { session, why: request.body.reason, actor }, cause)
    if (!erased) throw new ProblemError('WORDS_UNKNOWN')
    return reply.code(204).send(null)
  })

  app.post('/api/ratings/:code/erase-words', { schema: { tags, security: [], params: z.object({ code: z.string().max(40) }), body: eraseOwnWordsSchema, response: none } }, async (request, reply) => {
    const { ticket } = actOf(parts, request.params.code)
    if (!rateCodes.isFresh(ticket, request.body.nonce, service.now())) throw new ProblemError('NONCE_WRONG')
    const own = [...service.state.rating.words.values()].filter((one) => one.ticket === ticket)
    // Nothing is left of what is erased twice.
    for (const one of own) await erase(parts, one, { session: one.session, why: 'by-person', actor: giverOf(request.caller).actor })
    return reply.code(204).send(null)
  })
}

/** What is read and erased is so under a name. */
function named(request: FastifyRequest): string {
  const caller = callerOf(request)
  if (caller.clerk === undefined) throw new ProblemError('NAME_NEEDED')
  return actorOf(caller)
}

/** By the day of the visit. */
function isOf({ ticket }: KeptWords, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const day = ticket.slice(0, 8)
  return day >= from.replaceAll('-', '') && day <= to.replaceAll('-', '')
}

/** Erased meanwhile, or not to be read any more: then there is nothing to show. */
function writtenOf({ words, report }: Parts, { session, ticket, at, level, reference }: KeptWords): Written[] {
  try {
    const text = words.read(reference)
    return text === null ? [] : [{ session, ticket, at, level, words: text }]
  } catch (error) {
    report(error, 'reading what somebody wrote')
    return []
  }
}

/** First the bytes, then the fact. Whether anything was there, now or when it was asked for before. Rejects with WORDS_UNAVAILABLE. */
async function erase({ service, words, report }: Parts, one: KeptWords | undefined, said: Omit<EraseWords, 'type'>, cause?: Cause): Promise<boolean> {
  try {
    if (one !== undefined) words.erase(one.reference)
  } catch (error) {
    report(error, 'erasing what somebody wrote')
    throw new ProblemError('WORDS_UNAVAILABLE')
  }
  const { events } = await service.execute({ type: 'erase-words', ...said }, cause)
  return events.length > 0
}
