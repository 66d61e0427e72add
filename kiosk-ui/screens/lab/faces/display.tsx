/** The number above a window. Nobody does anything to it but pull its plug. */
import type { DisplayFace } from '../../../../device-daemon/wire/lab.ts'
import { SevenSegment } from './seven-segment.tsx'

export function Display({ id, face }: { readonly id: string; readonly face: DisplayFace }) {
  return (
    <div class="lab-sign">
      <SevenSegment text={face.text} testId={`${id}-display`} />
    </div>
  )
}
