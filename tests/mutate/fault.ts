/** A fault that is planted to see whether the tests notice. */
export interface Fault {
  readonly name: string
  /** The product's file. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** Test files that must notice: paths as vitest filters them. */
  readonly tests: readonly string[]
}

export type FaultRow = readonly [name: string, find: string, replace: string, ...tests: string[]]

/** Faults of one file; a row may name test files of its own instead of the file's. */
export function inFile(file: string, tests: readonly string[], rows: readonly FaultRow[]): Fault[] {
  return rows.map(([name, find, replace, ...own]) => ({ name, file, find, replace, tests: own.length > 0 ? own : tests }))
}

/** Why a fault cannot be planted in this text, or null. */
export function whyNot({ find, replace }: Fault, text: string): string | null {
  const times = text.split(find).length - 1
  if (times !== 1) return `its text stands in the file ${times} times, not once`
  return find === replace ? 'it changes nothing' : null
}
