/** Both decoders read the same picture of a QR code; the choice between them is WebAssembly's. */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { encode } from 'uqr'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule } from 'zxing-wasm/reader'
import { textOfCode } from '../../kiosk-ui/camera/code-text.ts'
import { chooseDecoder, webAssemblyRuns } from '../../kiosk-ui/camera/choose-decoder.ts'
import type { FrameDecoder } from '../../kiosk-ui/camera/frame-decoder.ts'
import { createJsDecoder } from '../../kiosk-ui/camera/js-decoder.ts'

/** A camera's frame with a code in it, or without: grey paper, black modules. */
function frameOf(text: string | number[] | null, moduleDots = 6): ImageData {
  const [width, height] = [640, 480]
  const data = new Uint8ClampedArray(width * height * 4).fill(200)
  const modules = text === null ? [] : encode(text, { border: 4 }).data
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      for (let dy = 0; dy < moduleDots; dy++) {
        for (let dx = 0; dx < moduleDots; dx++) {
          const at = ((y * moduleDots + dy + 40) * width + x * moduleDots + dx + 80) * 4
          data.fill(dark ? 20 : 230, at, at + 3)
        }
      }
    }),
  )
  return { data, width, height, colorSpace: 'srgb' } as ImageData
}

/** The page's decoder with the same module, read from the package instead of from the daemon. */
async function wasmDecoder(): Promise<FrameDecoder> {
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer.slice(wasmBinary.byteOffset, wasmBinary.byteOffset + wasmBinary.byteLength) as ArrayBuffer }, fireImmediately: true })
  const { readBarcodes } = await import('zxing-wasm/reader')
  return {
    name: 'zxing-wasm',
    async decode(frame) {
      const [found] = await readBarcodes(frame, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 })
      return found === undefined ? null : textOfCode(found.bytes, found.text)
    },
  }
}

const decoders: FrameDecoder[] = []
beforeAll(async () => {
  decoders.push(await wasmDecoder(), createJsDecoder())
})

describe.each([0, 1])('Decoder %i', (which) => {
  it.each(['GUITAI:Y:510921103:YY-20260001', '预约:社会保障卡申领', 'A'])('reads %j', async (text) => {
    expect(await decoders[which]?.decode(frameOf(text))).toBe(text)
  })

  it('reads GB18030 bytes that say no charset', async () => {
    // 社会 by the table of GB 2312: C9 E7, BB E1. (Some words, 预约 among them, are valid UTF-8 by accident.)
    expect(await decoders[which]?.decode(frameOf([0xc9, 0xe7, 0xbb, 0xe1]))).toBe('社会')
  })

  it('finds nothing where there is nothing', async () => {
    expect(await decoders[which]?.decode(frameOf(null))).toBeNull()
  })

  it('can be asked again and again', async () => {
    for (let frame = 0; frame < 3; frame++) {
      expect(await decoders[which]?.decode(frameOf(null))).toBeNull()
      expect(await decoders[which]?.decode(frameOf('again'))).toBe('again')
    }
  })
})

describe('The choice', () => {
  it('is WebAssembly where it runs', () => {
    expect(webAssemblyRuns(globalThis)).toBe(true)
    expect(webAssemblyRuns({})).toBe(false)
  })

  const decoder = (name: FrameDecoder['name']): FrameDecoder => ({ name, decode: async () => null })
  const js = async () => decoder('zxing-js')

  it('loads one decoder, not both', async () => {
    const never = () => Promise.reject(new Error('loaded in vain'))
    expect((await chooseDecoder(true, async () => decoder('zxing-wasm'), never)).name).toBe('zxing-wasm')
    expect((await chooseDecoder(false, never, js)).name).toBe('zxing-js')
  })

  it('is the other one where WebAssembly is there but refuses', async () => {
    expect((await chooseDecoder(true, () => Promise.reject(new Error('policy')), js)).name).toBe('zxing-js')
  })
})

describe('The text of a code', () => {
  it('is UTF-8 where it can be, GB18030 otherwise, the library’s word where there are no bytes', () => {
    expect(textOfCode(Uint8Array.of(0xc1, 0xaa, 0xcd, 0xa8), '')).toBe('联通')
    expect(textOfCode(new TextEncoder().encode('联通'), '')).toBe('联通')
    expect(textOfCode(new Uint8Array(), 'word')).toBe('word')
  })
})
