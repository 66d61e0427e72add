/** One sentence of the doctor's. */
export interface Finding {
  readonly level: 'good' | 'note' | 'wrong'
  readonly sentence: string
}
export const good = (sentence: string): Finding => ({ level: 'good', sentence })
export const note = (sentence: string): Finding => ({ level: 'note', sentence })
export const wrong = (sentence: string): Finding => ({ level: 'wrong', sentence })
