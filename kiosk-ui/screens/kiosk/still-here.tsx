/** Before a visit ends by itself the person is asked; any touch goes on. */
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../design/parts.tsx'
import { Ring } from '../../design/ring.tsx'
import { t } from '../../words/words.ts'
import { type Visit, warnMs } from './visit.ts'

export function StillHere({ visit }: { readonly visit: Visit }) {
  const { value: left } = visit.ending
  return left === null ? null : <Asked visit={visit} left={left} />
}

function Asked({ visit, left }: { readonly visit: Visit; readonly left: number }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="kiosk-asked" aria-labelledby="kiosk-still" data-testid="kiosk-still-here">
      <Ring left={left} of={warnMs / 1000} />
      <h2 id="kiosk-still">{t('kiosk.stillHere')}</h2>
      <div class="kiosk-answers">
        <Button onPress={visit.end} className="quiet" testId="kiosk-leave">
          {t('kiosk.leave')}
        </Button>
        <Button kind="main" onPress={visit.touch} testId="kiosk-stay">
          {t('kiosk.iAmHere')}
        </Button>
      </div>
    </dialog>
  )
}
