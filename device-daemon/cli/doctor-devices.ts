/** What the doctor says of each device that the hall's file names: is it there, is it one only, may we open it. */
import { accessSync, constants, existsSync } from 'node:fs'
import type { Hall } from '../../config/load.ts'
import type { DeviceConfig } from '../../config/schema.ts'
import { usageOf } from '../../drivers/contract/hid.ts'
import { driverById } from '../../drivers/index.ts'
import { fontTrouble } from '../../drivers/printer/glyphs/font.ts'
import { hidOptionsOf, usblpOptionsOf } from '../devices/usb-options.ts'
import { findNote } from '../settings.ts'
import { hidTrouble } from '../transports/hid/library.ts'
import { findHid } from '../transports/hid/transport.ts'
import { typesIntoPages } from '../transports/hid/typing.ts'
import { LineError } from '../transports/transport.ts'
import { findUsbPrinter } from '../transports/usblp/transport.ts'
import { reasonWords } from '../wire/reasons.ts'
import { answers } from './answers.ts'
import { type Finding, good, note, wrong } from './finding.ts'

/** Every serial path, a device's own or of a line that several share: is it there, may we open it. */
export function examineLines({ config }: Hall): Finding[] {
  return [...config.lines, ...config.devices].flatMap((one) => {
    if (one.transport !== 'serial') return []
    if (!existsSync(one.path)) return [wrong(`${one.id}: there is no ${one.path}. ${reasonWords['not-found'].mend.en}`)]
    try {
      accessSync(one.path, constants.R_OK | constants.W_OK)
      return [good(`${one.id}: ${one.path} can be opened.`)]
    } catch {
      return [wrong(`${one.id}: ${one.path} may not be opened by this user. ${reasonWords['access-denied'].mend.en}`)]
    }
  })
}

/** Every HID device: is it there, is it one only, may we open it. Only a hall with HID devices loads their library. */
export async function examineHid({ config }: Hall): Promise<Finding[]> {
  const devices = config.devices.filter((device) => device.transport === 'hid')
  if (devices.length === 0) return []
  const trouble = await hidTrouble()
  const library = trouble === null ? good('HID devices can be spoken to.') : wrong(trouble)
  return [library, ...(await Promise.all(devices.map(examineHidDevice)))]
}

/** What stands behind the network, where no daemon has it already: many printers talk to one at a time. */
export function examineNetwork({ config }: Hall, port: number): Promise<Finding[]> {
  if (findNote(port) !== null) return Promise.resolve([])
  return Promise.all(
    [...config.lines, ...config.devices].flatMap((device) => {
      if (device.transport !== 'tcp') return []
      const at = device.port ?? ('driver' in device ? driverById(device.driver)?.transports.tcp?.port : null) ?? 0
      return [
        answers(device.host, at).then((isThere) =>
          isThere ? good(`${device.id}: ${device.host}:${at} answers.`) : wrong(`${device.id}: ${device.host}:${at} does not answer. ${reasonWords.unreachable.mend.en}`),
        ),
      ]
    }),
  )
}

/** Every printer on USB: is it there, is it one only, may we open it. */
export function examineUsbPrinters({ config }: Hall): Promise<Finding[]> {
  return Promise.all(
    config.devices.flatMap((device) => (device.transport !== 'usblp' ? [] : [examined(device.id, async () => {
      const { node, name } = await findUsbPrinter(usblpOptionsOf(device))
      accessSync(node, constants.R_OK | constants.W_OK)
      return good(`${device.id}: ${[node, name].filter(Boolean).join(', ')} can be opened.`)
    })])),
  )
}

/** Where there are printers: can names be drawn that their own fonts lack. Without it they print with a mark for the character. */
export function examineFont({ config }: Hall): Finding[] {
  if (!config.devices.some((device) => driverById(device.driver)?.kind === 'printer')) return []
  const trouble = fontTrouble()
  return trouble === null ? [] : [note(`Printers: ${trouble}. apt-get install fonts-noto-cjk`)]
}

/** What was found, or what stands in its way with the mend. */
async function examined(id: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof LineError) return wrong(`${id}: ${error.message} ${reasonWords[error.reason].mend.en}`)
    if (error instanceof Error && 'code' in error) {
      const why = error.code === 'EACCES' ? 'its node may not be opened by this user: add it to group lp.' : `its node cannot be opened (${error.code}).`
      return wrong(`${id}: ${why}`)
    }
    throw error
  }
}

const keyboard = usageOf(0x01, 0x06)
const typesTwice =
  'what it types also goes to the page in front. Give its vendor and product a line with LIBINPUT_IGNORE_DEVICE in /etc/udev/rules.d/60-guitai.rules, as the file shows, then plug it in again.'

function examineHidDevice(device: Extract<DeviceConfig, { transport: 'hid' }>): Promise<Finding> {
  return examined(device.id, async () => {
    const options = hidOptionsOf(device)
    const { seen } = await findHid(options)
    if (options.application === keyboard && (await typesIntoPages(seen))) return wrong(`${device.id}: ${typesTwice}`)
    return good(`${device.id}: ${seen.node} can be opened.`)
  })
}
