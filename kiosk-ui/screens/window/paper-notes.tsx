/** Printers whose paper ends soon: whoever is nearest fetches a roll. */
import type { Connection } from '../../daemon/connection.ts'
import { leftWords, RollButton } from '../../design/roll.tsx'
import { t } from '../../words/words.ts'

export function PaperNotes({ line }: { readonly line: Connection }) {
  const low = (line.view.value?.rolls ?? []).filter(({ isLow }) => isLow)
  return (
    <>
      {low.map((roll) => (
        <section key={roll.printer} class="notice desk-paper" role="status" data-testid="paper-low">
          <span>{t('roll.of', { printer: roll.printer, left: leftWords(roll) })}</span>
          <RollButton line={line} printer={roll.printer} disabled={!line.online.value} />
        </section>
      ))}
    </>
  )
}
