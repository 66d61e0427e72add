/** Serial lines as a configuration should name them: by path, so that a name stays with its socket. */
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { PortSeen } from '../transports/ports.ts'

const proposalsMax = 32

/** Links of `folder` first; then the ports that have none. */
export function proposals(ports: readonly PortSeen[], folder = '/dev/serial/by-path'): readonly PortSeen[] {
  const links = linksIn(folder)
  const linked = links.map(({ path, to }) => ({
    path,
    about: [to, ports.find((port) => port.path === to)?.about].filter(Boolean).join(' '),
  }))
  const others = ports.filter((port) => !links.some(({ to }) => to === port.path))
  return [...linked, ...others].slice(0, proposalsMax)
}

function linksIn(folder: string): { readonly path: string; readonly to: string }[] {
  if (!existsSync(folder)) return []
  const seen = new Set<string>()
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      if (!existsSync(path)) return []
      const to = realpathSync(path)
      // udev makes two links to some ports, `usb-0:…` and `usbv2-0:…`; one is enough.
      if (seen.has(to)) return []
      seen.add(to)
      return [{ path, to }]
    })
}
