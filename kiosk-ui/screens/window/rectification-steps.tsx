/** What can be done now about a bad rating that is seen to, and what is to be said with it. */
import { findings, type RectificationStep, recheckOutcomes, rectifyAnswers, rectifyKinds, rectifyOutcomes } from '../../../device-daemon/wire/choices.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import { ratingLevels } from '../../../device-daemon/wire/rating-levels.ts'
import type { RectificationRow } from '../../../device-daemon/wire/rectification-commands.ts'
import { Button } from '../../design/parts.tsx'
import { Chooser, Reason } from '../../design/reason.tsx'
import { t, type WordGroup } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'

/** What is to be said with a step. */
const said = {
  'verify': ['finding', 'finding', findings],
  'rectify': ['kind', 'rectifyKind', rectifyKinds],
  'answer': ['answer', 'rectifyAnswer', rectifyAnswers],
  'visit-back': ['level', 'visitedBack', [...ratingLevels, 'not-reached']],
  'close': ['outcome', 'rectifyOutcome', rectifyOutcomes],
  'recheck': ['outcome', 'recheckOutcome', recheckOutcomes],
} as const satisfies Partial<Record<RectificationStep, readonly [field: string, group: WordGroup, choices: readonly string[]]>>

interface RectificationStepsProps {
  readonly one: RectificationRow
  readonly send: Send
  /** Whom a supervisor may send. */
  readonly clerks: ClerkList['clerks']
}

export function RectificationSteps({ one: { rectification: no, clerk, assigned, steps }, send, clerks }: RectificationStepsProps) {
  return (
    <div class="marks">
      {steps.includes('assign') && clerks.length > 0 && (
        <Chooser label={t('rectification.assign')} onChoose={(to) => send(`${no}/assign`, { to })} testId={`assign-${no}`}>
          {clerks
            .filter(({ workNo }) => workNo !== clerk && workNo !== assigned)
            .map(({ workNo, name }) => (
              <option key={workNo} value={workNo}>
                {name} · {workNo}
              </option>
            ))}
        </Chooser>
      )}
      {steps.includes('contact') && (
        <Button kind="small" onPress={() => send(`${no}/contact`)} testId={`contact-${no}`}>
          {t('rectification.contact')}
        </Button>
      )}
      {Object.entries(said).map(([step, [field, group, choices]]) =>
        steps.some((one) => one === step) ? (
          <Reason key={step} label={t(`rectification.${step as keyof typeof said}`)} group={group} choices={choices as readonly string[]} testId={`${step}-${no}`} onChoose={(choice) => send(`${no}/${step}`, { [field]: choice })} />
        ) : null,
      )}
    </div>
  )
}
