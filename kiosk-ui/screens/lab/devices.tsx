/** What each kind of emulated device looks like and what a person can do to it. */
import type { CallerFace, CallerKey, IdReaderFace, PrinterFace, RatingPadFace, ScannerFace, Specimen } from '../../../device-daemon/wire/lab.ts'
import { Badge, Button } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'
import type { Act, LabCode } from './act.ts'
import { Slot } from './slot.tsx'

interface Of<F> {
  readonly id: string
  readonly face: F
  readonly act: Act
}

const papers = ['ok', 'near-end', 'out'] as const

export function Printer({ id, face, act }: Of<PrinterFace>) {
  return (
    <>
      <Slot face={face} testId={`${id}-piece`} />
      <div class="lab-row-of-buttons">
        <Button kind="small" onPress={() => act({ type: 'tear' })} testId={`${id}-tear`}>
          {t('lab.tear')}
        </Button>
        <Button kind="small" pressed={face.cover === 'open'} onPress={() => act({ type: 'cover', cover: face.cover === 'open' ? 'closed' : 'open' })} testId={`${id}-cover`}>
          {face.cover === 'open' ? t('lab.closeLid') : t('lab.openLid')}
        </Button>
        <Button kind="small" pressed={face.cutter === 'jammed'} onPress={() => act({ type: 'cutter', cutter: face.cutter === 'ok' ? 'jammed' : 'ok' })} testId={`${id}-cutter`}>
          {face.cutter === 'ok' ? t('lab.jamCutter') : t('lab.freeCutter')}
        </Button>
        {papers.map((paper) => (
          <Button key={paper} kind="small" pressed={face.paper === paper} onPress={() => act({ type: 'paper', paper })} testId={`${id}-paper-${paper}`}>
            {t(`lab.paper-${paper}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

export function IdReader({ id, face, act, cards }: Of<IdReaderFace> & { readonly cards: readonly Specimen[] }) {
  return (
    <>
      <p class={`lab-reader ${face.read ? 'read' : ''}`}>{face.card === null ? t('lab.noCard') : `${face.card.name} · ${known('card', face.card.kind)}`}</p>
      <div class="lab-row-of-buttons">
        {cards.map((card) => (
          <Button key={card.specimen} kind="small" onPress={() => act({ type: 'lay', specimen: card.specimen })} testId={`${id}-lay-${card.specimen}`}>
            {t('lab.lay', { name: card.name })}
          </Button>
        ))}
        <Button kind="small" disabled={face.card === null} onPress={() => act({ type: 'lift' })} testId={`${id}-lift`}>
          {t('lab.lift')}
        </Button>
        <Button kind="small" onPress={() => act({ type: 'lift-early' })} testId={`${id}-lift-early`}>
          {t('lab.liftEarly')}
        </Button>
      </div>
    </>
  )
}

export function Scanner({ id, face, act, codes }: Of<ScannerFace> & { readonly codes: readonly LabCode[] }) {
  const show = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const text = new FormData(event.currentTarget).get('text')
    if (typeof text === 'string' && text !== '') act({ type: 'show', text })
  }
  return (
    <>
      <p class="lab-reader">{face.shown === null ? t('lab.noCode') : t('lab.shown', { text: face.shown })}</p>
      <div class="lab-row-of-buttons">
        {codes.map(({ title, code }, index) => (
          <Button key={code} kind="small" onPress={() => act({ type: 'show', text: code })} testId={`${id}-show-${index}`}>
            {title}
          </Button>
        ))}
      </div>
      <form class="lab-row-of-buttons" onSubmit={show}>
        <input name="text" maxLength={512} aria-label={t('lab.anyCode')} placeholder={t('lab.anyCode')} />
        <button class="button small" type="submit">
          {t('lab.show')}
        </button>
      </form>
    </>
  )
}

export function RatingPad({ id, face, act }: Of<RatingPadFace>) {
  return (
    <>
      <p class="lab-pad-face">
        <Badge tone={face.inviting ? 'warn' : 'plain'} testId={`${id}-inviting`}>
          {face.inviting ? t('lab.inviting') : t('lab.resting')}
        </Badge>
        {face.display !== '' && <output class="lab-display">{face.display}</output>}
        {face.stars && <span>★★★★★</span>}
        {face.beeps > 0 && <span>{t('lab.beeps', { count: face.beeps })}</span>}
      </p>
      <div class="lab-keys">
        {face.keys.map(({ key, level }) => (
          <Button key={key} onPress={() => act({ type: 'press', key })} testId={`${id}-key-${key}`}>
            {level === null ? t('lab.key', { key }) : known('level', level)}
          </Button>
        ))}
      </div>
      {face.callerKeys.length > 0 && <CallerKeys id={id} keys={face.callerKeys} act={act} />}
    </>
  )
}

export function Caller({ id, face, act }: Of<CallerFace>) {
  return (
    <>
      <p class="lab-pad-face">
        <output class="lab-display" data-testid={`${id}-display`}>
          {face.display || ' '}
        </output>
        <Badge tone={face.lamp === 'blinking' ? 'warn' : 'plain'} testId={`${id}-lamp`}>
          {t(`lab.lamp-${face.lamp}`)}
        </Badge>
      </p>
      <CallerKeys id={id} keys={face.callerKeys} act={act} />
    </>
  )
}

function CallerKeys({ id, keys, act }: { readonly id: string; readonly keys: readonly CallerKey[]; readonly act: Act }) {
  return (
    <div class="lab-row-of-buttons">
      {keys.map((key) => (
        <Button key={key} kind="small" onPress={() => act({ type: 'press-caller', key })} testId={`${id}-caller-${key}`}>
          {t(`lab.caller-${key}`)}
        </Button>
      ))}
    </div>
  )
}
