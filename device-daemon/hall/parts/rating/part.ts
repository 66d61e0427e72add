import { z } from 'zod'
import { ratingViewSchema } from '../../../wire/views.ts'
import { deviceIdSchema, everybody, instantSchema, ratingLevelSchema, sealedRefSchema, ticketIdSchema, windowNumberSchema } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type RatingFact, ratingFacts } from './facts.ts'
import { type FrozenRatings, ratingFold, type RatingState } from './fold.ts'
import { prolongRating } from './prolong.ts'
import { type RateAct, rateAct } from './rate.ts'
import { declineRating, loseDevice, padKey, type RatingCommand, rateOnScreen, ratingExpired, showRating, withdrawRating } from './rules.ts'
import { type PublishRoot, publishRoot } from './root.ts'
import { maySeeRatingsOf, ratingEyes } from './sight.ts'
import { type EraseWords, eraseWords, type SeeWords, seeWords } from './words.ts'

const saidSchema = z.object({ ticket: ticketIdSchema, session: z.string(), level: ratingLevelSchema, tags: z.array(z.string()), at: instantSchema })
const published = {
  today: z.string(),
  said: z.array(z.tuple([z.string(), z.array(saidSchema)])),
  roots: z.array(z.tuple([z.string(), z.string()])),
  root: z.object({ date: z.string(), root: z.string(), count: z.int() }).nullable(),
}
const actSchema = z.object({ ticket: ticketIdSchema, window: windowNumberSchema, clerk: z.string(), endedAt: instantSchema, rated: z.string().nullable(), supplemented: z.boolean() })

const wordsSchema = z.object({ session: z.string(), ticket: ticketIdSchema, clerk: z.string(), level: ratingLevelSchema, at: instantSchema, reference: sealedRefSchema })

const ownRatings = { roles: ratingEyes, ownWindow: true } as const

export const rating: HallPart<RatingState, FrozenRatings, RatingFact, RatingCommand | RateAct | PublishRoot | SeeWords | EraseWords> = {
  version: 4,
  facts: ratingFacts,
  fold: ratingFold,
  frozen: z.object({ ...published, sessions: z.array(ratingViewSchema.extend({ pad: deviceIdSchema.nullable() })), acts: z.array(actSchema), words: z.array(wordsSchema) }),
  rules: {
    'rating-shown': showRating,
    'pad-key': padKey,
    'rate-on-screen': rateOnScreen,
    'decline-rating': declineRating,
    'prolong-rating': prolongRating,
    'rating-expired': ratingExpired,
    'rating-device-lost': loseDevice,
    'withdraw-rating': withdrawRating,
    'rate-act': rateAct,
    'publish-root': publishRoot,
    'see-words': seeWords,
    'erase-words': eraseWords,
  },
  sight: {
    'rating-offered': ownRatings,
    'rating-shown': ownRatings,
    // Whether somebody wrote anything is no page's: supervisors ask for it.
    'rating-prolonged': ownRatings,
    'rated': { ...ownRatings, mask: (one) => ({ ...one, data: { ...one.data, words: null } }) },
    'rating-supplemented': { ...ownRatings, mask: (one) => ({ ...one, data: { ...one.data, words: null } }) },
    'rating-words-seen': { roles: ['supervisor'] },
    'rating-words-erased': { roles: ['supervisor'] },
    'ratings-rooted': { roles: everybody },
    'rating-declined': ownRatings,
    'rating-defaulted': { roles: ['supervisor'] },
    'rating-timed-out': ownRatings,
    'rating-device-lost': ownRatings,
    'rating-withdrawn': ownRatings,
    'pad-key-ignored': { roles: ['technician', 'supervisor'] },
  },
  /** No page has a use for acts: whoever rates one asks by its code. */
  shown: (state, audience) => ({ ...ratingFold.freeze(ratingFold.empty()), root: state.root, sessions: ratingFold.freeze(state).sessions.filter(({ window }) => maySeeRatingsOf(audience, window)) }),
}
