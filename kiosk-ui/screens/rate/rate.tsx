/** On a person's own telephone: how it was, in three touches. Nobody is asked who they are. */
import { useEffect, useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import { Button } from '../../design/button.tsx'
import { RatingForm, type RatingSaid } from '../../design/rating-form.tsx'
import { inLanguage, known, otherLanguage, setLanguage, t } from '../../words/words.ts'
import { ask } from './ask.ts'
import { OwnWords } from './own-words.tsx'
import { Receipts } from './receipts.tsx'
import './rate.css'

type Step = { readonly at: 'loading' } | { readonly at: 'asking'; readonly view: RateView } | { readonly at: 'done' } | { readonly at: 'refused'; readonly code: string }

export function RateScreen({ code }: { readonly code: string }) {
  const step = useMemo(() => signal<Step>({ at: 'loading' }), [])
  const path = `/api/ratings/${encodeURIComponent(code)}`
  useEffect(() => {
    void ask<RateView>(path).then((answer) => {
      step.value = 'problem' in answer ? { at: 'refused', code: answer.problem } : answer.data.can === 'done' ? { at: 'refused', code: 'RATING_CLOSED' } : { at: 'asking', view: answer.data }
    })
  }, [])
  // Sent again after a lost answer it is the same rating, and not one more.
  const key = useMemo(newKey, [])
  const send = async (said: RatingSaid) => {
    if (step.value.at !== 'asking') return
    const body = { nonce: step.value.view.nonce, ...said }
    const answer = await ask<unknown>(path, body, key)
    step.value = 'problem' in answer ? { at: 'refused', code: answer.problem } : { at: 'done' }
  }
  return (
    <main class="rate">
      <header>
        <Button kind="small" onPress={() => setLanguage(otherLanguage().language)} testId="rate-language">
          {otherLanguage().name}
        </Button>
      </header>
      <Body path={path} step={step.value} onSend={send} />
    </main>
  )
}

interface BodyProps {
  readonly path: string
  readonly step: Step
  readonly onSend: (said: RatingSaid) => Promise<void>
}

function Body({ path, step, onSend }: BodyProps) {
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
          <OwnWords key={step.at} path={path} />
        </>
      )
    case 'refused':
      return (
        <>
          <p class="rate-words" data-testid="rate-refused">
            {known('problem', step.code)}
          </p>
          {step.code === 'RATING_CLOSED' && <Receipts path={path} />}
          {step.code === 'RATING_CLOSED' && <OwnWords key={step.at} path={path} />}
        </>
      )
    case 'asking':
      return (
        <>
          <h1>{t(step.view.can === 'first' ? 'rate.ask' : 'rate.askAgain')}</h1>
          <p class="rate-act">{t('rate.act', { site: inLanguage({ zh: step.view.site.name, en: step.view.site.nameEn }), window: step.view.window, number: step.view.number, date: step.view.date })}</p>
          <RatingForm tags={step.view.tags} onSend={onSend} />
          <OwnWords key={step.at} path={path} />
        </>
      )
  }
}

/** Not randomUUID: that is missing on pages without TLS. */
const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
