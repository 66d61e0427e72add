/** The arithmetic of paper: dots of the printer's head to pixels of the page. 203 dpi; font A is 12 × 24 dots. */
export const cellDots = 12
export const lineDots = 30

/** Half-width characters are one cell, everything of the East two. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const character of text) cells += (character.codePointAt(0) ?? 0) < 0x100 ? 1 : 2
  return cells
}
