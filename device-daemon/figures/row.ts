import { z } from 'zod'
import { type CorrectionReason, correctionReasons, type WithdrawWhy, withdrawWhys } from '../wire/choices.ts'
import { type Counted, counted } from '../wire/figures-view.ts'

export type FigureRow = { readonly date: string; readonly clerk: string; readonly window: number; readonly item: string; /** One level after the other, at most. */ longestRun: number } & Record<Counted, number>

export const countsOf = (of: (name: Counted) => number): Record<Counted, number> => Object.fromEntries(counted.map((name) => [name, of(name)])) as Record<Counted, number>

export function emptyRow(date: string, clerk: string, window: number, item: string): FigureRow {
  return { date, clerk, window, item, longestRun: 0, ...countsOf(() => 0) }
}

/** Of a clerk on a day. ms since 1970, and ms. */
export interface Attendance {
  readonly date: string
  readonly clerk: string
  firstIn: number
  lastOut: number
  presentMs: number
  pausedMs: number
}

/** What somebody wrote beside it later: a record of its own, the one before stays. */
export interface Correction {
  readonly seq: number
  readonly date: string
  readonly clerk: string
  /** Local times `HH:MM`; null: as it was recorded. */
  readonly firstIn: string | null
  readonly lastOut: string | null
  readonly reason: CorrectionReason
  readonly by: string
  readonly at: string
}

const reasonOf = z.enum(correctionReasons)
export const whyOf = z.enum(withdrawWhys)
const textOrNull = (value: unknown): string | null => (value === null ? null : String(value))

/** As its table has it. */
export const correctionOf = (row: Readonly<Record<string, unknown>>): Correction => ({
  seq: Number(row['seq']),
  date: String(row['date']),
  clerk: String(row['clerk']),
  firstIn: textOrNull(row['firstIn']),
  lastOut: textOrNull(row['lastOut']),
  reason: reasonOf.parse(row['reason']),
  by: String(row['actor']),
  at: String(row['at']),
})

/** What a technician or a supervisor asked for. */
export interface Act {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly what: string
  readonly on: readonly string[]
  readonly from: string
}

/** A day's ratings under one root. */
export interface Root {
  readonly date: string
  readonly root: string
  readonly count: number
}

/** How often a clerk took back what the pad asked, and why. */
export interface Withdrawal {
  readonly date: string
  readonly clerk: string
  readonly why: WithdrawWhy
  readonly count: number
}
