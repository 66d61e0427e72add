/** What the running daemon sees of its devices and shared lines: a port that opens is not yet a device that works. */
import { z } from 'zod'
import type { Hall } from '../../config/load.ts'
import { tokensIn } from '../access/tokens.ts'
import type { RunningNote } from '../settings.ts'
import { notHeard, reasonWords, type ReasonWords } from '../wire/reasons.ts'
import { type LineView, lineViewSchema } from '../wire/line-view.ts'
import { type DeviceView, deviceViewSchema } from '../wire/views.ts'
import { askDaemon, NoAnswer } from './ask-daemon.ts'
import { type Finding, good, note, wrong } from './finding.ts'

const devicesSchema = z.object({ devices: z.array(deviceViewSchema) })
const linesSchema = z.object({ lines: z.array(lineViewSchema) })

/** Null where the daemon does not say: then the box itself is looked at. */
export async function examineLive(running: RunningNote, hall: Hall): Promise<Finding[] | null> {
  const token = tokensIn(running.data).issue({ role: 'technician', until: Date.now() + 60_000 })
  try {
    const { devices } = await askDaemon(running, { hall, path: '/api/devices', schema: devicesSchema, token })
    const { lines } = await askDaemon(running, { hall, path: '/api/lines', schema: linesSchema, token })
    return [...devices.map(deviceFinding), ...lines.flatMap(lineFindings)]
  } catch (error) {
    if (error instanceof NoAnswer) return null
    throw error
  }
}

/** One sentence on how it is, and one on what to do. */
export function deviceFinding(device: DeviceView): Finding {
  const { id, state, reason, detail } = device
  if (state === 'disabled') return note(`${id}: ${reasonWords['switched-off'].says.en}`, `${id}：${reasonWords['switched-off'].says.zh}`)
  if (state === 'starting') return note(`${id}: its line is open, and it has not answered yet.`, `${id}：线路已打开，还没有收到应答。`)
  if (reason !== null) {
    const { en, zh } = said(id, reasonWords[reason], detail)
    return state === 'fault' || state === 'absent' ? wrong(en, zh) : note(en, zh)
  }
  const unheard = notHeard(device)
  if (unheard !== null) {
    const { en, zh } = said(id, unheard, null)
    return note(en, zh)
  }
  return good(`${id}: it works (${device.line}).`, `${id}：工作正常（${device.line}）。`)
}

/** The detail is English, and a line's own: a path, an address, a setting to write. */
function said(id: string, { says, mend }: ReasonWords, detail: string | null): { en: string; zh: string } {
  const beside = detail === null ? '' : ` (${detail.replace(/\.$/, '')})`
  return { en: `${id}: ${says.en.replace(/\.$/, '')}${beside}. ${mend.en}`, zh: `${id}：${says.zh.replace(/。$/, '')}${beside}。${mend.zh}` }
}

/** Of a line that several devices share, what is true of none of them alone. */
export function lineFindings({ id, devices, strangers, open }: LineView): Finding[] {
  const on = devices.map((device) => `${device.id} (${device.address})`).join(', ')
  const shared = open ? [good(`${id} is open and shared by ${on}.`, `${id} 已打开，由 ${on} 共用。`)] : []
  const foreign = strangers.map((address) =>
    note(
      `${id}: address ${address} speaks on this line, and no device of the configuration has it. Look for a device with a wrong address, or add it.`,
      `${id}：地址 ${address} 在这条线上发言，但配置中没有这个地址的设备。检查设备地址是否设错，或在配置中加上它。`,
    ),
  )
  return [...shared, ...foreign]
}
