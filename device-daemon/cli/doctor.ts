/** `guitai doctor`: looks at everything this box needs and says in sentences what is wrong. Changes nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ConfigError, type Hall, loadHall } from '../../config/load.ts'
import { findNote, readSettings, type RunningNote, type Settings } from '../settings.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { answers } from './answers.ts'
import { askDaemon, NoAnswer } from './ask-daemon.ts'
import { examineFont, examineHid, examineLines, examineNetwork, examineUsbPrinters } from './doctor-devices.ts'
import { examineFolder, examineJournal } from './doctor-journal.ts'
import { type Finding, good, note, wrong } from './finding.ts'
import { UsageError } from './usage.ts'

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
    ...(hall === null ? [] : [...(await examineJournal(settings, hall)), await examinePort(settings, hall), ...examineLines(hall), ...(await examineHid(hall)), ...(await examineUsbPrinters(hall)), ...examineFont(hall), ...(await examineNetwork(hall, settings.port ?? hall.config.listen.port))]),
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

function examinePages({ pages }: Settings): Finding {
  return existsSync(join(pages, 'index.html')) ? good('The pages are built.') : note('The pages are not built yet; `guitai serve` builds them.')
}

async function examinePorts(): Promise<Finding> {
  const { ports, trouble } = await portsOfThisBox()
  return trouble === null ? good(`This box has ${ports.length} serial ports.`) : note(trouble)
}
