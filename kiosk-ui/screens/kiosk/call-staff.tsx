/** Somebody is wanted here: the windows and the office hear it, and the button says who comes. Pressed again before that, nobody need come. */
import { useEffect, useState } from 'preact/hooks'
import type { StaffCallView } from '../../../device-daemon/wire/staff-call-view.ts'
import type { Connection } from '../../daemon/connection.ts'
import { t } from '../../words/words.ts'
import { Tool } from './tool.tsx'

/** So long it is said who comes; then they have come. */
const saidMs = 120_000

export function CallStaff({ line, number }: { readonly line: Connection; readonly number: number }) {
  const call = useCall(line, number)
  const isOpen = call?.state === 'open'
  const words = call === null ? t('kiosk.callStaff') : calledWords(call)
  return (
    <>
      <Tool icon="bell" words={words} pressed={isOpen} onPress={() => line.post(isOpen ? `/api/staff-calls/${call.call}/cancel` : '/api/staff-calls', {})} className="kiosk-call" testId="kiosk-call" />
      <p class="unseen" role="status">
        {call === null ? '' : words}
      </p>
    </>
  )
}

/** This kiosk's call, while it says anything. */
function useCall({ view }: Connection, kiosk: number): StaffCallView | null {
  const [now, setNow] = useState(Date.now())
  const call = view.value?.staffCalls.find((one) => one.kiosk === kiosk) ?? null
  const answeredAt = call?.answeredAt ?? null
  useEffect(() => {
    if (answeredAt === null) return
    const timer = setTimeout(() => setNow(Date.now()), saidMs)
    return () => clearTimeout(timer)
  }, [answeredAt])
  return answeredAt !== null && now - Date.parse(answeredAt) >= saidMs ? null : call
}

function calledWords({ state, window }: StaffCallView): string {
  if (state === 'open') return t('kiosk.called')
  return window === null ? t('kiosk.comes') : t('kiosk.comesFrom', { window })
}
