/** A call as the clips that say it: 请 A 零 幺 二 号 到 十 二 号窗口. */
import type { Call } from './call.ts'

/** `hasEnglish`: the same in English afterwards. */
export function sentenceOf({ number, window }: Pick<Call, 'number' | 'window'>, hasEnglish: boolean): readonly string[] {
  const chinese = ['qing', ...signsOf(number, 'zh'), 'hao', 'dao', ...counted(window), 'hao-chuangkou']
  if (!hasEnglish) return chinese
  return [...chinese, 'en-ticket', ...signsOf(number, 'en'), 'en-window', ...signsOf(String(window), 'en')]
}

/**
 * A ticket's number is a name, read sign by sign as it is printed, with 1 as yao (幺): across a loud hall yi (一) and
 * qi (七) are taken for one another.
 */
function signsOf(text: string, language: 'zh' | 'en'): string[] {
  return [...text].map((sign) => (/\d/.test(sign) ? `${language}-${sign}` : `letter-${sign.toLowerCase()}`))
}

/** A window's number is an ordinal, as its sign is read: 12 is 十二, 101 一百零一, 110 一百一十, and 2 is 二, never 两. */
function counted(window: number): string[] {
  const [hundreds, tens, ones] = [Math.floor(window / 100), Math.floor(window / 10) % 10, window % 10]
  return [
    ...(hundreds === 0 ? [] : [counting(hundreds), 'bai']),
    ...(tens === 0 ? [] : [...(tens === 1 && hundreds === 0 ? [] : [counting(tens)]), 'shi']),
    ...(hundreds > 0 && tens === 0 && ones > 0 ? ['zh-0'] : []),
    ...(ones === 0 ? [] : [counting(ones)]),
  ]
}

const counting = (digit: number): string => (digit === 1 ? 'yi' : `zh-${digit}`)
