/** `guitai doctor`: looks at everything this box needs and says in sentences what is wrong. Changes nothing. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { ConfigError, type Hall, loadHall } from '../../config/load.ts'
import { verifyJournal } from '../journal/verify.ts'
import { findNote, readSettings, type Settings } from '../settings.ts'
import { hidTrouble } from '../transports/hid.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { UsageError } from './usage.ts'

const runtimeMajor = 26
const freeBytesMin = 200 * 1024 * 1024

interface Finding {
  readonly level: 'good' | 'note' | 'wrong'
  readonly sentence: string
}
const good = (sentence: string): Finding => ({ level: 'good', sentence })
const note = (sentence: string): Finding => ({ level: 'note', sentence })
const wrong = (sentence: string): Finding => ({ level: 'wrong', sentence })

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
    ...(hall === null ? [] : [await examineJournal(settings, hall), await examinePort(settings, hall), ...examineLines(hall), ...(await examineHid(hall))]),
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

function examineFolder(folder: string): Finding {
  const nearest = nearestFolder(folder)
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK)
  } catch {
    return wrong(`The data folder ${folder} cannot be written by this user.`)
  }
  const { bavail, bsize } = statfsSync(nearest)
  const free = bavail * bsize
  const size = `${Math.floor(free / 1024 / 1024)} MiB free`
  return free < freeBytesMin ? wrong(`The disk of ${folder} is nearly full: ${size}.`) : good(`The data folder ${folder} can be written, ${size}.`)
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

async function examineJournal(settings: Settings, { config }: Hall): Promise<Finding> {
  if (!existsSync(join(settings.data, 'journal.sqlite'))) return note('There is no journal yet; the first start makes it.')
  try {
    const { entries } = await verifyJournal(settings.data, config.site.code)
    return good(`The journal is whole: ${entries} entries, every hash right.`)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

async function examinePort(settings: Settings, { config }: Hall): Promise<Finding> {
  const port = settings.port ?? config.listen.port
  const running = findNote(port)
  if (running !== null) return good(`The daemon runs (process ${running.pid}) at ${running.url}.`)
  return (await answers(config.listen.host, port))
    ? wrong(`Port ${port} is taken by another program. GUITAI_PORT names another.`)
    : note(`The daemon is not running; port ${port} is free.`)
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
    if (!existsSync(device.path)) return [wrong(`${device.id}: there is no ${device.path}. Is the cable plugged in?`)]
    try {
      accessSync(device.path, constants.R_OK | constants.W_OK)
      return [good(`${device.id}: ${device.path} can be opened.`)]
    } catch {
      return [wrong(`${device.id}: ${device.path} may not be opened by this user. Add the user to group dialout.`)]
    }
  })
}

/** Only a hall with HID devices loads their library. */
async function examineHid({ config }: Hall): Promise<Finding[]> {
  if (!config.devices.some(({ transport }) => transport === 'hid')) return []
  const trouble = await hidTrouble()
  return [trouble === null ? good('HID devices can be spoken to.') : wrong(trouble)]
}

function examinePages({ pages }: Settings): Finding {
  return existsSync(join(pages, 'index.html')) ? good('The pages are built.') : note('The pages are not built yet; `guitai serve` builds them.')
}

async function examinePorts(): Promise<Finding> {
  const { ports, trouble } = await portsOfThisBox()
  return trouble === null ? good(`This box has ${ports.length} serial ports.`) : note(trouble)
}
