/** In one's own words, for those who want to: said to be optional, and what should not stand in it. */
import { ratingWordsMax } from '../../device-daemon/wire/choices.ts'
import { t } from '../words/words.ts'

interface RatingWordsProps {
  readonly words: string
  readonly onChange: (words: string) => void
}

export function RatingWords({ words, onChange }: RatingWordsProps) {
  return (
    <label class="rate-own-words">
      <span>{t('rate.words')}</span>
      <small>{t('rate.wordsHint')}</small>
      <textarea rows={2} maxLength={ratingWordsMax} value={words} onInput={({ currentTarget }) => onChange(currentTarget.value)} data-testid="rate-words" />
    </label>
  )
}
