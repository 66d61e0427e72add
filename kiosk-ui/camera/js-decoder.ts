/** @zxing/library, for browsers in which WebAssembly is switched off. */
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  type Result,
  ResultMetadataType,
  RGBLuminanceSource,
  StringUtils,
  ZXingStringEncoding,
} from '@zxing/library'
import { textOfCode } from './code-text.ts'
import type { FrameDecoder } from './frame-decoder.ts'

export function createJsDecoder(): FrameDecoder {
  const reader = new QRCodeReader()
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.TRY_HARDER, true],
    [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE]],
  ])
  return {
    name: 'zxing-js',
    async decode({ data, width, height }) {
      const source = new RGBLuminanceSource(luminanceOf(data), width, height)
      try {
        return textOf(reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints))
      } catch {
        // The library says "nothing found" by throwing, and so it does in most frames.
        return null
      } finally {
        reader.reset()
      }
    },
  }
}

/** The library knows no GB18030. Where one run of bytes is the whole code, the bytes decide; otherwise its own word stands. */
function textOf(result: Result): string {
  const text = result.getText()
  const runs: unknown = result.getResultMetadata()?.get(ResultMetadataType.BYTE_SEGMENTS)
  const [bytes, ...more] = Array.isArray(runs) ? runs : []
  if (!(bytes instanceof Uint8Array) || more.length > 0) return text
  const itsOwn = ZXingStringEncoding.decode(bytes, StringUtils.guessEncoding(bytes, new Map()))
  return itsOwn === text ? textOfCode(bytes, text) : text
}

/** Rec. 601 weights in eighths of a thousand, as cameras mean them. */
function luminanceOf(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(rgba.length / 4)
  for (let at = 0; at < grey.length; at++) {
    const from = at * 4
    grey[at] = ((rgba[from] ?? 0) * 299 + (rgba[from + 1] ?? 0) * 587 + (rgba[from + 2] ?? 0) * 114) / 1000
  }
  return grey
}
