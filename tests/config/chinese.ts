/** What a fault's Chinese must be, whatever the fault. */
import { expect } from 'vitest'
import { ConfigError } from '../../config/fault.ts'

/** Keys, values and names of files may be Latin; two words of English after one another are a sentence that nobody translated. */
const code = /`[^`]*`|“[^”]*”|"(?:[^"\\]|\\.)*"|-----[A-Z ]+-----|\w*:?(?:\/[^\s：；，]*)+/gu
const english = /[a-z’']{2,}[,:;]? +(?:[a-z’']{2,}|a)\b/i

export function expectChinese({ en, zh }: { readonly en: string; readonly zh: string }): void {
  const bare = zh.replaceAll(code, '')
  expect(bare, `the Chinese of “${en}”`).toMatch(/\p{Script=Han}/u)
  expect(bare, `the Chinese of “${en}”`).not.toMatch(english)
  // Half-width signs between Chinese are left over from English.
  expect(bare).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!] ?\p{Script=Han}/u)
}

/** In English; whatever is found has to be there in Chinese too. Empty where nothing is. */
export function thrownBy(load: () => unknown): string {
  try {
    load()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const { sentence } of error.faults) expectChinese(sentence)
    return error.message
  }
  return ''
}
