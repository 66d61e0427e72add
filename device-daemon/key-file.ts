/** A secret of this box, in a file of its own in the data folder: made when it is first needed, readable by its user only. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/** A sentence about the file. */
export class KeyFault extends Error {}

export interface KeyFile {
  readonly path: string
  /** Begins a sentence: `The token key`. */
  readonly what: string
  readonly bytes: number
  /** One that is longer will do, too. */
  readonly orMore?: true
  /** What whoever takes it away has to know. */
  readonly lost: string
}

/** Throws KeyFault. A file that a crash or somebody has cut short is a key that anybody can guess: it is never used. */
export function keyIn(file: KeyFile): Uint8Array {
  const { path, what, bytes, orMore = false, lost } = file
  const key = madeOrRead(file)
  if (key.length === bytes || (orMore && key.length > bytes)) return key
  throw new KeyFault(`${what} ${path} has ${key.length} bytes, not ${bytes}${orMore ? ' or more' : ''}. Put it back from a copy, or take it away: ${lost}.`)
}

function madeOrRead({ path, what, bytes }: KeyFile): Uint8Array {
  try {
    writeFileSync(path, randomBytes(bytes), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw new KeyFault(`${what} ${path} cannot be made: ${sentenceOf(error)}.`)
  }
  try {
    return readFileSync(path)
  } catch (error) {
    throw new KeyFault(`${what} ${path} cannot be read: ${sentenceOf(error)}.`)
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code
const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
