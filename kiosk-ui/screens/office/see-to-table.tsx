/** A table whose rows can be seen to: what is to be done with one opens below, so that a row is no wider than what it says. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../design/parts.tsx'
import { steps, Table, type TableProps } from '../../design/table.tsx'
import type { Row } from '../../design/table-rows.ts'
import { t } from '../../words/words.ts'

export interface SeenRow extends Row {
  /** Which it is, above what is to be done with it. */
  readonly title: string
  /** Null: nothing is. */
  readonly detail: ComponentChildren
}

interface SeeToTableProps extends Omit<TableProps, 'rows'> {
  readonly rows: readonly SeenRow[]
  /** What opens it. */
  readonly label: string
  /** Of the button that opens a row. */
  readonly stepId: (key: string) => string
}

export function SeeToTable({ columns, rows, label, stepId, ...table }: SeeToTableProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  // A row that is done is gone, and so is what was below.
  const open = rows.find(({ key, detail }) => key === chosen && detail !== null)
  const opener = ({ key, title }: SeenRow) => (
    <Button kind="small" pressed={key === open?.key} onPress={() => setChosen(key === open?.key ? null : key)} testId={stepId(key)}>
      {label}
      <span class="unseen">{title}</span>
    </Button>
  )
  return (
    <>
      <Table {...table} columns={[...columns, steps(t('seeTo.steps'))]} rows={rows.map((row) => ({ key: row.key, cells: [...row.cells, row.detail === null ? null : { value: null, shown: opener(row) }] }))} />
      {open !== undefined && (
        <Detail key={open.key} title={open.title} onClose={() => setChosen(null)}>
          {open.detail}
        </Detail>
      )}
    </>
  )
}

interface DetailProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** May be below what is seen: it is gone to when it opens, and back from when it closes. */
function Detail({ title, onClose, children }: DetailProps) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    section.current?.focus()
    const own = section.current
    return () => {
      if (own?.contains(document.activeElement) === true && before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <section ref={section} class="card see-to" aria-label={title} tabIndex={-1} data-testid="see-to">
      <div class="office-head">
        <h3>{title}</h3>
        <Button kind="small" onPress={onClose} testId="see-to-close">
          {t('seeTo.close')}
        </Button>
      </div>
      {children}
    </section>
  )
}
