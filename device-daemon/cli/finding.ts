/** One sentence of the doctor's, in both languages. */
import type { Words } from '../../drivers/contract/driver.ts'

export interface Finding {
  readonly level: 'good' | 'note' | 'wrong'
  readonly sentence: Words
}
export const good = (en: string, zh: string): Finding => ({ level: 'good', sentence: { en, zh } })
export const note = (en: string, zh: string): Finding => ({ level: 'note', sentence: { en, zh } })
export const wrong = (en: string, zh: string): Finding => ({ level: 'wrong', sentence: { en, zh } })
