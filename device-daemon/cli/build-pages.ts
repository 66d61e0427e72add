/** Builds the pages when their sources are newer than the build. An installed daemon ships them built. */
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'

export async function buildPages({ pagesSource, pages }: Settings): Promise<void> {
  if (!isStale(pagesSource, pages)) return
  const { build } = await import('vite')
  await build({ configFile: join(pagesSource, 'vite.config.ts'), logLevel: 'warn' })
}

function isStale(source: string, built: string): boolean {
  if (!existsSync(join(source, 'index.html'))) return false
  const document = join(built, 'index.html')
  if (!existsSync(document)) return true
  const builtAt = statSync(document).mtimeMs
  // Pages are made of their own sources, the wire's types and, through the lockfile, their libraries.
  const files = [
    ...globSync('**/*.{ts,tsx,css,html,json,svg}', { cwd: source, exclude: (name) => name === 'dist' }).map((file) => join(source, file)),
    join(source, '../package-lock.json'),
  ]
  return files.some((file) => existsSync(file) && statSync(file).mtimeMs > builtAt)
}
