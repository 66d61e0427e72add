import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'

/** One thing wrong with a file: where, and a sentence in both languages. */
export interface Fault {
  readonly file: string
  /** As in the file; behind the file's name where that is not the hall's own; empty where it concerns a whole file. */
  readonly path: string
  readonly sentence: Words
}

/** A fault whose file is known to whoever collects it. */
export type Found = Omit<Fault, 'file'>

/** What is printed of a file with more wrong than anybody reads. */
const faultsMax = 100

export class ConfigError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const shown = shorten(faults)
    super(shown.map((fault) => inEnglish(fault)).join('\n'))
    this.name = 'ConfigError'
    this.faults = shown
  }
}

/** As terminals and logs have it. */
export const inEnglish = ({ path, sentence }: Found): string => [path, sentence.en].filter(Boolean).join(': ')
export const inChinese = ({ path, sentence }: Found): string => [path, sentence.zh].filter(Boolean).join('：')

/** `devices[2].baudRate` */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

function shorten(faults: readonly Fault[]): readonly Fault[] {
  const [first] = faults
  if (first === undefined || faults.length <= faultsMax) return faults
  const more = faults.length - faultsMax
  const sentence = words(`${more} more things are wrong with ${first.file}`, `${first.file} 还有 ${more} 处不对`)
  return [...faults.slice(0, faultsMax), { file: first.file, path: '', sentence }]
}
