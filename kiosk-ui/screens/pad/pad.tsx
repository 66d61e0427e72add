/** A tablet at a window: whose window it is and, when an act has ended, how it was. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { RatingTagView } from '../../../device-daemon/wire/rate-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import { connectPage } from '../../daemon/connection.ts'
import { Button, Notice, Pairing } from '../../design/parts.tsx'
import '../../words/pad-words.ts'
import { known, otherLanguage, setLanguage, t } from '../../words/words.ts'
import { AskedPage } from './asked-page.tsx'
import { clerkOf, useClerk } from './clerk.tsx'
import { Heading } from '../../design/heading.tsx'
import { IdlePage } from './idle-page.tsx'
import { useEnded } from './use-ended.ts'
import './pad.css'

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
  if (view === null) return line.staleSince.value === null ? <main class="pad-away">{t('common.loading')}</main> : <Away />
  return (
    <>
      {!line.online.value && <Away />}
      {/* Kept while the line is away: what somebody has written is there when it is back. */}
      <main class="pad" hidden={!line.online.value}>
        <Page {...{ line, view, number, tags }} />
      </main>
    </>
  )
}

interface PageProps {
  readonly line: ReturnType<typeof connectPage>
  readonly view: HallView
  readonly number: number
  readonly tags: readonly RatingTagView[]
}

function Page({ line, view, number, tags }: PageProps) {
  const last = view.ratings.filter(({ window }) => window === number).at(-1) ?? null
  const isAsked = last?.state === 'offered' || last?.state === 'shown'
  const ended = useEnded(last)
  const clerk = useClerk(line, isAsked && last !== null ? last.clerk : clerkOf(view, number))
  const language = (
    <Button onPress={() => setLanguage(otherLanguage().language)} testId="pad-language">
      <span lang={otherLanguage().language === 'zh' ? 'zh-CN' : 'en'}>{otherLanguage().name}</span>
    </Button>
  )
  const asks = isAsked && last !== null ? t('pad.ask', { number: last.ticket.split('-')[1] ?? '' }) : ''
  return (
    <>
      <p class="pad-said" role="status">
        {ended === null ? asks : known('pad', ended)}
      </p>
      {isAsked && last !== null ? (
        <AskedPage key={last.session} {...{ line, number, tags, clerk, asks, language }} rating={last} />
      ) : ended !== null ? (
        <section class="pad-calm">
          <Heading testId="pad-thanks">{known('pad', ended)}</Heading>
        </section>
      ) : (
        <IdlePage {...{ view, number, clerk, language }} isEmulated={line.session.value?.emulated === true} />
      )}
    </>
  )
}

function Away() {
  return (
    <main class="pad-away">
      <h1 data-testid="pad-away">{t('pad.offline')}</h1>
      <p role="status">{t('pad.offlineHow')}</p>
    </main>
  )
}
