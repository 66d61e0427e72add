/** Which pages of other systems are given cards, how much of them and why; and whether it is this daemon that they reach. */
import { z } from 'zod'
import { serviceHost } from '../../config/compat-schema.ts'
import type { Hall } from '../../config/load.ts'
import { type Finding, note, wrong } from './finding.ts'

const answerMs = 2000
/** What this daemon says to whoever asks without an origin; a maker's own service does not. */
const refusalSchema = z.object({ code: z.literal('ORIGIN_REFUSED') })

export type IsOurs = (port: number) => Promise<boolean>

/** Two findings a service at most, none where there is none. */
export async function examineCompat({ config }: Pick<Hall, 'config'>, runs: boolean, isOurs: IsOurs = asksOurs): Promise<Finding[]> {
  const findings = config.compat.services.map(async ({ shape, window, port, origins, fields, purpose }) => {
    const pages = origins.join(', ')
    const opened = note(
      `Port ${port} (${shape}) gives the cards of window ${window}, ${fields === 'full' ? 'IN FULL' : 'masked'}, to ${pages}. Basis: ${purpose.basis}`,
      `端口 ${port}（${shape}）把 ${window} 号窗口读到的证件${fields === 'full' ? '（完整信息）' : '（脱敏）'}交给 ${pages}。依据：${purpose.basis}`,
    )
    if (!runs || port === 0 || (await isOurs(port))) return [opened]
    const closed = wrong(
      `At port ${port} it is not this daemon that answers: pages made for ${shape} reach another program or nothing. Take the maker's own service away and start the daemon again.`,
      `端口 ${port} 不是本服务在应答：${shape} 的页面访问到的是别的程序，或者没有应答。请卸载厂商的本地服务，再重启守护进程。`,
    )
    return [opened, closed]
  })
  return (await Promise.all(findings)).flat()
}

async function asksOurs(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${serviceHost}:${port}/`, { signal: AbortSignal.timeout(answerMs) })
    return refusalSchema.safeParse(await response.json()).success
  } catch {
    return false
  }
}
