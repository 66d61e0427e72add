/**
 * `npm run screens`: every page in its states as small pictures in docs/screens; with `--compare` nothing is written there, and what
 * looks otherwise than it did is named. Fonts and their edges differ between machines: the pictures are made and compared on
 * Debian 12 with its chromium and fonts-noto-cjk, and this is no part of `npm test`.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { launchChromium } from '../kit/chromium.ts'
import { differenceOf, shareMax } from './difference.ts'
import { takePictures } from './take-pictures.ts'

const root = resolve(import.meta.dirname, '../..')
const kept = join(root, 'docs/screens')
const { values } = parseArgs({ options: { compare: { type: 'boolean', default: false }, only: { type: 'string', default: '' } } })
const work = mkdtempSync(join(tmpdir(), 'guitai-screens-new-'))
const pages = join(work, 'pages')
const changed: string[] = []
let count = 0

/** What is kept stays as it is where the new one shows the same: no commit is full of pictures that nobody can tell apart. */
function keep(name: string, png: Buffer): void {
  count++
  const file = join(kept, `${name}.png`)
  const share = existsSync(file) ? differenceOf(readFileSync(file), png) : 1
  if (share <= shareMax) return
  changed.push(`${name}: ${existsSync(file) ? `${(share * 100).toFixed(1)} %` : 'new'}`)
  writeFileSync(values.compare ? join(work, `${name}.new.png`) : file, png)
}

await build({ configFile: join(root, 'kiosk-ui/vite.config.ts'), logLevel: 'error', build: { outDir: pages, emptyOutDir: true } })
mkdirSync(kept, { recursive: true })
// A browser that plays what it likes, as a hall's board is set up: the board does not say that it is mute.
const browser = await launchChromium(['--autoplay-policy=no-user-gesture-required'])
try {
  await takePictures({ browser, pages, only: values.only, onPicture: keep })
} finally {
  await browser.close()
  rmSync(pages, { recursive: true, force: true })
}
console.log(`${count} pictures, ${changed.length} changed`)
for (const line of changed) console.log(`  ${line}`)
const isFailed = count === 0 || (values.compare && changed.length > 0)
if (values.compare && changed.length > 0) console.log(`The new ones are in ${work}`)
else rmSync(work, { recursive: true, force: true })
process.exit(isFailed ? 1 : 0)
