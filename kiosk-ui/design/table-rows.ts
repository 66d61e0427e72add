/** What stands in a table, in an order that somebody chose. */
import type { ComponentChildren } from 'preact'

/** `steps`: what can be done with a row. Nothing to be sorted by, and nothing for a file. */
export type ColumnKind = 'number' | 'share' | 'text' | 'time' | 'steps'
export interface Column {
  readonly title: string
  readonly kind: ColumnKind
}

/** Null: nothing that it could be of. */
export type Plain = string | number | null
/** More than words are shown: `value` is what it is sorted by and exported as. A day is `YYYY-MM-DD` there, whatever it is called on the page. */
export type Cell = Plain | { readonly value: Plain; readonly shown: ComponentChildren }
export interface Row {
  readonly key: string
  readonly cells: readonly Cell[]
}

export interface Order {
  readonly column: number
  readonly down: boolean
}

export const plainOf = (cell: Cell | undefined): Plain => (typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null))

/** Pressed again it turns round, and the third time it is as it was. */
export function turned(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, down: false }
  return order.down ? null : { column, down: true }
}

/** What is no number stands last whichever way: nobody looks for it at the top. Equal ones keep their order. */
export function inOrder(rows: readonly Row[], kind: ColumnKind, { column, down }: Order, language: string): readonly Row[] {
  const compare = kind === 'number' || kind === 'share' ? byNumber : kind === 'time' ? byInstant : new Intl.Collator(language, { numeric: true }).compare
  const keyed = rows.map((row) => ({ row, value: plainOf(row.cells[column]) }))
  const isThere = ({ value }: { readonly value: Plain }) => (compare === byNumber ? !Number.isNaN(numberOf(value)) : value !== null && value !== '')
  const there = keyed.filter(isThere).sort((one, other) => (down ? -1 : 1) * compare(String(one.value), String(other.value)))
  return [...there, ...keyed.filter((one) => !isThere(one))].map(({ row }) => row)
}

/** Of `98.5 %` it is 98.5. */
const numberOf = (value: Plain): number => (typeof value === 'number' ? value : Number.parseFloat(value ?? ''))
const byNumber = (one: string, other: string): number => numberOf(one) - numberOf(other)
const byInstant = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
