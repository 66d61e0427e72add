/** In one's own words, for those who want to: said to be optional, and what should not stand in it. */
import { useId } from 'preact/hooks'
import { ratingWordsMax } from '../../device-daemon/wire/rating-words-max.ts'
import { t } from '../words/words.ts'

interface RatingWordsProps {
  readonly words: string
  readonly onChange: (words: string) => void
}

export function RatingWords({ words, onChange }: RatingWordsProps) {
  const hint = useId()
  return (
    <label class="rate-own-words">
      <span>{t('rate.words')}</span>
      <small id={hint}>{t('rate.wordsHint')}</small>
      <textarea rows={2} maxLength={ratingWordsMax} value={words} onInput={({ currentTarget }) => onChange(currentTarget.value)} aria-label={t('rate.words')} aria-describedby={hint} data-testid="rate-words" />
    </label>
  )
}
