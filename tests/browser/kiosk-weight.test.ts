/** What a kiosk loads before its first page stands, and what it is served. */
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { gzipBytes, loadedBy } from '../kit/page-weight.ts'

const dist = resolve(import.meta.dirname, '../../kiosk-ui/dist')
/** Scripts and styles, before the camera's decoders and the pages that follow. */
const weightMax = 60 * 1024

it('A kiosk’s first page is made of 60 KiB at most', () => {
  const files = loadedBy(dist, 'kiosk')
  expect(gzipBytes(dist, files)).toBeLessThanOrEqual(weightMax)
  // The QR code, the camera and what is answered come after it.
  expect(files.filter((file) => /qr-|decoder|after-page/.test(file))).toEqual([])
})
