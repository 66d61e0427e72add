/** A folder of recordings that is not there would be missed only at the first call. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { words } from '../both-languages.ts'
import type { Found } from '../fault.ts'
import type { HallConfig } from '../schema.ts'

/** `folder` is the hall's file's. */
export function boardFaults({ board: { clips } }: HallConfig, folder: string): Found[] {
  if (clips === undefined || statSync(resolve(folder, clips), { throwIfNoEntry: false })?.isDirectory() === true) return []
  return [{ path: 'board.clips', sentence: words(`${resolve(folder, clips)} is no folder`, `${resolve(folder, clips)} 不是文件夹`) }]
}
