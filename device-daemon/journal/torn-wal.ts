/**
 * Was the last write cut short? SQLite drops such a write by itself and says nothing; whoever looks
 * after the box should know that the power failed at that moment.
 *
 * The file beside the database (https://www.sqlite.org/fileformat2.html#walformat):
 *
 *   header 32 bytes: magic, version, page size (8..11), checkpoint, salt-1 (16..19), salt-2 (20..23), checksums
 *   frame  24 + page size: page number, size after commit (4..7; 0: more of the transaction follows),
 *          salt-1 (8..11), salt-2 (12..15), checksum-1 (16..19), checksum-2 (20..23), page
 *
 * Frames of an older generation stay behind the valid ones with other salts; a torn write has the
 * salts of now, and is cut, or has a wrong checksum, or no commit after it.
 */
import { existsSync, readFileSync } from 'node:fs'

const headerBytes = 32
const frameHeaderBytes = 24
const magicLittle = 0x377f0682
const magicBig = 0x377f0683

/** True when the log holds part of a write that never became a whole one. Read before SQLite opens the file. */
export function isTorn(path: string): boolean {
  if (!existsSync(path)) return false
  const file = readFileSync(path)
  if (file.length < headerBytes) return file.length > 0
  const magic = file.readUInt32BE(0)
  if (magic !== magicLittle && magic !== magicBig) return true
  const read = magic === magicBig ? (at: number) => file.readUInt32BE(at) : (at: number) => file.readUInt32LE(at)
  const frameBytes = frameHeaderBytes + file.readUInt32BE(8)
  let sums = checksum([0, 0], file, 0, 24, read)
  let committedEnd = headerBytes
  let at = headerBytes
  for (; at + frameBytes <= file.length; at += frameBytes) {
    if (!hasSaltsOfNow(file, at)) break
    sums = checksum(sums, file, at, at + 8, read)
    sums = checksum(sums, file, at + frameHeaderBytes, at + frameBytes, read)
    if (sums[0] !== file.readUInt32BE(at + 16) || sums[1] !== file.readUInt32BE(at + 20)) break
    if (file.readUInt32BE(at + 4) !== 0) committedEnd = at + frameBytes
  }
  if (committedEnd < at) return true
  const rest = file.length - at
  // Fewer bytes than salts need: only a write of now that was cut at once leaves them at the very end.
  if (rest > 0 && rest < 16) return true
  return rest >= 16 && hasSaltsOfNow(file, at)
}

const hasSaltsOfNow = (file: Buffer, frame: number): boolean =>
  file.compare(file, 16, 24, frame + 8, frame + 16) === 0

type Sums = readonly [number, number]

function checksum([first, second]: Sums, _file: Buffer, from: number, to: number, read: (at: number) => number): Sums {
  let s0 = first
  let s1 = second
  for (let at = from; at < to; at += 8) {
    s0 = (s0 + read(at) + s1) >>> 0
    s1 = (s1 + read(at + 4) + s0) >>> 0
  }
  return [s0, s1]
}
