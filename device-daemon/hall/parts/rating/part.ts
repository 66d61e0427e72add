import { z } from 'zod'
import { ratingViewSchema } from '../../../wire/views.ts'
import { deviceIdSchema } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type RatingFact, ratingFacts } from './facts.ts'
import { type Rating, ratingFold, type RatingState } from './fold.ts'
import { loseDevice, padKey, type RatingCommand, ratingExpired, showRating, withdrawRating } from './rules.ts'
import { maySeeRatingsOf, ratingEyes } from './sight.ts'

const ownRatings = { roles: ratingEyes, ownWindow: true } as const

export const rating: HallPart<RatingState, readonly Rating[], RatingFact, RatingCommand> = {
  version: 1,
  facts: ratingFacts,
  fold: ratingFold,
  frozen: z.array(ratingViewSchema.extend({ pad: deviceIdSchema.nullable() })),
  rules: {
    'rating-shown': showRating,
    'pad-key': padKey,
    'rating-expired': ratingExpired,
    'rating-device-lost': loseDevice,
    'withdraw-rating': withdrawRating,
  },
  sight: {
    'rating-offered': ownRatings,
    'rating-shown': ownRatings,
    'rated': ownRatings,
    'rating-timed-out': ownRatings,
    'rating-device-lost': ownRatings,
    'rating-withdrawn': ownRatings,
    'pad-key-ignored': { roles: ['technician', 'supervisor'] },
  },
  shown: (state, audience) => ratingFold.freeze(state).filter(({ window }) => maySeeRatingsOf(audience, window)),
}
