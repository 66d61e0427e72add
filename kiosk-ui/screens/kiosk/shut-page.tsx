/** The hall takes nothing down for a while: what is begun then says so calmly, and goes on by itself when it is over. */
import { useEffect, useRef } from 'preact/hooks'
import type { Connection } from '../../daemon/connection.ts'
import { t } from '../../words/words.ts'
import type { PageProps } from './page-props.ts'
import { isAnswer, type Step, type Visit } from './visit.ts'

export const isOpen = (line: Connection): boolean => line.standing.value === 'open'

/** Whether a step came while the hall took nothing. Whoever was on a page before that keeps it, and what they have typed. */
export function useShut(line: Connection, visit: Visit): boolean {
  const { value: step } = visit.step
  const came = useRef({ step, isShut: !isOpen(line) })
  const isRefused = step.at === 'refused' && step.code === 'JOURNAL_UNAVAILABLE'
  if (isOpen(line)) came.current = { step, isShut: false }
  else if (came.current.step !== step) came.current = { step, isShut: true }
  useBackWhenOpen(line, visit, isRefused)
  return isRefused || (came.current.isShut && isWrittenDown(step))
}

/** What is only read is there all the same. */
function isWrittenDown(step: Step): boolean {
  if ('wanted' in step) return step.wanted !== 'papers'
  return !isAnswer(step) && !['start', 'papers', 'waiting', 'refused', 'complaint-status'].includes(step.at)
}

/** Whoever was refused is where they were again, and can ask once more. */
function useBackWhenOpen(line: Connection, visit: Visit, isRefused: boolean): void {
  const open = isOpen(line)
  const wasShut = useRef(false)
  useEffect(() => {
    if (open && wasShut.current && isRefused) visit.back()
    wasShut.current = !open
  }, [open])
}

export function ShutPage({ visit: { step } }: Pick<PageProps, 'visit'>) {
  const { value: now } = step
  const isNumber = now.at === 'start' || ('wanted' in now && now.wanted === 'ticket') || (now.at === 'refused' && now.item !== undefined)
  return (
    <div class="kiosk-told kiosk-shut" role="status" data-testid="kiosk-shut">
      <h1 class="kiosk-lead">{t(isNumber ? 'kiosk.shut' : 'kiosk.notNow')}</h1>
      <p>{t('kiosk.shutHint')}</p>
    </div>
  )
}
