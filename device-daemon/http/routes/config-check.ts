/** The hall's files read anew, as the next start would read them: nothing of what runs is changed by it. */
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ConfigError, type Hall, loadHall } from '../../../config/load.ts'
import { type ConfigCheck, configCheckSchema } from '../../wire/config-check.ts'
import type { App, Parts } from '../parts.ts'

export async function configCheckRoutes(app: App, { hall }: Parts): Promise<void> {
  app.get('/api/config-check', { schema: { tags: ['devices'], response: { 200: configCheckSchema } } }, (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return checkedAgain(hall)
  })
}

function checkedAgain(hall: Hall): ConfigCheck {
  try {
    const { config, items } = loadHall(hall.file)
    return { changed: !isDeepStrictEqual([config, items], [hall.config, hall.items]), faults: [] }
  } catch (problem) {
    if (!(problem instanceof ConfigError)) throw problem
    return { changed: true, faults: problem.faults.map(({ file, path, sentence }) => ({ file: basename(file), path, sentence })) }
  }
}
