/** Who calls for staff at a kiosk: seen wherever somebody is who can go, and answered there. */
import type { StaffCallView } from '../../device-daemon/wire/staff-call-view.ts'
import { t } from '../words/words.ts'
import { Button } from './parts.tsx'

interface StaffCallsProps {
  readonly calls: readonly StaffCallView[]
  readonly onAnswer: (call: string) => unknown
}

export function StaffCalls({ calls, onAnswer }: StaffCallsProps) {
  const open = calls.filter(({ state }) => state === 'open')
  return (
    <div class="staff-calls" role="alert">
      {open.map(({ call, kiosk }) => (
        <p key={call} class="notice warn" data-testid={`staff-call-${kiosk}`}>
          <strong>{t('staffCall.kiosk', { kiosk })}</strong>
          <Button kind="small" onPress={() => onAnswer(call)} testId={`answer-${kiosk}`}>
            {t('staffCall.answer')}
          </Button>
        </p>
      ))}
    </div>
  )
}
