/** For ten seconds after a step: it was a slip of the hand. By this page's own clock, from when it saw the step. */
import { useEffect, useState } from 'preact/hooks'
import type { WindowView } from '../../../device-daemon/wire/views.ts'

const shownMs = 10_000

/** Whether what this window did last is still fresh here. */
export function useFresh(undo: WindowView['undo']): boolean {
  const [fresh, setFresh] = useState<string | null>(null)
  const key = undo === null ? null : `${undo.step} ${undo.at}`
  useEffect(() => {
    // What a page finds when it is opened may be hours old.
    if (key === null || Date.now() - Date.parse(undo?.at ?? '') > shownMs) return setFresh(null)
    setFresh(key)
    const timer = setTimeout(() => setFresh(null), shownMs)
    return () => clearTimeout(timer)
  }, [key])
  return fresh !== null && fresh === key
}
