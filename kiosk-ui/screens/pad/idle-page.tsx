/** While nobody is asked: where this is, who sits here, and whether somebody is called. */
import type { ComponentChildren } from 'preact'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import { inLanguage, t } from '../../words/words.ts'
import { type Clerk, ClerkCard, clerkOf } from './clerk.tsx'
import { Heading } from '../../design/heading.tsx'

interface IdlePageProps {
  readonly view: HallView
  readonly number: number
  readonly clerk: Clerk | null
  readonly language: ComponentChildren
  readonly isEmulated: boolean
}

export function IdlePage({ view, number, clerk, language, isEmulated }: IdlePageProps) {
  return (
    <>
      <header class="pad-head">
        <b>{inLanguage({ zh: view.site.name, en: view.site.nameEn })}</b>
        {isEmulated && <span class="rehearsal">{t('common.emulated')}</span>}
        {language}
      </header>
      <section class="pad-calm" data-testid="pad-idle">
        <Heading>{t('pad.window', { number })}</Heading>
        {clerk !== null && <ClerkCard clerk={clerk} />}
        <p class="pad-state" data-testid="pad-state">
          {t(stateOf(view, number))}
        </p>
        <p>{t('pad.idle')}</p>
      </section>
    </>
  )
}

function stateOf(view: HallView, number: number): 'pad.open' | 'pad.paused' | 'pad.closed' {
  if (clerkOf(view, number) === null) return 'pad.closed'
  return view.windows.find((one) => one.number === number)?.paused === null ? 'pad.open' : 'pad.paused'
}
