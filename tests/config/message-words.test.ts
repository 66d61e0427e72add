/** Each sentence that is a string where it is made has its Chinese in one table. */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasChinese, inChinese } from '../../config/message-words.ts'
import { expectChinese } from './chinese.ts'

const root = resolve(import.meta.dirname, '../..')
const sources = ['config/**/*.ts', 'device-daemon/wire/{words,document-view}.ts', 'drivers/{rating-pad,caller,display,scanner,id-reader}/*/{driver,profile}.ts', 'drivers/printer/esc-pos/settings.ts', 'drivers/printer/esc-pos/protocol/{ticket,pdf417,barcode,image,qr}-bytes.ts']

/** Beside a schema, in a check of its own, or in what a printer cannot say. */
const made = [
  /\.(?:regex|refine|startsWith|date)\(.*[,(] ?(['`])((?:(?!\1).)+)\1\)/gu,
  /message[:=]+ ?(['`])((?:(?!\1).)+)\1/gu,
  /message = (['`])((?:(?!\1).)+)\1/gu,
  /(?:say|refuse)\(\[.*\], (?:.*\? )?(['`])((?:(?!\1).)+)\1/gu,
  /: (`is \$(?:(?!`).)+`)\)/gu,
  /(?:trouble \?\?=|return|\?) (['`])(is (?:(?!\1).)+)\1/gu,
  /RangeError\((['`])((?:(?!\1).)+)\1/gu,
]

/** As a value would have it: what varies is a figure. */
const filled = (literal: string): string => literal.replaceAll(/\$\{[^}]*\}/g, '7')

function messagesIn(file: string): string[] {
  const code = readFileSync(resolve(root, file), 'utf8')
    .split('\n')
    .filter((line) => !/words\(/.test(line))
    .join('\n')
  const withins = [...code.matchAll(/within\(.*'([^']+)'\)/g)].map(([, what]) => `${what}: 7 to 7, not 7`)
  const plain = made.flatMap((form) => [...code.matchAll(form)].map((found) => filled(found[2] ?? found[1]?.slice(1, -1) ?? '')))
  return [...plain, ...withins]
}

describe('What is said beside a schema', () => {
  // A sentence with a hole for its subject is found where that is named.
  const all = sources.flatMap((pattern) => globSync(pattern, { cwd: root }).flatMap((file) => messagesIn(file).map((message) => [file, message] as const))).filter(([, message]) => message !== '7: 7 to 7, not 7')
  it('is found', () => {
    expect(all.length).toBeGreaterThan(70)
  })
  it.each(all)('in %s: “%s” has its Chinese', (_file, message) => {
    expect(hasChinese(message)).toBe(true)
    expectChinese({ en: message, zh: inChinese(message) })
  })
})

describe('A message’s Chinese', () => {
  it.each([
    ['is a time of day such as 08:30', '应为时刻，例如 08:30'],
    ['is up to 8 bytes in hex, such as "AA 55"', '应为最多 8 个字节的十六进制，例如 "AA 55"'],
    ['is text and qr at once; a line is one of them', '同时写了 text、qr；一行只能是其中一种'],
    ['a bar code holds 1 to 60 letters, digits and signs of ASCII, not "this and that"', '条码只能有 1 到 60 个 ASCII 字母、数字和符号，现在是 "this and that"'],
    ['应为数字', '应为数字'],
  ])('of “%s” is “%s”, with what varies in its place', (message, zh) => {
    expect(inChinese(message)).toBe(zh)
  })
})
