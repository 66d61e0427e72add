/** A text longer than a line, broken between words. The printer itself would break it anywhere. */
import type { Piece } from './pieces.ts'

let words: Intl.Segmenter | null = null

/** One entry a line. A word longer than a line is broken where the line ends. */
export function wrapped(text: string, pieces: readonly Piece[], columns: number): (readonly Piece[])[] {
  if (widthOf(pieces) <= columns) return [pieces]
  const lines: (readonly Piece[])[] = []
  let line: Piece[] = []
  for (const word of wordsOf(text, pieces)) {
    const isSpace = word.every(isBlank)
    if (widthOf(line) + widthOf(word) <= columns) line.push(...word)
    // Spaces where a line ends are not seen, and at the next one's beginning they would be.
    else if (isSpace) line = finish(lines, line)
    else {
      if (line.length > 0) line = finish(lines, line)
      for (const piece of word) {
        if (line.length > 0 && widthOf(line) + piece.columns > columns) line = finish(lines, line)
        line.push(piece)
      }
    }
  }
  finish(lines, line)
  return lines.length > 0 ? lines : [[]]
}

function finish(lines: (readonly Piece[])[], line: readonly Piece[]): Piece[] {
  const end = line.findLastIndex((piece) => !isBlank(piece)) + 1
  if (end > 0) lines.push(line.slice(0, end))
  return []
}

export function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { columns }) => sum + columns, 0)
}

function isBlank({ character }: Piece): boolean {
  return character === ' ' || character === '\u3000'
}

/** Closing marks stay with the word before them, opening ones with the word behind; what has no space in it, as a date or an address, is one. */
function wordsOf(text: string, pieces: readonly Piece[]): Piece[][] {
  words ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const starts = new Set(Array.from(words.segment(text), ({ index }) => index))
  const found: Piece[][] = []
  let before: Piece | null = null
  for (const piece of pieces) {
    const last = found.at(-1)
    if (before === null || last === undefined || (starts.has(piece.at) && mayBreak(before, piece))) found.push([piece])
    else last.push(piece)
    before = piece
  }
  return found
}

const opening = /[\p{Ps}\p{Pi}]/u
const closing = /[\p{Pe}\p{Pf}\p{Po}々〻ー%℃]/u

function mayBreak(before: Piece, behind: Piece): boolean {
  if (isBlank(before) || isBlank(behind)) return true
  if (opening.test(before.character) || closing.test(behind.character)) return false
  return !(isAscii(before) && isAscii(behind))
}

function isAscii({ character }: Piece): boolean {
  return character > ' ' && character <= '~'
}
