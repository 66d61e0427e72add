/**
 * A text as what is printed of it, one piece a character that a reader sees: an emoji of several code
 * points is one, a letter with its accents is one.
 */
import type { Cells } from '../../glyphs/cells.ts'
import type { EscPosSettings } from '../settings.ts'
import { isShown, said, shownAs, textBytes } from './charset.ts'

export interface Piece {
  /** Where it begins in the text. */
  readonly at: number
  /** The one character of it that is printed; of a family of emoji the first. */
  readonly character: string
  /** By the printer's own font, 〓 where that lacks it. */
  readonly bytes: readonly number[]
  /** Single-width characters of font A. */
  readonly columns: number
  /** The printer lacks it and it can be drawn. */
  readonly rare: boolean
}

/** Nearly every line: each code unit is a character of its own. */
const simple = /^[\x20-\x7e\u3001-\u3003\u4e00-\u9fa5\uff01-\uff5e]*$/

/** Made at the first text that needs it: it brings tables of its own. */
let graphemes: Intl.Segmenter | null = null

export function piecesOf(text: string, charset: EscPosSettings['charset'], cells: Cells): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const grapheme of graphemesOf(text)) {
    for (const character of charactersOf(grapheme)) pieces.push(piece(at, character, charset, cells))
    at += grapheme.length
  }
  return pieces
}

function graphemesOf(text: string): Iterable<string> {
  if (simple.test(text)) return text
  graphemes ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/**
 * The first that is shown stands for all; marks that do not compose with it, further members of an emoji and
 * the second half of a flag are left out. A carriage return with its line feed stays two spaces.
 */
function charactersOf(grapheme: string): string[] {
  const shown = [...grapheme.normalize('NFC')].filter(isShown)
  return /^\p{Cc}/u.test(grapheme) ? shown : shown.slice(0, 1)
}

function piece(at: number, character: string, charset: EscPosSettings['charset'], cells: Cells): Piece {
  const bytes = said(character, charset)
  if (bytes !== null) return { at, character: shownAs(character), bytes, columns: bytes.length, rare: false }
  const columns = cells.columns(character)
  const missing = textBytes(character, charset)
  return { at, character, bytes: missing, columns: columns ?? missing.length, rare: columns !== null }
}
