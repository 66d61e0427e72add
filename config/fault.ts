/** One thing wrong with a file: where, and a sentence. */
export interface Fault {
  readonly file: string
  /** As in the file; behind the file's name where that is not the hall's own; empty where it concerns a whole file. */
  readonly path: string
  readonly sentence: string
}

/** A fault whose file is known to whoever collects it. */
export type Found = Omit<Fault, 'file'>

/** What is printed of a file with more wrong than anybody reads. */
const faultsMax = 100

export class ConfigError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const shown = shorten(faults)
    super(shown.map((fault) => [fault.path, fault.sentence].filter(Boolean).join(': ')).join('\n'))
    this.name = 'ConfigError'
    this.faults = shown
  }
}

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
  const sentence = `${faults.length - faultsMax} more things are wrong with ${first.file}`
  return [...faults.slice(0, faultsMax), { file: first.file, path: '', sentence }]
}
