/**
 *  1D 28 6B  pL pH  31 fn  parameters      GS ( k, symbol 49 (QR); pL pH count everything after them
 *            04 00  31 41  32 00           model 2
 *            03 00  31 43  n               module of n dots
 *            03 00  31 45  30..33          error correction L M Q H
 *            pL pH  31 50  30 data         store
 *            03 00  31 51  30              print
 *
 * escpos-php test/unit/EscposTest.php; kunif/EscPosUtils; NCR 7168 online help.
 */
import type { EscPosSettings } from '../settings.ts'
import { symbolFunction } from './symbol-function.ts'

export type Correction = 'L' | 'M' | 'Q' | 'H'

const qr = 0x31
const levels = { L: 0x30, M: 0x31, Q: 0x32, H: 0x33 } as const satisfies Record<Correction, number>

/** ISO/IEC 18004, byte mode, level M: how many bytes versions 1 to 40 hold. */
const capacities = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857, 911,
  997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
] as const

/** Four modules on either side stay white. */
const quietModules = 8
/** One millimetre at 203 dpi: larger is no easier to read and costs paper. */
const moduleDotsMax = 8
/** A quarter of a millimetre: below that a thermal head smears. */
const moduleDotsMin = 2

/** Throws RangeError on text that no printer of these settings can show as a readable symbol. */
export function qrSymbol(text: string, settings: Pick<EscPosSettings, 'widthDots' | 'qrMaxBytes'>): number[] {
  const payload = new TextEncoder().encode(text)
  // A control character would be a command for a printer that acts on DLE inside data, as they do.
  if (/\p{Cc}/u.test(text)) throw new RangeError('a QR code on paper holds no control characters')
  if (payload.length === 0 || payload.length > settings.qrMaxBytes) {
    throw new RangeError(`a QR code of this printer holds 1 to ${settings.qrMaxBytes} bytes, not ${payload.length}`)
  }
  return qrBytes(payload, moduleDotsFor(payload.length, settings.widthDots), 'M')
}

function moduleDotsFor(payloadBytes: number, widthDots: number): number {
  const index = capacities.findIndex((capacity) => capacity >= payloadBytes)
  const modules = 17 + 4 * (index + 1) + quietModules
  const dots = Math.min(moduleDotsMax, Math.floor(widthDots / modules))
  if (index < 0 || dots < moduleDotsMin)
    throw new RangeError(`a QR code of ${payloadBytes} bytes does not fit ${widthDots} dots`)
  return dots
}

export function qrBytes(payload: Uint8Array, moduleDots: number, correction: Correction): number[] {
  return [
    ...symbolFunction(qr, 0x41, [0x32, 0x00]),
    ...symbolFunction(qr, 0x43, [moduleDots]),
    ...symbolFunction(qr, 0x45, [levels[correction]]),
    ...symbolFunction(qr, 0x50, [0x30, ...payload]),
    ...symbolFunction(qr, 0x51, [0x30]),
  ]
}
