/** zxing-cpp in WebAssembly, from our own origin: left alone, the library would fetch it from a CDN. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { textOfCode } from './code-text.ts'
import type { FrameDecoder } from './frame-decoder.ts'

/** `address` names the module's file; a test gives another. */
export async function createWasmDecoder(address: string = wasmAddress): Promise<FrameDecoder> {
  await prepareZXingModule({ overrides: { locateFile: () => address }, fireImmediately: true })
  return {
    name: 'zxing-wasm',
    async decode(frame) {
      const [found] = await readBarcodes(frame, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 })
      return found === undefined ? null : textOfCode(found.bytes, found.text)
    },
  }
}
