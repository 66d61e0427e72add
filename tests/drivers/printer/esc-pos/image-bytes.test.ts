import { describe, expect, it } from 'vitest'
import type { Align, Picture } from '../../../../drivers/contract/kinds.ts'
import { toHex } from '../../../../drivers/kit/hex.ts'
import { imageBytes } from '../../../../drivers/printer/esc-pos/protocol/image-bytes.ts'
import { printer } from './kit.ts'

const picture = (width: number, rows: readonly (readonly number[])[]): Picture => ({ width, height: rows.length, grey: Uint8Array.from(rows.flat()) })
const hex = (one: Picture, align: Align = 'left', widthDots = 16) => toHex(Uint8Array.from(imageBytes(one, align, widthDots)))

describe('A picture', () => {
  it('is GS v 0: black below 128, the leftmost dot the highest bit', () => {
    expect(hex(picture(8, [[0, 255, 0, 255, 255, 255, 255, 127]]))).toMatch(/^1D 76 30 00 01 00 01 00 A[01]$/)
    expect(hex(picture(2, [[0, 255], [255, 0]]))).toBe('1D 76 30 00 01 00 02 00 80 40')
  })

  it.each<[Align, string]>([
    ['left', '01 00 01 00 FF'],
    ['center', '02 00 01 00 0F F0'],
    ['right', '02 00 01 00 00 FF'],
  ])('stands %s by white dots', (align, rows) => {
    expect(hex(picture(8, [Array(8).fill(0)]), align)).toBe(`1D 76 30 00 ${rows}`)
  })

  it('wider than the paper is made smaller, in proportion', () => {
    const black = picture(32, Array(8).fill(Array(32).fill(0)))
    expect(hex(black)).toBe(`1D 76 30 00 02 00 04 00 ${Array(8).fill('FF').join(' ')}`)
  })

  it('that has two dots of each shade in one is grey there', () => {
    // Columns black, white, black, white: each pair is 128, and every second dot black.
    const striped = picture(32, Array(2).fill(Array(16).fill([0, 255]).flat()))
    const bits = hex(striped).split(' ').slice(8).map((byte) => Number.parseInt(byte, 16))
    const black = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
    expect(black).toBeGreaterThanOrEqual(7)
    expect(black).toBeLessThanOrEqual(9)
  })

  it('of one grey has as many black dots as it is dark', () => {
    const grey = picture(16, Array(16).fill(Array(16).fill(191)))
    const black = hex(grey).split(' ').slice(8).reduce((sum, byte) => sum + Number.parseInt(byte, 16).toString(2).replaceAll('0', '').length, 0)
    // A quarter of 256.
    expect(black).toBeGreaterThan(56)
    expect(black).toBeLessThan(72)
  })

  it('is as high as 16 KiB allow, and no higher', () => {
    const high = (rows: number) => picture(1, Array(rows).fill([255]))
    expect(() => imageBytes(high(341), 'left', 384)).not.toThrow()
    expect(() => imageBytes(high(342), 'left', 384)).toThrow('a picture is 341 dots high at most, not 342: it would take 17 s at 9600 baud')
  })

  it('comes out as it went in', () => {
    const one = printer({ widthDots: 192, columns: 16 })
    one.send(hex(picture(8, Array(30).fill([0, 255, 255, 255, 255, 255, 255, 0])), 'left', 192))
    const rows = one.rows().filter((row) => row.row === 'raster')
    expect(rows.map(({ heightDots }) => heightDots)).toEqual([24, 6])
    expect(Buffer.from(rows[0]?.bitsBase64 ?? '', 'base64').toString('hex')).toBe('81'.repeat(24))
  })
})
