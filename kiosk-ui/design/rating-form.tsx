/** Five levels, and the official words for the one that is chosen. The same wherever somebody rates. */
import { useState } from 'preact/hooks'
import type { RatingTagView } from '../../device-daemon/wire/rate-view.ts'
import { type RatingLevel, ratingLevels } from '../../device-daemon/wire/rating-levels.ts'
import { inLanguage, known, t } from '../words/words.ts'
import { Button } from './parts.tsx'
import { RatingWords } from './rating-words.tsx'

/** As many as a rating may have. */
const tagsMax = 8

export interface RatingSaid {
  readonly level: RatingLevel
  readonly tags: readonly string[]
  readonly words: string
}

interface RatingFormProps {
  readonly tags: readonly RatingTagView[]
  readonly onSend: (said: RatingSaid) => Promise<void>
}

export function RatingForm({ tags, onSend }: RatingFormProps) {
  const [level, setLevel] = useState<RatingLevel | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const choose = (one: RatingLevel) => {
    setLevel(one)
    setChosen([])
  }
  const toggle = (tag: string) => setChosen(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag].slice(0, tagsMax))
  return (
    <>
      <div class="rate-levels" role="radiogroup">
        {ratingLevels.map((one) => (
          <Button key={one} pressed={level === one} onPress={() => choose(one)} testId={`rate-${one}`}>
            {known('level', one)}
          </Button>
        ))}
      </div>
      {level !== null && (
        <section>
          <h2>{t('rate.why')}</h2>
          <div class="rate-tags">
            {tags
              .filter((tag) => tag.level === level)
              .map(({ code, label, labelEn }) => (
                <Button key={code} kind="small" pressed={chosen.includes(code)} onPress={() => toggle(code)} testId={`rate-tag-${code}`}>
                  {inLanguage({ zh: label, en: labelEn })}
                </Button>
              ))}
          </div>
        </section>
      )}
      {level !== null && <RatingWords words={words} onChange={setWords} />}
      <Button kind="main" disabled={level === null} onPress={async () => level !== null && (await onSend({ level, tags: chosen, words }))} testId="rate-send">
        {t('rate.send')}
      </Button>
    </>
  )
}
