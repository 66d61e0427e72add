/** What each step of a visit shows. */
import { t } from '../../words/words.ts'
import type { After } from './after-page.tsx'
import { ItemsPage, QueuesPage, WaysPage } from './item-pages.tsx'
import type { PageProps } from './page-props.ts'
import { Lead } from './said.tsx'
import { later } from './later.ts'
import { ShutPage, useShut } from './shut-page.tsx'
import { StartPage } from './start-page.tsx'

export function Page(props: PageProps) {
  const step = props.visit.step.value
  if (useShut(props.line, props.visit)) return <ShutPage visit={props.visit} />
  switch (step.at) {
    case 'start':
      return <StartPage {...props} />
    case 'queues':
      return <QueuesPage {...props} wanted={step.wanted} />
    case 'ways':
      return <WaysPage {...props} wanted={step.wanted} />
    case 'items':
      return <ItemsPage key={JSON.stringify(step.among)} {...props} step={step} />
    default:
      return <Later {...props} step={step} />
  }
}

function Later({ step, ...props }: PageProps & { readonly step: After }) {
  const { value: loaded } = later
  if (step.at === 'waiting' || loaded === null) return <Lead>{t('kiosk.oneMoment')}</Lead>
  return <loaded.AfterPage {...props} step={step} />
}
