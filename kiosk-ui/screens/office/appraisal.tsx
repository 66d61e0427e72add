import type { AppraisalList } from '../../../device-daemon/wire/figures-view.ts'
import { Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { queryOf, type SectionProps } from './section.ts'

/** Each total with the parts that it is the sum of, and each part with its numbers: there is no hidden score. */
export function AppraisalSection({ line, period }: SectionProps) {
  const { data, problem } = useAsked<AppraisalList>(line, `/api/figures/appraisal?${queryOf(period)}`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  const parts = data.appraisal[0]?.parts ?? []
  return (
    <Table
      columns={[t('appraisal.who'), t('appraisal.rank'), t('figure.acts'), ...parts.map(({ part, weight }) => t('appraisal.part', { part: known('appraisalPart', part), weight })), t('appraisal.total')]}
      rows={data.appraisal.map(({ clerk, acts, rank, parts: own, total }) => {
        const few = t('appraisal.few', { count: data.fewActs })
        const points = own.map(({ part, of, all, points: got }) => (
          <span key={part} title={t('appraisal.of', { of, all })}>
            {got ?? '–'} <small>({t('appraisal.of', { of, all })})</small>
          </span>
        ))
        return { key: clerk, cells: [clerk, rank ?? '–', acts, ...points, total ?? few] }
      })}
      empty={t('office.nothing')}
      testId="appraisal"
    />
  )
}
