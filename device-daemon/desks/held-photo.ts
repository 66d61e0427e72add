/** A card's photo for as long as the card is held: raw, or through the operator's decoder. In memory only. */
import type { Clock } from '../clock.ts'
import type { PhotoView } from '../wire/identity-view.ts'
import { type DecoderCommand, type DecoderTrouble, decodePhoto, type Image } from './photo-decoder.ts'

export class HeldPhoto {
  readonly #wlt: Uint8Array
  readonly #decoder: DecoderCommand | undefined
  readonly #clock: Clock
  readonly #over = new AbortController()
  #decoded: Image | DecoderTrouble | 'not begun' | 'under way' = 'not begun'

  constructor(wlt: Uint8Array, decoder: DecoderCommand | undefined, clock: Clock) {
    this.#wlt = wlt
    this.#decoder = decoder
    this.#clock = clock
  }

  view(): PhotoView {
    if (this.#decoder === undefined) return { state: 'raw', base64: base64Of(this.#wlt) }
    if (this.#decoded === 'not begun' || this.#decoded === 'under way') return { state: 'pending' }
    if (typeof this.#decoded === 'string') return { state: 'failed' }
    return { state: 'image', type: this.#decoded.type, base64: base64Of(this.#decoded.bytes) }
  }

  /** Somebody may see it: only then does the operator's command get it. `done`, with what is wrong, if it is still held. */
  async decode(done: (trouble: DecoderTrouble | null) => void): Promise<void> {
    if (this.#decoder === undefined || this.#decoded !== 'not begun') return
    this.#decoded = 'under way'
    const decoded = await decodePhoto(this.#decoder, this.#wlt, this.#clock, this.#over.signal)
    if (this.#over.signal.aborted) return wipe(decoded)
    this.#decoded = decoded
    done(typeof decoded === 'string' ? decoded : null)
  }

  /** It is over: nothing of it is left, and a decoder that still works on it is killed. */
  forget(): void {
    this.#over.abort()
    this.#wlt.fill(0)
    wipe(this.#decoded)
  }
}

const wipe = (decoded: Image | string): void => {
  if (typeof decoded !== 'string') decoded.bytes.fill(0)
}

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
