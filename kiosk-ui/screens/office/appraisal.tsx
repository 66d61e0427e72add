import { useState } from 'preact/hooks'
import type { AppraisalList, Appraised } from '../../../device-daemon/wire/figures-view.ts'
import { type AppraisalBy, appraisalBys } from '../../../device-daemon/wire/groupings.ts'
import { Notice } from '../../design/parts.tsx'
import { number, Table, text } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { By } from './by.tsx'
import { Downloads } from './downloads.tsx'
import { nameBy, useNames } from './names.ts'
import { minutesOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'

/** Each total with the parts that it is the sum of, and each part with its numbers: there is no hidden score. */
export function AppraisalSection({ line, period }: SectionProps) {
  const [by, setBy] = useState<AppraisalBy>('clerk')
  const { data, problem } = useAsked<AppraisalList>(line, `/api/figures/appraisal?${queryOf(period)}&by=${by}`)
  return (
    <>
      <By bys={appraisalBys} by={by} onChoose={setBy} />
      {problem !== null && <Notice tone="bad">{known('problem', problem)}</Notice>}
      {data !== null && <AppraisalTable list={data} by={by} />}
      <Downloads line={line} path={`/api/exports/figures?table=appraisal&by=${by}&${queryOf(period)}`} label={t('download.all')} name="appraisal" />
    </>
  )
}

interface AppraisalTableProps {
  readonly list: AppraisalList
  readonly by: AppraisalBy
  /** How a line is called. */
  readonly nameOf?: (key: string) => string
  /** As wide as paper: without what is no part of the total, and with the reason for no score under the table. */
  readonly onPaper?: boolean
}

export function AppraisalTable({ list, by, nameOf, onPaper = false }: AppraisalTableProps) {
  const names = useNames()
  const parts = list.appraisal[0]?.parts ?? []
  const beside = onPaper ? [] : [number(t('figure.wait')), number(t('figure.service')), number(t('figure.handOvers')), number(t('figure.overdue'))]
  const columns = [text(t(`column.${by}`)), number(t('appraisal.rank')), number(t('appraisal.total')), number(t('figure.acts')), ...parts.map(({ part, weight }) => number(t('appraisal.part', { part: known('appraisalPart', part), weight }))), ...beside]
  const few = t('appraisal.few', { count: list.fewActs })
  const rows = list.appraisal.map((one) => ({ key: one.key, cells: [nameOf?.(one.key) ?? nameBy(names, by, one.key), ...cellsOf(one, onPaper ? t('appraisal.none') : few), ...(onPaper ? [] : besideOf(one))] }))
  return (
    <>
      <Table caption={t('office.appraisal')} columns={columns} rows={rows} empty={t('empty.appraisal')} testId="appraisal" />
      {onPaper && list.appraisal.some(({ total }) => total === null) && (
        <p>
          {t('appraisal.none')} {few}
        </p>
      )}
    </>
  )
}

function cellsOf({ acts, rank, parts, total }: Appraised, none: string) {
  const points = parts.map(({ of, all, points: value }) => ({ value, shown: <Points value={value} of={of} all={all} /> }))
  return [rank, total ?? none, acts, ...points]
}

function Points({ value, of, all }: { readonly value: number | null; readonly of: number; readonly all: number }) {
  return (
    <>
      {value ?? t('appraisal.none')} <small>{all === 0 ? '' : t('appraisal.of', { of, all })}</small>
    </>
  )
}

/** Shown and not scored. */
function besideOf({ meanWaitMs, meanServedMs, handOvers, overdue }: Appraised) {
  return [...[meanWaitMs, meanServedMs].map((ms) => (ms === null ? null : minutesOf(ms, 1))), handOvers, overdue]
}
