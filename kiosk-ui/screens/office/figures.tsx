import { useState } from 'preact/hooks'
import type { FigureList } from '../../../device-daemon/wire/figures-view.ts'
import { type Grouping, groupings } from '../../../device-daemon/wire/groupings.ts'
import { Notice } from '../../design/parts.tsx'
import { number, share, Table, text, time } from '../../design/table.tsx'
import { dayWords, known, t, type WordKey } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { By } from './by.tsx'
import { Downloads } from './downloads.tsx'
import { nameBy, useNames } from './names.ts'
import { minutesOf, shareOf, waitOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'

const shares: readonly WordKey[] = ['figure.rated', 'figure.good']
const columns: readonly WordKey[] = ['figure.acts', 'figure.wait', 'figure.waitMedian', 'figure.waitNine', 'figure.service', ...shares, 'figure.bad', 'figure.timedOut', 'figure.lost', 'figure.withdrawn', 'figure.unasked', 'figure.noShows', 'figure.handOvers']

/** What was done, put together in one way or another. */
export function FiguresSection({ line, period }: SectionProps) {
  const names = useNames()
  const [by, setBy] = useState<Grouping>('date')
  const { data, problem } = useAsked<FigureList>(line, `/api/figures?${queryOf(period)}&by=${by}`)
  return (
    <>
      <By bys={groupings} by={by} onChoose={setBy} />
      {problem !== null && <Notice tone="bad">{known('problem', problem)}</Notice>}
      {data !== null && (
        <Table
          caption={t('office.figuresBy', { by: t(`column.${by}`) })}
          columns={[by === 'date' || by === 'month' ? time(t(`column.${by}`)) : text(t(`column.${by}`)), ...columns.map((column) => (shares.includes(column) ? share(t(column)) : number(t(column))))]}
          rows={data.figures.map((sum) => {
            const rated = sum.very_satisfied + sum.satisfied + sum.basically_satisfied + sum.dissatisfied + sum.very_dissatisfied
            const bad = sum.dissatisfied + sum.very_dissatisfied
            const numbers = [sum.acts, minutesOf(sum.waitMs, sum.waits), waitOf(sum, 0.5), waitOf(sum, 0.9), minutesOf(sum.servedMs, sum.served), shareOf(rated, sum.acts), shareOf(rated - bad, rated), bad, sum.timedOut, sum.lost, sum.withdrawn, sum.unasked, sum.noShows, sum.handOvers]
            return { key: sum.key, cells: [by === 'date' ? { value: sum.key, shown: dayWords(sum.key) } : nameBy(names, by, sum.key), ...numbers] }
          })}
          empty={t('empty.figures')}
          testId="figures"
        />
      )}
      <Downloads line={line} path={`/api/exports/figures?table=figures&by=${by}&${queryOf(period)}`} label={t('download.all')} name="figures" />
      <Downloads line={line} path={`/api/exports/ratings?${queryOf(period)}`} label={t('download.ratings')} name="ratings" />
    </>
  )
}
