/** What can be done with a complaint now, and what is to be said with it. */
import { complaintAnswers, complaintFindings, complaintRefusals, type ComplaintStep, contentments, referrals } from '../../../device-daemon/wire/choices.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { ComplaintRow } from '../../../device-daemon/wire/complaint-commands.ts'
import { Button } from '../../design/parts.tsx'
import { Chooser, Reason } from '../../design/reason.tsx'
import { t, type WordGroup } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'

/** What is to be said with a step. */
const said = {
  'investigate': ['finding', 'complaintFinding', complaintFindings],
  'answer': ['answer', 'complaintAnswer', complaintAnswers],
  'visit-back': ['contentment', 'contentment', contentments],
} as const satisfies Partial<Record<ComplaintStep, readonly [field: string, group: WordGroup, choices: readonly string[]]>>

interface ComplaintStepsProps {
  readonly one: ComplaintRow
  readonly send: Send
  /** Whom a supervisor may name. */
  readonly clerks: ClerkList['clerks']
}

export function ComplaintSteps({ one, send, clerks }: ComplaintStepsProps) {
  const { complaint: no, clerk, handler, steps } = one
  return (
    <div class="marks">
      {steps.includes('accept') && (
        <Chooser label={t('complaint.accept')} onChoose={(named) => send(`${no}/accept`, { handler: named })} testId={`accept-${no}`}>
          {clerks
            .filter(({ workNo }) => workNo !== clerk && workNo !== handler)
            .map(({ workNo, name }) => (
              <option key={workNo} value={workNo}>
                {name} · {workNo}
              </option>
            ))}
        </Chooser>
      )}
      {steps.includes('refuse') && (
        <>
          <Reason label={t('complaint.refer')} group="referral" choices={referrals} testId={`refer-${no}`} onChoose={(referral) => send(`${no}/refuse`, { reason: 'not-ours', referral })} />
          <Reason label={t('complaint.refuse')} group="complaintRefusal" choices={complaintRefusals.filter((reason) => reason !== 'not-ours')} testId={`refuse-${no}`} onChoose={(reason) => send(`${no}/refuse`, { reason })} />
        </>
      )}
      {Object.entries(said).map(([step, [field, group, choices]]) =>
        steps.some((each) => each === step) ? (
          <Reason key={step} label={t(`complaint.${step as keyof typeof said}`)} group={group} choices={choices.filter((choice) => choice !== 'anonymous' || one.anonymous)} testId={`${step}-${no}`} onChoose={(choice) => send(`${no}/${step}`, { [field]: choice })} />
        ) : null,
      )}
      {steps.includes('close') && (
        <Button kind="small" onPress={() => send(`${no}/close`)} testId={`close-${no}`}>
          {t('complaint.close')}
        </Button>
      )}
    </div>
  )
}
