/** Best first, as the official forms have them. No schemas, so that pages need none. */
export { type RatingLevel, ratingLevels } from '../../drivers/contract/kinds.ts'
