/** Reads a QR code out of a camera's frame. Two libraries can; they are behind one face. */
export interface FrameDecoder {
  readonly name: 'zxing-wasm' | 'zxing-js'
  /** Null when there is no code in the frame. */
  decode(frame: ImageData): Promise<string | null>
}
