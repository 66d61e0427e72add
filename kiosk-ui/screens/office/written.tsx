import { type WordsEraseReason, wordsEraseReasons } from '../../../device-daemon/wire/choices.ts'
import type { Written } from '../../../device-daemon/wire/rate-view.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { text, time } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { badgeCell, momentCell, ticketCell } from './cells.tsx'
import { queryOf, type SectionProps } from './section.ts'
import { SeeToTable } from './see-to-table.tsx'
import { useSend } from './send.tsx'

/** What people wrote beside their ratings. That it was read is on record; nobody is shown what is about themselves. */
export function WrittenSection({ line, period }: SectionProps) {
  const { send, refusal } = useSend(line)
  const { data, problem, again } = useAsked<{ words: Written[] }>(line, `/api/ratings/words?${queryOf(period)}`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  const erase = async (session: string, reason: WordsEraseReason) => {
    if (await send(`/api/ratings/words/${session}/erase`, { reason })) await again()
  }
  return (
    <>
      {refusal}
      <p>{t('written.note')}</p>
      <SeeToTable
        caption={t('office.written')}
        columns={[time(t('written.when')), text(t('seeTo.ticket')), text(t('report.level')), text(t('written.words'))]}
        rows={data.words.map(({ session, at, ticket, level, words }) => ({
          key: session,
          title: `${ticketCell(ticket)} · ${words}`,
          cells: [momentCell(at), ticketCell(ticket), badgeCell(known('level', level)), { value: words, shown: <Words words={words} /> }],
          detail: <Reasons erase={(reason) => erase(session, reason)} />,
        }))}
        empty={t('empty.written')}
        label={t('written.erase')}
        stepId={() => 'written-erase'}
        testId="written"
      />
    </>
  )
}

/** Of many lines where they are long: somebody wrote them to be read. */
const Words = ({ words }: { readonly words: string }) => (
  <span class="office-words" data-testid="written-words">
    {words}
  </span>
)

/** Nothing is erased without one. */
function Reasons({ erase }: { readonly erase: (reason: WordsEraseReason) => Promise<void> }) {
  return (
    <p class="marks">
      <span>{t('written.why')}</span>
      {wordsEraseReasons.map((reason) => (
        <Button key={reason} kind="small" onPress={() => erase(reason)} testId={`written-${reason}`}>
          {known('wordsErase', reason)}
        </Button>
      ))}
    </p>
  )
}
