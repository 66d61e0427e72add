/** Pictures of clerks, read once at the start: no request ever names a file. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'
import { cannotBeRead } from './cannot-be-read.ts'
import type { Found } from './fault.ts'
import type { HallConfig } from './schema.ts'

const bytesMax = 200 * 1024
/** Of all of them together: they are kept in memory. */
const allBytesMax = 32 * 1024 * 1024

const signatures = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
] as const

export interface ClerkPhoto {
  readonly type: (typeof signatures)[number][0]
  readonly bytes: Uint8Array
  /** SHA-256, hex: the same picture is not sent twice. */
  readonly digest: string
}

export interface ClerkPhotos {
  /** By work number. */
  readonly photos: ReadonlyMap<string, ClerkPhoto>
  readonly faults: readonly Found[]
}

/** `folder` is the hall's file's. */
export function readClerkPhotos({ clerks }: HallConfig, folder: string): ClerkPhotos {
  const photos = new Map<string, ClerkPhoto>()
  const faults: Found[] = []
  let left = allBytesMax
  for (const [index, { workNo, photo }] of clerks.entries()) {
    if (photo === undefined) continue
    const read = readPhoto(resolve(folder, photo))
    const path = `clerks[${index}].photo`
    if (!('bytes' in read)) {
      faults.push({ path, sentence: read })
      continue
    }
    left -= read.bytes.length
    if (left < 0) return { photos, faults: [...faults, { path, sentence: words(`all photos together are larger than ${allBytesMax} bytes`, `全部照片合计超过 ${allBytesMax} 字节`) }] }
    photos.set(workNo, read)
  }
  return { photos, faults }
}

/** The picture, or a sentence about what is wrong with its file. */
function readPhoto(file: string): ClerkPhoto | Words {
  try {
    const found = statSync(file)
    if (!found.isFile()) return words(`${file} is not a file`, `${file} 不是文件`)
    if (found.size > bytesMax) return words(`${file} is larger than a photo can be: ${found.size} bytes, at most ${bytesMax}`, `${file} 太大：${found.size} 字节，照片最多 ${bytesMax} 字节`)
    const bytes = readFileSync(file)
    // By what is in it: a browser is told the type, and told not to guess another.
    const [type] = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte)) ?? []
    return type === undefined ? words(`${file} is neither a PNG nor a JPEG picture`, `${file} 不是 PNG 或 JPEG 图片`) : { type, bytes, digest: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    return cannotBeRead(file, error)
  }
}
