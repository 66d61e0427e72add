/** A table of rights as text: a line a thing, a column a caller; what is expected stands where they cross. */
export interface Grid {
  readonly columns: readonly string[]
  readonly rows: readonly string[]
  readonly cells: readonly Cell[]
}
export interface Cell {
  readonly row: string
  readonly column: string
  readonly expected: string
}

/** The first line names the columns, each other line its row and then a cell a column. */
export function gridOf(text: string): Grid {
  const [columns = [], ...lines] = text.trim().split('\n').map((line) => line.trim().split(/\s+/))
  const rows = lines.map((words) => words.slice(0, -columns.length).join(' '))
  const cells = lines.flatMap((words, nth) =>
    columns.map((column, at) => ({ row: rows[nth] ?? '', column, expected: words.at(at - columns.length) ?? '' })),
  )
  return { columns, rows, cells }
}
