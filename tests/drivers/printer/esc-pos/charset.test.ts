import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../../../drivers/kit/hex.ts'
import { textBytes } from '../../../../drivers/printer/esc-pos/protocol/charset.ts'
import { vector } from '../../../kit/vectors.ts'
import { anyText } from './kit.ts'

type Charset = Parameters<typeof textBytes>[1]
const charsets: readonly Charset[] = ['gb2312', 'gbk', 'gb18030']
const bytesOf = (text: string, charset: Charset = 'gbk') => toHex(Uint8Array.from(textBytes(text, charset)))
const geta = 'A1 FE'

describe('Text for the printer', () => {
  it.each([
    ['啊', 'gb18030_b0a1', charsets],
    ['堃', 'gb18030_88d2', ['gbk', 'gb18030']],
    ['龘', 'gb18030_fd93', ['gbk', 'gb18030']],
    ['䶮', 'gb18030_fe9f', ['gb18030']],
    ['𬎆', 'gb18030_9931de30', []],
  ] as const)('%s is sent as the published bytes by the charsets that have it, as 〓 by the others', (character, name, able) => {
    for (const charset of charsets) {
      const expected = able.some((one) => one === charset) ? toHex(vector(name)) : geta
      expect(bytesOf(character, charset), charset).toBe(expected)
    }
  })

  it.each(['㐀', '㛃', '𠀀', '𬎆'])('%s, four bytes in GB18030, is never sent raw', (character) => {
    for (const charset of charsets) expect(bytesOf(character, charset)).toBe(geta)
  })

  it('the yen sign U+00A5 becomes the full-width one, not "0 6"', () => {
    for (const charset of charsets) expect(bytesOf('¥', charset)).toBe('A3 A4')
  })

  it('the euro is no lone byte 80, which no hanzi font has', () => {
    expect(bytesOf('€', 'gbk')).toBe(geta)
    expect(bytesOf('€', 'gb18030')).toBe('A2 E3')
  })

  it('letters, digits and signs are single bytes, a question mark included', () => {
    expect(bytesOf('A0~?')).toBe('41 30 7E 3F')
  })

  it('what prints nothing is left out, what is a control or an odd space becomes a space', () => {
    expect(bytesOf('a\u200db\ufe0f')).toBe('61 62')
    expect(bytesOf('a\tb\nc\u00a0d\x7f\u0085')).toBe('61 20 62 20 63 20 64 20 20')
  })

  it('private characters are missing ones, whatever a table gives them', () => {
    for (const charset of charsets) expect(bytesOf('\ue000', charset)).toBe(geta)
  })

  it('a GB 2312 printer is sent its 6763 hanzi and 682 signs, and no more', () => {
    const all = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
      (one) => one > '\x7f' && !/[\ud800-\udfff¥]/.test(one),
    )
    const sayable = all.filter((one) => bytesOf(one, 'gb2312').length === 5 && bytesOf(one, 'gb2312') !== geta)
    const rowOf = (one: string) => textBytes(one, 'gb2312')[0] ?? 0
    expect(sayable.filter((one) => rowOf(one) >= 0xb0).length).toBe(6763)
    // 〓 itself is one of the 682 and was left out as the mark for a missing one.
    expect(sayable.filter((one) => rowOf(one) < 0xb0).length).toBe(682 - 1)
  })

  it('never holds a control character or half a hanzi, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...charsets), (text, charset) => {
        const bytes = Uint8Array.from(textBytes(text, charset))
        // Each byte as a letter: singles are 20..7E, doubles have their ranges, nothing is left over.
        const letters = String.fromCharCode(...bytes)
        expect(letters).toMatch(/^([ -~]|[\x81-\xfe][\x40-\x7e\x80-\xfe])*$/)
      }),
      { numRuns: 150 },
    )
  })
})
