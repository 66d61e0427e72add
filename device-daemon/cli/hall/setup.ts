/**
 * `guitai hall setup FOLDER`: what the servers and boxes of a hall need to trust each other and nobody else.
 *
 *   ca/hall-ca.pem, ca/hall-ca-key.pem          who signs; the key leaves this folder never
 *   servers/NAME/nats-server.conf, *.pem        for each of nats.servers
 *   boxes/NAME.nk                               for each of boxes: its seed
 *   README.txt                                  which file goes where
 */
import { X509Certificate } from 'node:crypto'
import { resolve } from 'node:path'
import { loadHall } from '../../../config/load.ts'
import type { HallConfig } from '../../../config/schema.ts'
import { readSettings } from '../../settings.ts'
import { UsageError } from '../usage.ts'
import { authorityName, caCertificate, newKey, serverCertificate } from './certificates.ts'
import { SetupFolder } from './folder.ts'
import { type ServerPlace, serverPlaces } from './places.ts'
import { readmeText } from './readme-text.ts'
import { type BoxSeed, newSeed, readSeed } from './seeds.ts'
import { serverConfText } from './server-conf.ts'

export function setUpHall(words: readonly string[]): number {
  const [name, ...others] = words
  if (name === undefined || others.length > 0 || name.startsWith('-')) throw new UsageError('guitai hall setup FOLDER')
  const { config, nats, file } = manyBoxes()
  const folder = new SetupFolder(resolve(name))
  const servers = serverPlaces(nats)
  const site = config.site.code
  expectSameHall(folder, site)
  const seeds = new Map(config.boxes.map((box) => [box.name, seedOf(folder, box.name)]))
  const boxes = [...seeds].map(([box, { publicKey }]) => ({ name: box, publicKey }))
  const texts = new Map(servers.map((server) => [`servers/${server.name}/nats-server.conf`, serverConfText({ site, server, servers, boxes })]))
  texts.set('README.txt', readmeText({ config, nats, file, servers }))
  // Nothing is written where something could not be.
  for (const [path, text] of texts) folder.expectOurs(path, text)
  writeCertificates(folder, site, servers)
  for (const [box, { seed }] of seeds) folder.keep(seedPath(box), 'secret', () => `${seed}\n`)
  for (const [path, text] of texts) folder.renew(path, text)
  report(folder)
  return 0
}

const seedPath = (box: string): string => `boxes/${box}.nk`

function manyBoxes(): { config: HallConfig; nats: NonNullable<HallConfig['nats']>; file: string } {
  const { config, file } = loadHall(readSettings(process.env).config)
  const { journal, nats } = config
  if (journal === 'sqlite' || nats === undefined) throw new UsageError(`${file}: this hall is of one box, and needs no servers. One of many has journal: nats, nats and boxes (config/halls/example.yaml).`)
  const clear = nats.servers.find((server) => !server.startsWith('tls:'))
  if (clear !== undefined) throw new UsageError(`${file}: nats.servers: ${clear} must begin with tls://, because the servers of this command speak nothing else.`)
  return { config, nats, file }
}

/** Keys of two halls in one folder would be mixed up at the next carrying. */
function expectSameHall(folder: SetupFolder, site: string): void {
  const ca = folder.read('ca/hall-ca.pem')
  if (ca === null) return
  const subject = subjectOf(ca)
  if (subject !== `CN=${authorityName(site)}`) throw new UsageError(`${folder.path} is of another hall (${subject ?? 'ca/hall-ca.pem is no certificate'}). Name another folder.`)
}

function subjectOf(pem: string): string | null {
  try {
    return new X509Certificate(pem).subject
  } catch {
    return null
  }
}

function seedOf(folder: SetupFolder, box: string): BoxSeed {
  const there = folder.read(seedPath(box))
  if (there === null) return newSeed()
  const seed = readSeed(there)
  if (seed === null) throw new UsageError(`${folder.at(seedPath(box))} is no seed. Put it back from a copy, or move it away: then ${box} gets a new one.`)
  return seed
}

function writeCertificates(folder: SetupFolder, site: string, servers: readonly ServerPlace[]): void {
  const [certificate, key] = ['ca/hall-ca.pem', 'ca/hall-ca-key.pem']
  if (folder.read(certificate) !== null && folder.read(key) === null && servers.some(({ name }) => folder.read(`servers/${name}/server.pem`) === null)) {
    throw new UsageError(`${folder.at(key)} is missing: without it no server can be added. Put it back from a copy; or begin with another folder, and bring all of it to every server and box.`)
  }
  if (folder.read(certificate) === null) {
    folder.keep(key, 'secret', newKey)
    folder.keep(certificate, 'open', () => caCertificate(site, folder.at(key)))
  }
  const ca = folder.keep(certificate, 'open', () => '')
  for (const { name, host } of servers) {
    const own = `servers/${name}/server-key.pem`
    folder.keep(own, 'secret', newKey)
    folder.keep(`servers/${name}/server.pem`, 'open', () => serverCertificate(host, folder.at(own), { certificate: folder.at(certificate), key: folder.at(key) }))
    folder.keep(`servers/${name}/hall-ca.pem`, 'open', () => ca)
  }
}

function report({ path, done }: SetupFolder): void {
  console.log(`${path}:`)
  for (const [name, what] of done) console.log(`  ${what.padEnd(7)}  ${name}`)
  if ([...done.values()].includes('renewed')) console.log('Bring each renewed nats-server.conf to its server, and there: systemctl reload nats-server')
  console.log('README.txt there says which file goes where. / 各文件放在哪里，见其中的 README.txt。')
}
