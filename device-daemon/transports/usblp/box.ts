/**
 * The USB printers of this box, read from sysfs; nothing is opened.
 *
 *   /sys/class/usbmisc/lpN/device → …/1-2/1-2:1.0     ieee1284_id   as the printer gave it
 *   …/1-2                                             idVendor idProduct serial
 *
 * lpN is given in the order of plugging and udev makes no links to it: path or serial number name a printer.
 */
import { readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface UsbPrinterSeen {
  /** `/dev/usb/lp0` */
  readonly node: string
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string | null
  /** `1-2.3`: bus, and ports from hub to hub. */
  readonly usbPath: string
  /** Maker and model, as its IEEE 1284 id has them; empty where it has none. */
  readonly name: string
}

export interface UsbPrinterRoots {
  readonly sys: string
  readonly dev: string
}

export const realRoots: UsbPrinterRoots = { sys: '/sys', dev: '/dev' }

/** In the order of their nodes. One that is pulled while it is read is left out. */
export async function usbPrinters({ sys, dev }: UsbPrinterRoots = realRoots): Promise<UsbPrinterSeen[]> {
  const folder = join(sys, 'class/usbmisc')
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^lp\d+$/.test(name))
  const seen = await Promise.all(names.map((name) => look(join(folder, name, 'device'), join(dev, 'usb', name)).catch(() => null)))
  return seen.filter((one) => one !== null).sort((one, other) => one.node.localeCompare(other.node, 'en', { numeric: true }))
}

async function look(device: string, node: string): Promise<UsbPrinterSeen | null> {
  const place = await realpath(device)
  const usbPath = /\/(\d+-\d+(?:\.\d+)*):\d+\.\d+$/.exec(place)?.[1]
  if (usbPath === undefined) return null
  const text = async (file: string) => (await readFile(file, 'utf8')).trim()
  const [vendor, product] = await Promise.all(['idVendor', 'idProduct'].map((name) => text(join(dirname(place), name))))
  return {
    node,
    vendorId: Number.parseInt(vendor ?? '', 16),
    productId: Number.parseInt(product ?? '', 16),
    serialNumber: (await text(join(dirname(place), 'serial')).catch(() => '')) || null,
    usbPath,
    name: nameIn(await text(join(place, 'ieee1284_id')).catch(() => '')),
  }
}

/** `MFG:EPSON;CMD:ESC/POS;MDL:TM-T82III;CLS:PRINTER;` IEEE 1284-2000, 7.6; makers use short and long keys. */
function nameIn(id: string): string {
  const value = (...keys: readonly string[]) =>
    id.split(';').map((pair) => pair.split(':')).find(([key = '']) => keys.includes(key.trim()))?.[1]?.trim()
  return [value('MFG', 'MANUFACTURER'), value('MDL', 'MODEL')].filter(Boolean).join(' ')
}
