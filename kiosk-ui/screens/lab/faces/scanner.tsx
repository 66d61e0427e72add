/** A scanner with its window of light, and the code that was last held before it. */
import type { ScannerFace } from '../../../../device-daemon/wire/lab.ts'
import { Button } from '../../../design/parts.tsx'
import { t } from '../../../words/words.ts'
import type { LabCode } from '../act.ts'
import type { Of } from './of.ts'

export function Scanner({ id, face, act, isWell, codes }: Of<ScannerFace> & { readonly codes: readonly LabCode[] }) {
  const show = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const text = new FormData(event.currentTarget).get('text')
    if (typeof text === 'string' && text !== '') act({ type: 'show', text })
  }
  return (
    <>
      <div class="lab-reader">
        <svg class="lab-drawing" viewBox="0 0 200 96" aria-hidden="true">
          {face.aiming && isWell && <path class="beam" d="M70 46L30 92H170L130 46Z" />}
          <rect class="housing" x="44" y="6" width="112" height="46" rx="10" />
          <rect class="glass" x="62" y="30" width="76" height="16" rx="3" />
          <path class={face.aiming && isWell ? 'aim' : 'hollow-line'} d="M66 38H134" />
          <circle class={`lamp ${isWell ? (face.aiming ? 'good' : 'idle') : 'bad'}`} cx="140" cy="18" r="5" />
        </svg>
        <p class="lab-says">
          <b>{face.aiming ? t('lab.scanner-aiming') : t('lab.scanner-resting')}</b>
          <span class="lab-shown">{face.shown === null ? t('lab.noCode') : t('lab.shown', { text: face.shown })}</span>
        </p>
      </div>
      <div class="lab-row">
        {codes.map(({ title, code }, index) => (
          <Button key={code} kind="small" onPress={() => act({ type: 'show', text: code })} testId={`${id}-show-${index}`}>
            {title}
          </Button>
        ))}
      </div>
      <form class="lab-row" onSubmit={show}>
        <input name="text" maxLength={512} aria-label={t('lab.anyCode')} placeholder={t('lab.anyCode')} />
        <button class="button small" type="submit">
          {t('lab.show')}
        </button>
      </form>
    </>
  )
}
