/** What the doctor says of a hall of many boxes: this box's name and keys, each of the servers, and how far the box has come. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { HallConfig } from '../../config/schema.ts'
import type { Hall } from '../../config/load.ts'
import { fileName, maxSeq } from '../journal/rows.ts'
import type { LineFault } from '../journal/shared/hall-line.ts'
import type { ServerLook } from '../journal/shared/server-look.ts'
import type { Settings } from '../settings.ts'
import { type Finding, good, note, wrong } from './finding.ts'
import { serverConf } from './hall/places.ts'

type Nats = NonNullable<HallConfig['nats']>

/** Nothing where one box is the whole hall. */
export async function examineHall(settings: Settings, { config, file }: Hall): Promise<Finding[]> {
  const { journal, nats, site } = config
  if (journal === 'sqlite' || nats === undefined) return []
  const beside = (path: string | undefined) => (path === undefined ? undefined : resolve(dirname(file), path))
  const [ca, seed] = [beside(nats.ca), beside(nats.seed)]
  const named = examineName(settings.box, config)
  const files = [...(ca === undefined ? [] : examineCa(ca)), ...(seed === undefined ? [] : examineSeed(seed))]
  // Loaded where it is needed: the client of NATS is large.
  const { lookAtServer } = await import('../journal/shared/server-look.ts')
  const { examineServerConf } = await import('./doctor-server-conf.ts')
  const looks = await Promise.all(nats.servers.map(async (server) => ({ server, look: await lookAtServer({ server, site: site.code, box: `${settings.box ?? 'a box'} (doctor)`, ca, seed }) })))
  return [named, ...files, ...looks.map(({ server, look }) => examineServer(server, look)), ...examineStream(settings, nats, looks.map(({ look }) => look)), ...examineServerConf(serverConf, config, { box: settings.box, seed })]
}

function examineName(box: string | null, { boxes }: HallConfig): Finding {
  const names = boxes.map(({ name }) => name)
  if (box === null) return wrong(`GUITAI_BOX is not set: this hall is of many boxes. Set it to this one's name: ${names.join(', ')}.`, `没有设置 GUITAI_BOX：这个大厅有多台主机。把它设为本机的名字：${names.join('、')}。`)
  if (!names.includes(box)) return wrong(`GUITAI_BOX is ${box}, and the hall has no such box. Set it to one of ${names.join(', ')}, or add the box to the configuration.`, `GUITAI_BOX 是 ${box}，大厅里没有这台主机。改为 ${names.join('、')} 之一，或者在配置中加上它。`)
  return good(`This box is ${box}, one of ${names.length}.`, `本机是 ${box}（大厅共 ${names.length} 台主机）。`)
}

function examineCa(file: string): Finding[] {
  const unread = unreadable(file)
  return unread === null ? [] : [wrong(`nats.ca: ${file} cannot be read (${unread}). Put ca/hall-ca.pem of \`guitai hall setup\` there.`, `nats.ca：无法读取 ${file}（${unread}）。把 \`guitai hall setup\` 生成的 ca/hall-ca.pem 放到那里。`)]
}

const othersMode = 0o077

function examineSeed(file: string): Finding[] {
  const unread = unreadable(file)
  if (unread !== null) return [wrong(`nats.seed: ${file} cannot be read (${unread}). Put this box's own file of boxes/ of \`guitai hall setup\` there, owned by the daemon's user.`, `nats.seed：无法读取 ${file}（${unread}）。把 \`guitai hall setup\` 生成的 boxes/ 中本机的文件放到那里，属主为服务的用户。`)]
  if ((statSync(file).mode & othersMode) === 0) return [good('The seed of this box is readable by its user only.', '本机的种子文件只有本用户可读。')]
  return [wrong(`nats.seed: ${file} can be read by others, who could then write the hall's journal: chmod 600 ${file}`, `nats.seed：别的用户也能读取 ${file}，因此能写入大厅的记录：chmod 600 ${file}`)]
}

/** The system's word; null where it can be read. */
function unreadable(file: string): string | null {
  try {
    readFileSync(file)
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

const chinese: Record<LineFault, (server: string) => string> = {
  file: () => '无法读取 CA 或种子文件；见上文。',
  seed: () => 'nats.seed 指定的文件不是种子；`guitai hall setup` 会生成。',
  'no-seed': () => '服务器要求主机的种子，而配置没有 nats.seed。',
  refused: () => '服务器不认识本机的种子。检查种子是否是本机的，以及服务器上是否是最新的 nats-server.conf（`guitai hall setup`，然后 systemctl reload nats-server）。',
  certificate: () => '服务器的证书不是 nats.ca 签发的。检查两边的文件是否出自同一个 `guitai hall setup` 文件夹。',
  address: () => '服务器的证书是给别的地址的。再执行一次 `guitai hall setup`，把该地址的文件拷到服务器。',
  expired: () => '服务器的证书今天无效。检查本机时钟。',
  unreachable: () => '没有应答。检查它的电源、网线，以及 systemctl status nats-server。',
}

/** The English says itself what to look at, but for these. */
const mends: Partial<Record<LineFault, string>> = {
  refused: ' Run `guitai hall setup` again, bring its nats-server.conf to the server, and there: systemctl reload nats-server',
  certificate: ' Bring both files from one folder of `guitai hall setup`.',
  address: ' Run `guitai hall setup` again, and bring the files of this address to the server.',
  unreachable: ' Check its power, its cable, and there: systemctl status nats-server',
}

function examineServer(server: string, { fault, stream }: ServerLook): Finding {
  if (fault !== null) return wrong(`${server}: ${fault.sentence}.${mends[fault.kind] ?? ''}`, `${server}：${chinese[fault.kind](server)}`)
  if (stream === 'off') return wrong(`${server} lets this box in, and has no JetStream: bring the nats-server.conf of \`guitai hall setup\` to it.`, `${server} 接受本机，但没有启用 JetStream：把 \`guitai hall setup\` 生成的 nats-server.conf 拷过去。`)
  if (stream === 'silent') return wrong(`${server} lets this box in, and does not answer about the journal: are most of the servers on, and do they reach each other?`, `${server} 接受本机，但不回答记录的情况：检查多数服务器是否开机，彼此能否连通。`)
  return good(`${server} answers and knows this box.`, `${server} 有应答，认识本机。`)
}

function examineStream({ data }: Settings, nats: Nats, looks: readonly ServerLook[]): Finding[] {
  const seen = looks.map(({ stream }) => stream)
  const stream = seen.find((one) => typeof one === 'object')
  if (stream === undefined) return seen.includes('none') ? [note("There is no journal of the hall yet; the first box that starts makes it.", '大厅还没有记录；第一台启动的主机会建立。')] : []
  const kept =
    stream.replicas === nats.replicas
      ? good(`The hall's journal is kept on ${stream.replicas} servers.`, `大厅的记录存 ${stream.replicas} 份。`)
      : wrong(`The hall's journal is kept on ${stream.replicas} servers, and the configuration asks for ${nats.replicas}. An administrator of the servers changes it: nats stream update --replicas ${nats.replicas}`, `大厅的记录存 ${stream.replicas} 份，而配置要求 ${nats.replicas} 份。由服务器管理员更改：nats stream update --replicas ${nats.replicas}`)
  return [kept, ...examineBehind(stream.entries, ownEntries(data))]
}

function examineBehind(hall: number | null, own: number): Finding[] {
  if (hall === null) return [wrong("The last message of the hall's journal is none that this version knows. Is this box's version older than the others'? Update it.", '本机版本不认识大厅记录的最后一条。本机的版本可能比别的主机旧，请升级。')]
  if (own < hall) return [note(`This box has ${own} of the hall's ${hall} entries; a running daemon gets the other ${hall - own} by itself.`, `本机有大厅 ${hall} 条记录中的 ${own} 条；服务运行时会自动取得其余 ${hall - own} 条。`)]
  if (own > hall) return [note(`This box has ${own} entries and the hall ${hall}: the servers have lost some, and a running daemon gives them back.`, `本机有 ${own} 条记录，大厅有 ${hall} 条：服务器丢失了一部分，服务运行时会补回。`)]
  return [good(`This box has all of the hall's ${hall} entries.`, `本机有大厅的全部 ${hall} 条记录。`)]
}

/** Of the copy on this box. */
function ownEntries(data: string): number {
  const file = join(data, fileName)
  if (!existsSync(file)) return 0
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return maxSeq(database)
  } catch {
    // What is wrong with the copy is said elsewhere.
    return 0
  } finally {
    database.close()
  }
}
