/** @zxing/library, for browsers in which WebAssembly is switched off. */
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library'
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
        return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText()
      } catch {
        // The library says "nothing found" by throwing, and so it does in most frames.
        return null
      } finally {
        reader.reset()
      }
    },
  }
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
