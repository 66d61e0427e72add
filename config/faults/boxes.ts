/** Each place of a hall of many boxes belongs to one of them. */
import { type Found, formatPath } from '../fault.ts'
import { type HallConfig, isLoopback } from '../schema.ts'

export function boxFaults(config: HallConfig): Found[] {
  const { journal, boxes, nats } = config
  if (journal === 'sqlite') {
    const idle = [...(boxes.length > 0 ? ['boxes'] : []), ...(nats === undefined ? [] : ['nats'])]
    return idle.map((path) => ({ path, sentence: 'is for a hall of many boxes, which has journal: nats' }))
  }
  return [...natsFaults(config), ...nameFaults(config), ...placeFaults(config, 'windows'), ...placeFaults(config, 'kiosks'), ...lineFaultsOf(config)]
}

function natsFaults({ nats, boxes }: HallConfig): Found[] {
  if (nats === undefined) return [{ path: 'nats', sentence: 'is missing; journal: nats needs the addresses of the hall’s servers' }]
  const found: Found[] = []
  if (boxes.length === 0) found.push({ path: 'boxes', sentence: 'is missing; journal: nats needs to know which box stands where' })
  if (nats.replicas === 3 && nats.servers.length < 3) found.push({ path: 'nats.servers', sentence: `3 replicas need 3 servers, and there are ${nats.servers.length}` })
  for (const [index, server] of nats.servers.entries()) {
    if (isLoopback(new URL(server).hostname.replace(/^\[|\]$/g, ''))) continue
    const path = formatPath(['nats', 'servers', index])
    if (!server.startsWith('tls:') || nats.ca === undefined) found.push({ path, sentence: 'is not loopback: that needs tls:// and nats.ca, because the hall’s journal would cross the network in the clear' })
    if (nats.seed === undefined) found.push({ path, sentence: 'is not loopback: that needs nats.seed, because anybody in the network could write the hall’s journal' })
  }
  return found
}

function nameFaults({ boxes }: HallConfig): Found[] {
  const seen = new Set<string>()
  return boxes.flatMap(({ name }, index) => {
    if (seen.has(name)) return [{ path: formatPath(['boxes', index, 'name']), sentence: `there are two boxes ${name}` }]
    seen.add(name)
    return []
  })
}

function placeFaults(config: HallConfig, kind: 'windows' | 'kiosks'): Found[] {
  const there = new Set(config[kind].map(({ number }) => number))
  const first = new Map<number, string>()
  const found: Found[] = []
  for (const [index, box] of config.boxes.entries()) {
    for (const [at, number] of box[kind].entries()) {
      const path = formatPath(['boxes', index, kind, at])
      const earlier = first.get(number)
      if (!there.has(number)) found.push({ path, sentence: `there is no ${kind === 'windows' ? 'window' : 'kiosk'} ${number}` })
      else if (earlier !== undefined) found.push({ path, sentence: `${number} stands at ${earlier} already` })
      first.set(number, box.name)
    }
  }
  for (const [index, { number }] of config[kind].entries()) {
    if (!first.has(number)) found.push({ path: formatPath([kind, index, 'number']), sentence: `${number} stands at no box` })
  }
  return found
}

/** A cable ends at one box. */
function lineFaultsOf(config: HallConfig): Found[] {
  return config.lines.flatMap(({ id }, index) => {
    const boxes = new Set(config.devices.flatMap((device) => (device.transport === 'line' && device.line === id ? [boxOfDevice(config, device.id)] : [])))
    return boxes.size > 1 ? [{ path: formatPath(['lines', index, 'id']), sentence: `${id} has devices of more than one box: ${[...boxes].join(', ')}` }] : []
  })
}

/** Null for what stands nowhere. */
export function boxOfDevice({ windows, kiosks, boxes }: HallConfig, id: string): string | null {
  const window = windows.find(({ pad, caller, display, idReader, printer }) => [pad, caller, display, idReader, printer].includes(id))?.number
  const kiosk = kiosks.find(({ printer, scanner, idReader }) => [printer, scanner, idReader].includes(id))?.number
  const box = boxes.find((one) => (window !== undefined && one.windows.includes(window)) || (kiosk !== undefined && one.kiosks.includes(kiosk)))
  return box?.name ?? null
}
