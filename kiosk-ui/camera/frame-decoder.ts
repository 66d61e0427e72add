/** Reads a QR code out of a camera's frame. Two libraries can; they are behind one face. */
export interface FrameDecoder {
  readonly name: 'zxing-wasm' | 'zxing-js'
  /** Null when there is no code in the frame. */
  decode(frame: ImageData): Promise<string | null>
}

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
