/** What is answered, and what is said of what was: loaded as soon as the first page stands, and not before it. */
import { t } from '../../words/words.ts'
import { ComplainedPage, ComplaintCodePage, ComplaintPage, ComplaintStatusPage } from './complaint-pages.tsx'
import { HelpedPage, HelpPage } from './help-pages.tsx'
import { NumberPage } from './number-page.tsx'
import type { PageProps } from './page-props.ts'
import { problemWords } from './problem-words.ts'
import { RateCodePage, RatedPage, RatePage } from './rate-pages.tsx'
import { Lead, Told } from './said.tsx'
import type { Step } from './visit.ts'

export type After = Extract<Step, { at: 'waiting' | 'help' | 'number' | 'refused' | 'helped' | 'complaint' | 'complained' | 'complaint-code' | 'complaint-status' | 'rate-code' | 'rate' | 'rated' }>

/** What is answered, and what is said of what was. */
export function AfterPage({ line, visit, catalogue, step }: Omit<PageProps, 'number'> & { readonly step: After }) {
  switch (step.at) {
    case 'help':
      return <HelpPage line={line} visit={visit} catalogue={catalogue} step={step} />
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
