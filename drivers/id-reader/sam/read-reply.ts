/**
 * The data of a read reply: lengths first, then as many bytes of each part.
 *
 *   30 01   textLen(2) photoLen(2)               text[256] photo[1024]
 *   30 10   textLen(2) photoLen(2) fingerLen(2)  text[256] photo[1024] fingerprints[0|512|1024]
 */
import { textBytes } from './card-text.ts'

export const photoBytes = 1024
/** None, one or two records of 512 bytes (GA/T 490). */
const fingerprintLengths: readonly number[] = [0, 512, 1024]

export interface ReadParts {
  readonly text: Uint8Array
  readonly photo: Uint8Array
  /** Empty where none was asked for or the card has none. */
  readonly fingerprints: Uint8Array
}

/** Null when the lengths do not fit the data, or are not a card's. */
export function splitRead(data: Uint8Array, withFingerprint: boolean): ReadParts | null {
  const head = withFingerprint ? 6 : 4
  if (data.length < head) return null
  const length = (at: number): number => (data[at] ?? 0) * 256 + (data[at + 1] ?? 0)
  const [text, photo, finger] = [length(0), length(2), withFingerprint ? length(4) : 0]
  if (text !== textBytes || photo !== photoBytes || !fingerprintLengths.includes(finger)) return null
  if (data.length !== head + text + photo + finger) return null
  return {
    text: data.slice(head, head + text),
    photo: data.slice(head + text, head + text + photo),
    fingerprints: data.slice(head + text + photo),
  }
}
