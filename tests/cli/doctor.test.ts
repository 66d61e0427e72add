/** What the doctor says about a box. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runGuitai } from '../kit/daemon-process.ts'
import { testBox } from './box.ts'

const box = testBox()

/** A folder for LD_LIBRARY_PATH whose libusb is none: the loader meets what a box without the package meets. */
function withoutLibusb(): string {
  const libraries = box.folder()
  writeFileSync(join(libraries, 'libusb-1.0.so.0'), '')
  return libraries
}
const hidHall = () =>
  box.hall((config) => {
    config.devices[2] = { id: 'window-1/id-reader', driver: 'id-reader/sam', transport: 'hid', vendorId: 0x0400, productId: 0xc35a }
  })
const examine = (env: Record<string, string>) => runGuitai(['doctor'], { GUITAI_DATA: box.folder(), GUITAI_PORT: '1', ...env })

describe('guitai doctor', () => {
  it('names the package that HID devices need, on a box without it', async () => {
    const { code, out } = await examine({ GUITAI_CONFIG: hidHall(), LD_LIBRARY_PATH: withoutLibusb() })
    expect(out).toMatch(/^WRONG {2}HID devices need the Debian package libusb-1\.0-0, which this box has not: apt-get install libusb-1\.0-0$/m)
    expect(code).toBe(1)
  })

  it('does not ask for it in a hall without HID devices', async () => {
    const { code, out } = await examine({ LD_LIBRARY_PATH: withoutLibusb() })
    expect(out).not.toContain('HID')
    expect(code).toBe(0)
  })

  it('names udev’s package where udevadm is missing', async () => {
    const { out } = await examine({ PATH: box.folder() })
    expect(out).toMatch(/^note .*udevadm is missing, of the Debian package udev: apt-get install udev\./m)
  })
})
