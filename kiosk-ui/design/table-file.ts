/** A table as it is shown, for a spreadsheet: with the mark by which it knows UTF-8, and no cell that it would take for a formula. */
import { type Column, type Plain, type Row, plainOf } from './table-rows.ts'

/** As the daemon's own exports escape them: the full-width ones are signs to a Chinese spreadsheet too. */
const beginsFormula = /^[=+\-@\t\r＝＋－＠]/

export function csvOf(columns: readonly Column[], rows: readonly Row[]): string {
  const kept = columns.flatMap(({ title, kind }, nth) => (kind === 'steps' ? [] : [{ title, nth }]))
  const lines = [kept.map(({ title }) => title), ...rows.map(({ cells }) => kept.map(({ nth }) => plainOf(cells[nth])))]
  return `\uFEFF${lines.map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('')}`
}

function fieldOf(value: Plain): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = beginsFormula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Of the table and its period, less what a file's name cannot have. */
export const fileNameOf = (caption: string, period: string): string => `${[caption, period].filter((part) => part !== '').join('-').replaceAll(/[\\/:*?"<>|\s]+/g, '-')}.csv`
