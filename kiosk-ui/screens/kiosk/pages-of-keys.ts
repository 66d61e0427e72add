/** All signs at once where there is room for them, each as large as a finger; on a small screen in large type a page at a time. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Visit } from './visit.ts'

/** What ends it takes two places, what erases one. */
const otherPlaces = 3
const columnsMax = 10

/** How many signs have room in a box of so many px beside what ends and erases. */
export function roomFor({ width, height }: { readonly width: number; readonly height: number }, touch: number, gap: number): number {
  const inLine = (length: number) => Math.max(1, Math.floor((length + gap) / (touch + gap)))
  return Math.max(1, Math.min(columnsMax, inLine(width)) * inLine(height) - otherPlaces)
}

export function usePagesOfKeys({ page, pages, elder }: Visit, keys: RefObject<HTMLElement | null>, signs: readonly string[]): readonly string[] {
  const [room, setRoom] = useState(signs.length)
  useLayoutEffect(() => {
    const box = keys.current
    if (box === null) return
    const measure = () => {
      const style = getComputedStyle(box)
      const touch = Number.parseFloat(style.getPropertyValue('--touch'))
      const now = roomFor({ width: box.clientWidth, height: box.clientHeight }, touch, Number.parseFloat(style.rowGap))
      setRoom(now)
      pages.value = Math.ceil(signs.length / now)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [signs, elder.value])
  return signs.slice(page.value * room, (page.value + 1) * room)
}
