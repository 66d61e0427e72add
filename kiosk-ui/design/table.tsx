/** A table: the first cell of a row names it. It is sorted by whichever column, and kept as a file as it is shown. */
import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { language, t } from '../words/words.ts'
import { Button } from './button.tsx'
import { keepFile } from './keep-file.ts'
import { csvOf, fileNameOf } from './table-file.ts'
import { type Cell, type Column, inOrder, type Order, type Row, turned } from './table-rows.ts'
import './table.css'

export interface TableProps {
  /** What it is, above it and in its file's name. */
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Said in place of rows: what would stand there. */
  readonly empty: string
  readonly testId: string
}

/** Of when the tables are, for their files' names. */
export const TablePeriod = createContext('')

export const number = (title: string): Column => ({ title, kind: 'number' })
export const share = (title: string): Column => ({ title, kind: 'share' })
export const text = (title: string): Column => ({ title, kind: 'text' })
export const steps = (title: string): Column => ({ title, kind: 'steps' })
export const time = (title: string): Column => ({ title, kind: 'time' })

export function Table({ caption, columns, rows, empty, testId }: TableProps) {
  const [order, setOrder] = useState<Order | null>(null)
  const period = useContext(TablePeriod)
  const by = order === null ? undefined : columns[order.column]
  const shown = order === null || by === undefined ? rows : inOrder(rows, by.kind, order, language.value)
  if (rows.length === 0) {
    return (
      <p class="table-empty" data-testid={`${testId}-empty`}>
        {empty}
      </p>
    )
  }
  const keep = () => keepFile(new File([csvOf(columns, shown)], fileNameOf(caption, period), { type: 'text/csv' }))
  return (
    <div class="table">
      <p class="table-bar">
        <strong>{caption}</strong>
        <small>{t('table.rows', { count: rows.length })}</small>
        <Button kind="small" onPress={keep} testId={`export-${testId}`}>
          {t('table.export')}
          <span class="unseen">{caption}</span>
        </Button>
      </p>
      {/* Reached by the keyboard, so that what is wider than the page can be moved. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls */}
      <section class="table-scroll" aria-label={caption} tabIndex={0}>
        <table data-testid={testId}>
          <caption class="unseen">{caption}</caption>
          <Head columns={columns} order={order} onTurn={(column) => setOrder(turned(order, column))} />
          <Body columns={columns} rows={shown} testId={testId} />
        </table>
      </section>
    </div>
  )
}

interface HeadProps {
  readonly columns: readonly Column[]
  readonly order: Order | null
  readonly onTurn: (column: number) => void
}

function Head({ columns, order, onTurn }: HeadProps) {
  const sortOf = (column: number) => (order?.column !== column ? 'none' : order.down ? 'descending' : 'ascending')
  return (
    <thead>
      <tr>
        {columns.map(({ title, kind }, nth) =>
          kind === 'steps' ? (
            <th key={title} scope="col" data-kind={kind}>
              {title}
            </th>
          ) : (
            <th key={title} scope="col" data-kind={kind} aria-sort={sortOf(nth)}>
              <button type="button" onClick={() => onTurn(nth)}>
                {title}
              </button>
            </th>
          ),
        )}
      </tr>
    </thead>
  )
}

function Body({ columns, rows, testId }: Pick<TableProps, 'columns' | 'rows' | 'testId'>) {
  return (
    <tbody>
      {rows.map(({ key, cells: [first, ...cells] }) => (
        <tr key={key} data-testid={`${testId}-${key}`}>
          <th scope="row" data-kind={columns[0]?.kind}>
            {shownOf(first)}
          </th>
          {cells.map((cell, nth) => (
            <td key={columns[nth + 1]?.title} data-kind={columns[nth + 1]?.kind}>
              {shownOf(cell)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

const shownOf = (cell: Cell | undefined) => (cell === null || cell === undefined ? '–' : typeof cell === 'object' ? cell.shown : cell)
