import { z } from 'zod'
import { ratingViewSchema } from '../../../wire/views.ts'
import { deviceIdSchema, instantSchema, ticketIdSchema, windowNumberSchema } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type RatingFact, ratingFacts } from './facts.ts'
import { type FrozenRatings, ratingFold, type RatingState } from './fold.ts'
import { type RateAct, rateAct } from './rate.ts'
import { loseDevice, padKey, type RatingCommand, ratingExpired, showRating, withdrawRating } from './rules.ts'
import { maySeeRatingsOf, ratingEyes } from './sight.ts'

const actSchema = z.object({ ticket: ticketIdSchema, window: windowNumberSchema, clerk: z.string(), endedAt: instantSchema, rated: z.string().nullable(), supplemented: z.boolean() })

const ownRatings = { roles: ratingEyes, ownWindow: true } as const

export const rating: HallPart<RatingState, FrozenRatings, RatingFact, RatingCommand | RateAct> = {
  version: 2,
  facts: ratingFacts,
  fold: ratingFold,
  frozen: z.object({ sessions: z.array(ratingViewSchema.extend({ pad: deviceIdSchema.nullable() })), acts: z.array(actSchema) }),
  rules: {
    'rating-shown': showRating,
    'pad-key': padKey,
    'rating-expired': ratingExpired,
    'rating-device-lost': loseDevice,
    'withdraw-rating': withdrawRating,
    'rate-act': rateAct,
  },
  sight: {
    'rating-offered': ownRatings,
    'rating-shown': ownRatings,
    'rated': ownRatings,
    'rating-supplemented': ownRatings,
    'rating-timed-out': ownRatings,
    'rating-device-lost': ownRatings,
    'rating-withdrawn': ownRatings,
    'pad-key-ignored': { roles: ['technician', 'supervisor'] },
  },
  /** No page has a use for acts: whoever rates one asks by its code. */
  shown: (state, audience) => ({ sessions: ratingFold.freeze(state).sessions.filter(({ window }) => maySeeRatingsOf(audience, window)), acts: [] }),
}
