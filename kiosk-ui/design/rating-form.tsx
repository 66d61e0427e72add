/** Five levels, and the official words for the one that is chosen. The same wherever somebody rates. */
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { RatingTagView } from '../../device-daemon/wire/rate-view.ts'
import { type RatingLevel, ratingLevels } from '../../device-daemon/wire/rating-levels.ts'
import { inLanguage, known, t } from '../words/words.ts'
import { Button } from './button.tsx'
import { LevelFace } from './level-face.tsx'
import { RatingWords } from './rating-words.tsx'
import './rating-form.css'

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
  /** What else one may do than send, and what is to be said of it. */
  readonly children?: ComponentChildren
}

export function RatingForm({ tags, onSend, children }: RatingFormProps) {
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
      <Levels level={level} onChoose={choose} />
      {level !== null && (
        <div class="rate-more">
          <section>
            <h2>{t('rate.why')}</h2>
            <div class="rate-tags">
              {tags
                .filter((tag) => tag.level === level)
                .map(({ code, label, labelEn }) => (
                  <Button key={code} kind="small" pressed={chosen.includes(code)} onPress={() => toggle(code)} testId={`rate-tag-${code}`}>
                    <span>{inLanguage({ zh: label, en: labelEn })}</span>
                  </Button>
                ))}
            </div>
          </section>
          <RatingWords words={words} onChange={setWords} />
        </div>
      )}
      <div class="rate-foot">
        <Button kind="main" disabled={level === null} onPress={async () => level !== null && (await onSend({ level, tags: chosen, words }))} testId="rate-send">
          {t('rate.send')}
        </Button>
        {children}
      </div>
    </>
  )
}

interface LevelsProps {
  readonly level: RatingLevel | null
  readonly onChoose: (level: RatingLevel) => void
}

/** The browser's own radios: it knows the arrow keys, the one tab stop, and what to tell a screen reader. */
function Levels({ level, onChoose }: LevelsProps) {
  const name = useId()
  return (
    <div class="rate-levels" role="radiogroup" aria-label={t('rate.levels')}>
      {ratingLevels.map((one) => (
        <label key={one} class="button rate-level" data-testid={`rate-${one}`}>
          <input type="radio" name={name} value={one} checked={level === one} onChange={() => onChoose(one)} />
          <LevelFace level={one} />
          <span>{known('level', one)}</span>
        </label>
      ))}
    </div>
  )
}
