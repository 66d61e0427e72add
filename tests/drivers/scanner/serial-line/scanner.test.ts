import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat } from '../../../../drivers/kit/bytes.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { lineBytesMax, serialLineCodec } from '../../../../drivers/scanner/serial-line/codec.ts'
import { serialLineScanner } from '../../../../drivers/scanner/serial-line/driver.ts'
import { serialLineEmulator } from '../../../../drivers/scanner/serial-line/emulator.ts'
import { splitAim, textOf } from '../../../../drivers/kit/scanned.ts'
import type { Suffix } from '../../../../drivers/scanner/serial-line/codec.ts'
import type { Trigger } from '../../../../drivers/scanner/serial-line/triggers.ts'
import { Conversation } from '../../../kit/conversation.ts'
import { expectDecodes } from '../../../kit/decodes.ts'
import { vector } from '../../../kit/vectors.ts'

const text = (words: string) => new TextEncoder().encode(words)
const line = (words: string) => ({ kind: 'event', event: { bytes: text(words) } }) as const
const answered = (answer: 'accepted' | 'refused') => ({ kind: 'reply', reply: { answer } }) as const
const codec = (suffix: Suffix = 'any', trigger: Trigger = 'none') => serialLineCodec({ suffix, trigger })

describe('Lines', () => {
  it.each([
    ['any', 'A\rB\nC\r\nD\r', ['A', 'B', 'C', 'D']],
    ['cr', 'A\rB\nC\r', ['A', 'B\nC']],
    ['lf', 'A\rB\nC\n', ['A\rB', 'C']],
    ['crlf', 'A\rB\nC\r\nD\r\n', ['A\rB\nC', 'D']],
    ['cr', 'A\r\nB\r', ['A', '\nB']],
    ['any', '\n\r\nA\r\r\n\rB\n\n', ['A', 'B']],
    ['cr', '\rA\r\r', ['A']],
    ['lf', '\nA\n\n', ['A']],
    ['crlf', '\r\nA\r\n\r\n', ['A']],
    ['tab', 'A\r\nB\tC\t\t', ['A\r\nB', 'C']],
  ] as const)('with the end %s: %j', (suffix, input, lines) => {
    expectDecodes(() => codec(suffix), text(input), lines.map(line))
  })

  it('the LF of CR LF is no empty read, also when it comes later', () => {
    const scanner = codec()
    expect(scanner.receive(text('A\r'))).toEqual([line('A')])
    expect(scanner.receive(text('\n'))).toEqual([])
    expect(scanner.receive(text('B\r\n'))).toEqual([line('B')])
  })

  it('two codes glued are two reads', () => {
    expectDecodes(codec, text('one\r\ntwo\r\n'), [line('one'), line('two')])
  })

  it('half a line and silence is dropped, and the next read is whole', () => {
    const scanner = codec()
    scanner.receive(text('GUITAI:Y'))
    expect(scanner.midFrame).toBe(true)
    expect(scanner.silence()).toEqual([{ kind: 'garbage', bytes: text('GUITAI:Y'), reason: 'cut-short' }])
    expect(scanner.receive(text('next\r'))).toEqual([line('next')])
  })

  it('a line too long is thrown away to its end, and the next is heard', () => {
    const endless = new Uint8Array(lineBytesMax + 500).fill(0x41)
    const scanner = codec()
    const heard = [...scanner.receive(endless), ...scanner.receive(text('AAA\rnext\r'))]
    expect(heard.filter((one) => one.kind === 'event')).toEqual([line('next')])
    const thrown = heard.flatMap((one) => (one.kind === 'garbage' ? [one] : []))
    expect(new Set(thrown.map((one) => one.reason))).toEqual(new Set(['too-long']))
    expect(thrown.reduce((sum, one) => sum + one.bytes.length, 0)).toBe(lineBytesMax + 503)
  })

  it('without an end of its own ends by silence, and not before', () => {
    const scanner = codec('none')
    expect([...scanner.receive(text('GUITAI:\r\n')), ...scanner.receive(text('\tY'))]).toEqual([])
    expect(scanner.midFrame).toBe(true)
    expect(scanner.silence()).toEqual([line('GUITAI:\r\n\tY')])
    expect(scanner.midFrame).toBe(false)
    expect(scanner.silence()).toEqual([])
    scanner.receive(text('next'))
    expect(scanner.silence()).toEqual([line('next')])
  })

  it('ended by silence is no code where it was too long', () => {
    const scanner = codec('none')
    const thrown = [...scanner.receive(new Uint8Array(lineBytesMax + 9)), ...scanner.receive(text('AAA')), ...scanner.silence()]
    expect(new Set(thrown.map((one) => one.kind === 'garbage' && one.reason))).toEqual(new Set(['too-long']))
    scanner.receive(text('next'))
    expect(scanner.silence()).toEqual([line('next')])
  })

  it('ended by silence may be as long as the longest code', () => {
    const code = new Uint8Array(lineBytesMax).fill(0x42)
    const scanner = codec('none')
    expect(scanner.receive(code)).toEqual([])
    expect(scanner.silence()).toEqual([{ kind: 'event', event: { bytes: code } }])
  })

  it.each(['cr', 'lf', 'crlf', 'tab', 'any'] as const)('with the end %s are no codes without it', (suffix) => {
    const scanner = codec(suffix)
    scanner.receive(text('half'))
    expect(scanner.silence()).toEqual([{ kind: 'garbage', bytes: text('half'), reason: 'cut-short' }])
  })

  it('half an answer of the maker’s and silence is no code', () => {
    const scanner = codec('none', 'gm65')
    expect(scanner.receive(vector('gm65_ack').subarray(0, 4))).toEqual([])
    expect(scanner.silence()).toEqual([{ kind: 'garbage', bytes: vector('gm65_ack').subarray(0, 4), reason: 'cut-short' }])
    expect([...scanner.receive(concat(vector('gm65_ack'), text('A'))), ...scanner.silence()]).toEqual([answered('accepted'), line('A')])
  })

  it('the longest code there is still fits', () => {
    const code = new Uint8Array(lineBytesMax).fill(0x42)
    expect(codec().receive(concat(code, text('\r')))).toEqual([{ kind: 'event', event: { bytes: code } }])
  })

  it('never throws and keeps no more than a line, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 40 }), fc.constantFrom<Trigger>('none', 'newland', 'gm65', 'gm65-crc'), fc.constantFrom<Suffix>('any', 'crlf', 'tab', 'none'), (pieces, trigger, suffix) => {
        const scanner = codec(suffix, trigger)
        for (const bytes of pieces) scanner.receive(bytes)
        return scanner.silence().every((one) => (one.kind === 'garbage' ? one.bytes : one.kind === 'event' ? one.event.bytes : new Uint8Array()).length <= lineBytesMax + 1)
      }),
      { numRuns: 100 },
    )
  })
})

describe('Triggers are the makers’ published bytes', () => {
  it.each([
    ['honeywell', true, 'hw_trigger_on'],
    ['honeywell', false, 'hw_trigger_off'],
    ['newland-esc', true, 'nls_trigger_esc'],
    ['newland-esc', false, 'nls_stop_esc'],
  ] as const)('%s, on %s', (trigger, on, name) => {
    expect(codec('any', trigger).encode({ type: 'trigger', on }).bytes).toEqual(vector(name))
  })

  it.each([
    [true, 'SCNTRG1'],
    [false, 'SCNTRG0'],
  ] as const)('Newland, on %s, for now only: # stands where the manual’s @ would be kept for ever', (on, name) => {
    // Newland's unified command set: 7E 01 30 30 30 30, then 40 permanent or 23 temporary, the name, 3B 03.
    const expected = concat(fromHex('7E 01 30 30 30 30 23'), text(name), fromHex('3B 03'))
    expect(codec('any', 'newland').encode({ type: 'trigger', on }).bytes).toEqual(expected)
  })

  it('GROW GM65 is triggered without a CRC', () => {
    expect(codec('any', 'gm65').encode({ type: 'trigger', on: true }).bytes).toEqual(fromHex('7E 00 08 01 00 02 01 AB CD'))
  })

  it('GROW GM65 is triggered with its CRC where that is asked for', () => {
    expect(codec('any', 'gm65-crc').encode({ type: 'trigger', on: true }).bytes).toEqual(vector('gm65_trigger_crc'))
  })

  it.each(['gm65', 'gm65-crc'] as const)('the engine of %s ends its reading by itself: there is no command for that', (trigger) => {
    expect(() => codec('any', trigger).encode({ type: 'trigger', on: false })).toThrow(RangeError)
  })

  it.each(['gm65', 'gm65-crc'] as const)('the answer to %s is no code, and closes the command', (trigger) => {
    const { closedBy } = codec('any', trigger).encode({ type: 'trigger', on: true })
    expect(closedBy?.({ answer: 'accepted' })).toBe('accepted')
    expectDecodes(() => codec('any', trigger), concat(vector('gm65_ack'), text('A\r')), [
      answered('accepted'),
      line('A'),
    ])
  })

  it.each([
    ['06', 'accepted'],
    ['15', 'refused'],
    ['05', 'refused'],
  ] as const)('Newland’s answer %s is %s', (hex, answer) => {
    const bytes = concat(fromHex('02 01 30 30 30 30 23'), text('SCNTRG1'), fromHex(`${hex} 3B 03`), text('A\r'))
    expectDecodes(() => codec('any', 'newland'), bytes, [answered(answer), line('A')])
  })

  it('a scanner without a command for it cannot be told: our own mistake', () => {
    expect(() => codec().encode({ type: 'trigger', on: true })).toThrow(RangeError)
  })
})

describe('Text', () => {
  it('that is GBK is not taken for UTF-8', () => {
    expect(textOf(vector('charset_liantong'), 'auto')).toBe('联通')
  })

  it('that could be both is read as the setting says', () => {
    expect(textOf(vector('charset_ambiguous_yi'), 'auto')).toBe('\u04bb')
    expect(textOf(vector('charset_ambiguous_yi'), 'gb18030')).toBe('一')
  })

  it('in UTF-8 keeps characters outside the first plane', () => {
    expect(textOf(text('𬎆'), 'auto')).toBe('𬎆')
  })

  it('any bytes give some text', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof textOf(bytes, 'auto') === 'string'))
  })

  it('has its AIM identifier taken off, and nothing that is none', () => {
    expect(splitAim(text(']Q1hello'))).toEqual({ symbology: ']Q1', bytes: text('hello') })
    expect(splitAim(text('hello'))).toEqual({ symbology: null, bytes: text('hello') })
    expect(splitAim(text(']中'))).toEqual({ symbology: null, bytes: text(']中') })
    expect(splitAim(text(']Q'))).toEqual({ symbology: null, bytes: text(']Q') })
  })
})

describe('A scanner on its stand', () => {
  const talk = (more: object = {}) => new Conversation(serialLineScanner, serialLineScanner.settings.parse(more))

  it.each(['utf-8', 'gb18030'] as const)('reads a Chinese code sent in %s', (charset) => {
    const scanner = talk()
    scanner.gesture({ type: 'show', text: '预约:张三', charset })
    expect(scanner.told).toMatchObject([{ type: 'scanned', text: '预约:张三' }])
  })

  it('tells the symbology where it is set to', () => {
    const scanner = talk({ prefix: 'aim' })
    scanner.gesture({ type: 'show', text: 'A' })
    expect(scanner.told).toMatchObject([{ text: 'A', symbology: ']Q1' }])
  })

  it.each(['honeywell', 'newland', 'newland-esc', 'gm65', 'gm65-crc'] as const)('of %s reads only while it aims', (trigger) => {
    const scanner = talk({ trigger })
    scanner.gesture({ type: 'show', text: 'too early' })
    scanner.order({ type: 'aim' })
    expect(scanner.face().aiming).toBe(true)
    scanner.gesture({ type: 'show', text: 'now' })
    expect(scanner.told.map((event) => event.text)).toEqual(['now'])
    expect(scanner.garbage).toEqual([])
  })

  it('of the GM65 that wants a CRC does not obey one without', () => {
    const said: Uint8Array[] = []
    const stand = serialLineEmulator({ suffix: 'cr', prefix: 'none', trigger: 'gm65-crc' }, { send: (bytes) => said.push(bytes), changed: () => undefined })
    stand.receive(fromHex('7E 00 08 01 00 02 01 AB CD'))
    expect(stand.face().aiming).toBe(false)
    stand.receive(vector('gm65_trigger_crc'))
    expect(stand.face().aiming).toBe(true)
    expect(said).toEqual([vector('gm65_ack')])
  })

  it.each([
    ['tab', 'A\t'],
    ['none', 'A'],
  ] as const)('sends the end %s', (suffix, bytes) => {
    const said: Uint8Array[] = []
    const stand = serialLineEmulator({ suffix, prefix: 'none', trigger: 'none' }, { send: (sent) => said.push(sent), changed: () => undefined })
    stand.gesture({ type: 'show', text: 'A' })
    expect(said).toEqual([text(bytes)])
  })

  it('rests when told, where its maker has a command for it', () => {
    const scanner = talk({ trigger: 'newland' })
    scanner.order({ type: 'aim' })
    scanner.order({ type: 'rest' })
    expect(scanner.face().aiming).toBe(false)
  })
})
