import { useState } from 'preact/hooks'
import type { AppraisalList, Appraised } from '../../../device-daemon/wire/figures-view.ts'
import { type AppraisalBy, appraisalBys } from '../../../device-daemon/wire/groupings.ts'
import { Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { By } from './by.tsx'
import { Downloads } from './downloads.tsx'
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
      <Downloads line={line} path={`/api/exports/figures?table=appraisal&by=${by}&${queryOf(period)}`} name="appraisal" />
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

export function AppraisalTable({ list, by, nameOf = (key) => key, onPaper = false }: AppraisalTableProps) {
  const parts = list.appraisal[0]?.parts ?? []
  const beside = onPaper ? [] : [t('figure.wait'), t('figure.service'), t('figure.handOvers'), t('figure.overdue')]
  const columns = [t(`figure.by-${by}`), t('appraisal.rank'), t('appraisal.total'), t('figure.acts'), ...parts.map(({ part, weight }) => t('appraisal.part', { part: known('appraisalPart', part), weight })), ...beside]
  const few = t('appraisal.few', { count: list.fewActs })
  const rows = list.appraisal.map((one) => ({ key: one.key, cells: [nameOf(one.key), ...cellsOf(one, onPaper ? t('appraisal.none') : few), ...(onPaper ? [] : besideOf(one))] }))
  return (
    <>
      <Table columns={columns} rows={rows} empty={t('office.nothing')} testId="appraisal" />
      {onPaper && list.appraisal.some(({ total }) => total === null) && (
        <p>
          {t('appraisal.none')} {few}
        </p>
      )}
    </>
  )
}

function cellsOf({ acts, rank, parts, total }: Appraised, none: string) {
  const shown = parts.map(({ part, of, all, points }) => (
    <span key={part}>
      {points ?? t('appraisal.none')} <small>{all === 0 ? '' : t('appraisal.of', { of, all })}</small>
    </span>
  ))
  return [rank ?? t('appraisal.none'), total ?? none, acts, ...shown]
}

/** Shown and not scored. */
function besideOf({ meanWaitMs, meanServedMs, handOvers, overdue }: Appraised) {
  return [...[meanWaitMs, meanServedMs].map((ms) => (ms === null ? t('appraisal.none') : minutesOf(ms, 1))), handOvers, overdue]
}
