/** What is open now and on whom it waits: cases with their limits, hand-overs, help for those who cannot come. To be seen, sorted and kept as a file; done at the windows. */
import { isOpen } from '../../../device-daemon/wire/hand-over-list.ts'
import { number, Table, text, time } from '../../design/table.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { dayCell, momentCell } from './cells.tsx'
import { useNames } from './names.ts'
import type { SectionProps } from './section.ts'

const dash = '–'

export function OpenMatters({ line }: Pick<SectionProps, 'line'>) {
  const names = useNames()
  const { value: view } = line.view
  if (view === null) return null
  const who = (actor: string | null) => (actor === null ? t('due.nobody') : names.clerk(actor.replace('clerk:', '')))
  const place = (code: string) => {
    const found = view.places.find((one) => one.code === code)
    return found === undefined ? code : inLanguage({ zh: found.name, en: found.nameEn })
  }
  return (
    <>
      <Table
        caption={t('matters.cases')}
        columns={[text(t('due.no')), text(t('help.item')), text(t('due.state')), text(t('column.clerk')), time(t('matters.promised')), time(t('matters.statutory'))]}
        rows={view.cases.map((one) => ({ key: one.case, cells: [one.case, names.item(one.item), known('caseState', one.state), who(one.officer), dayCell(one.due.promised), dayCell(one.due.statutory)] }))}
        empty={t('empty.cases')}
        testId="open-cases"
      />
      <Table
        caption={t('matters.handOvers')}
        columns={[text(t('due.no')), text(t('help.item')), text(t('due.state')), text(t('column.clerk')), number(t('column.window')), time(t('due.when'))]}
        rows={view.handOvers.filter(isOpen).map((one) => ({ key: one.handOver, cells: [one.handOver, one.item === null ? dash : names.item(one.item), known('handOverState', one.state), who(one.by ?? one.first), one.window, momentCell(one.dueAt)] }))}
        empty={t('empty.handOvers')}
        testId="open-hand-overs"
      />
      <Table
        caption={t('matters.help')}
        columns={[text(t('due.no')), text(t('help.item')), text(t('help.kind')), text(t('help.place')), time(t('help.on')), text(t('due.state')), text(t('column.clerk'))]}
        rows={view.help
          .filter(({ endedAt }) => endedAt === null)
          .map((one) => ({ key: one.help, cells: [one.help, names.item(one.item), known('helpKind', one.kind), place(one.place), { value: one.on, shown: `${dayWords(one.on)} ${known('helpHalf', one.half)}` }, known('helpState', one.state), who(one.clerk)] }))}
        empty={t('empty.help')}
        testId="open-help"
      />
    </>
  )
}
