import { useState } from 'preact/hooks'
import type { FigureList } from '../../../device-daemon/wire/figures-view.ts'
import { type Grouping, groupings } from '../../../device-daemon/wire/groupings.ts'
import { Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { known, t, type WordKey } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { By } from './by.tsx'
import { Downloads } from './downloads.tsx'
import { minutesOf, shareOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'

const columns: readonly WordKey[] = ['figure.acts', 'figure.wait', 'figure.service', 'figure.rated', 'figure.good', 'figure.bad', 'figure.timedOut', 'figure.lost', 'figure.withdrawn', 'figure.unasked', 'figure.noShows', 'figure.handOvers']

/** What was done, put together in one way or another. */
export function FiguresSection({ line, period }: SectionProps) {
  const [by, setBy] = useState<Grouping>('date')
  const { data, problem } = useAsked<FigureList>(line, `/api/figures?${queryOf(period)}&by=${by}`)
  return (
    <>
      <By bys={groupings} by={by} onChoose={setBy} />
      {problem !== null && <Notice tone="bad">{known('problem', problem)}</Notice>}
      {data !== null && (
        <Table
          columns={[t(`figure.by-${by}`), ...columns.map((column) => t(column))]}
          rows={data.figures.map((sum) => {
            const rated = sum.very_satisfied + sum.satisfied + sum.basically_satisfied + sum.dissatisfied + sum.very_dissatisfied
            const bad = sum.dissatisfied + sum.very_dissatisfied
            const numbers = [sum.acts, minutesOf(sum.waitMs, sum.waits), minutesOf(sum.servedMs, sum.served), shareOf(rated, sum.acts), shareOf(rated - bad, rated), bad, sum.timedOut, sum.lost, sum.withdrawn, sum.unasked, sum.noShows, sum.handOvers]
            return { key: sum.key, cells: [sum.key === '' ? t('figure.nobody') : sum.key, ...numbers] }
          })}
          empty={t('office.nothing')}
          testId="figures"
        />
      )}
      <Downloads line={line} path={`/api/exports/figures?table=figures&by=${by}&${queryOf(period)}`} name="figures" />
      <Downloads line={line} path={`/api/exports/ratings?${queryOf(period)}`} label={t('download.ratings')} name="ratings" />
    </>
  )
}
