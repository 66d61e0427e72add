/** The pictures of the pages: one is taken as `npm run screens` takes them all, and held against itself and against others. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../kit/chromium.ts'
import { differenceOf, shareMax } from './difference.ts'
import { smallPng } from './small-png.ts'
import { takePictures } from './take-pictures.ts'

const pages = mkdtempSync(join(tmpdir(), 'guitai-screens-pages-'))
let browser: Browser
const taken = new Map<string, Buffer>()
const take = async (into: Map<string, Buffer>) => takePictures({ browser, pages, only: 'tech-well', onPicture: (name, png) => into.set(name, png) })

beforeAll(async () => {
  await build({ configFile: resolve(import.meta.dirname, '../../kiosk-ui/vite.config.ts'), logLevel: 'error', build: { outDir: pages, emptyOutDir: true } })
  browser = await launchChromium()
  await take(taken)
})
afterAll(async () => {
  await browser?.close()
  rmSync(pages, { recursive: true, force: true })
})

const picture = (): Buffer => taken.get('tech-well') ?? Buffer.alloc(0)

/** The picture with its first pixels' channels moved by so much. */
function changed(pixels: number, by: number): Buffer {
  const png = PNG.sync.read(picture())
  for (let at = 0; at < pixels * 4; at++) if (at % 4 < 3) png.data[at] = Math.abs((png.data[at] ?? 0) - by)
  return PNG.sync.write(png)
}

describe('A picture of a page', () => {
  it('is half as wide and high as its screen, and the one that was asked for', () => {
    expect([...taken.keys()]).toEqual(['tech-well'])
    const { width, height } = PNG.sync.read(picture())
    expect([width, height]).toEqual([683, 384])
    expect(picture().length).toBeLessThan(40_000)
  })

  it('shows the same when it is taken again, in another hall', async () => {
    const again = new Map<string, Buffer>()
    await take(again)
    expect(differenceOf(picture(), again.get('tech-well') ?? Buffer.alloc(0))).toBeLessThanOrEqual(shareMax)
  })

  it('is the same as itself, and as one whose colours are off by a little', () => {
    expect(differenceOf(picture(), picture())).toBe(0)
    expect(differenceOf(picture(), changed(683 * 384, 32))).toBe(0)
  })

  it('is another where half a hundredth of it is off by more', () => {
    const all = 683 * 384
    expect(differenceOf(picture(), changed(Math.floor(all * 0.004), 33))).toBeLessThanOrEqual(shareMax)
    expect(differenceOf(picture(), changed(Math.ceil(all * 0.006), 33))).toBeGreaterThan(shareMax)
  })

  it('is another when it is of another size', () => {
    expect(differenceOf(picture(), PNG.sync.write(new PNG({ width: 683, height: 383 })))).toBe(1)
  })
})

it('A picture of few colours keeps every one; of many, each pixel has the nearest that is kept', () => {
  const few = new PNG({ width: 16, height: 16 })
  for (let at = 0; at < 256; at++) few.data.set([at, 255 - at, 7, 255], at * 4)
  expect(PNG.sync.read(smallPng(PNG.sync.write(few))).data.equals(few.data)).toBe(true)
  const many = new PNG({ width: 64, height: 64 })
  for (let at = 0; at < 4096; at++) many.data.set([(at % 64) * 4, Math.floor(at / 64) * 4, 0, 255], at * 4)
  const { width, height, data } = PNG.sync.read(smallPng(PNG.sync.write(many)))
  expect([width, height, new Set(Array.from({ length: 4096 }, (_, at) => data.readUInt32BE(at * 4))).size]).toEqual([64, 64, 256])
})
