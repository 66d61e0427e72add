/** What each step of a visit shows. */
import { t } from '../../words/words.ts'
import type { After } from './after-page.tsx'
import { CameraPage } from './camera-page.tsx'
import { ComeWithCodePage } from './come-page.tsx'
import { FindPage } from './find-page.tsx'
import { GreenPage } from './green-page.tsx'
import { ItemsPage, QueuesPage, WaysPage } from './item-pages.tsx'
import type { PageProps } from './page-props.ts'
import { PapersPage } from './papers-page.tsx'
import { shown } from './shown.ts'
import { Lead } from './said.tsx'
import { later } from './later.ts'
import { SayPage } from './say-page.tsx'
import { StartPage } from './start-page.tsx'

export function Page(props: PageProps) {
  const { line, visit } = props
  const step = visit.step.value
  switch (step.at) {
    case 'start':
      return <StartPage {...props} />
    case 'queues':
      return <QueuesPage {...props} wanted={step.wanted} />
    case 'ways':
      return <WaysPage {...props} wanted={step.wanted} />
    case 'items':
      return <ItemsPage key={JSON.stringify(step.among)} {...props} step={step} />
    case 'find':
      return <FindPage key={step.by} {...props} step={step} />
    case 'papers':
      return <PapersPage key={step.item} {...props} step={step} />
    case 'green':
      return <GreenPage visit={visit} />
    case 'say':
      return <SayPage visit={visit} />
    case 'code':
      return <ComeWithCodePage {...props} />
    case 'camera':
      return <CameraPage onCode={(code) => shown(line, visit, code)} />
    default:
      return <Later {...props} step={step} />
  }
}

function Later({ step, ...props }: PageProps & { readonly step: After }) {
  const { value: loaded } = later
  if (step.at === 'waiting' || loaded === null) return <Lead>{t('kiosk.oneMoment')}</Lead>
  return <loaded.AfterPage {...props} step={step} />
}
