/** The pages after the first ones, and what is answered: loaded as soon as the first page stands, and not before it. */
import { t } from '../../words/words.ts'
import { CameraPage } from './camera-page.tsx'
import { ComeWithCodePage } from './come-page.tsx'
import { ComplainedPage, ComplaintCodePage, ComplaintPage, ComplaintStatusPage } from './complaint-pages.tsx'
import { FindPage } from './find-page.tsx'
import { GreenPage } from './green-page.tsx'
import { HelpedPage, HelpPage } from './help-pages.tsx'
import { NumberPage } from './number-page.tsx'
import type { PageProps } from './page-props.ts'
import { PapersPage } from './papers-page.tsx'
import { problemWords } from './problem-words.ts'
import { RateCodePage, RatedPage, RatePage } from './rate-pages.tsx'
import { Lead, Told } from './said.tsx'
import { SayPage } from './say-page.tsx'
import { shown } from './shown.ts'
import type { Step } from './visit.ts'

export type After = Extract<Step, { at: 'waiting' | 'help' | 'find' | 'papers' | 'green' | 'say' | 'code' | 'camera' | 'number' | 'refused' | 'helped' | 'complaint' | 'complained' | 'complaint-code' | 'complaint-status' | 'rate-code' | 'rate' | 'rated' }>

export function AfterPage({ step, ...props }: PageProps & { readonly step: After }) {
  const { line, visit } = props
  switch (step.at) {
    case 'help':
      return <HelpPage {...props} step={step} />
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
      return <ToldPage line={line} visit={visit} step={step} />
  }
}

interface ToldProps extends Pick<PageProps, 'line' | 'visit'> {
  readonly step: Exclude<After, { at: 'help' | 'find' | 'papers' | 'green' | 'say' | 'code' | 'camera' }>
}

/** What is answered, and what is said of what was. */
function ToldPage({ line, visit, step }: ToldProps) {
  switch (step.at) {
    case 'waiting':
      return <Lead>{t('kiosk.oneMoment')}</Lead>
    case 'number':
      return <NumberPage key={step.receipt.id} line={line} visit={visit} receipt={step.receipt} checkedIn={step.checkedIn} />
    case 'refused':
      return <Told lead={problemWords(step.code)} below={step.code === 'CARD_NEEDED' ? null : t('kiosk.askStaff')} testId="kiosk-refused" />
    case 'helped':
      return <HelpedPage help={step.help} />
    case 'complaint':
      return <ComplaintPage line={line} visit={visit} step={step} />
    case 'complained':
      return <ComplainedPage receipt={step.receipt} />
    case 'complaint-code':
      return <ComplaintCodePage line={line} visit={visit} />
    case 'complaint-status':
      return <ComplaintStatusPage status={step.status} />
    case 'rate-code':
      return <RateCodePage line={line} visit={visit} />
    case 'rate':
      return <RatePage line={line} visit={visit} step={step} />
    case 'rated':
      return <RatedPage />
  }
}
