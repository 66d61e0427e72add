/** On a person's own telephone: how it was, in three touches. Nobody is asked who they are, and nothing is kept. */
import { useEffect, useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import { Button } from '../../design/button.tsx'
import { Heading } from '../../design/heading.tsx'
import { Notice } from '../../design/notice.tsx'
import { RatingForm, type RatingSaid } from '../../design/rating-form.tsx'
import { inLanguage, otherLanguage, setLanguage, t } from '../../words/words.ts'
import { ask } from './ask.ts'
import { OwnWords } from './own-words.tsx'
import { Receipts } from './receipts.tsx'
import { Refused, whyOf, type Why } from './refused.tsx'
import { sendRating } from './send-rating.ts'
import './rate.css'

type Step =
  | { readonly at: 'loading' }
  /** `failed`: it was not sent, and may be sent again. */
  | { readonly at: 'asking'; readonly view: RateView; readonly failed: boolean }
  | { readonly at: 'done'; readonly view: RateView }
  | { readonly at: 'refused'; readonly why: Why }

export function RateScreen({ code }: { readonly code: string }) {
  const step = useMemo(() => signal<Step>({ at: 'loading' }), [])
  const path = `/api/ratings/${encodeURIComponent(code)}`
  const load = async () => {
    const answer = await ask<RateView>(path)
    if ('problem' in answer) step.value = { at: 'refused', why: whyOf(answer.problem) }
    else step.value = answer.data.can === 'done' ? { at: 'refused', why: 'already' } : { at: 'asking', view: answer.data, failed: false }
  }
  useEffect(() => void load(), [])
  const send = useMemo(() => sendRating(path), [])
  const sendFrom = async (view: RateView, said: RatingSaid) => {
    const problem = await send(view.nonce, said)
    if (problem === null) step.value = { at: 'done', view }
    else step.value = whyOf(problem) === 'away' ? { at: 'asking', view, failed: true } : { at: 'refused', why: whyOf(problem) }
  }
  return (
    <main class="rate">
      <div class="rate-top">
        <Button kind="small" onPress={() => setLanguage(otherLanguage().language)} testId="rate-language">
          <span lang={otherLanguage().language === 'zh' ? 'zh-CN' : 'en'}>{otherLanguage().name}</span>
        </Button>
      </div>
      <Body path={path} step={step.value} onSend={sendFrom} onAgain={load} />
    </main>
  )
}

interface BodyProps {
  readonly path: string
  readonly step: Step
  readonly onSend: (view: RateView, said: RatingSaid) => Promise<void>
  readonly onAgain: () => Promise<void>
}

function Body({ path, step, onSend, onAgain }: BodyProps) {
  switch (step.at) {
    case 'loading':
      return <p role="status">{t('common.loading')}</p>
    case 'done':
      return (
        <>
          <Heading testId="rate-done">{t('rate.done')}</Heading>
          <Act view={step.view} />
          <Receipts path={path} />
          <OwnWords key={step.at} path={path} />
        </>
      )
    case 'refused':
      return (
        <>
          <Refused why={step.why} onAgain={onAgain} />
          {(step.why === 'already' || step.why === 'late') && <Receipts path={path} />}
          {(step.why === 'already' || step.why === 'late') && <OwnWords key={step.at} path={path} />}
        </>
      )
    case 'asking':
      return (
        <>
          <h1>{t(step.view.can === 'first' ? 'rate.ask' : 'rate.askAgain')}</h1>
          <Act view={step.view} />
          <OwnWords key={step.at} path={path} />
          <RatingForm tags={step.view.tags} onSend={(said) => onSend(step.view, said)}>
            {step.failed && (
              <Notice tone="bad" testId="rate-failed">
                {t('rate.failed')}
              </Notice>
            )}
          </RatingForm>
        </>
      )
  }
}

function Act({ view: { site, window, number, date } }: { readonly view: RateView }) {
  return <p class="rate-act">{t('rate.act', { site: inLanguage({ zh: site.name, en: site.nameEn }), window, number, date })}</p>
}
