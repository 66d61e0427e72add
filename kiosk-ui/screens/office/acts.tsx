import type { ActList } from '../../../device-daemon/wire/figures-view.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { Table, text, time } from '../../design/table.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { useState } from 'preact/hooks'
import { useAsked } from './asked.ts'
import { actorName, useNames } from './names.ts'
import { timeOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'

/** What technicians and supervisors did, newest first. */
export function ActsSection({ line, period }: SectionProps) {
  const names = useNames()
  const [before, setBefore] = useState<number | null>(null)
  const { data, problem } = useAsked<ActList>(line, `/api/acts?${queryOf(period)}${before === null ? '' : `&before=${before}`}`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  const { acts, next } = data
  return (
    <>
      <Table
        caption={t('office.acts')}
        columns={[time(t('attendance.day')), time(t('acts.time')), text(t('acts.who')), text(t('acts.what')), text(t('acts.on')), text(t('acts.from'))]}
        rows={acts.map(({ seq, at, by, what, on, from }) => ({ key: String(seq), cells: [{ value: at.slice(0, 10), shown: dayWords(at.slice(0, 10)) }, timeOf(at), actorName(names, by), known('act', what), on.join(' '), from] }))}
        empty={t('empty.acts')}
        testId="acts"
      />
      <p class="office-choice">
        {before !== null && (
          <Button kind="small" onPress={() => setBefore(null)}>
            {t('acts.newest')}
          </Button>
        )}
        {next !== null && (
          <Button kind="small" onPress={() => setBefore(next)} testId="acts-older">
            {t('acts.older')}
          </Button>
        )}
      </p>
    </>
  )
}
