/** The built pages, on the same origin as everything else. Every page's address gives the one document. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App, Parts } from './parts.ts'

const addresses = ['/', '/kiosk', '/board', '/tech', '/office', '/lab', '/window/:number', '/pad/:number', '/rate/:code']

/** What only who builds pages looks at: a real hall has no such address. */
const emulatedOnly = ['/design']

export async function pages(app: App, { pages: folder, lab }: Pick<Parts, 'pages' | 'lab'>): Promise<void> {
  if (folder === null || !existsSync(join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    // The build leaves compressed forms beside its files. They have no addresses of their own.
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    setHeaders(reply, path) {
      // Built assets carry a digest in their names; the document that names them must not be kept.
      const lasting = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const url of lab === null ? addresses : [...addresses, ...emulatedOnly]) {
    app.get(url, { schema: { hide: true }, config: { rateLimit: false } }, (_request, reply) => reply.sendFile('index.html'))
  }
}
