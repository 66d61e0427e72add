/**
 *   1D 48 02            GS H: the text below the bars
 *   1D 66 00            GS f: in font A
 *   1D 68 n             GS h: n dots high
 *   1D 77 n             GS w: the thinnest bar n dots
 *   1D 6B 49 n 7B 42 …  GS k 73: CODE128, n bytes, set B
 *
 * Set C would halve long numbers, and says 16 04 as 10 04, which printers act on. escpos-php
 * test/unit/EscposTest.php (`barcode_code128` of the vectors); Epson reference, GS k, GS w.
 */
const heightDots = 80
/** 3/8 of a millimetre; a head of 203 dpi smears a single dot. */
const thinDotsMax = 3
const thinDotsMin = 2
/** A bar code's text is short; a longer one is a QR code's. */
const textMax = 60

/** Throws RangeError for what CODE128 cannot say or the paper is too narrow for. */
export function barcodeBytes(text: string, widthDots: number): number[] {
  if (!/^[\x20-\x7e]+$/.test(text) || text.length > textMax) {
    throw new RangeError(`a bar code holds 1 to ${textMax} letters, digits and signs of ASCII, not ${JSON.stringify(text)}`)
  }
  const thin = Math.min(thinDotsMax, Math.floor(widthDots / modulesOf(text)))
  if (thin < thinDotsMin) {
    const fit = Math.floor((widthDots / thinDotsMin - modulesOf('')) / 11)
    throw new RangeError(`a bar code of ${text.length} characters does not fit ${widthDots} dots; ${fit} do`)
  }
  const data = [0x7b, 0x42, ...Array.from(text.replaceAll('{', '{{'), (character) => character.charCodeAt(0))]
  return [
    ...[0x1d, 0x48, 0x02, 0x1d, 0x66, 0x00],
    ...[0x1d, 0x68, heightDots, 0x1d, 0x77, thin],
    ...[0x1d, 0x6b, 0x49, data.length, ...data],
  ]
}

/** ISO/IEC 15417: start, a character each, check and stop; the paper's own margin is the quiet zone. */
function modulesOf(text: string): number {
  return 11 + 11 * text.length + 11 + 13
}
