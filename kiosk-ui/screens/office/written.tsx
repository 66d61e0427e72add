import { useState } from 'preact/hooks'
import { type WordsEraseReason, wordsEraseReasons } from '../../../device-daemon/wire/choices.ts'
import type { Written } from '../../../device-daemon/wire/rate-view.ts'
import { Badge, Button, Notice } from '../../design/parts.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { dateOf } from './period.tsx'
import { queryOf, type SectionProps } from './section.ts'
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
      {data.words.length === 0 && <p data-testid="written-none">{t('office.nothing')}</p>}
      {data.words.map((one) => (
        <Card key={one.session} one={one} erase={(reason) => erase(one.session, reason)} />
      ))}
    </>
  )
}

interface CardProps {
  readonly one: Written
  readonly erase: (reason: WordsEraseReason) => Promise<void>
}

function Card({ one: { ticket, at, level, words }, erase }: CardProps) {
  const [isErasing, setErasing] = useState(false)
  return (
    <section class="card" data-testid={`written-${ticket}`}>
      <p class="marks">
        <strong>{ticket.split('-')[1]}</strong>
        <span>{dayWords(dateOf(new Date(at)))}</span>
        <Badge tone="plain">{known('level', level)}</Badge>
      </p>
      <p data-testid="written-words">{words}</p>
      {isErasing ? (
        <p class="marks">
          <span>{t('written.why')}</span>
          {wordsEraseReasons.map((reason) => (
            <Button key={reason} kind="small" onPress={() => erase(reason)} testId={`written-${reason}`}>
              {known('wordsErase', reason)}
            </Button>
          ))}
        </p>
      ) : (
        <Button kind="small" onPress={() => setErasing(true)} testId="written-erase">
          {t('written.erase')}
        </Button>
      )}
    </section>
  )
}
