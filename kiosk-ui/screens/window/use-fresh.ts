/** For ten seconds after a step: it was a slip of the hand. By this page's own clock, from when it saw the step. */
import { useEffect, useState } from 'preact/hooks'
import type { WindowView } from '../../../device-daemon/wire/views.ts'

const shownSeconds = 10

/** How many seconds what this window did last can still be taken back here; 0: no more. */
export function useFresh(undo: WindowView['undo']): number {
  const [fresh, setFresh] = useState<{ readonly key: string; readonly left: number } | null>(null)
  const key = undo === null ? null : `${undo.step} ${undo.at}`
  useEffect(() => {
    // What a page finds when it is opened may be hours old.
    if (key === null || Date.now() - Date.parse(undo?.at ?? '') > shownSeconds * 1000) return setFresh(null)
    setFresh({ key, left: shownSeconds })
    const timer = setInterval(() => setFresh((last) => (last === null || last.left <= 1 ? null : { key: last.key, left: last.left - 1 })), 1000)
    return () => clearInterval(timer)
  }, [key])
  return fresh !== null && fresh.key === key ? fresh.left : 0
}
