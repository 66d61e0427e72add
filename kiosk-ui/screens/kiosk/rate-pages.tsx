/** To rate at the kiosk: the code on the ticket is scanned or typed, then five levels, then thanks. */
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import { rateCodeIn } from '../../../device-daemon/wire/codes.ts'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import type { Connection } from '../../daemon/connection.ts'
import { RatingForm, type RatingSaid } from '../../design/rating-form.tsx'
import { inLanguage, t } from '../../words/words.ts'
import { CodePage } from './code-page.tsx'
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
      <h1 class="kiosk-lead">{t(act.can === 'first' ? 'rate.ask' : 'rate.askAgain')}</h1>
      <p>{t('rate.act', { site: inLanguage({ zh: act.site.name, en: act.site.nameEn }), window: act.window, number: act.number, date: act.date })}</p>
      <RatingForm tags={act.tags} onSend={(said) => rate({ line, visit }, { code, nonce: act.nonce, ...said })} />
    </section>
  )
}

export function RatedPage() {
  return (
    <Told lead={t('rate.done')} testId="kiosk-rated" />
  )
}

const pathOf = (code: string): string => `/api/ratings/${encodeURIComponent(code)}`

export async function openRating(line: Connection, visit: Visit, code: string): Promise<void> {
  visit.wait()
  const answer = await line.get<RateView>(pathOf(code))
  if (!answer.ok) return visit.go({ at: 'refused', code: answer.problem.code })
  visit.go(answer.data.can === 'done' ? { at: 'refused', code: 'RATING_CLOSED' } : { at: 'rate', code, act: answer.data })
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

/** Typed, or held before the camera: whoever comes is checked in, and what is no code to come with may be one to rate with. */
export async function shown(line: Connection, visit: Visit, text: string): Promise<void> {
  visit.wait()
  const answer = await line.post<TicketReceipt>('/api/check-ins', { code: text })
  if (answer.ok) return visit.go({ at: 'number', receipt: answer.data, checkedIn: true })
  const code = answer.problem.code === 'APPOINTMENT_UNKNOWN' ? rateCodeIn(text) : null
  if (code !== null) return openRating(line, visit, code)
  visit.go({ at: 'refused', code: answer.problem.code })
}
