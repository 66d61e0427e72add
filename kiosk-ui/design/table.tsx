/** A table of numbers: the first cell of a row names it. */
import type { ComponentChildren } from 'preact'

export type Cell = ComponentChildren
export interface TableProps {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly Cell[] }[]
  /** Said in place of rows. */
  readonly empty: string
  readonly testId: string
}

export function Table({ columns, rows, empty, testId }: TableProps) {
  if (rows.length === 0) return <p data-testid={`${testId}-empty`}>{empty}</p>
  return (
    // Reached by the keyboard, so that what is wider than the page can be moved.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class="table" aria-label={columns[0]} tabIndex={0}>
      <table data-testid={testId}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...cells] }) => (
            <tr key={key} data-testid={`${testId}-${key}`}>
              <th scope="row">{first}</th>
              {cells.map((cell, nth) => (
                <td key={columns[nth + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
