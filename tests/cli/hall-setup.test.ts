/** `guitai hall setup`, and what its files are worth: real servers are started from them. */
import { X509Certificate } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect, nkeyAuthenticator, type NatsConnection, PermissionViolationError } from '@nats-io/transport-node'
import { afterEach, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { newSeed } from '../../device-daemon/cli/hall/seeds.ts'
import { systemClock } from '../../device-daemon/clock.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { openSharedJournal } from '../../device-daemon/journal/shared/open.ts'
import type { SharedJournal } from '../../device-daemon/journal/shared/shared-journal.ts'
import { runGuitai } from '../kit/daemon-process.ts'
import { placedServer, serverPorts, sharedHall } from '../kit/hall-servers.ts'
import { type NatsServer, server } from '../kit/nats-server.ts'
import { at, fact } from '../journal/facts.ts'
import { testBox } from './box.ts'

const box = testBox()
const site = '510921103'
const opened: SharedJournal[] = []
const lines: NatsConnection[] = []
const servers: NatsServer[] = []

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close()
  for (const line of lines.splice(0)) await line.close()
  for (const one of servers.splice(0)) await one.remove()
})

const setUp = (hall: string, folder: string, env: Record<string, string> = {}) => runGuitai(['hall', 'setup', folder], { GUITAI_CONFIG: hall, ...env })

interface SetUp {
  readonly hall: string
  readonly folder: string
  readonly ports: readonly number[]
}
async function hallOf(boxes: readonly string[], count: 1 | 3 = 1): Promise<SetUp> {
  const ports = await serverPorts(count)
  const hall = box.hall(sharedHall(ports, boxes))
  const folder = join(box.folder(), 'keys')
  const { code, err } = await setUp(hall, folder)
  expect([code, err]).toEqual([0, ''])
  return { hall, folder, ports }
}
async function started({ folder, ports }: SetUp): Promise<void> {
  servers.push(...ports.map((port) => placedServer(folder, port)))
  await Promise.all(servers.map((one) => one.start()))
}
interface Keys {
  readonly ca?: string | undefined
  readonly seed?: string | undefined
}
async function open({ folder, ports }: SetUp, name: string, keys: Keys = {}): Promise<SharedJournal> {
  const { ca, seed } = { ca: join(folder, 'ca/hall-ca.pem'), seed: join(folder, `boxes/${name}.nk`), ...keys }
  const urls = ports.map((port) => `tls://127.0.0.1:${port}`)
  const { journal } = await openSharedJournal({ folder: box.folder(), site, raise, servers: urls, replicas: ports.length === 3 ? 3 : 1, box: name, ca, seed, greets: true, clock: systemClock, onDamage: () => undefined })
  opened.push(journal)
  return journal
}
/** With a client of their own, as somebody who has taken a box's keys. */
async function lineWith({ folder, ports }: SetUp, seed: string): Promise<NatsConnection> {
  // The client compares the certificate with `host`.
  const tls = { ca: readFileSync(join(folder, 'ca/hall-ca.pem'), 'utf8'), host: '127.0.0.1' }
  const line = await connect({ servers: `tls://127.0.0.1:${ports[0]}`, ignoreClusterUpdates: true, tls, authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)) })
  lines.push(line)
  return line
}
const stolen = (set: SetUp, name: string) => lineWith(set, readFileSync(join(set.folder, `boxes/${name}.nk`), 'utf8').trim())
const filesOf = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
const contentsOf = (folder: string) => Object.fromEntries(filesOf(folder).map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]))
const addBox = (hall: string, name: string) => {
  const config = parse(readFileSync(hall, 'utf8'))
  config.boxes.push({ name })
  writeFileSync(hall, stringify(config))
}

describe('guitai hall setup', () => {
  it('writes a CA, a server’s files and a seed for each box; what is secret is for its user only', async () => {
    const { folder, ports } = await hallOf(['kiosk-1', 'desk-1'])
    const own = `servers/127-0-0-1-${ports[0]}`
    expect(filesOf(folder).map((file) => [file.slice(folder.length + 1), (statSync(file).mode & 0o777).toString(8)]).toSorted()).toEqual([
      ['README.txt', '644'],
      ['boxes/desk-1.nk', '600'],
      ['boxes/kiosk-1.nk', '600'],
      ['ca/hall-ca-key.pem', '600'],
      ['ca/hall-ca.pem', '644'],
      [`${own}/hall-ca.pem`, '644'],
      [`${own}/nats-server.conf`, '644'],
      [`${own}/server-key.pem`, '600'],
      [`${own}/server.pem`, '644'],
    ])
    const [ca, certificate] = ['ca/hall-ca.pem', `${own}/server.pem`].map((name) => new X509Certificate(readFileSync(join(folder, name))))
    expect([ca?.ca, certificate?.ca, certificate?.checkIP('127.0.0.1'), certificate?.checkIP('127.0.0.2')]).toEqual([true, false, '127.0.0.1', undefined])
    expect(ca !== undefined && certificate?.verify(ca.publicKey)).toBe(true)
    const readme = readFileSync(join(folder, 'README.txt'), 'utf8')
    for (const words of [`servers/127-0-0-1-${ports[0]} -> 127.0.0.1`, '/etc/nats-server.conf', 'kiosk-1', '种子', 'seed']) expect(readme).toContain(words)
  })

  it('again changes nothing; after a box was added it keeps the CA and the seeds and lets the new one in', { timeout: 60_000 }, async () => {
    const set = await hallOf(['kiosk-1'])
    const before = contentsOf(set.folder)
    expect((await setUp(set.hall, set.folder)).out).not.toMatch(/new |renewed/)
    expect(contentsOf(set.folder)).toEqual(before)
    addBox(set.hall, 'desk-1')
    const { code, out } = await setUp(set.hall, set.folder)
    expect([code, out.match(/^ {2}(new|renewed) +(.*)$/gm)?.map((line) => line.replace(/\s+/g, ' ').trim())]).toEqual([0, ['new boxes/desk-1.nk', `renewed servers/127-0-0-1-${set.ports[0]}/nats-server.conf`, 'renewed README.txt']])
    expect(out).toContain('systemctl reload nats-server')
    for (const [name, text] of Object.entries(before)) if (/\.(pem|nk)$/.test(name)) expect(readFileSync(join(set.folder, name), 'utf8')).toBe(text)
    await started(set)
    const [first, second] = [await open(set, 'kiosk-1'), await open(set, 'desk-1')]
    await first.append(0, at, [fact(1)])
    await expect.poll(() => second.head).toBe(1)
  })

  it('overwrites nothing that somebody has changed, and then writes nothing at all', async () => {
    const { hall, folder, ports } = await hallOf(['kiosk-1'])
    const conf = join(folder, `servers/127-0-0-1-${ports[0]}/nats-server.conf`)
    writeFileSync(conf, `${readFileSync(conf, 'utf8')}max_connections: 20\n`)
    addBox(hall, 'desk-1')
    const before = contentsOf(folder)
    const { code, err } = await setUp(hall, folder)
    expect([code, err.trim()]).toEqual([2, `${conf} was not written by this command, or was changed since, and is not overwritten. Move it away, and put your changes into the new one.`])
    expect(contentsOf(folder)).toEqual(before)
  })

  it('goes on after a crash between a key and its certificate', async () => {
    const { hall, folder, ports } = await hallOf(['kiosk-1'])
    const [key, certificate] = ['server-key.pem', 'server.pem'].map((name) => join(folder, `servers/127-0-0-1-${ports[0]}`, name)) as [string, string]
    const before = readFileSync(key, 'utf8')
    rmSync(certificate)
    expect((await setUp(hall, folder)).code).toBe(0)
    expect(readFileSync(key, 'utf8')).toBe(before)
    expect(existsSync(certificate)).toBe(true)
  })

  it('says what is missing: openssl, the CA’s key, a folder of this hall, a hall of many boxes', async () => {
    const { hall, folder } = await hallOf(['kiosk-1'])
    const without = await setUp(hall, join(box.folder(), 'keys'), { PATH: '/nowhere' })
    expect([without.code, without.err.trim()]).toEqual([2, expect.stringMatching(/^This command makes certificates with the program openssl, which cannot be run here \(.*ENOENT\): apt-get install openssl$/)])
    const other = box.hall(sharedHall([4222], ['kiosk-1'], (config) => (config.site.code = 'elsewhere')))
    expect((await setUp(other, folder)).err.trim()).toBe(`${folder} is of another hall (CN=Guitai hall ${site}). Name another folder.`)
    rmSync(join(folder, 'ca/hall-ca-key.pem'))
    expect((await setUp(hall, folder)).code).toBe(0)
    const more = box.hall(sharedHall([4223], ['kiosk-1']))
    expect((await setUp(more, folder)).err).toMatch(/hall-ca-key\.pem is missing: without it no server can be added\./)
    writeFileSync(join(folder, 'boxes/kiosk-1.nk'), 'SUA\n')
    expect((await setUp(hall, folder)).err).toMatch(/kiosk-1\.nk is no seed\. Put it back from a copy, or move it away/)
    expect((await setUp(box.hall(() => undefined), folder)).err).toMatch(/this hall is of one box, and needs no servers\./)
    const clear = box.hall(sharedHall([4222], ['kiosk-1'], (config) => (config.nats.servers = ['nats://127.0.0.1:4222'])))
    expect((await setUp(clear, folder)).err).toMatch(/nats:\/\/127\.0\.0\.1:4222 must begin with tls:\/\//)
    for (const words of [['setup'], ['setup', 'a', 'b'], ['up']]) expect(await runGuitai(['hall', ...words])).toMatchObject({ code: 2, err: 'guitai hall setup FOLDER\n' })
  })
})

describe('A hall that was set up', () => {
  it('has one journal on its boxes', { timeout: 60_000 }, async () => {
    const set = await hallOf(['kiosk-1', 'desk-1'])
    await started(set)
    const [kiosk, desk] = [await open(set, 'kiosk-1'), await open(set, 'desk-1')]
    await kiosk.append(0, at, [fact(1)])
    await expect.poll(() => desk.head).toBe(1)
    await desk.append(1, at, [fact(2)])
    await expect.poll(() => kiosk.head).toBe(2)
    expect(await kiosk.hashAt(2)).toBe(await desk.hashAt(2))
    // One that begins late reads what it missed.
    expect((await open(set, 'desk-1')).head).toBe(2)
    expect([kiosk.trouble, desk.trouble]).toEqual([null, null])
  })

  it('lets no box in without a seed, with a stranger’s, or to a server that the CA has not signed; each says so', { timeout: 60_000 }, async () => {
    const set = await hallOf(['kiosk-1'])
    await started(set)
    const stranger = join(box.folder(), 'stranger.nk')
    writeFileSync(stranger, newSeed().seed)
    const other = await hallOf(['kiosk-1'])
    const where = `tls://127.0.0.1:${set.ports[0]}`
    const cut = 'This box is cut off from its hall:'
    const [none, strange, wrong, gone, spoilt] = await Promise.all([
      open(set, 'kiosk-1', { seed: undefined }),
      open(set, 'kiosk-1', { seed: stranger }),
      open(set, 'kiosk-1', { ca: join(other.folder, 'ca/hall-ca.pem') }),
      open(set, 'kiosk-1', { seed: '/nowhere/box.nk' }),
      open(set, 'kiosk-1', { seed: join(set.folder, 'README.txt') }),
    ])
    expect(none.trouble).toBe(`${cut} the hall's server ${where} wants the seed of a box, and nats.seed names none.`)
    expect(strange.trouble).toBe(`${cut} the hall's server ${where} does not know the seed ${stranger}; is it this box's own of \`guitai hall setup\`, and has the server the newest nats-server.conf.`)
    expect(wrong.trouble).toBe(`${cut} the certificate of ${where} was not signed by whom ${join(other.folder, 'ca/hall-ca.pem')} (nats.ca) names.`)
    expect(gone.trouble).toMatch(/^This box is cut off from its hall: the file \/nowhere\/box\.nk cannot be read \(ENOENT/)
    expect(spoilt.trouble).toMatch(/README\.txt is no seed of a box; `guitai hall setup` makes one\.$/)
    await expect(strange.append(0, at, [fact(1)])).rejects.toThrow(/does not know the seed/)
  })

  it('lets a box in once its seed was put right, without a restart', { timeout: 60_000 }, async () => {
    const set = await hallOf(['kiosk-1'])
    await started(set)
    const seed = join(box.folder(), 'box.nk')
    writeFileSync(seed, newSeed().seed)
    const journal = await open(set, 'kiosk-1', { seed })
    expect(journal.trouble).toMatch(/does not know the seed/)
    copyFileSync(join(set.folder, 'boxes/kiosk-1.nk'), seed)
    await expect.poll(() => journal.trouble).toBeNull()
    await journal.append(0, at, [fact(1)])
  })

  it('shuts a running box out whose key was taken away, and lets it in again with it', { timeout: 60_000 }, async () => {
    const set = await hallOf(['kiosk-1', 'desk-1'])
    await started(set)
    const [kiosk, desk] = [await open(set, 'kiosk-1'), await open(set, 'desk-1')]
    const conf = join(servers[0]?.folder ?? '', 'nats.conf')
    const whole = readFileSync(conf, 'utf8')
    const restart = async (text: string) => {
      writeFileSync(conf, text)
      await servers[0]?.kill()
      await servers[0]?.start()
    }
    await restart(whole.replace(/^.*# desk-1\n/m, ''))
    await expect.poll(() => desk.trouble).toMatch(/does not know the seed/)
    await expect.poll(() => kiosk.trouble).toBeNull()
    await kiosk.append(0, at, [fact(1)])
    expect(desk.head).toBe(0)
    await restart(whole)
    await expect.poll(() => [desk.trouble, desk.head]).toEqual([null, 1])
  })

  it('forms a cluster of three servers that keeps everything three times', { timeout: 90_000 }, async () => {
    const set = await hallOf(['kiosk-1', 'desk-1'], 3)
    await started(set)
    const [kiosk, desk] = [await open(set, 'kiosk-1'), await open(set, 'desk-1')]
    await expect.poll(() => [kiosk.trouble, desk.trouble], { timeout: 40_000 }).toEqual([null, null])
    await kiosk.append(0, at, [fact(1)])
    await expect.poll(() => desk.head).toBe(1)
    const info = await (await jetstreamManager(await stolen(set, 'desk-1'), { checkAPI: false })).streams.info(`hall-${site}`)
    expect([info.config.num_replicas, info.cluster?.replicas?.length]).toEqual([3, 2])
    await servers[0]?.kill()
    await expect.poll(() => kiosk.append(kiosk.head, at, [fact(2)]).then(() => 'taken', () => 'not yet'), { timeout: 40_000 }).toBe('taken')
  })
})

describe('A box’s keys in strange hands', () => {
  /** Asks, and gives back what is said. */
  const said = (line: NatsConnection, subject: string, body: unknown = {}): Promise<string> => line.request(subject, JSON.stringify(body), { timeout: 3000 }).then((answer) => answer.string(), (error: unknown) => `${error}`)

  it('publish nothing else, alter and delete nothing, and read no other stream', { timeout: 60_000 }, async () => {
    const set = await hallOf(['kiosk-1'])
    // The same server with an account of its administrator's, who keeps another stream there.
    const root = newSeed()
    const own = placedServer(set.folder, set.ports[0] ?? 0)
    servers.push(own)
    writeFileSync(join(own.folder, 'nats.conf'), readFileSync(join(own.folder, 'nats.conf'), 'utf8').replace('  users: [\n', `  users: [\n    { nkey: ${root.publicKey} }\n`))
    await own.start()
    const journal = await open(set, 'kiosk-1')
    await journal.append(0, at, [fact(1)])
    const admin = await lineWith(set, root.seed)
    await (await jetstreamManager(admin)).streams.add({ name: 'private', subjects: ['private.>'] })
    await jetstream(admin).publish('private.words', 'secret')

    const hall = `hall-${site}`
    const asked: [string, unknown?][] = [
      ['guitai.other.journal'],
      [`guitai.${site}.other`],
      ['private.words'],
      [`$JS.API.STREAM.DELETE.${hall}`],
      [`$JS.API.STREAM.PURGE.${hall}`],
      [`$JS.API.STREAM.UPDATE.${hall}`, { name: hall, subjects: ['x'] }],
      [`$JS.API.STREAM.MSG.DELETE.${hall}`, { seq: 1 }],
      [`$JS.API.STREAM.SNAPSHOT.${hall}`],
      [`$JS.API.STREAM.RESTORE.${hall}`],
      ['$JS.API.STREAM.CREATE.mine', { name: 'mine', subjects: ['mine'] }],
      ['$JS.API.STREAM.MSG.GET.private', { seq: 1 }],
      ['$JS.API.STREAM.INFO.private'],
      ['$JS.API.STREAM.LIST'],
      ['$JS.API.STREAM.NAMES'],
      ['$JS.API.DIRECT.GET.private', { seq: 1 }],
      ['$JS.API.CONSUMER.CREATE.private.mine', { stream_name: 'private', config: { name: 'mine', ack_policy: AckPolicy.None } }],
      ['$JS.API.CONSUMER.MSG.NEXT.private.mine'],
      ['$SYS.REQ.SERVER.PING'],
    ]
    const line = await stolen(set, 'kiosk-1')
    for (const [subject, body] of asked) expect(await said(line, subject, body)).toBe(`RequestError: Permissions Violation for Publish to "${subject}"`)
    // What may be asked of the hall's stream is not obeyed for another.
    expect(await said(line, `$JS.API.CONSUMER.CREATE.${hall}.mine`, { stream_name: 'private', config: { name: 'mine', ack_policy: AckPolicy.None } })).toMatch(/error.*does not match/)
    for (const subject of ['guitai.>', '>', '$JS.>', 'private.>']) {
      const heard = new Promise((resolve) => line.subscribe(subject, { callback: (error) => resolve(error) }))
      expect(await heard).toBeInstanceOf(PermissionViolationError)
    }
    expect((await (await jetstreamManager(admin)).streams.info(hall)).state.messages).toBe(1)
    expect(journal.trouble).toBeNull()
  })

  it('are worth nothing for pretending to be a server of the cluster', { timeout: 60_000 }, async () => {
    const set = await hallOf(['kiosk-1', 'desk-1'], 3)
    await started(set)
    await expect.poll(async () => (await open(set, 'kiosk-1')).trouble, { timeout: 40_000 }).toBeNull()
    const [port = 0] = await serverPorts(1)
    const joined = server(port, (own) => `server_name: stranger\nlisten: "127.0.0.1:${port}"\njetstream { store_dir: "${own}/store" }\ncluster { name: "hall-${site}", listen: "127.0.0.1:${port + 2000}", routes: ["nats://127.0.0.1:${(set.ports[0] ?? 0) + 2000}"] }\n`)
    servers.push(joined)
    await joined.start()
    const line = await connect({ servers: joined.url })
    lines.push(line)
    await expect(line.request(`$JS.API.STREAM.INFO.hall-${site}`, '', { timeout: 3000 })).rejects.toThrow()
  })
})
