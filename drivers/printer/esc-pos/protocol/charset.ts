/**
 * Text as the printer's font can say it. The only place where a character becomes bytes: nothing that
 * leaves here is below 0x20 or is 0x7F, and nothing is longer than two bytes, so text can neither
 * give the printer a command nor print a four-byte character as two letters and two digits.
 *
 *   ASCII            20..7E             as it is
 *   two-byte         81..FE  40..FE     never 7F in the second; 40..7E is common there, and lawful
 *   anything else    〓 A1 FE           the printers' own "geta" mark for a missing character, where it
 *                                      cannot be drawn (drawn-line.ts)
 */
import iconv from 'iconv-lite'
import type { EscPosSettings } from '../settings.ts'

type Charset = EscPosSettings['charset']

const missing = [0xa1, 0xfe] as const

/** iconv-lite's `gbk` holds later additions (䶮 FE9F), which CP936, and so a GBK font, does not. */
const tables = { gb2312: 'cp936', gbk: 'cp936', gb18030: 'gb18030' } as const satisfies Record<Charset, string>

/** Never throws; every character of `text` that can be seen gives one or two bytes. */
export function textBytes(text: string, charset: Charset): number[] {
  const bytes: number[] = []
  for (const character of text) if (isShown(character)) bytes.push(...(said(character, charset) ?? missing))
  return bytes
}

/** Variation selectors and joiners print nothing anywhere; as 〓 they would only confuse. */
export function isShown(character: string): boolean {
  return !/\p{Default_Ignorable_Code_Point}/u.test(character)
}

/** Null where the printer's own font lacks the character. */
export function said(character: string, charset: Charset): readonly number[] | null {
  const shown = shownAs(character)
  const [first = 0, second, ...more] = iconv.encode(shown, tables[charset])
  if (second === undefined) return first >= 0x20 && first <= 0x7e && isExactly(first, shown) ? [first] : null
  if (more.length > 0 || /\p{Private_Use}/u.test(shown)) return null
  if (charset === 'gb2312' && !isGb2312(first, second)) return null
  return [first, second]
}

/** ¥ U+00A5 exists in GB18030 as four bytes only; ￥ prints the same. Control characters and odd spaces become a space. */
export function shownAs(character: string): string {
  if (character === '¥') return '￥'
  return /[\p{Cc}\u00A0\u2028\u2029]/u.test(character) ? ' ' : character
}

/** iconv-lite says "?" for what it cannot say. */
function isExactly(byte: number, character: string): boolean {
  return character.codePointAt(0) === byte
}

/** GB 2312-80 by row: the cells that have a character. Row 16 is B0. */
const symbolCells: Readonly<Record<number, readonly (readonly [from: number, to: number])[]>> = {
  0xa1: [[0xa1, 0xfe]],
  0xa2: [
    [0xb1, 0xe2],
    [0xe5, 0xee],
    [0xf1, 0xfc],
  ],
  0xa3: [[0xa1, 0xfe]],
  0xa4: [[0xa1, 0xf3]],
  0xa5: [[0xa1, 0xf6]],
  0xa6: [
    [0xa1, 0xb8],
    [0xc1, 0xd8],
  ],
  0xa7: [
    [0xa1, 0xc1],
    [0xd1, 0xf1],
  ],
  0xa8: [
    [0xa1, 0xba],
    [0xc5, 0xe9],
  ],
  0xa9: [[0xa4, 0xef]],
}

function isGb2312(first: number, second: number): boolean {
  if (second < 0xa1 || second === 0xff) return false
  // Level one ends in row D7, five cells before its end.
  if (first >= 0xb0 && first <= 0xf7) return !(first === 0xd7 && second > 0xf9)
  return (symbolCells[first] ?? []).some(([from, to]) => second >= from && second <= to)
}
