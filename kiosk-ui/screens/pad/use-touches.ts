/** Whoever touches the screen or types is still there: said at most so often. */
import { useEffect } from 'preact/hooks'

/** The daemon gives no more time for less. */
const touchEveryMs = 10_000
const kinds = ['pointerdown', 'keydown', 'input'] as const

export function useTouches(onTouch: () => void): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY
    const touch = () => {
      const now = performance.now()
      if (now - last < touchEveryMs) return
      last = now
      onTouch()
    }
    for (const kind of kinds) addEventListener(kind, touch)
    return () => {
      for (const kind of kinds) removeEventListener(kind, touch)
    }
  }, [])
}
