/** Services for other systems' pages that could not be answered, or would answer in each other's place. */
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import type { HallConfig } from '../schema.ts'

export function compatFaults({ compat, windows, listen }: HallConfig): Found[] {
  return compat.services.flatMap(({ shape, window: number, port }, index) => {
    const wrong = (key: string, en: string, zh: string): Found => ({ path: formatPath(['compat', 'services', index, key]), sentence: words(en, zh) })
    const earlier = compat.services.slice(0, index)
    const window = windows.find((one) => one.number === number)
    const samePort = earlier.findIndex((one) => one.port === port && port !== 0)
    const sameService = earlier.findIndex((one) => one.shape === shape && one.window === number)
    return [
      ...(window === undefined ? [wrong('window', `there is no window ${number}`, `没有 ${number} 号窗口`)] : []),
      ...(window !== undefined && window.idReader === undefined ? [wrong('window', `window ${number} has no idReader`, `${number} 号窗口没有 idReader`)] : []),
      ...(samePort >= 0 ? [wrong('port', `${port} is the port of compat.services[${samePort}] already`, `端口 ${port} 已用于 compat.services[${samePort}]`)] : []),
      ...(port === listen.port && port !== 0 ? [wrong('port', `${port} is the daemon's own port`, `端口 ${port} 是本服务自己的端口`)] : []),
      ...(sameService >= 0 ? [wrong('shape', `window ${number} has ${shape} by compat.services[${sameService}] already`, `${number} 号窗口的 ${shape} 已写在 compat.services[${sameService}]`)] : []),
    ]
  })
}
