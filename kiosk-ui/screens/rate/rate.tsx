/** On a person's own telephone: how it was, in three touches. Nobody is asked who they are. */
import { useEffect, useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import { ratingLevels, type RatingLevel } from '../../../device-daemon/wire/rating-levels.ts'
import { Button } from '../../design/parts.tsx'
import { inLanguage, known, language, setLanguage, t } from '../../words/words.ts'
import { ask } from './ask.ts'
import { Receipts } from './receipts.tsx'
import './rate.css'

type Step = { readonly at: 'loading' } | { readonly at: 'asking'; readonly view: RateView } | { readonly at: 'done' } | { readonly at: 'refused'; readonly code: string }

/** As many as a rating may have. */
const tagsMax = 8

export function RateScreen({ code }: { readonly code: string }) {
  const step = useMemo(() => signal<Step>({ at: 'loading' }), [])
  const level = useMemo(() => signal<RatingLevel | null>(null), [])
  const tags = useMemo(() => signal<readonly string[]>([]), [])
  const path = `/api/ratings/${encodeURIComponent(code)}`
  useEffect(() => {
    void ask<RateView>(path).then((answer) => {
      step.value = 'problem' in answer ? { at: 'refused', code: answer.problem } : answer.data.can === 'done' ? { at: 'refused', code: 'RATING_CLOSED' } : { at: 'asking', view: answer.data }
    })
  }, [])
  // Sent again after a lost answer it is the same rating, and not one more.
  const key = useMemo(newKey, [])
  const choose = (one: RatingLevel) => {
    level.value = one
    tags.value = []
  }
  const toggle = (tag: string) => {
    tags.value = toggled(tags.value, tag)
  }
  const send = async () => {
    if (step.value.at !== 'asking' || level.value === null) return
    const body = { nonce: step.value.view.nonce, level: level.value, tags: tags.value }
    const answer = await ask<unknown>(path, body, key)
    step.value = 'problem' in answer ? { at: 'refused', code: answer.problem } : { at: 'done' }
  }
  return (
    <main class="rate">
      <header>
        <Button kind="small" onPress={() => setLanguage(language.value === 'zh' ? 'en' : 'zh')} testId="rate-language">
          {language.value === 'zh' ? 'English' : '中文'}
        </Button>
      </header>
      <Body path={path} step={step.value} level={level.value} tags={tags.value} onLevel={choose} onTag={toggle} onSend={send} />
    </main>
  )
}

const toggled = (tags: readonly string[], tag: string): string[] => (tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag].slice(0, tagsMax))

interface BodyProps {
  readonly path: string
  readonly step: Step
  readonly level: RatingLevel | null
  readonly tags: readonly string[]
  readonly onLevel: (level: RatingLevel) => void
  readonly onTag: (tag: string) => void
  readonly onSend: () => Promise<void>
}

function Body({ path, step, level, tags, onLevel, onTag, onSend }: BodyProps) {
  switch (step.at) {
    case 'loading':
      return <p class="rate-words">{t('common.loading')}</p>
    case 'done':
      return (
        <>
          <p class="rate-words" data-testid="rate-done">
            {t('rate.done')}
          </p>
          <Receipts path={path} />
        </>
      )
    case 'refused':
      return (
        <>
          <p class="rate-words" data-testid="rate-refused">
            {known('problem', step.code)}
          </p>
          {step.code === 'RATING_CLOSED' && <Receipts path={path} />}
        </>
      )
    case 'asking':
      return (
        <>
          <h1>{t(step.view.can === 'first' ? 'rate.ask' : 'rate.askAgain')}</h1>
          <p class="rate-act">{t('rate.act', { site: inLanguage({ zh: step.view.site.name, en: step.view.site.nameEn }), window: step.view.window, number: step.view.number, date: step.view.date })}</p>
          <div class="rate-levels" role="radiogroup">
            {ratingLevels.map((one) => (
              <Button key={one} pressed={level === one} onPress={() => onLevel(one)} testId={`rate-${one}`}>
                {known('level', one)}
              </Button>
            ))}
          </div>
          {level !== null && <Tags view={step.view} level={level} tags={tags} onTag={onTag} />}
          <Button kind="main" disabled={level === null} onPress={onSend} testId="rate-send">
            {t('rate.send')}
          </Button>
        </>
      )
  }
}

function Tags({ view, level, tags, onTag }: { readonly view: RateView; readonly level: RatingLevel; readonly tags: readonly string[]; readonly onTag: (tag: string) => void }) {
  return (
    <section>
      <h2>{t('rate.why')}</h2>
      <div class="rate-tags">
        {view.tags
          .filter((tag) => tag.level === level)
          .map(({ code, label, labelEn }) => (
            <Button key={code} kind="small" pressed={tags.includes(code)} onPress={() => onTag(code)} testId={`rate-tag-${code}`}>
              {inLanguage({ zh: label, en: labelEn })}
            </Button>
          ))}
      </div>
    </section>
  )
}

/** Not randomUUID: that is missing on pages without TLS. */
const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
