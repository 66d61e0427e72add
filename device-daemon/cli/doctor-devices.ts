/** What the doctor says of each device that the hall's file names: is it there, is it one only, may we open it. */
import { accessSync, constants, existsSync } from 'node:fs'
import type { Hall } from '../../config/load.ts'
import { padGaps } from '../../config/pad-levels.ts'
import type { DeviceConfig } from '../../config/device-schema.ts'
import { usageOf } from '../../drivers/contract/hid.ts'
import { driverById } from '../../drivers/index.ts'
import { fontTrouble } from '../../drivers/printer/glyphs/font.ts'
import { hidOptionsOf, usblpOptionsOf } from '../devices/usb-options.ts'
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
    if (!existsSync(one.path)) return [wrong(`${one.id}: there is no ${one.path}. ${reasonWords['not-found'].mend.en}`, `${one.id}：没有 ${one.path}。${reasonWords['not-found'].mend.zh}`)]
    try {
      accessSync(one.path, constants.R_OK | constants.W_OK)
      return [canBeOpened(one.id, one.path)]
    } catch {
      return [wrong(`${one.id}: ${one.path} may not be opened by this user. ${reasonWords['access-denied'].mend.en}`, `${one.id}：当前用户无权打开 ${one.path}。${reasonWords['access-denied'].mend.zh}`)]
    }
  })
}

/** Every HID device: is it there, is it one only, may we open it. Only a hall with HID devices loads their library. */
export async function examineHid({ config }: Hall): Promise<Finding[]> {
  const devices = config.devices.filter((device) => device.transport === 'hid')
  if (devices.length === 0) return []
  const trouble = await hidTrouble()
  const library = trouble === null ? good('HID devices can be spoken to.', '可以访问 HID 设备。') : wrong(trouble, `${reasonWords['library-missing'].says.zh}${reasonWords['library-missing'].mend.zh}`)
  return [library, ...(await Promise.all(devices.map(examineHidDevice)))]
}

/** Beside a daemon that has the devices: does any keyboard of them type into the pages as well. */
export async function examineTyping({ config }: Hall): Promise<Finding[]> {
  const found = await Promise.all(config.devices.map((device) => (device.transport === 'hid' && hidOptionsOf(device).application === keyboard ? examineHidDevice(device) : null)))
  return found.flatMap((finding) => (finding?.sentence.en.includes(typesTwice.en) ? [finding] : []))
}

/** What stands behind the network. */
export function examineNetwork({ config }: Hall): Promise<Finding[]> {
  return Promise.all(
    [...config.lines, ...config.devices].flatMap((device) => {
      if (device.transport !== 'tcp') return []
      const at = device.port ?? ('driver' in device ? driverById(device.driver)?.transports.tcp?.port : null) ?? 0
      return [
        answers(device.host, at).then((isThere) =>
          isThere
            ? good(`${device.id}: ${device.host}:${at} answers.`, `${device.id}：${device.host}:${at} 有应答。`)
            : wrong(`${device.id}: ${device.host}:${at} does not answer. ${reasonWords.unreachable.mend.en}`, `${device.id}：${device.host}:${at} 没有应答。${reasonWords.unreachable.mend.zh}`),
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
      return canBeOpened(device.id, [node, name].filter(Boolean).join(', '))
    })])),
  )
}

/** Where there are printers: can names be drawn that their own fonts lack. Without it they print with a mark for the character. */
export function examineFont({ config }: Hall): Finding[] {
  if (!config.devices.some((device) => driverById(device.driver)?.kind === 'printer')) return []
  const trouble = fontTrouble()
  return trouble === null ? [] : [note(`Printers: ${trouble}. apt-get install fonts-noto-cjk`, '打印机：缺少软件包 fonts-noto-cjk，䶮 等字打不出来。apt-get install fonts-noto-cjk')]
}

/** Pads whose keys cannot express every level. */
export function examinePads({ config }: Hall): Finding[] {
  const names = { very_satisfied: '非常满意', satisfied: '满意', basically_satisfied: '基本满意', dissatisfied: '不满意', very_dissatisfied: '非常不满意' } as const
  return padGaps(config).map(({ device, missing }) =>
    note(`${device} has no key for ${missing.join(', ')}: nobody can choose that there.`, `${device} 没有“${missing.map((level) => names[level]).join('、')}”键：群众在这里选不了。`),
  )
}

/** What was found, or what stands in its way with the mend. */
async function examined(id: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof LineError) {
      const { says, mend } = reasonWords[error.reason]
      return wrong(`${id}: ${error.message} ${mend.en}`, `${id}：${says.zh}${mend.zh}`)
    }
    if (error instanceof Error && 'code' in error) {
      return error.code === 'EACCES'
        ? wrong(`${id}: its node may not be opened by this user: add it to group lp.`, `${id}：当前用户无权打开它：请把用户加入 lp 组。`)
        : wrong(`${id}: its node cannot be opened. ${reasonWords['line-error'].mend.en}`, `${id}：打不开它的设备文件。${reasonWords['line-error'].mend.zh}`)
    }
    throw error
  }
}

const canBeOpened = (id: string, what: string): Finding => good(`${id}: ${what} can be opened.`, `${id}：${what} 可以打开。`)

const keyboard = usageOf(0x01, 0x06)
const typesTwice = {
  en: 'what it types also goes to the page in front. Give its vendor and product a line with inhibited in /etc/udev/rules.d/60-guitai.rules, as the file shows, then plug it in again.',
  zh: '它输入的内容也会打到前台页面上。在 /etc/udev/rules.d/60-guitai.rules 中按文件里的样子，为它的厂商号和产品号写一行 inhibited，然后重新插拔。',
} as const

function examineHidDevice(device: Extract<DeviceConfig, { transport: 'hid' }>): Promise<Finding> {
  return examined(device.id, async () => {
    const options = hidOptionsOf(device)
    const { seen } = await findHid(options)
    if (options.application === keyboard && (await typesIntoPages(seen))) return wrong(`${device.id}: ${typesTwice.en}`, `${device.id}：${typesTwice.zh}`)
    return canBeOpened(device.id, seen.node)
  })
}
