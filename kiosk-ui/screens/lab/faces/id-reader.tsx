/** A reader with a lamp, and the card that lies on it. */
import type { IdReaderFace, Specimen } from '../../../../device-daemon/wire/lab.ts'
import { Button } from '../../../design/parts.tsx'
import { known, t } from '../../../words/words.ts'
import type { Of } from './of.ts'

type Lamp = 'idle' | 'reading' | 'read' | 'fault'

export function IdReader({ id, face, act, isWell, cards }: Of<IdReaderFace> & { readonly cards: readonly Specimen[] }) {
  const lamp = lampOf(face, isWell)
  return (
    <>
      <div class="lab-reader">
        <svg class="lab-drawing" viewBox="0 0 200 96" aria-hidden="true">
          <rect class="housing" x="4" y="4" width="192" height="88" rx="12" />
          <rect class="plate" x="18" y="16" width="138" height="64" rx="6" />
          <path class="waves" d="M78 38q9 10 0 20m8-26q14 16 0 32m8-38q19 22 0 44" />
          {face.card !== null && (
            <g class="lab-card">
              <rect class="sheet" x="24" y="20" width="100" height="58" rx="5" />
              <rect class="print" x="32" y="30" width="50" height="5" />
              <rect class="print" x="32" y="42" width="40" height="4" />
              <rect class="print" x="32" y="66" width="70" height="4" />
              <rect class="print" x="94" y="30" width="22" height="28" rx="2" />
            </g>
          )}
          <circle class={`lamp ${lamp}`} cx="176" cy="28" r="8" />
        </svg>
        <p class="lab-says">
          <b data-testid={`${id}-card`}>{face.card === null ? t('lab.noCard') : `${face.card.name} · ${known('card', face.card.kind)}`}</b>
          <span class={`lab-lamp ${lamp}`} data-testid={`${id}-lamp`}>
            {t(`lab.reader-${lamp}`)}
          </span>
        </p>
      </div>
      <div class="lab-row">
        {cards.map((card) => (
          <Button key={card.specimen} kind="small" pressed={face.card?.name === card.name && face.card.kind === card.kind} onPress={() => act({ type: 'lay', specimen: card.specimen })} testId={`${id}-lay-${card.specimen}`}>
            {t('lab.lay', { name: nameAmong(card, cards) })}
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

function lampOf({ card, read }: IdReaderFace, isWell: boolean): Lamp {
  if (!isWell) return 'fault'
  if (card === null) return 'idle'
  return read ? 'read' : 'reading'
}

/** Published specimens of different years have the same name. */
function nameAmong({ specimen, name, kind }: Specimen, cards: readonly Specimen[]): string {
  return cards.some((other) => other.specimen !== specimen && other.name === name) ? `${name} · ${known('card', kind)}` : name
}
