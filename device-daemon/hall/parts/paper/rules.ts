/** Rolls of paper: who puts one in says so, and the sensor says when it ends. */
import type { Fact, HallState } from '../../../wire/fold.ts'
import { agree, type Decision } from '../part.ts'

export type PaperCommand =
  /** `mm`: how long the new roll is. */
  | { readonly type: 'change-roll'; readonly printer: string; readonly mm: number; readonly actor: string }
  | { readonly type: 'roll-near-end'; readonly printer: string }
type CommandOf<T extends PaperCommand['type']> = Extract<PaperCommand, { type: T }>

/** What a job took of the roll. */
export interface PaperUse {
  readonly mm: number
  readonly cuts: number
}

export const usedPaper = (printer: string, { mm, cuts }: PaperUse): Fact => ({ type: 'paper-used', data: { printer, mm, cuts } })

export function changeRoll(_hall: HallState, { printer, mm, actor }: CommandOf<'change-roll'>): Decision {
  return agree({ type: 'roll-changed', actor, data: { printer, mm } })
}

/** Once a roll: at the end of one the sensor trembles. */
export function nearEnd({ paper }: HallState, { printer }: CommandOf<'roll-near-end'>): Decision {
  return paper.rolls.get(printer)?.nearEnd === true ? agree() : agree({ type: 'roll-near-end', data: { printer } })
}
