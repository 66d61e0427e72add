/** What tells how something is. */
import { reasonWords } from '../../../device-daemon/wire/reasons.ts'
import { Empty } from '../../design/empty.tsx'
import { ListRow } from '../../design/list-row.tsx'
import { NumberPlate } from '../../design/number-plate.tsx'
import { Badge, Button, Notice, type Tone } from '../../design/parts.tsx'
import { Ring } from '../../design/ring.tsx'
import { StatusBadge } from '../../design/status.tsx'
import { Table } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { sinceText } from '../tech/ago.ts'
import { sampleNames, samples } from './samples.ts'
import { Part, type Theme, themeName } from './themes.tsx'

const tones: readonly Tone[] = ['plain', 'good', 'warn', 'bad']
/** So that the page looks the same tomorrow. */
const since = '2026-11-24T01:00:00Z'
const now = Date.parse(since) + 12 * 60_000
const plates = ['A001', 'M9999']
const ringOf = 15

export function ToldParts() {
  return (
    <>
      <Part title={t('design.status')} name="status">
        {() => <Statuses />}
      </Part>
      <Part title={t('design.notices')} name="notices">
        {() => (
          <>
            {tones.map((tone) => <Notice key={tone} tone={tone}>{samples.usual}</Notice>)}
            {sampleNames.slice(1).map((name) => <Notice key={name}>{samples[name]}</Notice>)}
          </>
        )}
      </Part>
      <Part title={t('design.rows')} name="rows">
        {() => <Rows />}
      </Part>
      <Part title={t('design.plate')} name="plate">
        {() => plates.map((number) => <NumberPlate key={number} number={number} className="" testId="design-plate" />)}
      </Part>
      <Part title={t('design.ring')} name="ring">
        {() => [ringOf, 5, 0].map((left) => <Ring key={left} left={left} of={ringOf} />)}
      </Part>
      <Part title={t('design.empty')} name="empty">
        {() => (
          <>
            <Empty>{t('design.nobody')}</Empty>
            <Empty>{t('design.noRatings')}</Empty>
          </>
        )}
      </Part>
      <Part title={t('design.tables')} name="tables">
        {(theme) => <Tables theme={theme} />}
      </Part>
    </>
  )
}

const Statuses = () => (
  <>
    <StatusBadge tone="good" state={known('state', 'ok')} since={sinceText(since, now)} words={null} testId="design-ok" />
    <StatusBadge tone="warn" state={`${known('state', 'warning')} · ${known('reason', 'paper-near-end')}`} since={sinceText(since, now)} words={reasonWords['paper-near-end']} testId="design-warning" />
    <StatusBadge tone="bad" state={`${known('state', 'fault')} · ${known('reason', 'paper-out')}`} since={sinceText(since, now)} words={reasonWords['paper-out']} testId="design-fault" />
    <StatusBadge tone="plain" state={known('state', 'absent')} since={sinceText(since, now)} words={null} testId="design-absent" />
    {(['emoji', 'turned'] as const).map((name) => (
      <p key={name}>
        <Badge tone="plain">{samples[name]}</Badge>
      </p>
    ))}
  </>
)

const Rows = () => (
  <ol>
    {sampleNames.map((name) => (
      <ListRow key={name} number="B007" name={samples[name]}>
        <Badge tone="good">{t('window.priority')}</Badge>
        <time>{t('window.waitsMinutes', { minutes: 12 })}</time>
        <Button kind="small" onPress={() => undefined}>
          {t('window.call')}
        </Button>
      </ListRow>
    ))}
  </ol>
)

const Tables = ({ theme }: { readonly theme: Theme }) => (
  <>
    <Table
      caption={t('design.clerk', { theme: themeName(theme) })}
      columns={[{ title: t('design.clerk', { theme: themeName(theme) }), kind: 'text' }, { title: t('design.acts'), kind: 'number' }]}
      rows={sampleNames.map((name, nth) => ({ key: name, cells: [samples[name], nth * 1234] }))}
      empty=""
      testId="design-table"
    />
    <Table caption={t('design.none', { theme: themeName(theme) })} columns={[]} rows={[]} empty={t('design.none', { theme: themeName(theme) })} testId="design-none" />
  </>
)
