/** Expected bytes are the vectors' captures and the makers' manuals (drivers/scanner/hid-pos/NOTES.md). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDescriptor } from '../../../../device-daemon/transports/hid/descriptor.ts'
import type { HidReports } from '../../../../drivers/contract/hid.ts'
import { fromHex, toHex } from '../../../../drivers/kit/hex.ts'
import { codeBytesMax, hidPosCodec } from '../../../../drivers/scanner/hid-pos/codec.ts'
import { hidPosScanner } from '../../../../drivers/scanner/hid-pos/driver.ts'
import { layoutOf } from '../../../../drivers/scanner/hid-pos/layout.ts'
import { Conversation } from '../../../kit/conversation.ts'
import { vector } from '../../../kit/vectors.ts'

function reportsOf(descriptor: Uint8Array): HidReports {
  const read = readDescriptor(descriptor)
  if ('fault' in read) throw new Error(read.fault)
  return read.reports
}
const long = reportsOf(vector('hidpos_desc_64_suggested'))
const plain = reportsOf(vector('hidpos_desc_plain'))
/** 62 bytes: number, count, three of identifier, 56 of data, and the flag last. */
const middle = reportsOf(fromHex('05 8C 09 02 A1 01 85 02 15 00 26 FF 00 75 08 95 01 05 01 09 3B 81 02 05 8C 09 FB 09 FC 09 FD 95 03 81 02 09 FE 95 38 82 02 01 09 FF 25 01 75 01 95 01 81 02 75 07 81 03 C0'))

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
/** As the 64-byte manual draws it. */
function report(data: Uint8Array | string, { more = false, identifier = ']Q1', count = data.length } = {}): Uint8Array {
  const whole = new Uint8Array(64)
  whole.set([2, count, ...ascii(identifier), ...(typeof data === 'string' ? ascii(data) : data)])
  whole[63] = more ? 1 : 0
  return whole
}
const heard = (reports: HidReports, ...received: Uint8Array[]) => {
  const codec = hidPosCodec(reports)
  return received
    .flatMap((bytes) => codec.receive(bytes))
    .map((one) => {
      if (one.kind === 'event') return [one.event.symbology, Buffer.from(one.event.bytes).toString('latin1')]
      return one.kind === 'reply' ? one.reply.answer : one.reason
    })
}

describe('The layout of a report', () => {
  it.each([
    ['64 bytes', long, { id: 2, data: { at: 4, bytes: 56 }, countAt: 0, identifierAt: 1, more: { at: 62, mask: 1 } }],
    ['62 bytes', middle, { id: 2, data: { at: 4, bytes: 56 }, countAt: 0, identifierAt: 1, more: { at: 60, mask: 1 } }],
    ['61 bytes', plain, { id: 2, data: { at: 3, bytes: 56 }, countAt: null, identifierAt: 0, more: { at: 59, mask: 1 } }],
  ])('of %s is the descriptor’s', (_what, reports, layout) => {
    expect(layoutOf(reports)).toEqual(layout)
  })

  it('of a keyboard is none, and what it says is nothing', () => {
    const keyboard = reportsOf(vector('hidkbd_desc'))
    expect(layoutOf(keyboard)).toBe(null)
    expect(heard(keyboard, Uint8Array.of(0, ...vector('kbd_1')))).toEqual([])
  })

  it('with data that begins inside a byte is none', () => {
    expect(layoutOf(reportsOf(fromHex('05 8C A1 01 75 01 95 01 09 FF 81 02 75 08 95 04 09 FE 81 02 C0')))).toBe(null)
  })
})

describe('A HID POS scanner', () => {
  it('is understood as Honeywell’s was captured', () => {
    expect(heard(long, vector('hidpos_honeywell_last'))).toEqual([[']X0', 'um: N/A\r\n']])
    expect(heard(long, vector('hidpos_honeywell_menuack'))).toEqual(['accepted'])
    expect(heard(long, report('REVINF\x15.', { identifier: ']Z6' }), report('REVINF\x05.', { identifier: ']Z6' }))).toEqual(['refused', 'refused'])
  })

  it('joins what goes on in the next report, and takes the count for the length', () => {
    const first = 'A'.repeat(56)
    expect(heard(long, report(first, { more: true }), report('BC'))).toEqual([[']Q1', `${first}BC`]])
    const binary = Uint8Array.of(1, 0, 2, 0, 0)
    expect(heard(long, report(binary))).toEqual([[']Q1', '\x01\0\x02\0\0']])
  })

  it('of 61 bytes has its zeros trimmed, but not before more follows', () => {
    const whole = (data: string, more: number) => Uint8Array.from([2, ...ascii(']d2'), ...ascii(data), ...new Uint8Array(56 - data.length), more])
    expect(heard(plain, whole('GS1', 0))).toEqual([[']d2', 'GS1']])
    expect(heard(plain, whole('A', 1), whole('B', 0))).toEqual([[']d2', `A${'\0'.repeat(55)}B`]])
  })

  it('that names no symbology has none; a count beyond the data is what is there', () => {
    expect(heard(long, report('x', { identifier: '\0\0\0' }))).toEqual([[null, 'x']])
    expect(heard(long, report('y', { count: 255 }))).toEqual([[']Q1', `y${'\0'.repeat(55)}`]])
    expect(heard(long, report('', { count: 0 }))).toEqual([])
  })

  it('whose code lost its end is told apart from the next by its identifier', () => {
    expect(heard(long, report('lost', { more: true, identifier: ']C1' }), report('next'))).toEqual(['cut-short', [']Q1', 'next']])
  })

  it('in the middle of a code gives it up with silence, and is well after it', () => {
    const codec = hidPosCodec(long)
    codec.receive(report('half', { more: true }))
    expect(codec.midFrame).toBe(true)
    expect(codec.silence()).toMatchObject([{ kind: 'garbage', reason: 'cut-short' }])
    expect(codec.midFrame).toBe(false)
    expect(codec.receive(report('next'))).toMatchObject([{ kind: 'event' }])
  })

  it('that never ends a code keeps no more than the longest there is', () => {
    const codec = hidPosCodec(long)
    const endless = Array.from({ length: Math.ceil(codeBytesMax / 56) + 1 }, () => codec.receive(report('A'.repeat(56), { more: true })))
    expect(endless.flat()).toMatchObject([{ kind: 'garbage', reason: 'too-long' }])
  })

  it('cut anywhere says the same', () => {
    const whole = [report('A'.repeat(56), { more: true }), report('B'), report('C', { identifier: ']C0' })]
    const bytes = Uint8Array.from(whole.flatMap((one) => [...one]))
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 30 }), (cuts) => {
        const parts: Uint8Array[] = []
        let at = 0
        for (const cut of [...cuts, bytes.length]) {
          parts.push(bytes.slice(at, at + cut))
          at += cut
        }
        expect(heard(long, ...parts)).toEqual(heard(long, ...whole))
      }),
      { numRuns: 100 },
    )
  })

  it('never throws, whatever its reports hold', () => {
    fc.assert(
      fc.property(fc.constantFrom(long, plain, middle), fc.array(fc.uint8Array({ maxLength: 130 }), { maxLength: 20 }), (reports, all) => {
        const codec = hidPosCodec(reports)
        for (const bytes of all) for (const one of codec.receive(bytes)) expect(one.kind).toMatch(/event|reply|garbage/)
        codec.silence()
      }),
      { numRuns: 500 },
    )
  })
})

describe('Its trigger', () => {
  const withCommands = { ...long, output: [{ id: 0xfd, bytes: 63, fields: [] }] }

  it('is report FD, count, command', () => {
    const codec = hidPosCodec(withCommands)
    expect(toHex(codec.encode({ type: 'trigger', on: true }).bytes)).toBe(toHex(vector('hw_hid_trigger_on')))
    expect(toHex(codec.encode({ type: 'trigger', on: false }).bytes)).toBe(toHex(vector('hw_hid_trigger_off')))
  })

  it('is not said to a scanner that has no such report', () => {
    expect(() => hidPosCodec(long).encode({ type: 'trigger', on: true })).toThrow(RangeError)
  })
})

describe('The driver', () => {
  const settings = (some: object = {}) => hidPosScanner.settings.parse(some)

  it.each([
    ['https://example.cn/a?b=1', 'utf-8', {}],
    ['示范镇便民服务中心的预约二维码,比一份报告的五十六个字节长得多', 'utf-8', {}],
    ['张三', 'gb18030', {}],
    ['YY-20260001', 'utf-8', { trigger: 'honeywell' }],
  ] as const)('reads %s from its emulator', (text, charset, some) => {
    const talk = new Conversation(hidPosScanner, settings(some))
    talk.order({ type: 'aim' })
    talk.gesture({ type: 'show', text, charset })
    expect(talk.told).toMatchObject([{ type: 'scanned', text, symbology: ']Q1' }])
    expect(talk.garbage).toEqual([])
  })

  it('with a trigger reads nothing before it aims, nor when it rests', () => {
    const talk = new Conversation(hidPosScanner, settings({ trigger: 'honeywell' }))
    talk.gesture({ type: 'show', text: 'early' })
    talk.order({ type: 'aim' })
    talk.order({ type: 'rest' })
    talk.gesture({ type: 'show', text: 'late' })
    expect(talk.told).toEqual([])
  })

  it('takes one line end off, or leaves it', () => {
    const text = (suffix: 'strip' | 'keep', read: string) => {
      const [step] = hidPosScanner.routine(settings({ suffix })).received({ bytes: ascii(read), symbology: null })
      return step?.step === 'tell' && step.event.type === 'scanned' ? [step.event.text, 'symbology' in step.event] : null
    }
    expect(['a\r\n', 'a\n', 'a\r', 'a\n\n', 'a'].map((read) => text('strip', read))).toEqual([['a', false], ['a', false], ['a', false], ['a\n', false], ['a', false]])
    expect(text('keep', 'a\r\n')).toEqual(['a\r\n', false])
  })
})
