/** What the doctor says about a hall of many boxes, with real servers. */
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { examineServerConf } from '../../device-daemon/cli/doctor-server-conf.ts'
import { ownText } from '../../device-daemon/cli/hall/own-text.ts'
import { newSeed } from '../../device-daemon/cli/hall/seeds.ts'
import { systemClock } from '../../device-daemon/clock.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { openSharedJournal } from '../../device-daemon/journal/shared/open.ts'
import { at, fact } from '../journal/facts.ts'
import { runGuitai } from '../kit/daemon-process.ts'
import { placedServer, serverPorts, sharedHall } from '../kit/hall-servers.ts'
import type { NatsServer } from '../kit/nats-server.ts'
import { testBox } from './box.ts'

const box = testBox()
const site = '510921103'
const servers: NatsServer[] = []
afterEach(async () => {
  for (const one of servers.splice(0)) await one.remove()
})

/** Set up, with the files of kiosk-1 where its configuration looks for them. */
async function kioskOf(count: 1 | 3 = 1) {
  const ports = await serverPorts(count)
  const hall = box.hall(sharedHall(ports, ['kiosk-1', 'desk-1']))
  const keys = join(box.folder(), 'keys')
  expect((await runGuitai(['hall', 'setup', keys], { GUITAI_CONFIG: hall })).code).toBe(0)
  const [ca, seed] = ['ca.pem', 'box.nk'].map((name) => join(dirname(hall), name)) as [string, string]
  copyFileSync(join(keys, 'ca/hall-ca.pem'), ca)
  copyFileSync(join(keys, 'boxes/kiosk-1.nk'), seed)
  const start = async () => {
    const started = ports.map((port) => placedServer(keys, port))
    servers.push(...started)
    await Promise.all(started.map((one) => one.start()))
  }
  return { hall, keys, ports, ca, seed, start, url: `tls://127.0.0.1:${ports[0]}`, conf: join(keys, `servers/127-0-0-1-${ports[0]}/nats-server.conf`) }
}
type Kiosk = Awaited<ReturnType<typeof kioskOf>>

const examine = async ({ hall }: Pick<Kiosk, 'hall'>, env: Record<string, string> = {}) => {
  const { out } = await runGuitai(['doctor', '--json'], { GUITAI_CONFIG: hall, GUITAI_DATA: box.folder(), GUITAI_PORT: '1', GUITAI_BOX: 'kiosk-1', ...env })
  const { findings } = JSON.parse(out) as { findings: { level: string; en: string; zh: string }[] }
  for (const { zh } of findings) expect(zh).toMatch(/[\u4e00-\u9fff]|Node/)
  return findings.map(({ level, en }) => `${level}: ${en}`)
}
const sharedJournal = async ({ url, ca, seed }: Kiosk, folder: string) =>
  (await openSharedJournal({ folder, site, raise, servers: [url], replicas: 1, box: 'kiosk-1', ca, seed, greets: true, clock: systemClock, onDamage: () => undefined })).journal

describe('guitai doctor in a hall of many boxes', () => {
  it('says nothing of it where one box is the whole hall', async () => {
    expect((await examine({ hall: box.hall(() => undefined) }, { GUITAI_BOX: '' })).join('\n')).not.toMatch(/GUITAI_BOX|nats/)
  })

  it('finds nothing wrong with a box that was set up, and says how far it is behind', { timeout: 60_000 }, async () => {
    const kiosk = await kioskOf()
    await kiosk.start()
    const before = await examine(kiosk)
    expect(before).toEqual(expect.arrayContaining(['good: This box is kiosk-1, one of 2.', 'good: The seed of this box is readable by its user only.', `good: ${kiosk.url} answers and knows this box.`, 'note: There is no journal of the hall yet; the first box that starts makes it.']))
    const [data, other] = [box.folder(), box.folder()]
    const journal = await sharedJournal(kiosk, data)
    await journal.append(0, at, [fact(1), fact(2)])
    await journal.append(2, at, [fact(3)])
    await journal.close()
    expect(await examine(kiosk, { GUITAI_DATA: data })).toEqual(expect.arrayContaining(["good: The hall's journal is kept on 1 servers.", "good: This box has all of the hall's 3 entries."]))
    expect(await examine(kiosk, { GUITAI_DATA: other })).toContain("note: This box has 0 of the hall's 3 entries; a running daemon gets the other 3 by itself.")
  })

  it('says which name is missing or wrong', async () => {
    const kiosk = await kioskOf()
    expect(await examine(kiosk, { GUITAI_BOX: 'desk-9' })).toContain('wrong: GUITAI_BOX is desk-9, and the hall has no such box. Set it to one of kiosk-1, desk-1, or add the box to the configuration.')
    const { out } = await runGuitai(['doctor', '--en'], { GUITAI_CONFIG: kiosk.hall, GUITAI_DATA: box.folder(), GUITAI_PORT: '1' })
    expect(out).toContain("WRONG  GUITAI_BOX is not set: this hall is of many boxes. Set it to this one's name: kiosk-1, desk-1.")
    expect(out).toMatch(new RegExp(`^WRONG {2}${kiosk.url}: no connection to .*Check its power`, 'm'))
  })

  it('says what is wrong with the files, and what the server says to them', { timeout: 60_000 }, async () => {
    const kiosk = await kioskOf()
    await kiosk.start()
    chmodSync(kiosk.seed, 0o644)
    expect(await examine(kiosk)).toContain(`wrong: nats.seed: ${kiosk.seed} can be read by others, who could then write the hall's journal: chmod 600 ${kiosk.seed}`)
    writeFileSync(kiosk.seed, newSeed().seed)
    expect((await examine(kiosk)).join('\n')).toMatch(/^wrong: tls:\S+: the hall's server \S+ does not know the seed .* Run `guitai hall setup` again, bring its nats-server\.conf to the server, and there: systemctl reload nats-server$/m)
    rmSync(kiosk.seed)
    const other = await kioskOf()
    copyFileSync(other.ca, kiosk.ca)
    expect((await examine(kiosk)).join('\n')).toMatch(/^wrong: nats\.seed: \S+box\.nk cannot be read \(ENOENT\)\. Put this box's own file/m)
    copyFileSync(other.seed, kiosk.seed)
    expect((await examine(kiosk)).join('\n')).toMatch(/^wrong: tls:\S+: the certificate of .* was not signed by whom .*Bring both files from one folder/m)
    rmSync(kiosk.ca)
    expect((await examine(kiosk)).join('\n')).toMatch(/^wrong: nats\.ca: \S+ca\.pem cannot be read \(ENOENT\)\. Put ca\/hall-ca\.pem/m)
  })

  it('says that a server has no JetStream, or keeps fewer copies than are asked for', { timeout: 60_000 }, async () => {
    const kiosk = await kioskOf()
    const plain = placedServer(kiosk.keys, kiosk.ports[0] ?? 0)
    servers.push(plain)
    const conf = join(plain.folder, 'nats.conf')
    const whole = readFileSync(conf, 'utf8')
    writeFileSync(conf, whole.replace(/^jetstream .*$/m, ''))
    await plain.start()
    expect(await examine(kiosk)).toContain(`wrong: ${kiosk.url} lets this box in, and has no JetStream: bring the nats-server.conf of \`guitai hall setup\` to it.`)
    await plain.kill()
    writeFileSync(conf, whole)
    await plain.start()
    await (await sharedJournal(kiosk, box.folder())).close()
    const three = box.hall(sharedHall([kiosk.ports[0] ?? 0, 1, 2], ['kiosk-1', 'desk-1']))
    copyFileSync(kiosk.ca, join(dirname(three), 'ca.pem'))
    copyFileSync(kiosk.seed, join(dirname(three), 'box.nk'))
    expect(await examine({ hall: three })).toContain("wrong: The hall's journal is kept on 1 servers, and the configuration asks for 3. An administrator of the servers changes it: nats stream update --replicas 3")
  })
})

describe('The doctor on a machine with one of our nats-server.conf', () => {
  const own = { box: 'kiosk-1', seed: undefined }
  const said = (kiosk: Kiosk, file: string, seed?: string) => examineServerConf(file, loadHall(kiosk.hall).config, { ...own, seed }).map(({ level, sentence }) => `${level}: ${sentence.en}`)

  it('compares the boxes it lets in with those of the configuration', async () => {
    const kiosk = await kioskOf()
    expect(said(kiosk, kiosk.conf, kiosk.seed)).toEqual([`good: ${kiosk.conf} lets in the boxes of the configuration, and nobody else.`])
    expect(said(kiosk, '/nowhere')).toEqual([])
    const file = join(box.folder(), 'nats-server.conf')
    const changed = (change: (text: string) => string) => {
      writeFileSync(file, change(readFileSync(kiosk.conf, 'utf8')))
      return said(kiosk, file, kiosk.seed)
    }
    const mend = 'Run `guitai hall setup` again, bring the new one here, and: systemctl reload nats-server'
    expect(changed(() => 'port: 4222\n')).toEqual([])
    expect(changed((text) => text.replace(/^.*# desk-1\n/m, ''))).toEqual([`wrong: ${file} does not let in desk-1. ${mend}`])
    expect(changed((text) => text.replace(/^(.*)# desk-1\n/m, '$1# desk-1\n$1# desk-2\n'))).toEqual([`wrong: ${file} lets in desk-2, which the configuration does not have. ${mend}`])
    expect(changed((text) => text.replace('"_INBOX.>"', '">"'))).toEqual([`wrong: ${file}: its permissions are not those that this version gives to boxes. ${mend}`])
    expect(changed((text) => text.replace(`# Hall ${site},`, '# Hall elsewhere,'))).toEqual([`wrong: ${file}: its permissions are not those that this version gives to boxes. ${mend}`])
    expect(changed((text) => ownText(text.split('\n').slice(1).join('\n').replaceAll(site, 'elsewhere')))).toEqual([`wrong: ${file} is of the hall elsewhere, not of this one. ${mend}`])
    writeFileSync(kiosk.seed, newSeed().seed)
    expect(said(kiosk, kiosk.conf, kiosk.seed)).toEqual([`wrong: ${kiosk.conf} knows kiosk-1 by another key than this box's seed. ${mend}`])
  })
})
