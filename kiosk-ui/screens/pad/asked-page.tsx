/** Somebody is asked how it was: five levels, their words, or that one would rather not say. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { RatingTagView } from '../../../device-daemon/wire/rate-view.ts'
import type { RatingView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { RatingForm, type RatingSaid } from '../../design/rating-form.tsx'
import { t } from '../../words/words.ts'
import { type Clerk, ClerkCard } from './clerk.tsx'
import { Heading } from '../../design/heading.tsx'
import { TimeRing, useSecondsLeft } from './time-ring.tsx'
import { useTouches } from './use-touches.ts'

interface AskedPageProps {
  readonly line: Connection
  readonly number: number
  readonly rating: RatingView
  readonly tags: readonly RatingTagView[]
  readonly clerk: Clerk | null
  /** The question. */
  readonly asks: string
  readonly language: ComponentChildren
}

export function AskedPage({ line, number, rating, tags, clerk, asks, language }: AskedPageProps) {
  const { session } = rating
  const [isRefused, setRefused] = useState(false)
  const isShut = line.standing.value !== 'open'
  const post = (step: string, body: object = {}) => line.post(`/api/pads/${number}/${step}`, { session, ...body })
  const answer = async (step: string, body?: object) => setRefused(!(await post(step, body)).ok)
  // What the daemon knows as offered is on the screen now.
  useEffect(() => {
    if (rating.state === 'offered') void post('shown')
  }, [])
  useTouches(() => void post('prolong'))
  const left = useSecondsLeft(rating)
  return (
    <section class="pad-asked" data-testid="pad-asked">
      <header class="pad-head">
        {clerk !== null && <ClerkCard clerk={clerk} />}
        <Heading>{asks}</Heading>
        <TimeRing {...left} />
        {language}
      </header>
      {isShut ? <Notice testId="pad-shut">{t('pad.shut')}</Notice> : isRefused && <Notice tone="bad">{t('pad.refused')}</Notice>}
      <RatingForm tags={tags} onSend={(said: RatingSaid) => answer('rate', said)}>
        <Button onPress={() => answer('decline')} testId="pad-decline">
          {t('pad.decline')}
        </Button>
      </RatingForm>
    </section>
  )
}
