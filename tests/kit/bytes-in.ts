/** Whether bytes stand anywhere in a folder's files. */
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The files that hold them, by name. */
export function filesWith(folder: string, bytes: Uint8Array | string): string[] {
  const wanted = Buffer.from(bytes)
  return globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name)).includes(wanted))
}
