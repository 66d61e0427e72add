/** Why nothing can be rated here, in one sentence, and in another what to do. */
import { Button } from '../../design/button.tsx'
import { Heading } from '../../design/heading.tsx'
import { t } from '../../words/words.ts'

/** `already`: once, and once more; `late`: the days are over; `unknown`: no such code; `away`: it may do later. */
export type Why = 'already' | 'late' | 'unknown' | 'away'

export function whyOf(problem: string): Why {
  switch (problem) {
    case 'RATING_CLOSED':
      return 'late'
    case 'RATING_UNKNOWN':
      return 'unknown'
    default:
      return 'away'
  }
}

const words = {
  already: ['rate.already', 'rate.alreadyHow'],
  late: ['rate.late', 'rate.lateHow'],
  unknown: ['rate.unknown', 'rate.unknownHow'],
  away: ['rate.away', 'rate.awayHow'],
} as const

export function Refused({ why, onAgain }: { readonly why: Why; readonly onAgain: () => Promise<void> }) {
  const [says, how] = words[why]
  return (
    <>
      <Heading testId="rate-refused">{t(says)}</Heading>
      <p data-testid="rate-how">{t(how)}</p>
      {why === 'away' && (
        <Button kind="main" onPress={onAgain} testId="rate-again">
          {t('rate.again')}
        </Button>
      )}
    </>
  )
}
