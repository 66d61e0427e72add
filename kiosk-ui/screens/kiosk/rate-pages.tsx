/** To rate at the kiosk: the code on the ticket is scanned or typed, then five levels, then thanks. */
import type { Connection } from '../../daemon/connection.ts'
import { RatingForm, type RatingSaid } from '../../design/rating-form.tsx'
import { inLanguage, t } from '../../words/words.ts'
import { CodePage } from './code-page.tsx'
import { openRating, pathOf } from './shown.ts'
import { useCamera } from './use-camera.ts'
import { Told } from './said.tsx'
import type { Step, Visit } from './visit.ts'

/** A day, a number and ten signs. */
const codeSigns = 22

interface RatePageProps {
  readonly line: Connection
  readonly visit: Visit
}

export function RateCodePage({ line, visit }: RatePageProps) {
  const camera = useCamera()
  const without = camera ? { words: t('kiosk.useCamera'), onWithout: () => visit.go({ at: 'camera' }) } : undefined
  return <CodePage visit={visit} asked={t('kiosk.rateCode')} min={codeSigns} onCode={(code) => openRating(line, visit, code)} without={without} />
}

export function RatePage({ line, visit, step: { code, act } }: RatePageProps & { readonly step: Extract<Step, { at: 'rate' }> }) {
  return (
    <section key={code} class="kiosk-rating">
      <div class="kiosk-sight">
        <h1 class="kiosk-lead">{t(act.can === 'first' ? 'rate.ask' : 'rate.askAgain')}</h1>
        <p>{t('rate.act', { site: inLanguage({ zh: act.site.name, en: act.site.nameEn }), window: act.window, number: act.number, date: act.date })}</p>
      </div>
      <RatingForm tags={act.tags} onSend={(said) => rate({ line, visit }, { code, nonce: act.nonce, ...said })} />
    </section>
  )
}

export function RatedPage() {
  return (
    <Told lead={t('rate.done')} testId="kiosk-rated" />
  )
}

interface Said extends RatingSaid {
  readonly code: string
  readonly nonce: string
}

async function rate({ line, visit }: RatePageProps, { code, ...said }: Said): Promise<void> {
  // Two fingers, one frame: still one rating, and not one more.
  if (visit.step.value.at === 'waiting') return
  visit.wait()
  const answer = await line.post(pathOf(code), said)
  visit.go(answer.ok ? { at: 'rated' } : { at: 'refused', code: answer.problem.code })
}
