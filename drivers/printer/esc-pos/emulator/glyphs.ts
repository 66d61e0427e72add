/** What an emulated printer's font shows for its bytes. */
import iconv from 'iconv-lite'

export type EmulatedCharset = 'gb2312' | 'gbk' | 'gb18030'

/** An empty box, as printers show for a cell without a character. */
const hole = '□'
const gb18030 = new TextDecoder('gb18030')

export function isHanziLead(byte: number): boolean {
  return byte >= 0x81 && byte <= 0xfe
}

/** 40..7E are letters and signs elsewhere and lawful here; digits are not: no four-byte characters. */
export function isHanziTrail(byte: number): boolean {
  return byte >= 0x40 && byte <= 0xfe && byte !== 0x7f
}

export function hanzi(lead: number, trail: number, charset: EmulatedCharset): string {
  if (charset === 'gb2312' && (lead < 0xa1 || lead > 0xf7 || trail < 0xa1)) return hole
  // The end of row FE came with GB18030.
  if (charset === 'gbk' && lead === 0xfe && trail >= 0x50 && trail < 0xa1) return hole
  const character = gb18030.decode(Uint8Array.of(lead, trail))
  return /^[^\uFFFD\p{Private_Use}\p{Cc}]$/u.test(character) ? character : hole
}

/** 30 to 39: the second and fourth byte of a character of four. */
export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

export function hanziOfFour(...bytes: readonly number[]): string {
  const character = gb18030.decode(Uint8Array.from(bytes))
  return /^[^\uFFFD\p{Private_Use}\p{Cc}]$/u.test(character) ? character : hole
}

/** ESC t n, as nearly every maker numbers the pages. */
const pages: Readonly<Record<number, string>> = {
  0: 'cp437',
  2: 'cp850',
  3: 'cp860',
  4: 'cp863',
  5: 'cp865',
  16: 'cp1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
}

/** A page that it does not have is the first, as after ESC @. */
export function letter(byte: number, page = 0): string {
  if (byte < 0x80) return String.fromCharCode(byte)
  const shown = iconv.decode(Uint8Array.of(byte), pages[page] ?? 'cp437')
  return /^[^\uFFFD\p{Cc}]$/u.test(shown) ? shown : hole
}
