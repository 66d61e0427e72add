/** As much as fits in a box, measured: long names, large type and small screens are not guessed. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** The first of `forms` (each takes less room than the one before) with which nothing in the box overflows; measured anew when the box is another. */
export function useFit<T extends HTMLElement, F>(box: RefObject<T | null>, forms: readonly [F, ...F[]], overflows: (box: T) => boolean): F {
  // An object, so that the first form is measured anew, too, when the box is another.
  const [{ nth }, setForm] = useState({ nth: 0 })
  useLayoutEffect(() => {
    const { current } = box
    if (current === null) return
    let [width, height] = [current.clientWidth, current.clientHeight]
    const watch = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = current
      if (clientWidth === width && clientHeight === height) return
      ;[width, height] = [clientWidth, clientHeight]
      setForm({ nth: 0 })
    })
    watch.observe(current)
    return () => watch.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (box.current !== null && nth < forms.length - 1 && overflows(box.current)) setForm({ nth: nth + 1 })
  })
  return forms[nth] ?? forms[0]
}

/** A part of a pixel is no overflow. */
export const isTooSmall = (element: Element): boolean => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1
