/** Which of the two libraries reads in this browser. */
import type { FrameDecoder } from './frame-decoder.ts'

type Load = () => Promise<FrameDecoder>

const loadWasm: Load = async () => (await import('./wasm-decoder.ts')).createWasmDecoder()
const loadJs: Load = async () => (await import('./js-decoder.ts')).createJsDecoder()

/**
 * zxing-wasm reads far more frames and faster; @zxing/library reads where WebAssembly cannot run: where
 * it is switched off, and where it is there but refuses (a policy, an old engine, too little memory).
 */
export async function chooseDecoder(hasWebAssembly: boolean, wasm = loadWasm, js = loadJs): Promise<FrameDecoder> {
  return hasWebAssembly ? wasm().catch(js) : js()
}

export function webAssemblyRuns(scope: { readonly WebAssembly?: unknown }): boolean {
  return typeof scope.WebAssembly === 'object'
}
