/** Services for other systems' pages that could not be answered, or would answer in each other's place. */
import { type Found, formatPath } from '../fault.ts'
import type { HallConfig } from '../schema.ts'

export function compatFaults({ compat, windows, listen }: HallConfig): Found[] {
  return compat.services.flatMap(({ shape, window: number, port }, index) => {
    const wrong = (key: string, sentence: string): Found => ({ path: formatPath(['compat', 'services', index, key]), sentence })
    const earlier = compat.services.slice(0, index)
    const window = windows.find((one) => one.number === number)
    const samePort = earlier.findIndex((one) => one.port === port && port !== 0)
    const sameService = earlier.findIndex((one) => one.shape === shape && one.window === number)
    return [
      ...(window === undefined ? [wrong('window', `there is no window ${number}`)] : []),
      ...(window !== undefined && window.idReader === undefined ? [wrong('window', `window ${number} has no idReader`)] : []),
      ...(samePort >= 0 ? [wrong('port', `${port} is the port of compat.services[${samePort}] already`)] : []),
      ...(port === listen.port && port !== 0 ? [wrong('port', `${port} is the daemon's own port`)] : []),
      ...(sameService >= 0 ? [wrong('shape', `window ${number} has ${shape} by compat.services[${sameService}] already`)] : []),
    ]
  })
}
