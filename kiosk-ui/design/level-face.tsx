/** A face beside a level, for whoever does not read: all of one size, line and colour, so that none is the nicer button. */
import { type RatingLevel, ratingLevels } from '../../device-daemon/wire/rating-levels.ts'

/** How far the mouth's middle hangs below its ends, in parts of the drawing's 24. */
const deepest = 5
const step = 2.5

export function LevelFace({ level }: { readonly level: RatingLevel }) {
  const bend = deepest - step * ratingLevels.indexOf(level)
  return (
    <svg class="level-face" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10.5" />
      <path d={`M8.5 8.5v1.5M15.5 8.5v1.5M7.5 ${15.5 - bend / 4}q4.5 ${bend} 9 0`} />
    </svg>
  )
}
