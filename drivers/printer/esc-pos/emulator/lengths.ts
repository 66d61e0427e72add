/**
 * How many parameter bytes follow commands that change nothing on emulated paper, so that they are
 * skipped and not printed. What is in no table is taken for two bytes, ESC and its letter.
 */

/** Keys are the letters as in the manuals. */
type Lengths = Readonly<Record<string, number>>

const escLengths: Lengths = {
  ' ': 1,
  '$': 2,
  '%': 1,
  '=': 1,
  '?': 1,
  'B': 2,
  'K': 1,
  'R': 1,
  'T': 1,
  'V': 1,
  'W': 8,
  '\\': 2,
  'c': 2,
  'e': 1,
  'p': 3,
  'r': 1,
  'u': 1,
  '{': 1,
}
const gsLengths: Lengths = {
  '$': 2,
  '/': 1,
  'C': 3,
  'E': 1,
  'L': 2,
  'P': 2,
  'T': 1,
  'W': 2,
  '\\': 2,
  '^': 3,
  'b': 1,
  'f': 1,
  'j': 1,
  'z': 3,
}
const fsLengths: Lengths = { '2': 74, 'C': 1, 'S': 2, '?': 2, 'p': 2 }

export const lengths = { esc: escLengths, gs: gsLengths, fs: fsLengths } as const

/** Behind DLE DC4 fn. */
export const dc4Lengths: Readonly<Record<number, number>> = { 1: 2, 2: 2, 3: 5, 7: 1, 8: 7 }
