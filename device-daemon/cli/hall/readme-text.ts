/** What stands beside the files of `guitai hall setup`: which goes where, in Chinese and English. */
import { dirname, resolve } from 'node:path'
import type { HallConfig } from '../../../config/schema.ts'
import { ownText } from './own-text.ts'
import { serverConf, type ServerPlace, serverFolder, storeFolder } from './places.ts'

export interface ReadmeNeeds {
  readonly config: HallConfig
  readonly nats: NonNullable<HallConfig['nats']>
  readonly file: string
  readonly servers: readonly ServerPlace[]
}

export function readmeText({ config, nats, file, servers }: ReadmeNeeds): string {
  const beside = (path: string) => resolve(dirname(file), path)
  const [ca, seed] = [beside(nats.ca ?? 'hall-ca.pem'), beside(nats.seed ?? 'box.nk')]
  const names = config.boxes.map(({ name }) => name)
  const missing = [...(nats.ca === undefined ? ['ca: hall-ca.pem'] : []), ...(nats.seed === undefined ? ['seed: box.nk'] : [])]
  return ownText([...chinese(config, servers, { ca, seed, names, missing }), '', ...english(config, servers, { ca, seed, names, missing }), ''].join('\n'))
}

interface Boxes {
  readonly ca: string
  readonly seed: string
  readonly names: readonly string[]
  /** What the configuration has to say yet, under nats. */
  readonly missing: readonly string[]
}

const onServer = [
  '  apt-get install nats-server',
  `  install -d -m 750 -g nats ${serverFolder}`,
  `  install -d -m 700 -o nats -g nats ${storeFolder}`,
  `  install -m 640 -g nats server.pem server-key.pem hall-ca.pem ${serverFolder}/`,
  `  install -m 644 nats-server.conf ${serverConf}`,
  '  systemctl enable nats-server && systemctl restart nats-server',
]

const onBox = ({ ca, seed }: Boxes, box: string): string[] => [
  `  install -D -m 644 ca/hall-ca.pem ${ca}`,
  `  install -D -m 600 -o guitai boxes/${box}.nk ${seed}`,
]

const chinese = ({ site }: HallConfig, servers: readonly ServerPlace[], boxes: Boxes): string[] => [
  `${site.name}（${site.code}）：服务器与主机的密钥和证书`,
  '',
  '一、服务器。把 servers 下与各服务器同名的文件夹拷到那台服务器，在其中以 root 执行：',
  ...servers.map(({ name, host }) => `  servers/${name} -> ${host}`),
  ...onServer,
  ...(servers.length >= 3 ? [`  服务器之间还要能互相访问端口：${servers.map(({ host, routePort }) => `${host}:${routePort}`).join('、')}`] : []),
  '',
  `二、主机（${boxes.names.join('、')}）。每台只拿自己的那一个种子文件，并以自己的名字作为 GUITAI_BOX 启动：`,
  ...onBox(boxes, '（本机名字）'),
  ...(boxes.missing.length > 0 ? [`  配置的 nats 下还要写上：${boxes.missing.join('；')}`] : []),
  '  然后执行 guitai doctor 检查。',
  '',
  '三、ca/hall-ca-key.pem 不要拷到任何一台机器；连同本文件夹存到上锁的 U 盘。谁拿到它，就能冒充服务器。',
  '四、增加主机：写进配置的 boxes，再执行一次 guitai hall setup，把新的 nats-server.conf 拷到各服务器，执行 systemctl reload nats-server。',
  '五、主机丢失或被盗：删除 boxes 下它的种子文件，再照第四条做；它原来的种子从此无效。',
]

const english = ({ site }: HallConfig, servers: readonly ServerPlace[], boxes: Boxes): string[] => [
  `${site.nameEn ?? site.name} (${site.code}): keys and certificates of its servers and boxes`,
  '',
  '1. Servers. Carry each folder under servers to the server of its name, and in it, as root:',
  ...servers.map(({ name, host }) => `  servers/${name} -> ${host}`),
  ...onServer,
  ...(servers.length >= 3 ? [`  The servers must reach each other, too: ${servers.map(({ host, routePort }) => `${host}:${routePort}`).join(', ')}`] : []),
  '',
  `2. Boxes (${boxes.names.join(', ')}). Each gets its own seed and no other, and is started with its name in GUITAI_BOX:`,
  ...onBox(boxes, 'NAME-OF-THE-BOX'),
  ...(boxes.missing.length > 0 ? [`  The configuration needs, under nats: ${boxes.missing.join('; ')}`] : []),
  '  Then guitai doctor says whether all is well.',
  '',
  '3. ca/hall-ca-key.pem goes to no machine: keep it, with this folder, on a locked-up USB stick. Whoever has it can pretend to be a server.',
  '4. Another box: add it to boxes in the configuration, run guitai hall setup again, carry the new nats-server.conf to each server, and there: systemctl reload nats-server.',
  '5. A box was lost or stolen: delete its seed under boxes, then as in 4. Its old seed is worth nothing from then on.',
]
