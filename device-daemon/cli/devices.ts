/** `guitai devices`: what is configured, what the daemon sees of it, and which ports this box has. */
import { type Hall, loadHall } from '../../config/load.ts'
import { tokensIn } from '../access/tokens.ts'
import { findNote, readSettings } from '../settings.ts'
import { hidDevices } from '../transports/hid/box.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { usbPrinters } from '../transports/usblp/box.ts'
import { notHeard } from '../wire/reasons.ts'
import { type DeviceView, deviceViewSchema } from '../wire/views.ts'
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
  console.log(usbList('HID devices', await hidDevices()))
  console.log(usbList('printers on USB', await usbPrinters()))
  return live === silent ? 1 : 0
}

interface UsbSeen {
  readonly node: string
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string | null
  readonly usbPath: string | null
  readonly name: string
}

/** With what a hall's file names each by: vendor and product, number, and the path of its port. */
export function usbList(what: string, devices: readonly UsbSeen[]): string {
  const lines = devices.map(({ node, vendorId, productId, usbPath, serialNumber, name }) => {
    const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':')
    const about = [ids, usbPath && `usbPath ${usbPath}`, serialNumber && `serialNumber ${serialNumber}`, name].filter(Boolean)
    return `  ${node.padEnd(20)} ${about.join('  ')}`
  })
  return lines.length === 0 ? `\nThis box has no ${what}.` : [`\nThis box has ${what}:`, ...lines].join('\n')
}

/** Of one that was never heard: that, and how to make it speak. */
export function stateInWords(device: DeviceView): string {
  const unheard = notHeard(device)
  const parts = unheard === null ? [device.state, device.reason, device.detail] : [device.state, 'not heard yet', unheard.mend.en]
  return parts.filter(Boolean).join(' · ')
}

/** What the daemon on this box sees, or why that is not known. */
async function liveStates(hall: Hall, port: number): Promise<ReadonlyMap<string, string> | string> {
  const note = findNote(port)
  if (note === null) return 'the daemon is not running'
  const token = tokensIn(note.data).issue({ role: 'technician', until: Date.now() + 60_000 })
  try {
    const { devices } = await askDaemon(note, { hall, path: '/api/devices', schema: answerSchema, token })
    return new Map(devices.map((view) => [view.id, stateInWords(view)]))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    console.error(error.message)
    return silent
  }
}
