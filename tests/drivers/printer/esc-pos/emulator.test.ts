import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../../../../drivers/kit/hex.ts'
import { receiveBufferMax } from '../../../../drivers/printer/esc-pos/emulator/emulator.ts'
import { piecesMax, rowsMax } from '../../../../drivers/printer/esc-pos/emulator/paper.ts'
import { vector, vectorsOf } from '../../../kit/vectors.ts'
import { plainLook, printer, rowsOf, textsOf } from './kit.ts'

const hexOf = (name: string) => toHex(vector(name))
const text = (words: string, look: object = {}, align = 'left') => ({
  row: 'text',
  align,
  spans: [{ text: words, ...plainLook, ...look }],
})
const feed = (dots: number) => ({ row: 'feed', dots })

describe('Bytes on emulated paper', () => {
  it.each<[string, string, object[]]>([
    ['the safe sequence for hanzi', '1B 40 1C 26 B0 A1 88 D2 0A 1C 2E', [text('啊堃')]],
    ['gb18030_select before hanzi', `${hexOf('gb18030_select')} B0 A1 0A`, [text('啊')]],
    ['hanzi without FS &: printers for this market start with it', '1B 40 B0 A1 0A', [text('啊')]],
    ['the same bytes as letters after FS .', '1C 2E B0 A1 0A', [text('░í')]],
    ['second bytes that look like letters', '81 40 81 7E 0A', [text('丂亊')]],
    ['a yen sign as four bytes, the way it goes wrong', '81 30 84 36 0A', [text(' 0 6')]],
    ['half a hanzi at the end of a line', 'B0 0A 41 0A', [text(' '), text('A')]],
    ['esc_align_center', `${hexOf('esc_align_center')} 41 0A`, [text('A', {}, 'center')]],
    ['right by digit', '1B 61 32 41 0A', [text('A', {}, 'right')]],
    ['esc_bold_on', `${hexOf('esc_bold_on')} 41 0A`, [text('A', { bold: true })]],
    ['double strike', '1B 47 01 41 0A', [text('A', { bold: true })]],
    ['underline of letters', '1B 2D 01 41 0A', [text('A', { underline: true })]],
    ['underline of hanzi', '1C 2D 01 B0 A1 0A', [text('啊', { underline: true })]],
    ['reverse', '1D 42 01 41 0A', [text('A', { reverse: true })]],
    ['gs_size_wide4', `${hexOf('gs_size_wide4')} 41 0A`, [text('A', { widthTimes: 4 })]],
    ['GS ! on hanzi', '1D 21 12 B0 A1 0A', [text('啊', { widthTimes: 2, heightTimes: 3 })]],
    ['ESC ! with everything', '1B 21 B8 41 0A', [text('A', { widthTimes: 2, heightTimes: 2, bold: true, underline: true })]],
    ['FS ! with everything', '1C 21 8C B0 A1 0A', [text('啊', { widthTimes: 2, heightTimes: 2, underline: true })]],
    ['FS W', '1C 57 01 B0 A1 0A', [text('啊', { widthTimes: 2, heightTimes: 2 })]],
    ['the last of FS W and GS !', '1C 57 01 1D 21 00 B0 A1 0A', [text('啊')]],
    ['ESC @ after modes', '1B 45 01 1B 61 01 1D 21 33 1B 40 41 0A', [text('A')]],
    ['ESC @ within a line: it was not printed yet', '41 41 1B 40 42 0A', [text('B')]],
    ['empty lines', '0A 0A', [feed(60)]],
    ['lines and units fed', '1B 64 02 1B 4A 05', [feed(65)]],
    ['a line printed by the feed behind it', '41 1B 64 03', [text('A'), feed(60)]],
    ['other spacing and the default again', '1B 33 0A 0A 1B 32 0A', [feed(40)]],
    ['a tab', '41 09 42 0A', [text('A       B')]],
    ['cut_full', `41 0A ${hexOf('cut_full')}`, [text('A'), { row: 'cut', full: true }]],
    ['cut_partial', `41 0A ${hexOf('cut_partial')}`, [text('A'), { row: 'cut', full: false }]],
    ['function A', '41 0A 1D 56 41 10', [text('A'), feed(16), { row: 'cut', full: true }]],
    ['function B', '41 0A 1D 56 42 00', [text('A'), { row: 'cut', full: false }]],
    ['functions C and D', '41 0A 1D 56 61 00 42 0A 1D 56 68 00', [text('A'), { row: 'cut', full: true }, text('B'), { row: 'cut', full: false }]],
    ['ESC i and ESC m', '41 0A 1B 69 42 0A 1B 6D', [text('A'), { row: 'cut', full: false }, text('B'), { row: 'cut', full: false }]],
    ['a cut in the middle of a line, which is not made', '41 1D 56 00 42 0A', [text('AB')]],
    ['qr_1234', hexOf('qr_1234'), [{ row: 'qr', align: 'left', payload: '1234', moduleDots: 3, correction: 'L' }]],
    ['raster_1dot', hexOf('raster_1dot'), [{ row: 'raster', align: 'left', widthDots: 8, heightDots: 1, bitsBase64: 'gA==' }]],
    [
      'a raster dot twice as wide and high',
      '1D 76 30 03 01 00 01 00 80',
      [{ row: 'raster', align: 'left', widthDots: 16, heightDots: 2, bitsBase64: 'wADAAA==' }],
    ],
    ['graphics_1dot', hexOf('graphics_1dot'), [{ row: 'raster', align: 'left', widthDots: 1, heightDots: 1, bitsBase64: 'gA==' }]],
    [
      'the same by GS 8 L',
      '1D 38 4C 0B 00 00 00 30 70 30 01 01 31 01 00 01 00 80 1D 28 4C 02 00 30 32',
      [{ row: 'raster', align: 'left', widthDots: 1, heightDots: 1, bitsBase64: 'gA==' }],
    ],
    ['letters of code page 866 after ESC t', '1B 40 1C 2E 1B 74 11 80 0A', [text('А')]],
    ['a page that nobody has, as the first', '1B 40 1C 2E 1B 74 7F 80 0A', [text('Ç')]],
    ['ESC @ takes the page back', '1B 74 11 1B 40 1C 2E 80 0A', [text('Ç')]],
    ['graphics nobody stored', '1D 28 4C 02 00 30 32', []],
    ['a QR code nobody stored', '1D 28 6B 03 00 31 51 30', []],
  ])('%s', (_, hex, rows) => {
    const one = printer()
    one.send(hex)
    expect(one.rows()).toEqual(rows)
    const cut = printer()
    for (const byte of fromHex(hex)) cut.emulator.receive(Uint8Array.of(byte))
    expect(cut.rows()).toEqual(rows)
  })

  it.each(['buzzer_b', 'pulse_default', 'procid_set', 'pdf417_close', 'enq_recover', 'asb_request_now', 'gs_I_66_67', 'rt_n1'])(
    '%s leaves no mark on paper, and the text behind it is read',
    (name) => {
      const one = printer()
      one.send(`${hexOf(name)} 4F 4B 0A`)
      expect(one.rows()).toEqual([text('OK')])
    },
  )

  it.each([
    '1B 74 13', '1B 52 0F', '1B 20 02', '1B 24 10 00', '1B 44 08 10 00', '1B 2A 21 02 00 FF FF FF FF FF FF', '1B 63 35 00',
    '1B 28 41 04 00 30 33 01 05', '1C 53 00 00', '1C 43 00', '1C 28 41 02 00 30 01', '1D 48 02', '1D 68 64', '1D 77 02',
    '1D 4C 00 00', '1D 28 44 03 00 14 01 00', '1D 67 30 00 14 00', '1B 7E', '1D 7E', '1C 7E', '10 14 01 00 01', '00 07 7F',
  ])('%s is passed over', (hex) => {
    const one = printer()
    one.send(`${hex} 4F 4B 0A`)
    expect(one.rows()).toEqual([text('OK')])
  })

  it('a character outside the printer’s own charset is an empty box', () => {
    const gbk = printer({ charset: 'gbk' })
    gbk.send('FE 9F 88 D2 0A')
    expect(gbk.rows()).toEqual([text('□堃')])
    const gb2312 = printer({ charset: 'gb2312' })
    gb2312.send('B0 A1 88 D2 0A')
    expect(gb2312.rows()).toEqual([text('啊□')])
    const gb18030 = printer({ charset: 'gb18030' })
    gb18030.send('FE 9F 0A')
    expect(gb18030.rows()).toEqual([text('䶮')])
  })

  it('a line that is full goes on in the next: 24 hanzi on 576 dots, 32 letters on 384', () => {
    const wide = printer()
    wide.send(`${'B0 A1 '.repeat(25)} 0A`)
    expect(textsOf(wide.rows()).map((line) => line.length)).toEqual([24, 1])
    const narrow = printer({ widthDots: 384, columns: 32 })
    narrow.send(`${'41 '.repeat(33)} 0A`)
    expect(textsOf(narrow.rows()).map((line) => line.length)).toEqual([32, 1])
  })

  it('by function C cuts when the place has come to the blade: what is printed meanwhile is the next paper', () => {
    // 15 mm at 203 dots to the inch are 120: four lines.
    const one = printer()
    one.send('41 0A 1D 56 61 00 42 0A 43 0A 44 0A')
    expect(one.emulator.face().pieces.map(({ cut, rows }) => [cut, textsOf(rows).join('')])).toEqual([[false, 'ABCD']])
    one.send('45 0A')
    expect(one.emulator.face().pieces.map(({ cut, rows }) => [cut, textsOf(rows).join('')])).toEqual([[true, 'A'], [false, 'BCDE']])
  })

  it('by function C with n cuts so many dots below, each of several places in its turn', () => {
    const one = printer()
    // A line more than where the head stands, and one more than that.
    one.send('41 0A 1D 56 62 1E 1D 56 61 3C 42 0A 43 0A 44 0A 45 0A')
    expect(one.emulator.face().pieces.map(({ cut }) => cut)).toEqual([false])
    one.send('46 0A 47 0A')
    expect(one.emulator.face().pieces.map(({ cut, rows }) => [cut, textsOf(rows).join(''), rows.at(-1)])).toEqual([
      [true, 'AB', { row: 'cut', full: false }],
      [true, 'C', { row: 'cut', full: true }],
      [false, 'DEFG', text('G')],
    ])
  })

  it('without a cutter function B only feeds and nothing cuts', () => {
    const one = printer({ cutter: false })
    one.send('41 0A 1D 56 41 10 42 0A 1D 56 42 10 1D 56 00')
    expect(one.rows()).toEqual([text('A'), text('B'), feed(16)])
  })
})

describe('What an emulated printer answers', () => {
  it.each<[string, string, string]>([
    ['paper sensor', hexOf('gs_r_paper'), '00'],
    ['drawer', '1D 72 02', '00'],
    ['process id', hexOf('procid_set'), hexOf('procid_reply')],
    ['clearing its buffers', hexOf('clear_buffer'), hexOf('clear_buffer_reply')],
    ['automatic status', hexOf('asb_enable_all'), hexOf('asb_ok')],
    ['status now', hexOf('asb_request_now'), hexOf('asb_ok')],
    ['printer status', hexOf('rt_n1'), hexOf('rt1_online')],
    ['offline cause', hexOf('rt_n2'), hexOf('rt2_ok')],
    ['error cause', hexOf('rt_n3'), '12'],
    ['roll', hexOf('rt_n4'), hexOf('rt4_ok')],
    ['its charset', '1D 49 45', toHex(Uint8Array.from([0x5f, ...Buffer.from('CHINA GB18030'), 0]))],
    ['its type: hanzi and cutter', '1D 49 02', '03'],
  ])('%s', (_, asked, answer) => {
    const one = printer()
    one.send(asked)
    expect(one.said()).toEqual([answer])
  })

  it('maker and model, each as a text', () => {
    const one = printer()
    one.send(hexOf('gs_I_66_67'))
    expect(one.said()).toEqual([expect.stringMatching(/^5F .* 00$/), expect.stringMatching(/^5F .* 00$/)])
  })

  it('a realtime question inside an image, of which it is also a part', () => {
    const one = printer()
    one.send('1D 76 30 00 03 00 01 00 10 04 01')
    expect(one.said()).toEqual(['12'])
    expect(one.rows()).toEqual([{ row: 'raster', align: 'left', widthDots: 24, heightDots: 1, bitsBase64: 'EAQB' }])
  })

  it('every change by itself once it is asked to, and not after ESC @', () => {
    const one = printer()
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    one.emulator.gesture({ type: 'cover', cover: 'closed' })
    expect(one.said()).toEqual([])
    one.send(hexOf('asb_enable_all'))
    one.said()
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    expect(one.said()).toEqual([hexOf('asb_cover_open')])
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    expect(one.said()).toEqual([])
    one.emulator.gesture({ type: 'cover', cover: 'closed' })
    one.emulator.gesture({ type: 'cutter', cutter: 'jammed' })
    expect(one.said()).toEqual([hexOf('asb_ok'), hexOf('asb_cutter')])
    one.emulator.gesture({ type: 'cutter', cutter: 'ok' })
    expect(one.said()).toEqual([])
    one.send(hexOf('enq_recover'))
    one.emulator.gesture({ type: 'paper', paper: 'near-end' })
    one.emulator.gesture({ type: 'paper', paper: 'out' })
    expect(one.said()).toEqual([hexOf('asb_ok'), '10 00 03 00', '18 00 0F 00'])
    one.emulator.gesture({ type: 'paper', paper: 'ok' })
    one.send('1B 40')
    one.said()
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    expect(one.said()).toEqual([])
  })

  it('of the changes those it was asked for: bit by bit', () => {
    const one = printer()
    one.send('1D 61 08')
    expect(one.said()).toEqual(['10 00 00 00'])
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    one.emulator.gesture({ type: 'cover', cover: 'closed' })
    expect(one.said()).toEqual([])
    one.emulator.gesture({ type: 'paper', paper: 'near-end' })
    expect(one.said()).toEqual(['10 00 03 00'])
    one.send('1D 61 00')
    one.emulator.gesture({ type: 'paper', paper: 'ok' })
    expect(one.said()).toEqual([])
  })

  it('a jam until it is told to go on, DLE ENQ 1 with what it kept and DLE ENQ 2 without', () => {
    for (const [command, kept] of [['enq_recover', ['late']], ['enq_recover_clear', []]] as const) {
      const one = printer()
      one.emulator.gesture({ type: 'cutter', cutter: 'jammed' })
      one.send(`${toHex(new TextEncoder().encode('late'))} 0A`)
      one.send(hexOf(command))
      one.send('10 04 03')
      expect(one.said(), 'the blade is still jammed').toEqual(['1A'])
      if (command === 'enq_recover_clear') one.send(`${toHex(new TextEncoder().encode('late'))} 0A`)
      one.emulator.gesture({ type: 'cutter', cutter: 'ok' })
      one.send('10 04 03')
      expect(one.said(), 'nobody has told it').toEqual(['1A'])
      one.send(hexOf(command))
      one.send('10 04 03')
      expect(one.said()).toEqual(['12'])
      expect(textsOf(one.rows())).toEqual(kept)
    }
  })

  it('nothing where it has no line back, no GS r where it does not know it, and nothing any more when it was switched off', () => {
    const mute = printer({ status: 'none' })
    mute.send('10 04 01 1D 72 01 1D 49 43 1D 61 0F')
    expect(mute.said()).toEqual([])
    const clone = printer({ gsR: false, asb: null })
    clone.send('1D 72 01 1D 61 0F 10 04 01')
    expect(clone.said()).toEqual(['12'])
    const off = printer()
    off.send('10 14 02 01 08 10 04 01')
    expect(off.said()).toEqual(['3B 30 00'])
    off.emulator.powered()
    off.send('10 04 01')
    expect(off.said()).toEqual(['12'])
  })

  it('a maintenance counter, as a text', () => {
    const one = printer()
    one.send('1D 67 32 00 14 00')
    expect(one.said()).toEqual(['5F 30 00'])
    one.send('1D 67 30 00 14 00 10 04 01')
    expect(one.said()).toEqual(['12'])
  })

  it.each([
    ['cover open', { type: 'cover', cover: 'open' }, ['1A', '16', '12', '12']],
    ['paper out', { type: 'paper', paper: 'out' }, ['1A', '32', '12', '7E']],
    ['paper near its end', { type: 'paper', paper: 'near-end' }, ['12', '12', '12', '1E']],
    ['cutter jammed', { type: 'cutter', cutter: 'jammed' }, ['1A', '52', '1A', '12']],
  ] as const)('%s, to the four questions, at once', (_, gesture, answers) => {
    const one = printer()
    one.emulator.gesture(gesture)
    one.send('10 04 01 10 04 02 10 04 03 10 04 04')
    expect(one.said()).toEqual(answers)
  })
})

describe('An emulated printer that cannot print', () => {
  it('keeps what it gets and what it is asked, and sees to both when it can', () => {
    const one = printer()
    one.send('41 0A 42')
    one.emulator.gesture({ type: 'paper', paper: 'out' })
    one.send('43 0A 1D 72 01')
    expect(one.said()).toEqual([])
    expect(textsOf(one.rows())).toEqual(['A'])
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    one.emulator.gesture({ type: 'paper', paper: 'ok' })
    expect(textsOf(one.rows())).toEqual(['A'])
    one.emulator.gesture({ type: 'cover', cover: 'closed' })
    expect(textsOf(one.rows())).toEqual(['A', 'BC'])
    expect(one.said()).toEqual(['00'])
  })

  it('keeps 64 KiB and says on paper what was lost', () => {
    const one = printer()
    one.emulator.gesture({ type: 'paper', paper: 'out' })
    one.emulator.receive(new Uint8Array(receiveBufferMax).fill(0x0a))
    one.emulator.receive(fromHex('41 0A'))
    one.emulator.gesture({ type: 'paper', paper: 'ok' })
    expect(textsOf(one.rows())).toEqual(['[2 bytes lost: the receive buffer was full]'])
  })

  it('forgets what it kept when it is told to clear, in an error', () => {
    const one = printer()
    one.emulator.gesture({ type: 'cutter', cutter: 'jammed' })
    one.send(`41 0A ${hexOf('enq_recover_clear')}`)
    one.emulator.gesture({ type: 'cutter', cutter: 'ok' })
    expect(one.rows()).toEqual([])
  })

  it('loses its buffer, its modes and its promise of status with its power, and the half ticket stays', () => {
    const one = printer()
    one.send(`${hexOf('asb_enable_all')} 1B 45 01 41 0A 42`)
    one.emulator.gesture({ type: 'paper', paper: 'out' })
    one.send('43 0A')
    one.said()
    one.emulator.powered()
    one.emulator.gesture({ type: 'paper', paper: 'ok' })
    expect(one.said()).toEqual([])
    one.send('44 0A 1D 56 00')
    const [half, whole] = one.emulator.face().pieces
    expect(half).toMatchObject({ cut: false, rows: [text('A', { bold: true })] })
    expect(whole).toMatchObject({ cut: true, rows: [text('D'), { row: 'cut', full: true }] })
  })
})

describe('Emulated paper', () => {
  it('lies in pieces until a person takes it away', () => {
    const one = printer()
    one.send('41 0A 1D 56 01 42 0A')
    expect(one.emulator.face()).toMatchObject({ kind: 'printer', widthDots: 576, paper: 'ok', cover: 'closed', cutter: 'ok' })
    expect(one.emulator.face().pieces.map(({ id, cut }) => ({ id, cut }))).toEqual([{ id: 1, cut: true }, { id: 2, cut: false }])
    one.emulator.gesture({ type: 'tear' })
    expect(one.emulator.face().pieces).toEqual([])
    one.send('43 0A')
    expect(one.emulator.face().pieces.map(({ id }) => id)).toEqual([3])
  })

  it('is kept for the last pieces only, and a long one is several', () => {
    const one = printer()
    for (let ticket = 0; ticket < piecesMax + 5; ticket++) one.send('41 0A 1D 56 00')
    expect(one.emulator.face().pieces.map(({ id }) => id)).toEqual(Array.from({ length: piecesMax }, (_, place) => place + 6))
    const long = printer()
    long.send('41 0A '.repeat(rowsMax + 1))
    expect(long.emulator.face().pieces.map(({ rows }) => rows.length)).toEqual([rowsMax, 1])
  })

  it('shown once is not changed by what is printed later', () => {
    const one = printer()
    one.send('41 0A')
    const shown = one.emulator.face()
    one.send('42 0A')
    expect(textsOf(rowsOf(shown))).toEqual(['A'])
  })

  it('is drawn again when something came out of the printer, and not for a question', () => {
    const one = printer()
    one.send('41')
    one.send('10 04 01')
    expect(one.drawn()).toBe(0)
    one.send('0A')
    expect(one.drawn()).toBe(1)
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    expect(one.drawn()).toBe(2)
  })

  it('never grows without end and nothing throws, whatever is sent', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...vectorsOf('escpos').map(({ hex }) => fromHex(hex))))
    const gesture = fc.constantFrom(
      { type: 'cover', cover: 'open' } as const,
      { type: 'cover', cover: 'closed' } as const,
      { type: 'paper', paper: 'out' } as const,
      { type: 'paper', paper: 'ok' } as const,
      { type: 'tear' } as const,
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, gesture), { maxLength: 20 }), (doings) => {
        const one = printer()
        for (const doing of doings) {
          if (doing instanceof Uint8Array) one.emulator.receive(doing)
          else one.emulator.gesture(doing)
        }
        expect(one.emulator.face().pieces.length).toBeLessThanOrEqual(piecesMax)
      }),
      { numRuns: 150 },
    )
  })

  it('an image that is larger than any printer’s memory is let go, and the next line is read', () => {
    const one = printer()
    one.send('1D 76 30 00 FF 00 02 01')
    one.emulator.receive(new Uint8Array(255 * 258).fill(0x41))
    one.send('4F 4B 0A')
    expect(one.rows()).toEqual([text('OK')])
  })
})
