import fc from 'fast-check'
import { encode as qrOf } from 'uqr'
import { describe, expect, it } from 'vitest'
import type { PaperLine } from '../../../../drivers/contract/kinds.ts'
import { fromHex, toHex } from '../../../../drivers/kit/hex.ts'
import { type EscPosCommand, escPosCodec } from '../../../../drivers/printer/esc-pos/protocol/codec.ts'
import { qrBytes } from '../../../../drivers/printer/esc-pos/protocol/qr-bytes.ts'
import type { EscPosSettings } from '../../../../drivers/printer/esc-pos/settings.ts'
import { vector } from '../../../kit/vectors.ts'
import { anyText, noCells, settingsWith } from './kit.ts'

const said = (command: EscPosCommand, some: Partial<EscPosSettings> = {}) => escPosCodec(settingsWith(some)).encode(command)
const hexOf = (command: EscPosCommand, some: Partial<EscPosSettings> = {}) => toHex(said(command, some).bytes)
const job = (...lines: PaperLine[]): EscPosCommand => ({ type: 'job', lines })
const head = '1B 40 1C 26 1D 61 0F'
const foot = '1C 2E'

describe('Commands as published', () => {
  it.each<[string, EscPosCommand]>([
    ['enq_recover', { type: 'recover', clear: false }],
    ['enq_recover_clear', { type: 'recover', clear: true }],
    ['rt_n1', { type: 'query', about: 1 }],
    ['rt_n2', { type: 'query', about: 2 }],
    ['rt_n3', { type: 'query', about: 3 }],
    ['rt_n4', { type: 'query', about: 4 }],
  ])('%s', (name, command) => {
    expect(hexOf(command)).toBe(toHex(vector(name)))
  })

  it('procid_set, where the profile has process ids', () => {
    expect(hexOf({ type: 'confirm', id: '0001' }, { completion: 'process-id' })).toBe(toHex(vector('procid_set')))
  })

  it('gs_I_66_67, one after the other', () => {
    const both = [...said({ type: 'identify', field: 'maker' }).bytes, ...said({ type: 'identify', field: 'model' }).bytes]
    expect(toHex(Uint8Array.from(both))).toBe(toHex(vector('gs_I_66_67')))
    expect(hexOf({ type: 'ask-charset' })).toBe('1D 49 45')
  })

  it('the flush is NULs alone, as many as the longest command of this paper has parameters', () => {
    for (const [widthDots, columns] of [[576, 48], [384, 32]] as const) {
      const { bytes } = escPosCodec(settingsWith({ widthDots, columns })).encode({ type: 'flush' })
      expect(bytes.every((byte) => byte === 0)).toBe(true)
      // A picture of 24 rows, and GS v 0 with its four lengths before it.
      expect(bytes.length).toBeGreaterThanOrEqual((widthDots / 8) * 24 + 8)
    }
  })

  it('qr_1234, given its module size and level', () => {
    expect(toHex(Uint8Array.from(qrBytes(Uint8Array.from([0x31, 0x32, 0x33, 0x34]), 3, 'L')))).toBe(toHex(vector('qr_1234')))
  })

  it('a line of hanzi stands between ESC @, FS & and FS .', () => {
    const line = `${toHex(vector('gb18030_b0a1'))} ${toHex(vector('gb18030_88d2'))} 0A`
    expect(hexOf(job({ type: 'text', text: '啊堃' }))).toBe(`${head} ${line} ${foot}`)
    expect(head.startsWith(`${toHex(vector('esc_init'))} 1C 26 ${toHex(vector('asb_enable_all')).slice(0, 5)}`)).toBe(true)
  })

  it('esc_align_center and esc_bold_on are said once and taken back once', () => {
    const bytes = hexOf(
      job(
        { type: 'text', text: 'a', align: 'center', bold: true },
        { type: 'text', text: 'b', align: 'center', bold: true },
        { type: 'text', text: 'c' },
      ),
    )
    const on = `${toHex(vector('esc_align_center'))} ${toHex(vector('esc_bold_on'))}`
    expect(bytes).toBe(`${head} ${on} 61 0A 62 0A 1B 61 00 1B 45 00 63 0A ${foot}`)
  })
})

describe('A job', () => {
  it('scales with GS !, letters and hanzi alike, one to eight times', () => {
    expect(hexOf(job({ type: 'text', text: 'A', size: 3 }))).toBe(`${head} 1D 21 22 41 0A ${foot}`)
    expect(hexOf(job({ type: 'text', text: 'A', size: 8 }))).toBe(`${head} 1D 21 77 41 0A ${foot}`)
    expect(hexOf(job({ type: 'text', text: 'A', align: 'right' }))).toBe(`${head} 1B 61 02 41 0A ${foot}`)
  })

  it('rules across the printer’s own width', () => {
    expect(hexOf(job({ type: 'rule' }), { columns: 32 })).toBe(`${head}${' 2D'.repeat(32)} 0A ${foot}`)
  })

  it('feeds so many lines, none included', () => {
    expect(hexOf(job({ type: 'feed', lines: 3 }))).toBe(`${head} 0A 0A 0A ${foot}`)
    expect(hexOf(job({ type: 'feed', lines: 0 }))).toBe(`${head} ${foot}`)
  })

  it('feeds to the cutter and cuts, or feeds to the tear bar where there is none', () => {
    expect(hexOf(job({ type: 'cut' }))).toBe(`${head} 1D 56 42 00 ${foot}`)
    expect(hexOf(job({ type: 'cut' }), { cutter: false })).toBe(`${head} 0A 0A 0A 0A ${foot}`)
  })

  it('has module dots that fit the paper, and never larger than a millimetre', () => {
    const dotsOf = (bytes: number, widthDots: number) => {
      const { bytes: sent } = said(job({ type: 'qr', payload: 'x'.repeat(bytes) }), { widthDots, qrMaxBytes: 2331 })
      return Number.parseInt(/1D 28 6B 03 00 31 43 (..)/.exec(toHex(sent))?.[1] ?? '', 16)
    }
    // Version 1-M holds 14 bytes in 21 modules, 26-M 1059 in 121, 40-M 2331 in 177; four white on each side.
    expect(dotsOf(14, 576)).toBe(8)
    expect(dotsOf(1059, 576)).toBe(Math.floor(576 / 129))
    expect(dotsOf(1059, 384)).toBe(Math.floor(384 / 129))
    expect(dotsOf(2331, 576)).toBe(Math.floor(576 / 185))
  })

  it('reckons with the version that another encoder needs', () => {
    const dotsOf = (bytes: number) => {
      const { bytes: sent } = said(job({ type: 'qr', payload: 'x'.repeat(bytes) }), { widthDots: 1024, qrMaxBytes: 2331 })
      return Number.parseInt(/1D 28 6B 03 00 31 43 (..)/.exec(toHex(sent))?.[1] ?? '', 16)
    }
    for (let bytes = 10; bytes <= 2331; bytes += 67) {
      const { size } = qrOf('x'.repeat(bytes), { ecc: 'M', boostEcc: false, border: 4 })
      expect(dotsOf(bytes), `${bytes} bytes`).toBe(Math.min(8, Math.floor(1024 / size)))
    }
  })

  it('cannot be said where the QR code is too long for the printer or the paper', () => {
    expect(() => said(job({ type: 'qr', payload: 'x'.repeat(1019) }))).toThrow(/holds 1 to 1018 bytes, not 1019/)
    expect(() => said(job({ type: 'qr', payload: '' }))).toThrow(RangeError)
    expect(() => said(job({ type: 'qr', payload: 'x'.repeat(2331) }), { widthDots: 300, qrMaxBytes: 2331 })).toThrow(/does not fit/)
  })

  it('refuses a QR code with a command in it', () => {
    expect(() => said(job({ type: 'qr', payload: 'a\x10\x05\x02' }))).toThrow(RangeError)
  })

  it.each<[string, PaperLine[]]>([
    ['size 0', [{ type: 'text', text: 'a', size: 0 }]],
    ['size 9', [{ type: 'text', text: 'a', size: 9 }]],
    ['size 1.5', [{ type: 'text', text: 'a', size: 1.5 }]],
    ['a text without end', [{ type: 'text', text: 'a'.repeat(2001) }]],
    ['a feed without end', [{ type: 'feed', lines: 51 }]],
    ['a feed backwards', [{ type: 'feed', lines: -1 }]],
    ['too many lines', Array<PaperLine>(501).fill({ type: 'rule' })],
    ['too many bytes', Array<PaperLine>(400).fill({ type: 'text', text: '啊'.repeat(200) })],
  ])('refuses %s, which is our own mistake', (_, lines) => {
    expect(() => said({ type: 'job', lines })).toThrow(RangeError)
  })

  it('is never repeated, and nothing answers it', () => {
    expect(said(job()).repeatable).toBe(false)
    expect(said(job()).closedBy).toBeUndefined()
  })

  it('lets no byte of injected text be a command', () => {
    const evil = fc
      .array(fc.constantFrom('\x1b@', '\x1d', '\x10\x04\x01', '\x10\x05\x02', '\x7f', '\n', '\0', '柜', 'a'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(fc.oneof(evil, anyText), (text) => {
        // Pictures are full of such bytes; what they may not hold is in drawn-line.test.ts.
        const { bytes } = escPosCodec(settingsWith(), noCells).encode(job({ type: 'text', text: text.slice(0, 200) }))
        const lines = Array.from(bytes).slice(fromHex(head).length, -fromHex(foot).length)
        expect(lines.at(-1)).toBe(0x0a)
        expect(lines.filter((byte) => (byte < 0x20 && byte !== 0x0a) || byte === 0x7f)).toEqual([])
        // A line of 48 columns has 24 bytes at least, so a line feed in the text would show.
        expect(lines.filter((byte) => byte === 0x0a).length).toBeLessThanOrEqual(1 + lines.length / 24)
      }),
      { numRuns: 150 },
    )
  })
})

describe('The question whether a job is on paper', () => {
  it('is GS r 1, and GS a behind it, whose packet shows that the answer stands alone', () => {
    expect(toHex(said({ type: 'confirm', id: '0001' }).bytes)).toBe(`${toHex(vector('gs_r_paper'))} 1D 61 0F`)
  })

  it('is answered at once where the packet follows, and after silence where none does', () => {
    const printer = escPosCodec(settingsWith())
    printer.encode({ type: 'confirm', id: '0001' })
    expect(printer.receive(fromHex('00 10 00 00 00')).map(({ kind }) => kind)).toEqual(['reply', 'event'])
    printer.encode({ type: 'confirm', id: '0001' })
    expect(printer.receive(fromHex('00'))).toEqual([])
    expect(printer.silence().map(({ kind }) => kind)).toEqual(['reply'])
  })
})

describe('What closes a command', () => {
  const verdictOf = (codec: ReturnType<typeof escPosCodec>, command: EscPosCommand) => {
    const outgoing = codec.encode(command)
    return (hex: string) =>
      [...codec.receive(fromHex(hex)), ...codec.silence()].flatMap((one) => (one.kind === 'reply' ? [outgoing.closedBy?.(one.reply) ?? 'no reply is awaited'] : []))
  }
  const codec = () => escPosCodec(settingsWith())
  const confirm: EscPosCommand = { type: 'confirm', id: '0001' }

  it('a realtime answer closes a query, the end of a job closes its confirmation', () => {
    expect(verdictOf(codec(), { type: 'query', about: 2 })('16')).toEqual(['accepted'])
    expect(verdictOf(codec(), confirm)('00')).toEqual(['accepted'])
    expect(verdictOf(codec(), confirm)('03')).toEqual(['accepted'])
    expect(verdictOf(codec(), { type: 'identify', field: 'model' })('5F 41 00')).toEqual(['accepted'])
  })

  it('a realtime answer does not confirm a job', () => {
    const printer = codec()
    const verdict = verdictOf(printer, confirm)
    printer.encode({ type: 'query', about: 1 })
    expect(verdict('12')).toEqual(['unrelated'])
    expect(verdict('12')).toEqual([])
  })

  it('"paper out" confirms nothing, on the models that say so', () => {
    expect(verdictOf(codec(), confirm)('0F')).toEqual(['unrelated'])
  })

  it('the late answer of a job that had run out of paper does not confirm the next one', () => {
    const printer = codec()
    printer.encode(confirm)
    const verdict = verdictOf(printer, confirm)
    expect(verdict('00')).toEqual(['unrelated'])
    expect(verdict('00')).toEqual(['accepted'])
  })

  it('an answer is no longer waited for when the printer, twice online since, has not given it', () => {
    const printer = codec()
    printer.encode(confirm)
    for (const _round of [1, 2]) {
      printer.encode({ type: 'query', about: 1 })
      printer.receive(fromHex('12'))
      printer.encode({ type: 'query', about: 2 })
      printer.receive(fromHex('12'))
    }
    expect(verdictOf(printer, confirm)('00')).toEqual(['accepted'])
  })

  it('an answer is still waited for while the printer is offline', () => {
    const printer = codec()
    printer.encode(confirm)
    for (const status of ['12', '1A', '12']) {
      printer.encode({ type: 'query', about: 1 })
      printer.receive(fromHex(status))
    }
    expect(verdictOf(printer, confirm)('00')).toEqual(['unrelated'])
  })

  it('an answer is no longer waited for when the buffer is cleared', () => {
    const printer = codec()
    printer.encode(confirm)
    printer.encode({ type: 'recover', clear: true })
    expect(verdictOf(printer, confirm)('00')).toEqual(['accepted'])
  })

  it('an answer that still waited for silence when the buffer was cleared pays nothing', () => {
    const printer = codec()
    printer.encode(confirm)
    printer.receive(fromHex('00'))
    printer.encode({ type: 'recover', clear: true })
    expect(printer.silence()).toMatchObject([{ kind: 'garbage' }])
    printer.encode(confirm)
    const verdict = verdictOf(printer, confirm)
    expect(verdict('00')).toEqual(['unrelated'])
    expect(verdict('00')).toEqual(['accepted'])
  })

  it('a process id closes its own job and no other', () => {
    const verdict = verdictOf(escPosCodec(settingsWith({ completion: 'process-id' })), { type: 'confirm', id: '0001' })
    expect(verdict('37 22 30 30 30 32 00')).toEqual(['unrelated'])
    expect(verdict('37 22 30 30 30 31 00')).toEqual(['accepted'])
  })

  it('a process id that cannot be said is our own mistake', () => {
    expect(() => said({ type: 'confirm', id: 'abc' }, { completion: 'process-id' })).toThrow(RangeError)
  })

  it('only questions are asked again', () => {
    expect(said(confirm).repeatable).toBe(false)
    expect(said({ type: 'query', about: 1 }).repeatable).toBe(true)
    expect(said({ type: 'query', about: 1 }).replyMs).toBeUndefined()
    expect(said({ type: 'query', about: 1, patient: true }).replyMs).toBe(2000)
  })
})
