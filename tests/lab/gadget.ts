/**
 * USB devices made of configfs trees, used inside the guest. Plugging one in is writing a controller's
 * name to its UDC file, pulling it is writing an empty line: the kernel sees a real cable.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const gadgets = '/sys/kernel/config/usb_gadget'

export interface GadgetIds {
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string
}

export interface Gadget {
  /** The node on the device's side, where what the device does is written and read. */
  readonly node: string
  /** Into the controller of that number. */
  plug(controller?: number): Promise<void>
  pull(): Promise<void>
}

/** A modem-like serial adapter: /dev/ttyACM* on the computer's side. */
export function acmGadget(name: string, ids: GadgetIds): Gadget {
  const folder = makeFunction(name, ids, 'acm.0', {})
  return gadget(name, `/dev/ttyGS${readFileSync(join(folder, 'port_num'), 'utf8').trim()}`)
}

/** A serial adapter of a maker's own kind: /dev/ttyUSB* on the computer's side. */
export function serialGadget(name: string, ids: GadgetIds): Gadget {
  const folder = makeFunction(name, ids, 'gser.0', {})
  return gadget(name, `/dev/ttyGS${readFileSync(join(folder, 'port_num'), 'utf8').trim()}`)
}

/** Reports of 64 bytes each way, without numbers, on a page of the vendor's own. */
const vendorReports = Uint8Array.from([
  ...[0x06, 0x00, 0xff], // usage page 0xff00
  ...[0x09, 0x01, 0xa1, 0x01], // usage 1, collection (application)
  ...[0x15, 0x00, 0x26, 0xff, 0x00], // values 0 to 255
  ...[0x75, 0x08, 0x95, 0x40], // 64 fields of 8 bits
  ...[0x09, 0x02, 0x81, 0x02], // usage 2: input
  ...[0x09, 0x03, 0x91, 0x02], // usage 3: output
  0xc0,
])

export function hidGadget(name: string, ids: GadgetIds, { descriptor = vendorReports, reportBytes = 64 }: { readonly descriptor?: Uint8Array; readonly reportBytes?: number } = {}): Gadget {
  const attributes = { protocol: '0', subclass: '0', report_length: String(reportBytes), report_desc: descriptor }
  const folder = makeFunction(name, ids, 'hid.0', attributes)
  const [, minor] = readFileSync(join(folder, 'dev'), 'utf8').trim().split(':')
  return gadget(name, `/dev/hidg${minor}`)
}

/** A printer with a way back: /dev/usb/lp* on the computer's side. */
export function printerGadget(name: string, ids: GadgetIds): Gadget {
  makeFunction(name, ids, 'printer.0', { pnp_string: 'MFG:Guitai;MDL:Lab;CLS:PRINTER;', q_len: '10' })
  return gadget(name, '/dev/g_printer0')
}

/** Returns the folder of the function. */
function makeFunction(name: string, ids: GadgetIds, kind: string, attributes: Readonly<Record<string, string | Uint8Array>>): string {
  const base = join(gadgets, name)
  const put = (file: string, value: string | Uint8Array) => writeFileSync(join(base, file), value)
  mkdirSync(base)
  put('idVendor', hex(ids.vendorId))
  put('idProduct', hex(ids.productId))
  mkdirSync(join(base, 'strings/0x409'))
  if (ids.serialNumber !== '') put('strings/0x409/serialnumber', ids.serialNumber)
  put('strings/0x409/manufacturer', 'Guitai')
  put('strings/0x409/product', name)
  const folder = join(base, 'functions', kind)
  mkdirSync(folder)
  for (const [file, value] of Object.entries(attributes)) put(`functions/${kind}/${file}`, value)
  mkdirSync(join(base, 'configs/c.1'))
  symlinkSync(folder, join(base, 'configs/c.1', kind))
  return folder
}

/** Not the blocking write: the test's own process is to see the device go while it is going. */
function gadget(name: string, node: string): Gadget {
  const udc = join(gadgets, name, 'UDC')
  return {
    node,
    plug: (controller = 0) => writeFile(udc, `dummy_udc.${controller}`),
    pull: () => writeFile(udc, '\n'),
  }
}

/** Pulls and takes apart what a test has left; its process must have ended, the kernel waits for open nodes. */
export function clearGadgets(): void {
  for (const name of readdirSync(gadgets)) {
    const base = join(gadgets, name)
    if (readFileSync(join(base, 'UDC'), 'utf8').trim() !== '') writeFileSync(join(base, 'UDC'), '\n')
    const config = join(base, 'configs/c.1')
    for (const kind of readdirSync(join(base, 'functions'))) {
      if (existsSync(join(config, kind))) unlinkSync(join(config, kind))
      rmdirSync(join(base, 'functions', kind))
    }
    if (existsSync(config)) rmdirSync(config)
    if (existsSync(join(base, 'strings/0x409'))) rmdirSync(join(base, 'strings/0x409'))
    rmdirSync(base)
  }
}

const hex = (id: number): string => `0x${id.toString(16).padStart(4, '0')}`
