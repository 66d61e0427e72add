/** A printer with a slit: paper comes out of it into a box that does not grow, so that the buttons stay where they are. */
import type { PrinterFace } from '../../../../device-daemon/wire/lab.ts'
import { Button } from '../../../design/parts.tsx'
import { Paper } from '../../../design/paper.tsx'
import { t } from '../../../words/words.ts'
import type { Of } from './of.ts'

/** What was cut is taken away by somebody; nobody scrolls through a whole day of it. */
const piecesMax = 6

export function Printer({ id, face, act, isWell }: Of<PrinterFace>) {
  const pieces = face.pieces.filter((piece) => piece.rows.length > 0)
  return (
    <>
      <div class="lab-row">
        <Button kind="small" disabled={pieces.length === 0} onPress={() => act({ type: 'tear' })} testId={`${id}-tear`}>
          {t('lab.tear')}
        </Button>
        <Button kind="small" onPress={() => act({ type: 'paper', paper: 'ok' })} testId={`${id}-paper-ok`}>
          {t('lab.newRoll')}
        </Button>
      </div>
      <div class="lab-printer">
        <Housing face={face} isWell={isWell} />
        {/* Reached by the keyboard, so that what came out before can be seen. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls */}
        <section class="lab-tray" aria-label={`${t('kind.printer')} ${id}`} tabIndex={0}>
          {pieces.length === 0 && <p class="lab-hint">{t('lab.noPaper')}</p>}
          {pieces
            .slice(-piecesMax)
            .reverse()
            .map((piece) => (
              <Paper key={piece.id} piece={piece} widthDots={face.widthDots} testId={`${id}-piece`} />
            ))}
        </section>
      </div>
    </>
  )
}

/** The lid swings up on its hinge; the roll behind it is as thick as the paper that is left. */
function Housing({ face, isWell }: { readonly face: PrinterFace; readonly isWell: boolean }) {
  const lamp = !isWell || face.paper === 'out' || face.cover === 'open' || face.cutter === 'jammed' ? 'bad' : face.paper === 'near-end' ? 'warn' : 'good'
  const roll = { 'ok': 15, 'near-end': 6, 'out': 0 }[face.paper]
  return (
    <svg class="lab-drawing" viewBox="0 0 360 76" aria-hidden="true">
      <g class={`lab-lid ${face.cover}`}>
        <rect class="lid" x="14" y="14" width="270" height="30" rx="6" />
      </g>
      {face.cover === 'open' && (
        <>
          <rect class="hollow" x="22" y="22" width="254" height="30" />
          <circle class="sheet" cx="150" cy="37" r={roll} />
        </>
      )}
      <rect class="housing" x="4" y="38" width="352" height="38" rx="8" />
      <rect class="hollow" x="18" y="62" width="324" height="7" rx="3" />
      <circle class={`lamp ${lamp}`} cx="330" cy="50" r="6" />
      {face.cutter === 'jammed' && <path class="jam" d="M120 60l12 12m0-12l-12 12" />}
    </svg>
  )
}
