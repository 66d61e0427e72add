/**
 * Bytes of a code to text. Scanners pass bytes and no charset: what is valid UTF-8 is UTF-8, the rest
 * GB18030. Very short texts can be both (一 in GBK is also a Cyrillic letter in UTF-8), hence the setting.
 */
export type Charset = 'auto' | 'utf-8' | 'gb18030'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
const gb18030 = new TextDecoder('gb18030')
const looseUtf8 = new TextDecoder('utf-8')

export function textOf(bytes: Uint8Array, charset: Charset): string {
  switch (charset) {
    case 'utf-8':
      return looseUtf8.decode(bytes)
    case 'gb18030':
      return gb18030.decode(bytes)
    case 'auto':
      try {
        return strictUtf8.decode(bytes)
      } catch {
        return gb18030.decode(bytes)
      }
  }
}

/** An AIM identifier `]cm` at the beginning (ISO/IEC 15424): a flag, a code letter, a modifier. */
export function splitAim(bytes: Uint8Array): { readonly symbology: string | null; readonly bytes: Uint8Array } {
  const [flag, letter = 0, modifier = 0] = bytes
  const isLetter = (letter >= 0x41 && letter <= 0x5a) || (letter >= 0x61 && letter <= 0x7a)
  const isModifier = modifier >= 0x21 && modifier <= 0x7e
  if (flag !== 0x5d || !isLetter || !isModifier) return { symbology: null, bytes }
  return { symbology: String.fromCharCode(flag, letter, modifier), bytes: bytes.subarray(3) }
}

/** Without one CR, LF or CR LF at the end. */
export function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  const withoutLf = bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes
  return withoutLf.at(-1) === 0x0d ? withoutLf.subarray(0, -1) : withoutLf
}
