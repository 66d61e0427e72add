import type { SignList, Signs } from '../../../device-daemon/wire/figures-view.ts'
import { Notice } from '../../design/parts.tsx'
import { number, share, Table, text } from '../../design/table.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { Downloads } from './downloads.tsx'
import { useNames } from './names.ts'
import { shareOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'

/** As many moments as one cell shows. */
const momentsMax = 5

/** What may mean that ratings were not the citizens' own: numbers to look into, and no score. */
export function SignsSection({ line, period }: SectionProps) {
  const names = useNames()
  const { data, problem } = useAsked<SignList>(line, `/api/figures/signs?${queryOf(period)}`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  return (
    <>
      <p>{t('signs.what')}</p>
      {!data.hasHours && <Notice>{t('signs.noHours')}</Notice>}
      <Table
        caption={t('office.signs')}
        columns={[text(t('appraisal.who')), number(t('figure.acts')), share(t('figure.rated')), number(t('signs.fast')), number(t('signs.longestRun')), number(t('figure.unasked')), number(t('figure.withdrawn')), number(t('figure.lost')), number(t('signs.clusters')), number(t('signs.outOfHours'))]}
        rows={data.signs.map((one) => ({ key: one.clerk, cells: [names.clerk(one.clerk), one.acts, shareOf(one.rated, one.acts), one.fast, one.longestRun, one.unasked, { value: one.withdrawn, shown: <Withdrawn one={one} /> }, one.lost, { value: one.clusters.length, shown: <Moments of={one.clusters} /> }, { value: one.outOfHours.length, shown: <Moments of={one.outOfHours} /> }] }))}
        empty={t('empty.signs')}
        testId="signs"
      />
      <Downloads line={line} path={`/api/exports/figures?table=signs&${queryOf(period)}`} label={t('download.all')} name="signs" />
    </>
  )
}

function Withdrawn({ one: { withdrawn, withdrawals } }: { readonly one: Signs }) {
  return (
    <>
      {withdrawn}
      {withdrawals.map(({ why, count }) => (
        <div key={why}>
          {known('withdrawWhy', why)} · {count}
        </div>
      ))}
    </>
  )
}

function Moments({ of }: { readonly of: Signs['clusters'] }) {
  if (of.length === 0) return <>0</>
  return (
    <>
      {of.slice(0, momentsMax).map(({ date, time, ratings }) => (
        <div key={`${date} ${time}`}>
          {dayWords(date)} {time} · {ratings}
        </div>
      ))}
      {of.length > momentsMax && <div>{t('signs.more', { count: of.length - momentsMax })}</div>}
    </>
  )
}
