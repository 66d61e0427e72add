/** A nats-server.conf on this machine, where it is one of ours: whether it lets the boxes in that the configuration has. */
import { existsSync, readFileSync } from 'node:fs'
import type { HallConfig } from '../../config/schema.ts'
import { type Finding, good, wrong } from './finding.ts'
import { whose } from './hall/own-text.ts'
import { readSeed } from './hall/seeds.ts'
import { type BoxKey, permissionsIn } from './hall/server-conf.ts'

interface Own {
  readonly box: string | null
  /** Absolute path of its seed. */
  readonly seed: string | undefined
}

const again = 'Run `guitai hall setup` again, bring the new one here, and: systemctl reload nats-server'
const againZh = '再执行一次 `guitai hall setup`，把新文件拷到这里，然后 systemctl reload nats-server'

/** Nothing where there is none, or somebody else's. */
export function examineServerConf(file: string, config: HallConfig, own: Own): Finding[] {
  const text = read(file)
  if (text === null || whose(text) === 'foreign') return []
  const found = permissionsIn(text)
  if (found === null) return [wrong(`${file}: its permissions are not those that this version gives to boxes. ${again}`, `${file}：其中的权限与本版本给主机的不一致。${againZh}`)]
  if (found.site !== config.site.code) return [wrong(`${file} is of the hall ${found.site}, not of this one. ${again}`, `${file} 属于大厅 ${found.site}，不是本大厅。${againZh}`)]
  const named = new Set(config.boxes.map(({ name }) => name))
  const missing = [...named].filter((name) => !found.boxes.some((box) => box.name === name))
  const more = found.boxes.map(({ name }) => name).filter((name) => !named.has(name))
  if (missing.length > 0) return [wrong(`${file} does not let in ${missing.join(', ')}. ${again}`, `${file} 不接受 ${missing.join('、')}。${againZh}`)]
  if (more.length > 0) return [wrong(`${file} lets in ${more.join(', ')}, which the configuration does not have. ${again}`, `${file} 接受配置中没有的 ${more.join('、')}。${againZh}`)]
  const key = keyOf(own.seed)
  if (key !== null && own.box !== null && !found.boxes.some((box) => isSame(box, own.box, key))) {
    return [wrong(`${file} knows ${own.box} by another key than this box's seed. ${again}`, `${file} 中 ${own.box} 的公钥与本机的种子不符。${againZh}`)]
  }
  return [good(`${file} lets in the boxes of the configuration, and nobody else.`, `${file} 只接受配置中的主机。`)]
}

const isSame = (box: BoxKey, name: string | null, key: string): boolean => box.name === name && box.publicKey === key

function keyOf(seed: string | undefined): string | null {
  const text = seed === undefined ? null : read(seed)
  return text === null ? null : (readSeed(text)?.publicKey ?? null)
}

function read(file: string): string | null {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  } catch {
    // Whether it can be read is the server's concern.
    return null
  }
}
