/** Bar codes and PDF417: bytes as the manuals have them, drawn by the emulated printer, read by a reader that knows neither. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PaperRow } from '../../../../drivers/contract/kinds.ts'
import { toHex } from '../../../../drivers/kit/hex.ts'
import { barcodeBytes } from '../../../../drivers/printer/esc-pos/protocol/barcode-bytes.ts'
import { pdf417Bytes } from '../../../../drivers/printer/esc-pos/protocol/pdf417-bytes.ts'
import { vector } from '../../../kit/vectors.ts'
import { printer, textsOf } from './kit.ts'

type Bars = Extract<PaperRow, { row: 'bars' }>
const hex = (bytes: readonly number[]) => toHex(Uint8Array.from(bytes))
const barsOf = (rows: readonly PaperRow[]): Bars[] => rows.filter((row) => row.row === 'bars')

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer }, fireImmediately: true })
})

/** The paper with a white margin, as a reader sees it. */
async function read({ widthDots, heightDots, bitsBase64 }: Bars): Promise<string[]> {
  const bits = Buffer.from(bitsBase64, 'base64')
  const margin = 40
  const width = widthDots + 2 * margin
  const height = heightDots + 2 * margin
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < widthDots; x++) {
      const isBlack = ((bits[y * Math.ceil(widthDots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
      if (isBlack) data.fill(0, ((y + margin) * width + x + margin) * 4, ((y + margin) * width + x + margin) * 4 + 3)
    }
  }
  const found = await readBarcodes({ width, height, data, colorSpace: 'srgb' } as ImageData, { tryHarder: true })
  return found.map(({ format, text }) => `${format} ${text}`)
}

describe('A bar code', () => {
  it('is GS k 73 in set B, behind its height, width and text: barcode_code128', () => {
    expect(hex(barcodeBytes('012ABCDabcd', 576))).toBe(`1D 48 02 1D 66 00 1D 68 50 1D 77 03 ${toHex(vector('barcode_code128'))}`)
  })

  it('says { twice', () => {
    expect(hex(barcodeBytes('a{b', 576))).toMatch(/1D 6B 49 06 7B 42 61 7B 7B 62$/)
  })

  // 35 + 11 modules a character: 13 characters are 178, at three dots 534, at two 356.
  it.each([
    [534, 3],
    [533, 2],
    [356, 2],
  ])('of 13 characters on %i dots has bars of %i', (widthDots, thin) => {
    expect(hex(barcodeBytes('20261124-A001', widthDots))).toContain(`1D 77 0${thin} `)
  })

  it('that does not fit says how many characters do', () => {
    expect(() => barcodeBytes('20261124-A001', 355)).toThrow('a bar code of 13 characters does not fit 355 dots; 12 do')
  })

  it.each(['', '取号', 'a\nb', 'x'.repeat(61)])('does not hold %j', (text) => {
    expect(() => barcodeBytes(text, 4000)).toThrow(RangeError)
  })

  it.each(['20261124-A001', 'a{b', '{{}}~ !', '0'])('%s is read from the paper', async (text) => {
    const one = printer()
    one.send(`1B 61 01 ${hex(barcodeBytes(text, 576))} 41 0A`)
    const [bars] = barsOf(one.rows())
    expect(bars).toMatchObject({ symbology: 'code128', payload: text, align: 'center', heightDots: 80 })
    expect(textsOf(one.rows())).toEqual([text, 'A'])
    expect(await read(bars as Bars)).toEqual([`Code128 ${text}`])
  })

  it.each([
    ['the old form of CODE39', '1D 6B 04 41 31 00', 'Code39 A1'],
    ['EAN13 with its check digit', '1D 6B 43 0C 36 39 30 31 32 33 34 35 36 37 38 39', 'EAN13 6901234567892'],
    ['ITF', '1D 6B 46 04 31 32 33 34', 'ITF 1234'],
    ['CODE128 in set C, then B', '1D 6B 49 08 7B 43 14 1A 0B 7B 42 41', 'Code128 202611A'],
    ['CODE128 in set A', '1D 6B 49 05 7B 41 41 31 32', 'Code128 A12'],
  ])('%s is read from the paper', async (_, command, expected) => {
    const one = printer()
    one.send(command)
    expect(await read(barsOf(one.rows())[0] as Bars)).toEqual([expected])
  })

  it.each([
    ['EAN13 of letters', '1D 6B 43 0C 41 39 30 31 32 33 34 35 36 37 38 39'],
    ['CODE128 without a set', '1D 6B 49 02 41 42'],
    ['CODE128 in set C of 100', '1D 6B 49 03 7B 43 64'],
    ['CODE128 in set A of small letters', '1D 6B 49 03 7B 41 61'],
    ['a symbology nobody has', '1D 6B 4F 02 41 42'],
    ['wider than the paper', `1D 77 06 1D 6B 49 14 7B 42 ${'41 '.repeat(18)}`],
  ])('%s leaves the paper white, and what follows is read', (_, command) => {
    const one = printer()
    one.send(`${command} 42 0A`)
    expect(one.rows().map((row) => row.row)).toEqual(['text'])
    expect(textsOf(one.rows())).toEqual(['B'])
  })

  it('has its text above, below, at both, or nowhere, until ESC @', () => {
    const one = printer()
    for (const n of ['01', '02', '33', '00']) one.send(`1D 48 ${n} 1D 6B 04 41 00`)
    expect(one.rows().map((row) => row.row)).toEqual(['text', 'bars', 'bars', 'text', 'text', 'bars', 'text', 'bars'])
    one.send('1D 48 02 1D 68 05 1D 77 02 1B 40 1D 6B 04 41 00')
    expect(one.rows().slice(8)).toMatchObject([{ row: 'bars', heightDots: 162, widthDots: 144 }])
  })
})

describe('A PDF417 code', () => {
  it('is stored and printed by GS ( k, symbol 48: pdf417_close ends it', () => {
    const expected = [
      '1D 28 6B 03 00 30 41 02',
      '1D 28 6B 03 00 30 42 00',
      '1D 28 6B 03 00 30 43 03',
      '1D 28 6B 03 00 30 44 03',
      '1D 28 6B 04 00 30 45 30 32',
      '1D 28 6B 03 00 30 46 00',
      '1D 28 6B 07 00 30 50 30 31 32 33 34',
      toHex(vector('pdf417_close')),
    ]
    expect(hex(pdf417Bytes('1234', 576))).toBe(expected.join(' '))
  })

  // 69 modules and 17 a column: at three dots 384 hold three columns, 309 two, 258 one; at two dots 208 hold two.
  it.each([
    [384, 3, 3],
    [309, 2, 3],
    [258, 1, 3],
    [257, 3, 2],
    [206, 2, 2],
  ])('of 40 bytes on %i dots has %i columns of %i dots', (widthDots, columns, dots) => {
    const bytes = hex(pdf417Bytes('x'.repeat(40), widthDots))
    expect(bytes).toContain(`30 41 0${columns} `)
    expect(bytes).toContain(`30 43 0${dots} `)
  })

  it.each([
    ['取号', 576],
    ['', 576],
    ['x'.repeat(501), 576],
    ['x', 171],
    ['x'.repeat(500), 206],
  ])('%j does not go on %i dots', (text, widthDots) => {
    expect(() => pdf417Bytes(text, widthDots)).toThrow(RangeError)
  })

  it.each([
    ['GT:330521:20261124-A001:7f', 384],
    ['x'.repeat(500), 576],
    ['~!@#$%^&*()_+{}|', 576],
  ])('%s on %i dots is read from the paper', async (text, widthDots) => {
    const one = printer({ widthDots })
    one.send(`1B 61 02 ${hex(pdf417Bytes(text, widthDots))} 41 0A`)
    const [bars] = barsOf(one.rows())
    expect(bars).toMatchObject({ symbology: 'pdf417', payload: text, align: 'right' })
    expect(await read(bars as Bars)).toEqual([`PDF417 ${text}`])
    expect(bars?.widthDots).toBeLessThanOrEqual(widthDots)
  })

  it('nobody stored is not printed', () => {
    const one = printer()
    one.send(toHex(vector('pdf417_close')))
    expect(one.rows()).toEqual([])
  })
})

describe('The size of a symbol (fn 082)', () => {
  // NCR 7168: 37 36 width 1F height 1F 31 1F 30, or 31 when it does not fit. Version 1 has 21 modules.
  it.each([
    ['a QR code of three dots a module', 576, '1D 28 6B 03 00 31 43 03 1D 28 6B 07 00 31 50 30 31 32 33 34 1D 28 6B 03 00 31 52 30', '37 36 36 33 1F 36 33 1F 31 1F 30 00'],
    ['one that does not fit', 192, '1D 28 6B 03 00 31 43 10 1D 28 6B 07 00 31 50 30 31 32 33 34 1D 28 6B 03 00 31 52 30', '37 36 33 33 36 1F 33 33 36 1F 31 1F 31 00'],
  ])('of %s is told', (_, widthDots, command, reply) => {
    const one = printer({ widthDots, columns: 16 })
    one.send(command)
    expect(one.said()).toEqual([reply])
    expect(one.rows()).toEqual([])
  })

  it('of nothing is not', () => {
    const one = printer()
    one.send('1D 28 6B 03 00 31 52 30 1D 28 6B 03 00 30 52 30')
    expect(one.said()).toEqual([])
  })

  it('that is too large is not printed either', () => {
    const one = printer({ widthDots: 192, columns: 16 })
    one.send('1D 28 6B 03 00 31 43 10 1D 28 6B 07 00 31 50 30 31 32 33 34 1D 28 6B 03 00 31 51 30')
    expect(one.rows()).toEqual([])
  })
})

describe('Hanzi of four bytes', () => {
  it('are a model’s own to know', () => {
    const one = printer({ fourBytes: true })
    one.send('81 30 84 36 41 0A')
    expect(textsOf(one.rows())).toEqual(['¥A'])
  })
})
