/** `guitai doctor`: looks at everything this box needs and says in sentences what is wrong. Changes nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { inChinese, inEnglish } from '../../config/fault.ts'
import { ConfigError, type Hall, loadHall } from '../../config/load.ts'
import { findNote, readSettings, type RunningNote, type Settings } from '../settings.ts'
import { portsOfThisBox } from '../transports/ports.ts'
import { answers } from './answers.ts'
import { askDaemon, NoAnswer } from './ask-daemon.ts'
import { examineCompat } from './doctor-compat.ts'
import { examineFont, examineHid, examineLines, examineNetwork, examinePads, examineTyping, examineUsbPrinters } from './doctor-devices.ts'
import { examineEmbed } from './doctor-embed.ts'
import { examineHall } from './doctor-hall.ts'
import { examineSound } from './doctor-sound.ts'
import { examineFolder, examineJournal } from './doctor-journal.ts'
import { examineLive } from './doctor-live.ts'
import { type Finding, good, note, wrong } from './finding.ts'
import { UsageError } from './usage.ts'

const runtimeMajor = 26

const marks = { good: 'good ', note: 'note ', wrong: 'WRONG' } as const

type Language = 'zh' | 'en'

const last = {
  none: { en: 'Nothing is wrong with this box.', zh: '本机一切正常。' },
  some: (count: number) => ({ en: `${count} thing${count === 1 ? ' is' : 's are'} wrong with this box.`, zh: `本机有 ${count} 处问题。` }),
} as const

/** Exit code 0 when nothing is wrong. */
export async function doctor(words: readonly string[]): Promise<number> {
  const { language, isJson } = optionsOf(words)
  const findings = await examineBox(readSettings(process.env))
  const faults = findings.filter((finding) => finding.level === 'wrong').length
  if (isJson) {
    console.log(JSON.stringify({ wrong: faults, findings: findings.map(({ level, sentence }) => ({ level, ...sentence })) }, null, 2))
    return faults === 0 ? 0 : 1
  }
  for (const { level, sentence } of findings) console.log(`${marks[level]}  ${sentence[language]}`)
  console.log(`\n${(faults === 0 ? last.none : last.some(faults))[language]}`)
  return faults === 0 ? 0 : 1
}

/** The language of the shell, where no word says another. */
function optionsOf(words: readonly string[]): { language: Language; isJson: boolean } {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  let language: Language = (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en'
  for (const word of words) {
    if (word === '--zh') language = 'zh'
    else if (word === '--en') language = 'en'
    else if (word !== '--json') throw new UsageError('guitai doctor [--json] [--zh | --en]')
  }
  return { language, isJson: words.includes('--json') }
}

async function examineBox(settings: Settings): Promise<Finding[]> {
  const { hall, findings } = examineConfig(settings)
  return [
    examineRuntime(),
    ...findings,
    examineFolder(settings.data),
    ...(hall === null ? [] : [...(await examineJournal(settings, hall)), ...(await examineHall(settings, hall)), await examinePort(settings, hall), ...(await examineDevices(settings, hall)), ...examineFont(hall), ...examinePads(hall), ...examineEmbed(hall), ...examineSound(hall), ...(await examineCompat(hall, isRunning(settings, hall)))]),
    examinePages(settings),
    await examinePorts(),
  ]
}

const isRunning = (settings: Settings, hall: Hall): boolean => findNote(settings.port ?? hall.config.listen.port) !== null

/** A daemon that runs knows how its devices are; without one, or where it does not say, they are looked for. */
async function examineDevices(settings: Settings, hall: Hall): Promise<Finding[]> {
  const running = findNote(settings.port ?? hall.config.listen.port)
  const live = running === null ? null : await examineLive(running, hall)
  if (live !== null) return [...live, ...(await examineTyping(hall))]
  return [...examineLines(hall), ...(await examineHid(hall)), ...(await examineUsbPrinters(hall)), ...(running === null ? await examineNetwork(hall) : [])]
}

function examineRuntime(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= runtimeMajor
    ? good(`Node ${process.versions.node}.`, `Node ${process.versions.node}。`)
    : wrong(`Node ${process.versions.node} is too old; ${runtimeMajor} is needed. \`npm ci\` brings it.`, `Node ${process.versions.node} 太旧，需要 ${runtimeMajor}；\`npm ci\` 会带来它。`)
}

function examineConfig(settings: Settings): { hall: Hall | null; findings: Finding[] } {
  try {
    const hall = loadHall(settings.config)
    const { site, devices, emulated } = hall.config
    const about = `${site.name}: ${devices.length} devices${emulated ? ', EMULATED' : ''}`
    return { hall, findings: [good(`The configuration ${settings.config} is good (${about}).`, `配置 ${settings.config} 没有问题（${site.name}，${devices.length} 台设备${emulated ? '，模拟' : ''}）。`)] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const findings = error.faults.map((fault) => wrong(`Configuration: ${inEnglish(fault)}`, `配置：${inChinese(fault)}`))
    return { hall: null, findings }
  }
}

async function examinePort(settings: Settings, hall: Hall): Promise<Finding> {
  const { listen } = hall.config
  const port = settings.port ?? listen.port
  const running = findNote(port)
  if (running !== null) return examineDaemon(running, hall)
  return (await answers(listen.host, port))
    ? wrong(`Port ${port} is taken by another program. GUITAI_PORT names another.`, `端口 ${port} 被别的程序占用；用 GUITAI_PORT 换一个。`)
    : note(`The daemon is not running; port ${port} is free.`, `服务没有运行；端口 ${port} 空闲。`)
}

const healthSchema = z.object({ status: z.enum(['ok', 'degraded', 'failing']), detail: z.string().nullable(), detailZh: z.string().nullish() })

async function examineDaemon(running: RunningNote, hall: Hall): Promise<Finding> {
  try {
    const { status, detail, detailZh } = await askDaemon(running, { hall, path: '/healthz', schema: healthSchema })
    const runs = `The daemon runs (process ${running.pid}) at ${running.url}`
    const runsZh = `服务正在运行（进程 ${running.pid}，${running.url}）`
    if (status === 'ok') return good(`${runs}.`, `${runsZh}。`)
    return wrong(`${runs} and is ${status}: ${detail ?? 'it does not say why.'}`, `${runsZh}，但状态不好：${detailZh ?? detail ?? '没有说明原因'}`)
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return wrong(error.message, `服务没有应答：${error.message}`)
  }
}

function examinePages({ pages }: Settings): Finding {
  return existsSync(join(pages, 'index.html')) ? good('The pages are built.', '页面已生成。') : note('The pages are not built yet; `guitai serve` builds them.', '页面还没有生成；`guitai serve` 会生成。')
}

async function examinePorts(): Promise<Finding> {
  const { ports, trouble } = await portsOfThisBox()
  return trouble === null ? good(`This box has ${ports.length} serial ports.`, `本机有 ${ports.length} 个串口。`) : note(trouble, `无法列出串口：${trouble}`)
}
