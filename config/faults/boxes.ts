/** Each place of a hall of many boxes belongs to one of them. */
import { boxOfDevice } from '../box-of.ts'
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import { type HallConfig, isLoopback } from '../schema.ts'

export function boxFaults(config: HallConfig): Found[] {
  const { journal, boxes, nats, city } = config
  if (journal === 'sqlite') {
    const idle = [...(boxes.length > 0 ? ['boxes'] : []), ...(nats === undefined ? [] : ['nats'])]
    return [...cityFaults(city), ...idle.map((path) => ({ path, sentence: words('is for a hall of many boxes, which has journal: nats', '只用于多机大厅（`journal: nats`）') }))]
  }
  const away: Found[] = city === undefined ? [] : [{ path: 'city', sentence: words('is for a site of one box; a hall with servers of its own is carried over to its city by them', '只用于单机站点；有自己服务器的大厅由服务器转送到市级平台') }]
  return [...away, ...natsFaults(config), ...nameFaults(config), ...placeFaults(config, 'windows'), ...placeFaults(config, 'kiosks'), ...lineFaultsOf(config)]
}

/** A site of one box tells its city itself. */
function cityFaults(city: HallConfig['city']): Found[] {
  return city === undefined ? [] : lineFaultsTo(city, 'city')
}

function natsFaults({ nats, boxes }: HallConfig): Found[] {
  if (nats === undefined) return [{ path: 'nats', sentence: words('is missing; journal: nats needs the addresses of the hall’s servers', '缺少；`journal: nats` 需要填写大厅服务器的地址') }]
  const found: Found[] = []
  if (boxes.length === 0) found.push({ path: 'boxes', sentence: words('is missing; journal: nats needs to know which box stands where', '缺少；`journal: nats` 需要说明每台主机在哪里') })
  if (nats.replicas === 3 && nats.servers.length < 3) found.push({ path: 'nats.servers', sentence: words(`3 replicas need 3 servers, and there are ${nats.servers.length}`, `存 3 份需要 3 台服务器，现在只有 ${nats.servers.length} 台`) })
  return [...found, ...lineFaultsTo(nats, 'nats')]
}

/** Across a network nobody else may read or write what is said. */
function lineFaultsTo({ servers, ca, seed }: Pick<NonNullable<HallConfig['nats']>, 'servers' | 'ca' | 'seed'>, setting: 'nats' | 'city'): Found[] {
  return servers.flatMap((server, index): Found[] => {
    if (isLoopback(new URL(server).hostname.replace(/^\[|\]$/g, ''))) return []
    const path = formatPath([setting, 'servers', index])
    const open = words(`is not loopback: that needs tls:// and ${setting}.ca, because the hall’s journal would cross the network in the clear`, `不是本机地址，必须用 tls:// 并配置 ${setting}.ca；否则大厅的记录会在网络上明文传输`)
    const anybody = words(`is not loopback: that needs ${setting}.seed, because anybody in the network could write the hall’s journal`, `不是本机地址，必须配置 ${setting}.seed；否则网络上任何人都能写入大厅的记录`)
    return [...(!server.startsWith('tls:') || ca === undefined ? [{ path, sentence: open }] : []), ...(seed === undefined ? [{ path, sentence: anybody }] : [])]
  })
}

function nameFaults({ boxes }: HallConfig): Found[] {
  const seen = new Set<string>()
  return boxes.flatMap(({ name }, index) => {
    if (seen.has(name)) return [{ path: formatPath(['boxes', index, 'name']), sentence: words(`there are two boxes ${name}`, `有两台主机都叫 ${name}`) }]
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
      if (!there.has(number)) found.push({ path, sentence: words(`there is no ${kind === 'windows' ? 'window' : 'kiosk'} ${number}`, `没有 ${number} 号${kind === 'windows' ? '窗口' : '自助机'}`) })
      else if (earlier !== undefined) found.push({ path, sentence: words(`${number} stands at ${earlier} already`, `${number} 号已经属于 ${earlier}`) })
      first.set(number, box.name)
    }
  }
  for (const [index, { number }] of config[kind].entries()) {
    if (!first.has(number)) found.push({ path: formatPath([kind, index, 'number']), sentence: words(`${number} stands at no box`, `${number} 号不属于任何一台主机`) })
  }
  return found
}

/** A cable ends at one box. */
function lineFaultsOf(config: HallConfig): Found[] {
  return config.lines.flatMap(({ id }, index) => {
    const boxes = new Set(config.devices.flatMap((device) => (device.transport === 'line' && device.line === id ? [boxOfDevice(config, device.id)] : [])))
    return boxes.size > 1 ? [{ path: formatPath(['lines', index, 'id']), sentence: words(`${id} has devices of more than one box: ${[...boxes].join(', ')}`, `${id} 上接了不止一台主机的设备：${[...boxes].join('、')}`) }] : []
  })
}
