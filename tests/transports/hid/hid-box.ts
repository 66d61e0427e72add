/** A sysfs and a /dev of the test's own, in which HID devices are plugged in and pulled, and a library that opens their nodes. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HidHandle, HidLibrary } from '../../../device-daemon/transports/hid/library.ts'
import { fromHex } from '../../../drivers/kit/hex.ts'

export interface Plugged {
  readonly ids?: string
  readonly usbPath?: string
  readonly interface?: number
  readonly serialNumber?: string
  readonly name?: string
  /** Hex. */
  readonly descriptor?: string
  /** Elsewhere than on USB. */
  readonly place?: string
}

/** A vendor's own pair of reports, 64 bytes each, without numbers. */
export const plain64 = '06 00 FF 09 01 A1 01 15 00 26 FF 00 75 08 95 40 09 02 81 02 95 40 09 03 91 02 C0'

export function hidBox() {
  const root = mkdtempSync(join(tmpdir(), 'guitai-hid-'))
  const roots = { sys: join(root, 'sys'), dev: join(root, 'dev') }
  mkdirSync(join(roots.sys, 'class/hidraw'), { recursive: true })
  mkdirSync(roots.dev)
  const opened: string[] = []
  const written: number[][] = []
  let closes = 0
  let listeners: Record<string, (value: never) => void> = {}
  const handle: HidHandle = {
    on: (event: string, listener: (value: never) => void) => (listeners[event] = listener),
    write: async (report) => written.push([...report]),
    close: async () => void (closes += 1),
  }
  const library: HidLibrary = {
    open: async (path) => {
      listeners = {}
      opened.push(path.slice(roots.dev.length + 1))
      return handle
    },
  }
  return {
    roots,
    library,
    opened,
    written,
    closes: () => closes,
    say: (event: 'data' | 'error', value: unknown) => listeners[event]?.(value as never),
    plug(node: string, device: Plugged = {}) {
      const { ids = '0003:00000425:00008159', usbPath = '1-2', interface: number = 0, serialNumber = '', name = 'Reader', descriptor = plain64 } = device
      const place = join(roots.sys, 'devices', device.place ?? `pci0000:00/usb1/${usbPath}/${usbPath}:1.${number}`, `${ids.replaceAll(':', '-')}.${node}`)
      mkdirSync(place, { recursive: true })
      writeFileSync(join(place, 'uevent'), `DRIVER=hid-generic\nHID_ID=${ids}\nHID_NAME=${name}\nHID_PHYS=usb/input${number}\nHID_UNIQ=${serialNumber}\nMODALIAS=hid\n`)
      writeFileSync(join(place, 'report_descriptor'), fromHex(descriptor))
      mkdirSync(join(roots.sys, 'class/hidraw', node))
      symlinkSync(place, join(roots.sys, 'class/hidraw', node, 'device'))
      writeFileSync(join(roots.dev, node), '')
    },
    pull(node: string) {
      rmSync(join(roots.sys, 'class/hidraw', node), { recursive: true })
      rmSync(join(roots.dev, node))
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
