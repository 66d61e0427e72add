/** Tickets that nobody can say are on paper: a person decides. */
import { noAnswerWanted } from '../../../device-daemon/wire/print-reasons.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'

export function Prints({ line }: { readonly line: Connection }) {
  const prints = (line.view.value?.prints ?? []).filter(({ state, reason }) => (state === 'unconfirmed' && reason !== noAnswerWanted) || state === 'failed')
  if (prints.length === 0) return null
  return (
    <section class="card tech-prints">
      <h2>{t('tech.prints')}</h2>
      <ul>
        {prints.map((print) => (
          <li key={print.job}>
            <strong>{print.paper.of === 'notice' || print.paper.of === 'supplement' ? print.paper.notice : print.ticket?.split('-')[1]}</strong>
            <span>
              {known('print', print.state)}
              {print.reason !== null && ` · ${known('reason', print.reason)}`}
            </span>
            <Button kind="small" onPress={() => line.post(`/api/prints/${print.ticket}/reprint`)} testId={`reprint-${print.ticket}`}>
              {t('tech.reprint')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
