/** Names with characters that the printer lacks, from the codec to emulated paper. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaperLine, PaperRow } from '../../../../drivers/contract/kinds.ts'
import { type Cells, FontCells } from '../../../../drivers/printer/glyphs/cells.ts'
import { escPosCodec } from '../../../../drivers/printer/esc-pos/protocol/codec.ts'
import { withoutRealtime } from '../../../../drivers/printer/esc-pos/protocol/bands.ts'
import type { EscPosSettings } from '../../../../drivers/printer/esc-pos/settings.ts'
import { openFont } from '../../../../drivers/printer/glyphs/font.ts'
import { printerModels } from '../../../../drivers/printer/models/index.ts'
import { printer, settingsWith, textsOf } from './kit.ts'

type Raster = Extract<PaperRow, { row: 'raster' }>

function printed(lines: readonly PaperLine[], some: Partial<EscPosSettings> = {}, cells?: Cells) {
  const one = printer(some)
  const { bytes } = escPosCodec(settingsWith(some), cells).encode({ type: 'job', lines })
  one.emulator.receive(bytes)
  const rows = one.rows()
  return { bytes, rows, texts: textsOf(rows), said: one.said(), bands: rows.filter((row): row is Raster => row.row === 'raster') }
}

const text = (words: string, look: object = {}): PaperLine => ({ type: 'text', text: words, ...look })

/** Bands one under the other, as on the paper: a string of # and . a row. */
function dotsOf(bands: readonly Raster[]): string[] {
  return bands.flatMap(({ bitsBase64, widthDots, heightDots }) => {
    const bytes = Uint8Array.from(atob(bitsBase64), (one) => one.charCodeAt(0))
    const across = Math.ceil(widthDots / 8)
    const bit = (x: number, y: number) => ((bytes[y * across + (x >> 3)] ?? 0) & (0x80 >> (x & 7)) ? '#' : '.')
    return Array.from({ length: heightDots }, (_, y) => Array.from({ length: widthDots }, (_, x) => bit(x, y)).join(''))
  })
}

const columnsOf = (dots: readonly string[], from: number, to: number) => dots.map((row) => row.slice(from, to).padEnd(to - from, '.'))
const ink = (dots: readonly string[]) => dots.join('').replaceAll('.', '').length
/** Where black begins and ends across. */
const extent = (dots: readonly string[]) => ({
  left: Math.min(...dots.map((row) => row.indexOf('#')).filter((at) => at >= 0)),
  right: Math.max(...dots.map((row) => row.lastIndexOf('#'))),
})

describe('A rare name on paper', () => {
  const sheets = printerModels.map(({ id }) => id)
  it.each(sheets.flatMap((model) => (['gb2312', 'gbk', 'gb18030'] as const).map((charset) => [model, charset] as const)))('%s, %s: every character has its own dots', (model, charset) => {
    const some = { model, charset, cutter: true } as Partial<EscPosSettings>
    const { widthDots } = settingsWith(some)
    const one = printer({ ...some, widthDots })
    one.emulator.receive(escPosCodec(settingsWith(some)).encode({ type: 'job', lines: [text('㛃䶮〇𬎆')] }).bytes)
    const bands = one.rows().filter((row): row is Raster => row.row === 'raster')
    const dots = dotsOf(bands)
    expect(dots.length).toBe(24)
    const four = [0, 24, 48, 72].map((from) => columnsOf(dots, from, from + 24))
    for (const each of four) expect(ink(each)).toBeGreaterThan(60)
    expect(new Set(four.map((each) => each.join())).size).toBe(4)
    expect(textsOf(one.rows())).toEqual([])
  })

  it('is drawn only where the printer lacks it', () => {
    expect(printed([text('李䶮')], { charset: 'gb18030' }).texts).toEqual(['李䶮'])
    expect(printed([text('王堃')], { charset: 'gbk' }).texts).toEqual(['王堃'])
    expect(printed([text('王堃')], { charset: 'gb2312' }).bands.length).toBe(1)
    // 〇 is a sign of GB 2312 only in GBK's own rows.
    expect(printed([text('二〇二六')], { charset: 'gb2312' }).bands.length).toBe(1)
  })

  it('is the first thing for which the font is opened', () => {
    let opened = 0
    const cells = new FontCells(() => ((opened += 1), openFont()))
    printed([text('清泉乡便民服务中心 A001 ¥12'), text('城乡居民基本养老保险参保登记与社会保障卡申领及其他各类事项'), { type: 'qr', payload: '张䶮' }, { type: 'cut' }], {}, cells)
    expect(opened).toBe(0)
    printed([text('张䶮')], {}, cells)
    printed([text('李㛃')], {}, cells)
    expect(opened).toBe(1)
  })

  it.each([1, 2, 3, 8])('at size %d is 24 times as many dots high, its neighbours as large', (size) => {
    const { bands, rows } = printed([text('A䶮', { size }), text('next')])
    const dots = dotsOf(bands)
    expect(dots.length).toBe(24 * size)
    expect(bands.every(({ heightDots }) => heightDots <= 24)).toBe(true)
    expect(extent(dots).right).toBeGreaterThan(12 * size + 20 * size)
    expect(extent(dots).right).toBeLessThan(36 * size)
    expect(ink(columnsOf(dots, 0, 12 * size))).toBeGreaterThan(20)
    expect(textsOf(rows)).toEqual(['next'])
    // A line of text is fed 30 dots at the least, and a picture only its own height.
    const fed = rows.flatMap((row) => (row.row === 'feed' ? [row.dots] : []))
    expect(fed).toEqual(size === 1 ? [6] : [])
  })

  it('stands left, in the middle or right by itself, whatever the printer does with pictures', () => {
    const at = (align: string) => extent(dotsOf(printed([text('䶮', { align })]).bands))
    const left = at('left')
    expect(left.left).toBeLessThan(4)
    expect(at('center').left - left.left).toBe((576 - 24) / 2)
    expect(at('right').left - left.left).toBe(576 - 24)
    expect(printed([text('a', { align: 'center' }), text('䶮', { align: 'center' })]).bands.map(({ align }) => align)).toEqual(['left'])
  })

  it('is bolder where the line is bold', () => {
    const [plain, bold] = [false, true].map((bold) => dotsOf(printed([text('䶮', { bold })]).bands))
    expect(ink(bold ?? [])).toBeGreaterThan(ink(plain ?? []) * 1.1)
  })

  it('does not change the lines around it', () => {
    const look = { align: 'center', size: 2, bold: true }
    const { rows } = printed([text('前', look), text('䶮', look), text('后', look)])
    const [before, , , after] = rows
    expect(after).toEqual({ ...before, spans: [{ ...(before?.row === 'text' ? before.spans[0] : {}), text: '后' }] })
  })

  it('prints as 〓 beyond half a job of pictures: paper with a gap is better than none', () => {
    const { texts, bytes, bands } = printed(Array<PaperLine>(200).fill(text('便民服务中心办事指南䶮便民服务中心办事指南便民')))
    expect(bands.length).toBeGreaterThan(10)
    expect(new Set(texts)).toEqual(new Set(['便民服务中心办事指南〓便民服务中心办事指南便民']))
    expect(bands.length + texts.length).toBe(200)
    expect(bytes.length).toBeLessThan(64 * 1024)
  })
})

describe('Emoji and accents', () => {
  it.each(['😀', '👨‍👩‍👧', '🇨🇳', '👍🏽', '❤️'])('%s, which the font lacks, is one 〓', (emoji) => {
    expect(printed([text(`办${emoji}事`)]).texts).toEqual(['办〓事'])
  })

  it('☎️ is drawn as the font has it', () => {
    const { bands, texts } = printed([text('☎️')])
    expect(texts).toEqual([])
    expect(ink(dotsOf(bands))).toBeGreaterThan(60)
  })

  it('a letter with an accent of its own is one character, and a mark that joins nothing is left out', () => {
    expect(printed([text('e\u0301')]).texts).toEqual(['é'])
    expect(printed([text('王\u0331')]).texts).toEqual(['王'])
    expect(dotsOf(printed([text('n\u0303')]).bands)).toEqual(dotsOf(printed([text('ñ')]).bands))
  })
})

describe('A picture of a line', () => {
  const realtime = [[0x10, 0x04], [0x10, 0x05], [0x10, 0x14]]
  const holds = (bytes: readonly number[] | Uint8Array) => realtime.some(([one, two]) => bytes.some((byte, at) => byte === one && bytes[at + 1] === two))

  it('holds no realtime command, whatever its dots, and differs by a dot at most for each', () => {
    const byte = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x01, 0x08, 0x00, 0xff)
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 200 }), (bytes) => {
        const safe = withoutRealtime(bytes)
        expect(holds(safe)).toBe(false)
        expect(safe.length).toBe(bytes.length)
        for (const [at, one] of safe.entries()) expect([bytes[at], (bytes[at] ?? 0) | 0x08]).toContain(one)
      }),
      { numRuns: 300 },
    )
  })

  it('with such bytes in it is acted upon by the emulated printer, as by real ones', () => {
    const one = printer()
    one.send('1D 76 30 00 03 00 01 00 10 04 01')
    expect(one.said()).toEqual(['12'])
  })

  it('from any dots leaves the emulated printer unasked, which acts on such bytes', () => {
    /** Hazards of every kind in every row, and across rows. */
    const evil: Cells = {
      columns: () => 2,
      cell: (_, columns, size) => {
        const bits = [0x10, 0x04, 0x01].flatMap((byte) => Array.from({ length: 8 }, (_, at) => (byte >> (7 - at)) & 1))
        const [width, height] = [columns * 12 * size, 24 * size]
        return { width, height, black: Uint8Array.from({ length: width * height }, (_, at) => bits[(at % width) % 24] ?? 0) }
      },
    }
    const { bytes, said, bands } = printed([text('䶮䶮'), { type: 'cut' }], {}, evil)
    expect(holds(bytes)).toBe(false)
    // The status that every job asks for, and no answer beside it.
    expect(said).toEqual(printed([{ type: 'cut' }]).said)
    expect(dotsOf(bands)[0]?.slice(0, 24)).toBe('...##........#.........#')
  })

  it('of real names in every size holds none either', () => {
    const cells = new FontCells()
    const name = fc.array(fc.integer({ min: 0x3400, max: 0x4db5 }).map((code) => String.fromCodePoint(code)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(name, fc.integer({ min: 1, max: 4 }), (names, size) => {
        expect(holds(printed([text(names.join(''), { size })], {}, cells).bytes)).toBe(false)
      }),
      { numRuns: 25 },
    )
  })
})
