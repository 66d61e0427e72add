/** The kiosk's camera as a scanner, on Chromium's own fake camera, with WebAssembly and without. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encode } from 'uqr'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const folder = mkdtempSync(join(tmpdir(), 'guitai-camera-'))
const film = join(folder, 'code.y4m')
let daemon: RunningDaemon

/** A few frames of a QR code on white paper, as uncompressed video (YUV4MPEG2, 4:2:0). */
function filmOf(text: string): Buffer {
  const [width, height, moduleDots] = [640, 480, 8]
  const luma = Buffer.alloc(width * height, 220)
  encode(text, { border: 4 }).data.forEach((row, y) =>
    row.forEach((dark, x) => {
      for (let dy = 0; dy < moduleDots; dy++) {
        const at = (y * moduleDots + dy + 60) * width + x * moduleDots + 120
        if (dark) luma.fill(20, at, at + moduleDots)
      }
    }),
  )
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...Array(5).fill(frame)])
}

beforeAll(async () => {
  writeFileSync(film, filmOf('GUITAI:Y:510921103:YY-20260002'))
  daemon = await startProcess(data.path)
})
afterAll(async () => {
  await end(daemon)
  data.remove()
  rmSync(folder, { recursive: true })
})

const withoutWebAssembly = () => {
  Reflect.deleteProperty(globalThis, 'WebAssembly')
}

describe.each([
  ['zxing-wasm', 'where WebAssembly runs', undefined, 'wasm-decoder', 'js-decoder'],
  ['@zxing/library', 'where it does not', withoutWebAssembly, 'js-decoder', 'wasm-decoder'],
] as const)('The camera with %s', (_decoder, where, before, loaded, notLoaded) => {
  let browser: Browser | null = null
  afterAll(() => browser?.close())

  it(`checks an appointment in, ${where}`, async () => {
    browser = await launchChromium([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ])
    const options = { permissions: ['camera'], ...(before === undefined ? {} : { before }) }
    const { page, complaints, asked } = await openPage(browser, `${daemon.url}/kiosk`, { width: 1366, height: 768 }, options)
    await page.getByTestId('kiosk-type').click()
    await page.getByTestId('kiosk-without').click()
    await expect.poll(() => page.getByTestId('kiosk-number').textContent()).toBe('C001')
    expect(asked.some((address) => address.includes(loaded))).toBe(true)
    expect(asked.some((address) => address.includes(notLoaded))).toBe(false)
    expect(complaints).toEqual([])
  })
})

describe('Without a camera', () => {
  it('that works the page says so and the person can go on', async () => {
    const browser = await launchChromium()
    // One that is there and cannot be opened.
    const before = () => {
      navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput' } as MediaDeviceInfo]
    }
    const { page } = await openPage(browser, `${daemon.url}/kiosk`, { width: 1024, height: 600 }, { before })
    await page.getByTestId('kiosk-type').click()
    await page.getByTestId('kiosk-without').click()
    await page.getByText('这台机器的摄像头不能用').waitFor()
    await page.getByTestId('kiosk-home').click()
    await page.getByTestId('kiosk-take').waitFor()
    await browser.close()
  })

  it('nobody is sent to one where there is none', async () => {
    const browser = await launchChromium()
    const { page } = await openPage(browser, `${daemon.url}/kiosk`, { width: 1024, height: 600 })
    await page.getByTestId('kiosk-type').click()
    await page.getByTestId('kiosk-key-1').waitFor()
    await expect.poll(() => page.getByTestId('kiosk-without').count()).toBe(0)
    await browser.close()
  })
})
