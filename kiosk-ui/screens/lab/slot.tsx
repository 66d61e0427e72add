/** What hangs out of the printer and what was cut from it, newest first. */
import type { PrinterFace } from '../../../device-daemon/wire/lab.ts'
import { Paper } from '../../design/paper.tsx'
import { t } from '../../words/words.ts'

const shownMax = 6

export function Slot({ face, testId }: { readonly face: PrinterFace; readonly testId: string }) {
  const pieces = face.pieces.filter((piece) => piece.rows.length > 0)
  return (
    <div class="lab-slot">
      {pieces.length === 0 && <p class="lab-nothing">{t('lab.noPaper')}</p>}
      {pieces
        .slice(-shownMax)
        .reverse()
        .map((piece) => (
          <Paper key={piece.id} piece={piece} widthDots={face.widthDots} testId={testId} />
        ))}
    </div>
  )
}
