import { describe, expect, it } from 'vitest'
import { qrBytes, qrSymbol } from '../../../../drivers/printer/esc-pos/protocol/qr-bytes.ts'

const storeHead = [0x31, 0x50, 0x30]
const at = (bytes: readonly number[], part: readonly number[]) => bytes.findIndex((_, index) => part.every((byte, nth) => bytes[index + nth] === byte))

describe('A QR code’s bytes', () => {
  // pL pH count everything after them: fn 31 50 30 and the payload.
  it.each([
    [252, [0xff, 0x00]],
    [253, [0x00, 0x01]],
    [300, [0x2f, 0x01]],
    [600, [0x5b, 0x02]],
  ])('of %i bytes have their length in two bytes, the low one first', (count, length) => {
    const bytes = qrBytes(new Uint8Array(count).fill(0x41), 3, 'M')
    const head = at(bytes, storeHead)
    expect(bytes.slice(head - 2, head)).toEqual(length)
  })

  // ISO/IEC 18004, byte mode, level M: version 5 holds 84 bytes and is 37 modules wide, 45 with its margin.
  it.each([
    [84, 8],
    [85, 7],
  ])('%i of them on 384 dots have modules of %i dots', (count, dots) => {
    const bytes = qrSymbol('A'.repeat(count), { widthDots: 384, qrMaxBytes: 500 })
    const head = at(bytes, [0x03, 0x00, 0x31, 0x43])
    expect(bytes[head + 4]).toBe(dots)
  })
})
