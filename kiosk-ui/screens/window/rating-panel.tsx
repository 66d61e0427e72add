/** The ratings of this window today: the one being asked for, and what came. The clerk can only ask. */
import { withdrawWhys } from '../../../device-daemon/wire/choices.ts'
import type { RatingView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge, type Tone } from '../../design/parts.tsx'
import { anyOf, known, t } from '../../words/words.ts'
import { Reason } from '../../design/reason.tsx'
import { isOpen, levelsToAsk, ratingsAt } from './ratings.ts'

const shownMax = 6

export function RatingPanel({ line, number }: { readonly line: Connection; readonly number: number }) {
  const view = line.view.value
  const ratings = view === null ? [] : ratingsAt(view, number)
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
      {view !== null && <PadGaps levels={levelsToAsk(view, number)} />}
      {open !== undefined && (
        <Reason label={t('window.withdraw')} group="withdrawWhy" choices={withdrawWhys} testId="withdraw-rating" onChoose={(why) => line.post(`/api/windows/${number}/withdraw-rating`, { why })} />
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

function PadGaps({ levels }: { readonly levels: ReturnType<typeof levelsToAsk> }) {
  if (levels.length === 0) return null
  return (
    <p class="desk-gaps" data-testid="pad-gaps">
      {t('window.padGaps', { levels: anyOf(levels.map((level) => t('window.padKey', { level: known('level', level) }))) })}
    </p>
  )
}

const numberOf = ({ ticket }: RatingView): string => ticket.split('-')[1] ?? ticket
const wordsOf = ({ state, level }: RatingView): string => (level === null ? known('rating', state) : known('level', level))

function toneOfRating({ state, level }: RatingView): Tone {
  if (level === 'dissatisfied' || level === 'very_dissatisfied') return 'bad'
  if (state === 'rated') return 'good'
  return state === 'offered' || state === 'shown' ? 'warn' : 'plain'
}
