/** A device as itself. */
import type { EmulatorView, Specimen } from '../../../device-daemon/wire/lab.ts'
import type { Act, LabCode } from './act.ts'
import { Caller } from './faces/caller.tsx'
import { Display } from './faces/display.tsx'
import { IdReader } from './faces/id-reader.tsx'
import { Printer } from './faces/printer.tsx'
import { RatingPad } from './faces/rating-pad.tsx'
import { Scanner } from './faces/scanner.tsx'

interface FaceProps {
  readonly id: string
  readonly view: EmulatorView
  readonly act: Act
  readonly isWell: boolean
  readonly cards: readonly Specimen[]
  readonly codes: readonly LabCode[]
}

export function Face({ view: { face }, cards, codes, ...of }: FaceProps) {
  switch (face.kind) {
    case 'printer':
      return <Printer {...of} face={face} />
    case 'id-reader':
      return <IdReader {...of} face={face} cards={cards} />
    case 'scanner':
      return <Scanner {...of} face={face} codes={codes} />
    case 'rating-pad':
      return <RatingPad {...of} face={face} />
    case 'caller':
      return <Caller {...of} face={face} />
    case 'display':
      return <Display id={of.id} face={face} />
  }
}
