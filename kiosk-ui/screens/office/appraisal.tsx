import { useState } from 'preact/hooks'
import type { AppraisalList, Appraised } from '../../../device-daemon/wire/figures-view.ts'
import { type AppraisalBy, appraisalBys } from '../../../device-daemon/wire/groupings.ts'
import { Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { By } from './by.tsx'
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
    </>
  )
}

export function AppraisalTable({ list, by }: { readonly list: AppraisalList; readonly by: AppraisalBy }) {
  const parts = list.appraisal[0]?.parts ?? []
  const columns = [t(`figure.by-${by}`), t('appraisal.rank'), t('appraisal.total'), t('figure.acts'), ...parts.map(({ part, weight }) => t('appraisal.part', { part: known('appraisalPart', part), weight })), t('figure.wait'), t('figure.service'), t('figure.handOvers'), t('figure.overdue')]
  return <Table columns={columns} rows={list.appraisal.map((one) => ({ key: one.key, cells: cellsOf(one, list.fewActs) }))} empty={t('office.nothing')} testId="appraisal" />
}

function cellsOf({ key, acts, rank, parts, total, meanWaitMs, meanServedMs, handOvers, overdue }: Appraised, fewActs: number) {
  const shown = parts.map(({ part, of, all, points }) => (
    <span key={part}>
      {points ?? t('appraisal.none')} <small>{all === 0 ? '' : t('appraisal.of', { of, all })}</small>
    </span>
  ))
  const times = [meanWaitMs, meanServedMs].map((ms) => (ms === null ? t('appraisal.none') : minutesOf(ms, 1)))
  return [key, rank ?? t('appraisal.none'), total ?? t('appraisal.few', { count: fewActs }), acts, ...shown, ...times, handOvers, overdue]
}
