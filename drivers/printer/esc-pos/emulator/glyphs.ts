/** What an emulated printer's font shows for its bytes. */

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

/** Code page 437 from 80. Other pages of ESC t are taken for it. */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '

export function letter(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? hole)
}
