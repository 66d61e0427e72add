/** What the board says: the hall's own recordings, and the pack that ships for whatever they leave out. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { ProblemError } from '../../problem-error.ts'
import { clipNames } from '../../wire/clips.ts'
import type { App, Parts } from '../parts.ts'

const shipped = resolve(import.meta.dirname, '../../../kiosk-ui/clips/cmn')
const types = { ogg: 'audio/ogg', mp3: 'audio/mpeg', wav: 'audio/wav' } as const

interface ClipFile {
  readonly path: string
  readonly type: string
}

/** Looked up once: no part of a request ever becomes part of a path. Public as the pages are; a board that loads asks for all of them. */
export async function clipRoutes(app: App, { hall }: Parts): Promise<void> {
  const { clips } = hall.config.board
  const folders = [...(clips === undefined ? [] : [resolve(dirname(hall.file), clips)]), shipped]
  const files = new Map(clipNames.flatMap((name) => fileOf(name, folders)))
  const schema = { hide: true, params: z.object({ name: z.string() }) }
  app.get('/clips/:name', { schema, config: { rateLimit: false } }, async ({ params }, reply) => {
    const file = files.get(params.name)
    if (file === undefined) throw new ProblemError('NOT_FOUND')
    // Recordings are replaced under the same name.
    return reply.type(file.type).header('cache-control', 'no-cache').send(await readFile(file.path))
  })
}

function fileOf(name: string, folders: readonly string[]): [string, ClipFile][] {
  for (const folder of folders) {
    for (const [end, type] of Object.entries(types)) {
      const path = join(folder, `${name}.${end}`)
      if (existsSync(path)) return [[name, { path, type }]]
    }
  }
  return []
}
