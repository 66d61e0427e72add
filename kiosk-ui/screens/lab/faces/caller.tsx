/** A clerk's caller: a small display, a lamp, its keys. */
import type { CallerFace } from '../../../../device-daemon/wire/lab.ts'
import { Badge } from '../../../design/parts.tsx'
import { t } from '../../../words/words.ts'
import { CallerKeys } from './caller-keys.tsx'
import type { Of } from './of.ts'
import { SevenSegment } from './seven-segment.tsx'

export function Caller({ id, face, act, isWell }: Of<CallerFace>) {
  return (
    <div class="lab-pad">
      <p class="lab-pad-top">
        <svg class="lab-lamp-glass" viewBox="0 0 20 20" aria-hidden="true">
          <circle class={`lamp ${isWell ? { off: 'idle', steady: 'good', blinking: 'warn' }[face.lamp] : 'bad'}`} cx="10" cy="10" r="7" />
        </svg>
        <SevenSegment text={face.display} testId={`${id}-display`} />
        <Badge tone={face.lamp === 'blinking' ? 'warn' : 'plain'} testId={`${id}-lamp`}>
          {t(`lab.lamp-${face.lamp}`)}
        </Badge>
      </p>
      <CallerKeys id={id} keys={face.callerKeys} act={act} />
    </div>
  )
}
