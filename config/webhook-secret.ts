/** What signs a webhook's messages. Read from its file; it appears in no log and no answer. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const secretCharsMin = 32

/** `folder` is the hall's file's. Throws Error when the file cannot be read or says too little. */
export function readSecret(folder: string, secretFile: string): string {
  const file = resolve(folder, secretFile)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < secretCharsMin) throw new Error(`${file} has fewer than ${secretCharsMin} characters`)
  return secret
}
