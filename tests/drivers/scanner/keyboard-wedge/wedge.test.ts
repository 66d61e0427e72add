/** Expected characters are the vectors' and the HID Usage Tables', page 07, for a US keyboard. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDescriptor } from '../../../../device-daemon/transports/hid/descriptor.ts'
import type { HidReports } from '../../../../drivers/contract/hid.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { bootKeyboard } from '../../../../drivers/kit/keyboard-report.ts'
import { codeBytesMax, keyboardWedgeCodec, type WedgeSettings } from '../../../../drivers/scanner/keyboard-wedge/codec.ts'
import { keyboardWedgeScanner } from '../../../../drivers/scanner/keyboard-wedge/driver.ts'
import { Conversation } from '../../../kit/conversation.ts'
import { vector } from '../../../kit/vectors.ts'

function reportsOf(descriptor: Uint8Array): HidReports {
  const read = readDescriptor(descriptor)
  if ('fault' in read) throw new Error(read.fault)
  return read.reports
}
const keyboard = reportsOf(vector('hidkbd_desc'))
const wedge = (settings: Partial<WedgeSettings> = {}, reports = keyboard) => keyboardWedgeCodec({ terminator: 'any', altCodes: 'gbk', ...settings }, reports)
/** A report as hidraw gives it, with the 0 of a device without numbers. */
const keys = (modifiers: number, ...down: number[]) => Uint8Array.from([0, modifiers, 0, ...down, ...new Uint8Array(6 - down.length)])
const up = keys(0)
const named = (name: string) => Uint8Array.from([0, ...vector(name)])
const enter = named('kbd_enter')
const read = (on: ReturnType<typeof wedge>, ...reports: Uint8Array[]) =>
  reports.flatMap((report) => on.receive(report)).map((one) => (one.kind === 'event' ? Buffer.from(one.event.bytes).toString('latin1') : one.kind))

describe('A scanner that types', () => {
  it('is read by the published reports', () => {
    expect(read(wedge(), named('kbd_Q_upper'), named('kbd_release'), named('kbd_colon'), named('kbd_release'), named('kbd_0'), named('kbd_1'), enter, up)).toEqual(['Q:01'])
  })

  it('writes each key of a US keyboard, without and with shift', () => {
    const usages = [...Array.from({ length: 36 }, (_, nth) => 0x04 + nth), 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38]
    const typed = (modifiers: number) => read(wedge(), ...usages.flatMap((usage) => [keys(modifiers, usage), up]), enter)
    expect(typed(0)).toEqual(['abcdefghijklmnopqrstuvwxyz1234567890 -=[]\\;\'`,./'])
    expect(typed(0x02)).toEqual(['ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*() _+{}|:"~<>?'])
    expect(typed(0x20)).toEqual(typed(0x02))
    expect(read(wedge(), ...Array.from({ length: 16 }, (_, nth) => 0x54 + nth).flatMap((usage) => [keys(0, usage), up]), enter)).toEqual(['/*-+', '1234567890.'])
  })

  it('typing faster than it lets go writes each key once, in the order of its report', () => {
    expect(read(wedge(), keys(0, 0x04), keys(0, 0x04, 0x05), keys(0, 0x05, 0x06), keys(0, 0x07, 0x08, 0x09), up, enter)).toEqual(['abcdef'])
    expect(read(wedge(), keys(0, 0x04), up, keys(0, 0x04), up, enter)).toEqual(['aa'])
  })

  it('whose roll over is too much is not read anew after it', () => {
    expect(read(wedge(), keys(0, 0x04), keys(0, 1, 1, 1, 1, 1, 1), keys(0, 0x04), up, enter)).toEqual(['a'])
  })

  it('with caps lock on has its letters turned over, and nothing else', () => {
    expect(read(wedge(), keys(0, 0x39), up, keys(0, 0x04), up, keys(2, 0x04), up, keys(0, 0x1e), up, keys(0, 0x39), up, keys(0, 0x04), enter)).toEqual(['Aa1a'])
  })

  it('by Alt and numbers writes bytes of GBK, one or two a number, or characters of Unicode', () => {
    const alt = (text: string) => [...Array.from(text, (digit) => [keys(4, digit === '0' ? 0x62 : 0x58 + Number(digit)), keys(4)]).flat(), up]
    expect(read(wedge(), ...alt('0176'), ...alt('0161'), ...alt('45217'), enter)).toEqual(['\xb0\xa1\xb0\xa1'])
    expect(read(wedge({ altCodes: 'unicode' }), ...alt('21834'), enter)).toEqual([Buffer.from('啊').toString('latin1')])
    expect(read(wedge(), ...alt('99999'), ...alt('123456789'), keys(0, 0x04), enter)).toEqual(['a'])
    expect(read(wedge({ altCodes: 'unicode' }), ...alt('1114112'), ...alt('1114111'), enter)).toEqual([Buffer.from('\u{10ffff}').toString('latin1')])
  })

  it.each([
    ['enter', [0x28], 'ab\tc'],
    ['tab', [0x2b], 'ab\rc'],
  ] as const)('ends a code with %s, and has the other inside it', (terminator, end, whole) => {
    const other = terminator === 'enter' ? 0x2b : 0x28
    expect(read(wedge({ terminator }), ...[0x04, 0x05, other, 0x06, ...end].flatMap((key) => [keys(0, key), up]))).toEqual([whole])
  })

  it('is done after silence where no key ends a code; nothing typed is no code', () => {
    const on = wedge({ terminator: 'none' })
    expect(read(on, keys(0, 0x04), up, enter, up)).toEqual([])
    expect(on.midFrame).toBe(true)
    expect(on.silence()).toMatchObject([{ kind: 'event', event: { bytes: Uint8Array.of(0x61, 0x0d) } }])
    expect(on.midFrame).toBe(false)
    expect(on.silence()).toEqual([])
    expect(read(wedge(), enter, up, enter)).toEqual([])
  })

  it('that types without end is cut', () => {
    const endless = read(wedge(), ...Array.from({ length: codeBytesMax + 1 }, () => [keys(0, 0x04), up]).flat())
    expect(endless).toEqual(['garbage'])
  })

  it('takes keyboards that have a bit for each key, and numbers for their reports', () => {
    const bits = reportsOf(fromHex('05 01 09 06 A1 01 85 07 05 07 19 E0 29 E7 25 01 75 01 95 08 81 02 19 04 29 33 95 30 81 02 C0'))
    const down = (modifiers: number, ...usages: number[]) => {
      const report = new Uint8Array(8)
      report.set([7, modifiers])
      for (const usage of usages) report[2 + ((usage - 4) >> 3)] = (report[2 + ((usage - 4) >> 3)] ?? 0) | (1 << ((usage - 4) & 7))
      return report
    }
    expect(read(wedge({}, bits), down(0, 0x04), down(2, 0x05), down(0, 0x1e), down(0), down(0, 0x28))).toEqual(['aB1'])
  })

  it('that is no keyboard says nothing', () => {
    const other = reportsOf(fromHex('06 00 FF 09 01 A1 01 75 08 95 08 81 02 C0'))
    expect(read(wedge({}, other), keys(0, 0x04), enter)).toEqual([])
  })

  it('never throws, whatever its reports hold', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 40 }), (all) => {
        const on = wedge({ altCodes: 'unicode' })
        for (const bytes of all) on.receive(bytes)
        on.silence()
        return !on.midFrame
      }),
      { numRuns: 500 },
    )
  })
})

describe('The driver', () => {
  const settings = (some: object = {}) => keyboardWedgeScanner.settings.parse(some)

  it.each([
    ['https://example.cn/A?b=1&c={x}', {}],
    ['GB 11643: 11010519491231002X', { altCodes: 'unicode' }],
    ['张三的预约 A001', {}],
    ['联通', {}],
    ['张三的预约 A001', { altCodes: 'unicode' }],
  ] as const)('reads %s from its emulator', (text, some) => {
    const talk = new Conversation(keyboardWedgeScanner, settings(some))
    talk.gesture({ type: 'show', text })
    expect(talk.told).toMatchObject([{ type: 'scanned', text }])
  })

  it('takes an AIM identifier off where the scanner types one', () => {
    const talk = new Conversation(keyboardWedgeScanner, settings({ prefix: 'aim' }))
    talk.gesture({ type: 'show', text: ']Q1YY-1' })
    expect(talk.told).toMatchObject([{ text: 'YY-1', symbology: ']Q1' }])
  })

  it('is the device’s keyboard, and takes no commands', () => {
    expect(keyboardWedgeScanner.transports).toEqual({ hid: { application: 0x0001_0006 } })
    expect(keyboardWedgeScanner.routine(settings()).order({ type: 'aim' })).toEqual([])
    expect(bootKeyboard.input[0]?.bytes).toBe(8)
  })
})
