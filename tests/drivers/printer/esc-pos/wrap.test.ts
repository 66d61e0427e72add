import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaperLine } from '../../../../drivers/contract/kinds.ts'
import { escPosCodec } from '../../../../drivers/printer/esc-pos/protocol/codec.ts'
import { anyText, noCells, printer, settingsWith, textsOf } from './kit.ts'

const narrow = { widthDots: 384, columns: 32 }

function linesOf(text: string, look: object = {}, some: object = narrow): string[] {
  const one = printer(some)
  const line: PaperLine = { type: 'text', text, ...look }
  one.emulator.receive(escPosCodec(settingsWith(some), noCells).encode({ type: 'job', lines: [line] }).bytes)
  return textsOf(one.rows())
}

const widthOf = (line: string) => Array.from(line, (one) => (one > '~' ? 2 : 1)).reduce((sum, one) => sum + one, 0)

describe('A text longer than the line', () => {
  it.each<[string, string, string[]]>([
    ['an item’s name between words', '城乡居民基本养老保险参保登记与社会保障卡申领', ['城乡居民基本养老保险参保登记与', '社会保障卡申领']],
    ['English at spaces, which are not printed there', 'Registration for basic old-age insurance of residents', ['Registration for basic old-age', 'insurance of residents']],
    ['before a date or a number, never within', '您的号码已经为您预约到办理 2026-11-24 09:00', ['您的号码已经为您预约到办理', '2026-11-24 09:00']],
    ['a closing mark stays with its word', '请携带本人身份证件及户口簿的材料，谢谢', ['请携带本人身份证件及户口簿的', '材料，谢谢']],
    ['an opening mark goes with the next', '请到一楼大厅取号机旁边的自助(便民)服务区', ['请到一楼大厅取号机旁边的自助', '(便民)服务区']],
    ['never within a name of parts', '阿卜杜热西提·买买提 司马义·艾则孜 居民身份证', ['阿卜杜热西提·买买提', '司马义·艾则孜 居民身份证']],
    ['between a mark of the hanzi and the number behind it', '古丽米热·阿卜力米提的电话:13800138000', ['古丽米热·阿卜力米提的电话:', '13800138000']],
    ['nor within a rare name', '办理人员的姓名一栏请您填写为 王㛃', ['办理人员的姓名一栏请您填写为', '王〓']],
    ['a word longer than the line where the line ends', 'x'.repeat(70), ['x'.repeat(32), 'x'.repeat(32), 'x'.repeat(6)]],
  ])('breaks %s', (_, text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })

  it('counts a large letter as so many', () => {
    expect(linesOf('便民服务中心综合窗口', { size: 2 })).toEqual(['便民服务中心综合', '窗口'])
    expect(linesOf('A001 B002', { size: 3 })).toEqual(['A001 B002'])
    expect(linesOf('A001 B0002', { size: 3 })).toEqual(['A001 B0002'])
    expect(linesOf('A001 B00002', { size: 3 })).toEqual(['A001', 'B00002'])
  })

  it('keeps a line that just fits as it is, spaces included', () => {
    const full = `  ${'a'.repeat(28)}  `
    expect(linesOf(full)).toEqual([full])
  })

  it('of spaces only is an empty line', () => {
    const { bytes } = escPosCodec(settingsWith(narrow), noCells).encode({ type: 'job', lines: [{ type: 'text', text: ' '.repeat(40) }] })
    expect(Array.from(bytes.subarray(-3))).toEqual([0x0a, 0x1c, 0x2e])
  })

  it('loses nothing but spaces, and no line is too long, whatever the text', () => {
    const words = fc.array(fc.constantFrom('便民', '服务', '居民', 'a', 'word', ' ', '  ', '，', '(', ')', '2026', '-', '㛃'), { maxLength: 60 }).map((all) => all.join(''))
    fc.assert(
      fc.property(fc.oneof(words, anyText.map((one) => one.repeat(3))), fc.integer({ min: 1, max: 8 }), (text, size) => {
        const lines = linesOf(text, { size })
        for (const line of lines) expect(widthOf(line) * size).toBeLessThanOrEqual(32)
        const whole = linesOf(text.slice(0, 2000), { size: 1 }, { widthDots: 1024, columns: 85 })
        const seen = (all: readonly string[]) => all.join('').replaceAll(/[ \u3000]/g, '')
        expect(seen(lines)).toBe(seen(whole))
      }),
      { numRuns: 150 },
    )
  })
})
