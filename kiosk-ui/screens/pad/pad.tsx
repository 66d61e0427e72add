/** A tablet at a window that asks how it was: five levels, their words, or that one would rather not say. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { RatingTagView } from '../../../device-daemon/wire/rate-view.ts'
import type { HallView, RatingView } from '../../../device-daemon/wire/views.ts'
import { connectPage } from '../../daemon/connection.ts'
import { Button, Notice, Pairing } from '../../design/parts.tsx'
import { RatingForm, type RatingSaid } from '../../design/rating-form.tsx'
import { inLanguage, known, otherLanguage, setLanguage, t } from '../../words/words.ts'
import '../../words/pad-words.ts'
import './pad.css'

/** Thanks stand for so long. */
const thanksMs = 5000

export function PadScreen({ number }: { readonly number: number }) {
  const line = useMemo(() => connectPage({ role: 'pad', window: number }), [])
  const [tags, setTags] = useState<readonly RatingTagView[]>([])
  const isReady = line.session.value !== null
  useEffect(() => {
    if (!isReady) return
    void line.get<{ tags: RatingTagView[] }>('/api/rating-tags').then((answer) => {
      if (answer.ok) setTags(answer.data.tags)
    })
  }, [isReady])
  const view = line.view.value
  if (line.needsToken.value) return <Pairing line={line} />
  if (line.refused.value !== null) return <Notice tone="bad">{t('common.noWindow', { number })}</Notice>
  if (view === null || !line.online.value) return <main class="pad calm">{t('common.offline')}</main>
  const post = (step: string, body: object) => line.post(`/api/pads/${number}/${step}`, body)
  return (
    <main class="pad">
      <header>
        <span>{inLanguage({ zh: view.site.name, en: view.site.nameEn })}</span>
        <Button kind="small" onPress={() => setLanguage(otherLanguage().language)} testId="pad-language">
          {otherLanguage().name}
        </Button>
      </header>
      <Asked view={view} number={number} tags={tags} post={post} />
    </main>
  )
}

interface AskedProps {
  readonly view: HallView
  readonly number: number
  readonly tags: readonly RatingTagView[]
  readonly post: (step: string, body: object) => Promise<{ readonly ok: boolean }>
}

function Asked({ view, number, tags, post }: AskedProps) {
  const last = view.ratings.filter(({ window }) => window === number).at(-1) ?? null
  const isAsked = last?.state === 'offered' || last?.state === 'shown'
  // What the daemon knows as offered is on the screen now.
  useEffect(() => {
    if (last?.state === 'offered') void post('shown', { session: last.session })
  }, [last?.session])
  const thanks = useThanks(last)
  if (thanks !== null) return <p class="pad-words" data-testid="pad-thanks">{thanks}</p>
  if (last === null || !isAsked) return <p class="pad-words" data-testid="pad-idle">{t('pad.idle', { number })}</p>
  const { session } = last
  const send = async (said: RatingSaid) => void (await post('rate', { session, ...said }))
  return (
    <section key={session} class="pad-asked" data-testid="pad-asked">
      <h1>{t('pad.ask', { number: last.ticket.split('-')[1] ?? '' })}</h1>
      <RatingForm tags={tags} onSend={send} />
      <Button onPress={() => post('decline', { session })} testId="pad-decline">
        {t('pad.decline')}
      </Button>
    </section>
  )
}

/** For a while after somebody has answered; what was answered before the page was opened is no news. */
function useThanks(last: RatingView | null): string | null {
  const [of, setOf] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const isOver = last?.state === 'rated' || last?.state === 'declined'
  useEffect(() => {
    if (last !== null && !isOver) setAsked(last.session)
    if (last === null || !isOver || last.session !== asked) return
    setOf(last.session)
    const timer = setTimeout(() => setOf(null), thanksMs)
    return () => clearTimeout(timer)
  }, [last?.session, last?.state])
  if (last === null || of !== last.session) return null
  return known('pad', last.state)
}
