/** GS V, ESC i and ESC m: the blade of an emulated printer. */
import type { EmulatedLine } from './line.ts'
import type { EmulatedPaper } from './paper.ts'
import type { Reading } from './reading.ts'

export interface Blade {
  readonly line: EmulatedLine
  readonly cutter: boolean
  readonly paper: EmulatedPaper
}

/** At once (0 1 '0' '1'), after feeding n (A B), at a place kept for later (a b), and back again (g h). */
export function* cutCommand(blade: Blade): Reading<void> {
  const form = yield
  const isFull = [0x00, 0x30, 0x41, 0x61, 0x67].includes(form)
  if (form <= 0x01 || form === 0x30 || form === 0x31) return cutHere(blade, isFull)
  const n = yield
  // Only at the beginning of a line, the manual says; in the middle of one the command is lost.
  if (!blade.line.empty) return
  // A place kept for later: it is cut when it has come to the blade, and whatever is printed meanwhile follows it.
  if (form === 0x61 || form === 0x62) {
    if (blade.cutter) blade.paper.reserve(n, isFull)
    return
  }
  const feeds = blade.cutter ? [0x41, 0x42] : [0x42]
  if (feeds.includes(form)) blade.line.feedDots(n)
  cutHere(blade, isFull)
}

export function cutHere({ line, cutter, paper }: Blade, full: boolean): void {
  if (cutter && line.empty) paper.cut(full)
}
