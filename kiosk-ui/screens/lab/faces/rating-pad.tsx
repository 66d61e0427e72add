/** A pad with its display and lamp above, and its keys in their places. While it has the focus, digits press them. */
import type { RatingPadFace } from '../../../../device-daemon/wire/lab.ts'
import { Badge } from '../../../design/parts.tsx'
import { known, t } from '../../../words/words.ts'
import { CallerKeys } from './caller-keys.tsx'
import type { Of } from './of.ts'
import { SevenSegment } from './seven-segment.tsx'

export function RatingPad({ id, face, act, isWell }: Of<RatingPadFace>) {
  /** The digit is the key's place on the pad, from the left; keys have numbers of their own. */
  const byDigit = (event: KeyboardEvent) => {
    const key = face.keys[Number(event.key) - 1]
    if (key === undefined || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    event.preventDefault()
    void act({ type: 'press', key: key.key })
  }
  return (
    <fieldset class="lab-pad" onKeyDown={byDigit} data-testid={`${id}-pad`}>
      <legend class="unseen">{t('lab.padKeys')}</legend>
      <p class="lab-pad-top">
        <svg class="lab-lamp-glass" viewBox="0 0 20 20" aria-hidden="true">
          <circle class={`lamp ${isWell ? (face.inviting ? 'warn' : 'idle') : 'bad'}`} cx="10" cy="10" r="7" />
        </svg>
        <Badge tone={face.inviting ? 'warn' : 'plain'} testId={`${id}-inviting`}>
          {face.inviting ? t('lab.inviting') : t('lab.resting')}
        </Badge>
        {face.display !== '' && <SevenSegment text={face.display} testId={`${id}-display`} />}
        {face.stars && <span class="lab-stars">★★★★★</span>}
        {face.beeps > 0 && <small>{t('lab.beeps', { count: face.beeps })}</small>}
      </p>
      <div class="lab-keys">
        {face.keys.map(({ key, level }, index) => (
          <button key={key} type="button" class={`lab-key ${level ?? ''}`} onClick={() => void act({ type: 'press', key })} data-testid={`${id}-key-${key}`} aria-keyshortcuts={String(index + 1)}>
            <small aria-hidden="true">{index + 1}</small>
            <span>{level === null ? t('lab.key', { key }) : onKey(known('level', level))}</span>
          </button>
        ))}
      </div>
      {face.callerKeys.length > 0 && <CallerKeys id={id} keys={face.callerKeys} act={act} />}
    </fieldset>
  )
}

/** Five keys stand side by side: the longest English word may be cut where it is made of two. */
const onKey = (word: string): string => word.replace(/dissatisfied/i, (whole) => `${whole.slice(0, 3)}\u00ad${whole.slice(3)}`)
