/** The ratings of this window today: the one being asked for, and what came. The clerk can only ask. */
import type { RatingView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge, Button, type Tone } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'

const shownMax = 6

export function RatingPanel({ line, number }: { readonly line: Connection; readonly number: number }) {
  const ratings = (line.view.value?.ratings ?? []).filter((rating) => rating.window === number)
  const open = ratings.find(isOpen)
  const latest = open ?? ratings.at(-1)
  return (
    <section class="card desk-rating">
      <h2>{t('window.rating')}</h2>
      {latest === undefined ? (
        <p>{t('window.noRating')}</p>
      ) : (
        <p class="desk-latest">
          <strong>{numberOf(latest)}</strong>
          <Badge tone={toneOfRating(latest)} testId="rating-state">
            {wordsOf(latest)}
          </Badge>
        </p>
      )}
      {open !== undefined && (
        <Button kind="small" onPress={() => line.post(`/api/windows/${number}/withdraw-rating`)} testId="withdraw-rating">
          {t('window.withdraw')}
        </Button>
      )}
      <ul>
        {ratings
          .filter((rating) => rating !== latest)
          .slice(-shownMax)
          .reverse()
          .map((rating) => (
            <li key={rating.session}>
              {numberOf(rating)} <span>{wordsOf(rating)}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}

const isOpen = ({ state }: RatingView): boolean => state === 'offered' || state === 'shown'
const numberOf = ({ ticket }: RatingView): string => ticket.split('-')[1] ?? ticket
const wordsOf = ({ state, level }: RatingView): string => (level === null ? known('rating', state) : known('level', level))

function toneOfRating({ state, level }: RatingView): Tone {
  if (level === 'dissatisfied' || level === 'very_dissatisfied') return 'bad'
  if (state === 'rated') return 'good'
  return state === 'offered' || state === 'shown' ? 'warn' : 'plain'
}
