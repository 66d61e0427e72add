import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** Smaller files are one packet either way. */
const compressedFrom = 1024
/** Nearly as small as the highest, ten times as fast: the first start waits for it. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** Beside each file its compressed forms: the daemon picks one and compresses nothing. Brotli is for HTTPS and this machine, browsers say. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle)) {
      const path = join(dir, name)
      const bytes = readFileSync(path)
      if (bytes.length < compressedFrom) continue
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, brotli))
    }
  },
}

// Under tests, too: libraries have other files for developers, and what is measured is what a hall is served.
process.env['NODE_ENV'] = 'production'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [compressed],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the pages' security policy allows none.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
