/** A text longer than a line, broken between words. The printer itself would break it anywhere. */
import type { Piece } from './pieces.ts'

let words: Intl.Segmenter | null = null

/** One entry a line. A word longer than a line is broken where the line ends. */
export function wrapped(text: string, pieces: readonly Piece[], columns: number): (readonly Piece[])[] {
  if (widthOf(pieces) <= columns) return [pieces]
  const lines: (readonly Piece[])[] = []
  let line: Piece[] = []
  for (const word of wordsOf(text, pieces, columns)) {
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
function wordsOf(text: string, pieces: readonly Piece[], columns: number): Piece[][] {
  const starts = wordStarts(text, columns)
  const found: Piece[][] = []
  for (const [nth, piece] of pieces.entries()) {
    const last = found.at(-1)
    if (last === undefined || (starts.has(piece.at) && mayBreak(pieces.slice(Math.max(0, nth - 2), nth), piece))) found.push([piece])
    else last.push(piece)
  }
  return found
}

/** 阿卜杜热西提·买买提: the dictionary knows none of its parts. Words beside it may be taken for a part. */
const dottedName = /\p{Script=Han}+(?:·\p{Script=Han}+)+/gu

/** Such a name is one word where a line can hold it. */
function wordStarts(text: string, columns: number): Set<number> {
  words ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const starts = new Set(Array.from(words.segment(text), ({ index }) => index))
  for (const { 0: name, index } of text.matchAll(dottedName)) {
    if ([...name].length * 2 > columns) continue
    for (let at = index + 1; at < index + name.length; at++) starts.delete(at)
  }
  return starts
}

const opening = /[\p{Ps}\p{Pi}]/u
const closing = /[\p{Pe}\p{Pf}\p{Po}々〻ー%℃]/u

const hanzi = /\p{Script=Han}/u
/** In no dictionary, and in a name nearly always (王㛃), or in a year (二〇二六). */
const uncommon = /(?![\u4e00-\u9fa5])\p{Script=Han}/u

function mayBreak(before: readonly Piece[], behind: Piece): boolean {
  const [earlier, last] = before.length === 2 ? before : [undefined, before[0]]
  if (last === undefined || isBlank(last) || isBlank(behind)) return true
  if (opening.test(last.character) || closing.test(behind.character)) return false
  if (uncommon.test(last.character) ? hanzi.test(behind.character) : uncommon.test(behind.character) && hanzi.test(last.character)) return false
  if (!isAscii(last) || !isAscii(behind)) return true
  // The colon of 电话:138… belongs to the hanzi before it, that of 09:00 to its numbers.
  return closing.test(last.character) && earlier !== undefined && !isAscii(earlier)
}

function isAscii({ character }: Piece): boolean {
  return character > ' ' && character <= '~'
}
