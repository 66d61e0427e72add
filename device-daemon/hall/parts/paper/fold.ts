import type { PartFold } from '../part-fold.ts'
import type { PaperFact } from './facts.ts'

/** The roll that is in a printer, since it was put in. */
export interface Roll {
  readonly printer: string
  /** Null where nobody has said since when it is in. */
  readonly changedAt: string | null
  /** How long it was when it was new; null as above. */
  readonly rollMm: number | null
  readonly usedMm: number
  readonly cuts: number
  readonly jobs: number
  readonly nearEnd: boolean
}

export interface PaperState {
  readonly rolls: Map<string, Roll>
}

export const paperFold: PartFold<PaperState, readonly Roll[], PaperFact> = {
  empty: () => ({ rolls: new Map() }),
  steps: {
    'roll-changed'({ rolls }, { at, data: { printer, mm } }) {
      rolls.set(printer, { ...unknown(printer), changedAt: at, rollMm: mm })
    },
    'paper-used'({ rolls }, { data: { printer, mm, cuts } }) {
      const roll = rolls.get(printer) ?? unknown(printer)
      rolls.set(printer, { ...roll, usedMm: roll.usedMm + mm, cuts: roll.cuts + cuts, jobs: roll.jobs + 1 })
    },
    'roll-near-end'({ rolls }, { data: { printer } }) {
      rolls.set(printer, { ...(rolls.get(printer) ?? unknown(printer)), nearEnd: true })
    },
  },
  // A roll lasts longer than a day.
  turnDay: () => undefined,
  freeze: ({ rolls }) => [...rolls.values()],
  thaw: (rolls) => ({ rolls: new Map(rolls.map((roll) => [roll.printer, roll])) }),
}

const unknown = (printer: string): Roll => ({ printer, changedAt: null, rollMm: null, usedMm: 0, cuts: 0, jobs: 0, nearEnd: false })
