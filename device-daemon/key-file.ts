/** A secret of this box, in a file of its own in the data folder: made at the first start, readable by its user only. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/** A sentence about the file. */
export class KeyFault extends Error {}

/** Throws KeyFault. `what` begins its sentence: `The token key`. */
export function keyIn(path: string, what: string, bytes: number): Uint8Array {
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
