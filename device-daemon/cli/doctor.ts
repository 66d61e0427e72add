/** `guitai doctor`: looks at everything this box needs and says in sentences what is wrong. Changes nothing. */
import { accessSync, constants, existsSync } from 'node:fs'
import { usageOf } from '../../drivers/contract/hid.ts'
import type { DeviceConfig } from '../../config/schema.ts'
import { connect } from 'node:net'
import { join } from 'node:path'
import { ConfigError, type Hall, loadHall } from '../../config/load.ts'
import { findNote, readSettings, type RunningNote, type Settings } from '../settings.ts'
import { hidOptionsOf, usblpOptionsOf } from '../devices/usb-options.ts'
import { hidTrouble } from '../transports/hid/library.ts'
import { typesIntoPages } from '../transports/hid/typing.ts'
import { findHid } from '../transports/hid/transport.ts'
import { findUsbPrinter } from '../transports/usblp/transport.ts'
import { LineError } from '../transports/transport.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { askDaemon, NoAnswer } from './ask-daemon.ts'
import { examineFolder, examineJournal } from './doctor-journal.ts'
import { type Finding, good, note, wrong } from './finding.ts'
import { reasonWords } from '../wire/reasons.ts'
import { UsageError } from './usage.ts'
import { z } from 'zod'

const runtimeMajor = 26

const marks = { good: 'good ', note: 'note ', wrong: 'WRONG' } as const

/** Exit code 0 when nothing is wrong. */
export async function doctor(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('guitai doctor takes no words.')
  const settings = readSettings(process.env)
  const { hall, findings: configFindings } = examineConfig(settings)
  const findings = [
    examineRuntime(),
    ...configFindings,
    examineFolder(settings.data),
    ...(hall === null ? [] : [...(await examineJournal(settings, hall)), await examinePort(settings, hall), ...examineLines(hall), ...(await examineHid(hall)), ...(await examineUsbPrinters(hall))]),
    examinePages(settings),
    await examinePorts(),
  ]
  for (const { level, sentence } of findings) console.log(`${marks[level]}  ${sentence}`)
  const faults = findings.filter((finding) => finding.level === 'wrong').length
  console.log(faults === 0 ? '\nNothing is wrong with this box.' : `\n${faults} thing${faults === 1 ? ' is' : 's are'} wrong with this box.`)
  return faults === 0 ? 0 : 1
}

function examineRuntime(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= runtimeMajor
    ? good(`Node ${process.versions.node}.`)
    : wrong(`Node ${process.versions.node} is too old; ${runtimeMajor} is needed. \`npm ci\` brings it.`)
}

function examineConfig(settings: Settings): { hall: Hall | null; findings: Finding[] } {
  try {
    const hall = loadHall(settings.config)
    const { site, devices, emulated } = hall.config
    const about = `${site.name}: ${devices.length} devices${emulated ? ', EMULATED' : ''}`
    return { hall, findings: [good(`The configuration ${settings.config} is good (${about}).`)] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const findings = error.faults.map((fault) => wrong(`Configuration: ${[fault.path, fault.sentence].filter(Boolean).join(': ')}`))
    return { hall: null, findings }
  }
}

async function examinePort(settings: Settings, hall: Hall): Promise<Finding> {
  const { listen } = hall.config
  const port = settings.port ?? listen.port
  const running = findNote(port)
  if (running !== null) return examineDaemon(running, hall)
  return (await answers(listen.host, port))
    ? wrong(`Port ${port} is taken by another program. GUITAI_PORT names another.`)
    : note(`The daemon is not running; port ${port} is free.`)
}

const healthSchema = z.object({ status: z.enum(['ok', 'degraded', 'failing']), detail: z.string().nullable() })

async function examineDaemon(running: RunningNote, hall: Hall): Promise<Finding> {
  try {
    const { status, detail } = await askDaemon(running, { hall, path: '/healthz', schema: healthSchema })
    const runs = `The daemon runs (process ${running.pid}) at ${running.url}`
    return status === 'ok' ? good(`${runs}.`) : wrong(`${runs} and is ${status}: ${detail ?? 'it does not say why.'}`)
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return wrong(error.message)
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

/** Every serial device's path: is it there, may we open it. */
function examineLines({ config }: Hall): Finding[] {
  return config.devices.flatMap((device) => {
    if (device.transport !== 'serial') return []
    if (!existsSync(device.path)) return [wrong(`${device.id}: there is no ${device.path}. ${reasonWords['not-found'].mend.en}`)]
    try {
      accessSync(device.path, constants.R_OK | constants.W_OK)
      return [good(`${device.id}: ${device.path} can be opened.`)]
    } catch {
      return [wrong(`${device.id}: ${device.path} may not be opened by this user. ${reasonWords['access-denied'].mend.en}`)]
    }
  })
}

/** Every HID device: is it there, is it one only, may we open it. Only a hall with HID devices loads their library. */
async function examineHid({ config }: Hall): Promise<Finding[]> {
  const devices = config.devices.filter((device) => device.transport === 'hid')
  if (devices.length === 0) return []
  const trouble = await hidTrouble()
  const library = trouble === null ? good('HID devices can be spoken to.') : wrong(trouble)
  return [library, ...(await Promise.all(devices.map(examineHidDevice)))]
}

/** Every printer on USB: is it there, is it one only, may we open it. */
function examineUsbPrinters({ config }: Hall): Promise<Finding[]> {
  return Promise.all(
    config.devices.flatMap((device) => (device.transport !== 'usblp' ? [] : [examined(device.id, async () => {
      const { node, name } = await findUsbPrinter(usblpOptionsOf(device))
      accessSync(node, constants.R_OK | constants.W_OK)
      return good(`${device.id}: ${[node, name].filter(Boolean).join(', ')} can be opened.`)
    })])),
  )
}

/** What was found, or what stands in its way with the mend. */
async function examined(id: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof LineError) return wrong(`${id}: ${error.message} ${reasonWords[error.reason].mend.en}`)
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return wrong(`${id}: its node may not be opened by this user: add it to group lp.`)
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

function examinePages({ pages }: Settings): Finding {
  return existsSync(join(pages, 'index.html')) ? good('The pages are built.') : note('The pages are not built yet; `guitai serve` builds them.')
}

async function examinePorts(): Promise<Finding> {
  const { ports, trouble } = await portsOfThisBox()
  return trouble === null ? good(`This box has ${ports.length} serial ports.`) : note(trouble)
}
