/** What a page loads from the built files, followed from the document through the imports: gzip bytes of JS and CSS. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const importOf = /(?:from|import)\s*["']\.\/([\w.-]+)["']/g

/** `screen`: the name of the page's own chunk. */
export function loadedBy(dist: string, screen: string): readonly string[] {
  const document = readFileSync(join(dist, 'index.html'), 'utf8')
  const first = [...document.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file)
  const entry = first.find((file) => /\/index-[^/]+\.js$/.test(file)) ?? ''
  const own = dynamicParts(readFileSync(join(dist, entry), 'utf8'), screen)
  const waiting = [...first, ...own]
  const loaded = new Set<string>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue
    loaded.add(file)
    if (file.endsWith('.js')) waiting.push(...[...readFileSync(join(dist, file), 'utf8').matchAll(importOf)].map(([, name]) => `assets/${name}`))
  }
  return [...loaded]
}

export const gzipBytes = (dist: string, files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)

/** Vite lists what a dynamic import needs beside it: `import("./rate-x.js"),__vite__mapDeps([6,0,…])`. */
function dynamicParts(entry: string, screen: string): readonly string[] {
  const names = JSON.parse(/m\.f=(\[[^\]]*\])|\|\|\s*\(m\.f\s*=\s*(\[[^\]]*\])/.exec(entry)?.slice(1).find(Boolean) ?? '[]') as string[]
  const [, chunk, list = ''] = new RegExp(`import\\([\`"']\\./(${screen}-[\\w-]+\\.js)[\`"']\\)[^[]*\\[([\\d,]*)\\]`).exec(entry) ?? []
  if (chunk === undefined) throw new Error(`The built document imports no page ${screen}.`)
  return [`assets/${chunk}`, ...list.split(',').filter(Boolean).map((at) => names[Number(at)] ?? '')]
}
