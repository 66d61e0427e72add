/** The kiosk: take a number in two touches, or be checked in by a code. One thing a page. */
import { useEffect, useMemo } from 'preact/hooks'
import { complaintSubjects } from '../../../device-daemon/wire/choices.ts'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import { useCatalogue } from '../../daemon/catalogue.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Button, Pairing } from '../../design/parts.tsx'
import { inLanguage, otherLanguage, t } from '../../words/words.ts'
import { CameraPage } from './camera-page.tsx'
import { ComplainedPage, ComplaintCodePage, ComplaintPage, ComplaintStatusPage } from './complaint-pages.tsx'
import { CodePage } from './code-page.tsx'
import { GreenPage, ItemsPage, Pager, queuesToChoose, StartPage } from './choose-pages.tsx'
import { helpChoices, HelpedPage, HelpPage } from './help-pages.tsx'
import { NumberPage } from './number-page.tsx'
import { problemWords } from './problem-words.ts'
import { openRating, RateCodePage, RatedPage, RatePage, shown } from './rate-pages.tsx'
import { useReading } from './reading.ts'
import { createVisit, start, type Step, type Visit } from './visit.ts'
import '../../words/kiosk-words.ts'
import './kiosk.css'

export function KioskScreen({ number }: { readonly number: number }) {
  const line = useMemo(() => connectPage({ role: 'kiosk', kiosk: number }), [number])
  const visit = useMemo(createVisit, [])
  const catalogue = useCatalogue(line)
  const { online, needsToken, view, scanned } = line
  useEffect(() => void showScanned(line, visit), [scanned.value])
  useEffect(() => void cardLaid(line, visit), [line.laid.value])
  useEffect(() => void (line.rateCode.value !== null && openRating(line, visit, line.rateCode.value.code)), [line.rateCode.value])
  useReading(line, visit)
  useEffect(() => {
    const touches = ['pointerdown', 'keydown'] as const
    for (const touch of touches) document.addEventListener(touch, visit.touch)
    return () => {
      for (const touch of touches) document.removeEventListener(touch, visit.touch)
    }
  }, [visit])
  if (needsToken.value) return <Pairing line={line} />
  if (view.value === null) return <Away />
  const step = visit.step.value
  return (
    <div class="kiosk">
      <header class="kiosk-top">
        <h1>{inLanguage({ zh: view.value.site.name, en: view.value.site.nameEn })}</h1>
        {view.value.emulated && <span class="rehearsal">{t('common.emulated')}</span>}
        <Button onPress={() => visit.speak(otherLanguage().language)} testId="kiosk-language">
          {otherLanguage().name}
        </Button>
      </header>
      <main>{online.value || isAnswer(step) ? <Page line={line} visit={visit} catalogue={catalogue} /> : <Away />}</main>
      <footer class="kiosk-foot">
        {step.at !== 'start' && (
          <Button kind="main" onPress={() => visit.go(start)} testId="kiosk-home">
            {t('kiosk.home')}
          </Button>
        )}
        {step.at === 'start' && <Pager visit={visit} step={step} choices={queuesToChoose(view.value).length} />}
        {step.at === 'help' && <Pager visit={visit} step={step} choices={helpChoices({ line, visit, catalogue, step }).length} />}
        {step.at === 'complaint' && step.about === null && <Pager visit={visit} step={step} choices={complaintSubjects.length} />}
        {step.at === 'items' && <Pager visit={visit} step={step} choices={itemsOf(catalogue.items, step.queue).length} />}
      </footer>
    </div>
  )
}

/** What the person has been told stays readable while the daemon is away: above all their number. */
const isAnswer = ({ at }: Step): boolean => at === 'number' || at === 'helped' || at === 'rated' || at === 'complained' || at === 'refused'

const itemsOf = (items: readonly ItemView[], queue: string): ItemView[] => items.filter((item) => item.queue === queue)

/** The daemon is gone for a moment: nothing to do for the person, and nothing alarming. */
function Away() {
  return (
    <div class="calm" data-testid="kiosk-away">
      <p class="kiosk-lead">{t('kiosk.away')}</p>
      <p>{t('kiosk.awayHint')}</p>
    </div>
  )
}

interface PageProps {
  readonly line: Connection
  readonly visit: Visit
  readonly catalogue: ReturnType<typeof useCatalogue>
}

function Page({ line, visit, catalogue }: PageProps) {
  const step = visit.step.value
  switch (step.at) {
    case 'start':
      return <StartPage line={line} visit={visit} page={step.page} />
    case 'items':
      return <ItemsPage items={itemsOf(catalogue.items, step.queue)} page={step.page} onChoose={(item) => take(line, visit, item)} />
    case 'waiting':
      return <p class="kiosk-lead">{t('kiosk.oneMoment')}</p>
    case 'number':
      return <NumberPage line={line} receipt={step.receipt} checkedIn={step.checkedIn} onHelp={(item) => visit.go({ at: 'help', item, kind: null, place: null, page: 0 })} />
    case 'refused':
      return (
        <div class="calm" data-testid="kiosk-refused">
          <p class="kiosk-lead">{problemWords(step.code)}</p>
          {step.code !== 'CARD_NEEDED' && <p>{t('kiosk.askStaff')}</p>}
        </div>
      )
    case 'help':
      return <HelpPage line={line} visit={visit} catalogue={catalogue} step={step} />
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
    case 'green':
      return <GreenPage visit={visit} />
    case 'code':
      return <CodePage onCode={(code) => shown(line, visit, code)} />
    case 'camera':
      return <CameraPage onCode={(code) => shown(line, visit, code)} />
  }
}

async function take(line: Connection, visit: Visit, item: string): Promise<void> {
  // Two fingers, two buttons, one frame: still one number.
  if (visit.step.value.at === 'waiting') return
  visit.go({ at: 'waiting' })
  const said = { priority: visit.priority.value ?? undefined, card: visit.card.value ?? undefined }
  const answer = await line.post<TicketReceipt>('/api/tickets', { item, ...said })
  // The next person is somebody else.
  if (answer.ok) visit.forget()
  visit.go(answer.ok ? { at: 'number', receipt: answer.data, checkedIn: false } : { at: 'refused', code: answer.problem.code, item })
}

/** Whoever was asked for a card goes on where they were; whoever lays one first has said how old they are. */
async function cardLaid(line: Connection, visit: Visit): Promise<void> {
  const { value: laid } = line.laid
  if (laid === null) return
  visit.card.value = laid.card
  if (laid.elderly) visit.priority.value ??= 'elderly'
  const step = visit.step.value
  if (step.at === 'refused' && step.code === 'CARD_NEEDED' && step.item !== undefined) return take(line, visit, step.item)
  visit.go(step.at === 'items' || step.at === 'green' ? step : { at: 'start', page: 0 })
}

/** The kiosk's own scanner read something while the person stood here, whatever page they were on. */
async function showScanned(line: Connection, visit: Visit): Promise<void> {
  const scanned = line.scanned.value
  if (scanned === null) return
  if (scanned.ticket === null) return visit.go({ at: 'refused', code: scanned.problem })
  const answer = await line.get<TicketReceipt>(`/api/tickets/${scanned.ticket}`)
  if (answer.ok) visit.go({ at: 'number', receipt: answer.data, checkedIn: true })
}
