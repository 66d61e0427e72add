/** `guitai devices`: what is configured, what the daemon sees of it, and which ports this box has. */
import { type Hall, loadHall } from '../../config/load.ts'
import { tokensIn } from '../access/tokens.ts'
import { findNote, readSettings } from '../settings.ts'
import { type HidSeen, hidDevices } from '../transports/hid/box.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { type UsbPrinterSeen, usbPrinters } from '../transports/usblp/box.ts'
import { deviceViewSchema } from '../wire/views.ts'
import { askDaemon, NoAnswer } from './ask-daemon.ts'
import { UsageError } from './usage.ts'
import { z } from 'zod'

const answerSchema = z.object({ devices: z.array(deviceViewSchema) })
const silent = 'the daemon does not answer'

export async function listDevices(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('guitai devices takes no words.')
  const settings = readSettings(process.env)
  const hall = loadHall(settings.config)
  const live = await liveStates(hall, settings.port ?? hall.config.listen.port)
  for (const device of hall.config.devices) {
    const state = typeof live === 'string' ? live : (live.get(device.id) ?? 'unknown to the running daemon')
    console.log(`${device.id.padEnd(24)} ${device.driver.padEnd(24)} ${device.transport.padEnd(9)} ${state}`)
  }
  const { ports, trouble } = await portsOfThisBox()
  console.log(ports.length === 0 ? '\nThis box has no serial ports.' : '\nSerial ports of this box:')
  for (const port of ports) console.log(`  ${port.path.padEnd(20)} ${port.about}`)
  if (trouble !== null) console.log(trouble)
  printHid(await hidDevices())
  printPrinters(await usbPrinters())
  return live === silent ? 1 : 0
}

/** With what a hall's file names one by: vendor and product, number, and the path of its port. */
function printHid(devices: readonly HidSeen[]): void {
  console.log(devices.length === 0 ? '\nThis box has no HID devices.' : '\nHID devices of this box:')
  for (const { node, vendorId, productId, name, serialNumber, usbPath } of devices) printUsb(node, vendorId, productId, usbPath, serialNumber, name)
}

function printPrinters(printers: readonly UsbPrinterSeen[]): void {
  console.log(printers.length === 0 ? '\nThis box has no printers on USB.' : '\nPrinters on USB of this box:')
  for (const { node, vendorId, productId, name, serialNumber, usbPath } of printers) printUsb(node, vendorId, productId, usbPath, serialNumber, name)
}

function printUsb(node: string, vendorId: number, productId: number, usbPath: string | null, serialNumber: string | null, name: string): void {
  const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':')
  const about = [ids, usbPath && `usbPath ${usbPath}`, serialNumber && `serialNumber ${serialNumber}`, name].filter(Boolean)
  console.log(`  ${node.padEnd(20)} ${about.join('  ')}`)
}

/** What the daemon on this box sees, or why that is not known. */
async function liveStates(hall: Hall, port: number): Promise<ReadonlyMap<string, string> | string> {
  const note = findNote(port)
  if (note === null) return 'the daemon is not running'
  const token = tokensIn(note.data).issue({ role: 'technician', until: Date.now() + 60_000 })
  try {
    const { devices } = await askDaemon(note, { hall, path: '/api/devices', schema: answerSchema, token })
    return new Map(devices.map((view) => [view.id, [view.state, view.reason, view.detail].filter(Boolean).join(' · ')]))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    console.error(error.message)
    return silent
  }
}
