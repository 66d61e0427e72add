import type { RatingView } from '../../../wire/views.ts'
import type { Rating } from './fold.ts'

export function ratingView({ session, ticket, window, clerk, state, level, offeredAt, expiresAt }: Rating): RatingView {
  return { session, ticket, window, clerk, state, level, offeredAt, expiresAt }
}
