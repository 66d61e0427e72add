/** A picture for paper: a PNG file made grey. */
import { readFileSync, statSync } from 'node:fs'
import { PNG } from 'pngjs'
import type { Words } from '../../drivers/contract/driver.ts'
import type { Picture } from '../../drivers/contract/kinds.ts'
import { words } from '../both-languages.ts'
import { cannotBeRead } from '../cannot-be-read.ts'

const bytesMax = 256 * 1024
/** The widest head there is has 1024 dots; what is wider is made smaller and prints no better. */
const sideMax = 1024
const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** The picture, or a sentence about what is wrong with its file. */
export function readPicture(file: string): Picture | Words {
  try {
    const found = statSync(file)
    if (!found.isFile()) return words(`${file} is not a file`, `${file} 不是文件`)
    if (found.size > bytesMax) return words(`${file} is larger than a ticket's picture can be: ${found.size} bytes, at most ${bytesMax}`, `${file} 太大：${found.size} 字节，票上的图片最多 ${bytesMax} 字节`)
    return pictureOf(readFileSync(file), file)
  } catch (error) {
    return cannotBeRead(file, error)
  }
}

/** Its size stands at the beginning (IHDR), and is looked at before room is made for it. */
function pictureOf(bytes: Buffer, file: string): Picture | Words {
  if (!bytes.subarray(0, 8).equals(signature) || bytes.length < 24) return words(`${file} is no PNG picture`, `${file} 不是 PNG 图片`)
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width > sideMax || height > sideMax) return words(`${file} is ${width} × ${height} dots, at most ${sideMax} × ${sideMax}`, `${file} 有 ${width} × ${height} 点，最多 ${sideMax} × ${sideMax}`)
  const { data } = PNG.sync.read(bytes)
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++) grey[at] = greyOf(data.subarray(at * 4, at * 4 + 4))
  return { width, height, grey }
}

/** On white paper; the weights of ITU-R BT.601. */
function greyOf([red = 0, green = 0, blue = 0, alpha = 0]: Uint8Array): number {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue
  return Math.round(255 - ((255 - luma) * alpha) / 255)
}
