/** Reads a QR code out of a camera's frame. Two libraries can; they are behind one face. */
export interface FrameDecoder {
  readonly name: 'zxing-wasm' | 'zxing-js'
  /** Null when there is no code in the frame. */
  decode(frame: ImageData): Promise<string | null>
}

/**
 * zxing-wasm reads far more frames and faster; @zxing/library reads where
 * WebAssembly cannot run.
 */
export async function chooseDecoder(hasWebAssembly: boolean): Promise<FrameDecoder> {
  if (hasWebAssembly) return (await import('./wasm-decoder.ts')).createWasmDecoder()
  return (await import('./js-decoder.ts')).createJsDecoder()
}

export function webAssemblyRuns(scope: { readonly WebAssembly?: unknown }): boolean {
  return typeof scope.WebAssembly === 'object'
}
