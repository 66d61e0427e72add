import type { ActList } from '../../../device-daemon/wire/figures-view.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { useState } from 'preact/hooks'
import { useAsked } from './asked.ts'
import { timeOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'

/** What technicians and supervisors did, newest first. */
export function ActsSection({ line, period }: SectionProps) {
  const [before, setBefore] = useState<number | null>(null)
  const { data, problem } = useAsked<ActList>(line, `/api/acts?${queryOf(period)}${before === null ? '' : `&before=${before}`}`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  const { acts, next } = data
  return (
    <>
      <Table
        columns={[t('attendance.day'), t('acts.time'), t('acts.who'), t('acts.what'), t('acts.on'), t('acts.from')]}
        rows={acts.map(({ seq, at, by, what, on, from }) => ({ key: String(seq), cells: [dayWords(at.slice(0, 10)), timeOf(at), by.startsWith('clerk:') ? by.slice('clerk:'.length) : known('role', by), known('act', what), on.join(' '), from] }))}
        empty={t('office.nothing')}
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
