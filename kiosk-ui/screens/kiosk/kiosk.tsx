/** The kiosk: whoever stands before it takes a number, comes with a code, asks what to bring, asks for help, says how it was. One thing a page. */
import { useEffect, useMemo } from 'preact/hooks'
import { type Catalogue, useCatalogue } from '../../daemon/catalogue.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Pairing } from '../../design/parts.tsx'
import { inLanguage, t } from '../../words/words.ts'
import { Clock } from './clock.tsx'
import { Foot } from './foot.tsx'
import { Page } from './page.tsx'
import { loadLater } from './later.ts'
import { openRating } from './shown.ts'
import { useReading } from './reading.ts'
import { StillHere } from './still-here.tsx'
import { cardLaid, showScanned } from './take.ts'
import { Tools } from './tools.tsx'
import { isAnswer, Visit } from './visit.ts'
import '../../words/kiosk-words.ts'
import './kiosk.css'

export function KioskScreen({ number }: { readonly number: number }) {
  const line = useMemo(() => connectPage({ role: 'kiosk', kiosk: number }), [number])
  const visit = useMemo(() => new Visit(), [])
  const catalogue = useCatalogue(line)
  const { online, needsToken, view, scanned } = line
  useEffect(() => void showScanned(line, visit), [scanned.value])
  useEffect(() => void cardLaid(line, visit), [line.laid.value])
  useEffect(() => void (line.rateCode.value !== null && openRating(line, visit, line.rateCode.value.code)), [line.rateCode.value])
  useReading(line, visit)
  useTouches(visit)
  useEffect(loadLater, [])
  if (needsToken.value) return <Pairing line={line} />
  if (view.value === null || (!online.value && !isAnswer(visit.step.value))) return <Away />
  return <Whole line={line} visit={visit} catalogue={catalogue} number={number} />
}

interface WholeProps {
  readonly line: Connection
  readonly visit: Visit
  readonly catalogue: Catalogue
  readonly number: number
}

function Whole({ line, visit, catalogue, number }: WholeProps) {
  const { value: view } = line.view
  if (view === null) return null
  return (
    <div class={`kiosk ${visit.elder.value ? 'elder' : ''} ${visit.low.value ? 'low' : ''}`}>
      <header class="kiosk-top">
        <p class="kiosk-hall">{inLanguage({ zh: view.site.name, en: view.site.nameEn })}</p>
        {view.emulated && <p class="rehearsal">{t('common.emulated')}</p>}
        <Clock timeZone={view.site.timeZone} />
      </header>
      <main class={`kiosk-page kiosk-at-${visit.step.value.at}`}>
        <Page line={line} visit={visit} catalogue={catalogue} number={number} />
      </main>
      <Foot line={line} visit={visit} />
      <Tools line={line} visit={visit} number={number} />
      <StillHere visit={visit} />
    </div>
  )
}

/** The daemon is gone for a moment: nothing to do for the person, nothing alarming, and nothing else on the page. What they were told stays. */
function Away() {
  return (
    <main class="calm kiosk-away" data-testid="kiosk-away">
      <h1 class="kiosk-lead">{t('kiosk.away')}</h1>
      <p>{t('kiosk.awayHint')}</p>
    </main>
  )
}

/** Whoever touches anything is there. */
function useTouches(visit: Visit): void {
  useEffect(() => {
    const touches = ['pointerdown', 'keydown'] as const
    for (const touch of touches) document.addEventListener(touch, visit.touch)
    return () => {
      for (const touch of touches) document.removeEventListener(touch, visit.touch)
    }
  }, [visit])
}
