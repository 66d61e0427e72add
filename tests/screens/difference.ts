/** Whether two pictures of a page show the same, as an eye would say: not by their bytes. */
import { PNG } from 'pngjs'

/** A channel may be off by so much: the edges of letters are drawn a little otherwise each time. */
const channelMax = 32
/** And so many of the pixels may be off by more. */
export const shareMax = 0.005
const channels = 4

/** The share of pixels that differ; 1 where the pictures are of different sizes. */
export function differenceOf(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))]
  if (a.width !== b.width || a.height !== b.height) return 1
  let off = 0
  for (let at = 0; at < a.data.length; at += channels) {
    if (isOff(a.data, b.data, at)) off++
  }
  return off / (a.width * a.height)
}

function isOff(one: Uint8Array, other: Uint8Array, at: number): boolean {
  for (let channel = at; channel < at + channels; channel++) {
    if (Math.abs((one[channel] ?? 0) - (other[channel] ?? 0)) > channelMax) return true
  }
  return false
}
