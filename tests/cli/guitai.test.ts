/** The command line and the daemon's process, as somebody at the box meets them. */
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { end, runGuitai, startProcess } from '../kit/daemon-process.ts'
import type { ConfigChange } from '../kit/test-daemon.ts'
import { root, testBox } from './box.ts'

const { folder, start, hall } = testBox()
const take = (url: string, token: string) =>
  fetch(`${url}/api/tickets`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ queue: 'A' }),
  })

describe('guitai', () => {
  it('alone prints what there is', async () => {
    const { code, out } = await runGuitai([])
    expect(code).toBe(0)
    for (const word of ['serve', 'doctor', 'devices', 'token', 'config check']) expect(out).toContain(`guitai ${word}`)
  })

  it.each([[['dance']], [['token', '--role', 'king']], [['token', '--role', 'clerk', '--window', '9']], [['token', '--colour', 'red']], [['config', 'polish']], [['serve', 'fast']]])(
    '%j is wrong use: a sentence and exit code 2',
    async (words) => {
      const { code, err } = await runGuitai(words, { GUITAI_DATA: folder() })
      expect(code).toBe(2)
      expect(err.trim().split('\n')).toHaveLength(1)
    },
  )
})

describe('guitai serve', () => {
  it('prints the address of every page, and says that the hall is emulated', async () => {
    const daemon = await start(folder())
    for (const page of ['/kiosk', '/window/1', '/window/2', '/board', '/tech', '/lab', '/api/docs']) expect(daemon.said()).toContain(`${daemon.url}${page}`)
    expect(daemon.said()).toMatch(/EMULATED/)
    for (const page of ['/kiosk', '/window/1', '/board', '/tech', '/lab', '/']) {
      const answer = await fetch(daemon.url + page)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    }
  })

  it('stops in order when told to, with exit code 0, and leaves a journal that is whole', async () => {
    const data = folder()
    const daemon = await start(data)
    expect(await end(daemon)).toBe(0)
    const { code, out } = await runGuitai(['doctor'], { GUITAI_DATA: data, GUITAI_PORT: '1' })
    expect(out).toMatch(/The journal is whole: 1 entries/)
    expect(code).toBe(0)
  })

  it('killed at any moment loses no number that was given and gives none twice', async () => {
    const data = folder()
    const { out } = await runGuitai(['token', '--role', 'kiosk'], { GUITAI_DATA: data })
    const token = out.trim()
    const given: string[] = []
    for (let round = 0; round < 4; round++) {
      const daemon = await startProcess(data)
      const wanted = 3 + round * 7
      const takers = Array.from({ length: 4 }, async () => {
        for (;;) {
          const answer = await take(daemon.url, token).catch(() => null)
          if (answer?.status !== 201) return
          const body = (await answer.json().catch(() => null)) as { number: string } | null
          if (body === null) return
          given.push(body.number)
          if (given.length % 40 >= wanted) daemon.process.kill('SIGKILL')
        }
      })
      await Promise.all(takers)
      await end(daemon, 'SIGKILL')
    }
    expect(given.length).toBeGreaterThan(20)
    expect(new Set(given).size).toBe(given.length)
    const database = new DatabaseSync(join(data, 'journal.sqlite'), { readOnly: true })
    const issued = database
      .prepare("SELECT json_extract(fact, '$.data.number') AS number FROM entries WHERE json_extract(fact, '$.type') = 'ticket-issued' ORDER BY seq")
      .all()
      .map((row) => String(row['number']))
    database.close()
    expect(issued).toEqual(issued.map((_, index) => `A${String(index + 1).padStart(3, '0')}`))
    expect(issued).toEqual(expect.arrayContaining(given))
    expect((await runGuitai(['doctor'], { GUITAI_DATA: data, GUITAI_PORT: '1' })).code).toBe(0)
    // Six processes are started one after the other; on a loaded machine each takes seconds.
  }, 120_000)

  it.each<[string, ConfigChange, RegExp]>([
    ['an unknown key', (config) => (config.devices[2].bautRate = 9600), /^devices\[2\]\.bautRate: there is no such setting$/],
    ['an impossible value', (config) => (config.devices[2] = { id: 'window-1/id-reader', driver: 'id-reader/sam', transport: 'serial', path: '/dev/ttyS0', baudRate: 12 }), /^devices\[2\]\.baudRate: /],
  ])('with %s in its configuration says where, exits 2, and starts nothing', async (_what, change, sentence) => {
    const data = join(folder(), 'not-made')
    const { code, err, out } = await runGuitai(['serve'], { GUITAI_CONFIG: hall(change), GUITAI_DATA: data, GUITAI_PORT: '0' })
    expect(code).toBe(2)
    expect(err.trim()).toMatch(sentence)
    expect(out).toBe('')
    expect(existsSync(data)).toBe(false)
  })

  it('on a port that is taken says so in one sentence', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { code, err } = await runGuitai(['serve'], { GUITAI_DATA: folder(), GUITAI_PORT: String(port) })
    server.close()
    expect(code).toBe(1)
    expect(err.trim()).toBe(`Port ${port} is taken by another program. Is Guitai running already? GUITAI_PORT names another.`)
  })

  it('with a data folder that cannot be written says so in one sentence', async () => {
    const file = join(folder(), 'a-file')
    writeFileSync(file, '')
    const { code, err } = await runGuitai(['serve'], { GUITAI_DATA: join(file, 'data'), GUITAI_PORT: '0' })
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^The data folder .* cannot be written: ENOTDIR/)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('twice on one data folder is refused in one sentence', async () => {
    const data = folder()
    const daemon = await start(data)
    const { code, err } = await runGuitai(['serve'], { GUITAI_DATA: data, GUITAI_PORT: '0' })
    expect(code).toBe(1)
    expect(err.trim()).toBe(`Another daemon (process ${daemon.process.pid}) is using the journal in ${data}.`)
  })

  const used = async () => {
    const data = folder()
    const daemon = await start(data)
    const { out } = await runGuitai(['token', '--role', 'kiosk'], { GUITAI_DATA: data })
    for (let count = 0; count < 3; count++) await take(daemon.url, out.trim())
    await end(daemon)
    return data
  }
  const tamper = (data: string, sql: string) => {
    const database = new DatabaseSync(join(data, 'journal.sqlite'))
    database.exec(sql)
    database.close()
  }

  it('with an altered journal refuses to start and names the entry; the doctor does, too', async () => {
    const data = await used()
    tamper(data, "UPDATE entries SET fact = replace(fact, 'A001', 'A009') WHERE seq = 2")
    const { code, err } = await runGuitai(['serve'], { GUITAI_DATA: data, GUITAI_PORT: '0' })
    expect(code).toBe(1)
    expect(err.trim()).toBe('Journal entry 2 has been altered: its hash does not match. The journal is not used.')
    const doctor = await runGuitai(['doctor'], { GUITAI_DATA: data, GUITAI_PORT: '1' })
    expect(doctor.code).toBe(1)
    expect(doctor.out).toMatch(/WRONG {2}Journal entry 2 has been altered/)
  })

  it('with its last entries gone refuses to start and says which; the doctor does, too', async () => {
    const data = await used()
    tamper(data, 'DELETE FROM entries WHERE seq > 3')
    const { code, err } = await runGuitai(['serve'], { GUITAI_DATA: data, GUITAI_PORT: '0' })
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^Journal entries 4 to \d+ are missing: .*`guitai journal new --i-know`\.$/)
    const doctor = await runGuitai(['doctor'], { GUITAI_DATA: data, GUITAI_PORT: '1' })
    expect(doctor.out).toMatch(/WRONG {2}Journal entries 4 to/)
  })

  it('with a device that is not there runs all the same, and the device says why', async () => {
    const data = folder()
    const config = hall((one) => {
      one.devices[1] = { id: 'kiosk-1/scanner', driver: 'scanner/serial-line', transport: 'serial', path: '/dev/ttyNOTHERE9' }
    })
    const daemon = await start(data, { GUITAI_CONFIG: config })
    const { out } = await runGuitai(['token', '--role', 'technician'], { GUITAI_DATA: data, GUITAI_CONFIG: config })
    const answer = await fetch(`${daemon.url}/api/devices`, { headers: { authorization: `Bearer ${out.trim()}` } })
    const { devices } = (await answer.json()) as { devices: { id: string }[] }
    expect(devices.find(({ id }) => id === 'kiosk-1/scanner')).toMatchObject({ state: 'absent', reason: 'not-found', detail: expect.stringMatching(/Is the cable plugged in/) })
    const doctor = await runGuitai(['doctor'], { GUITAI_DATA: data, GUITAI_CONFIG: config, GUITAI_PORT: '1' })
    expect(doctor.out).toMatch(/WRONG {2}kiosk-1\/scanner: there is no \/dev\/ttyNOTHERE9/)
    expect(doctor.code).toBe(1)
  })
})

describe('guitai token', () => {
  it('prints a token and nothing else, made with the key in GUITAI_DATA', async () => {
    const data = folder()
    const daemon = await start(data)
    const { code, out } = await runGuitai(['token', '--role', 'clerk', '--window', '1'], { GUITAI_DATA: data })
    expect(code).toBe(0)
    const session = await fetch(`${daemon.url}/api/session`, { headers: { authorization: `Bearer ${out.trim()}` } })
    expect(await session.json()).toMatchObject({ role: 'clerk', window: 1, clerk: { workNo: '1001' } })
  })

  it('without GUITAI_DATA finds the running daemon’s key by its port', async () => {
    const daemon = await start(folder())
    const env = { GUITAI_PORT: String(daemon.port) }
    const { out } = await runGuitai(['token', '--role', 'kiosk'], env)
    expect((await take(daemon.url, out.trim())).status).toBe(201)
    const devices = await runGuitai(['devices'], env)
    expect(devices.out).toMatch(/kiosk-1\/printer +printer\/esc-pos +emulated +ok/)
  })
})

describe('guitai config', () => {
  it('check says that a good file is good, and what is in it', async () => {
    const { code, out } = await runGuitai(['config', 'check'], { GUITAI_CONFIG: join(root, 'config/halls/emulated.yaml') })
    expect(code).toBe(0)
    expect(out).toMatch(/good\. 示范镇便民服务中心: 2 windows, 7 queues, 32 service items, 10 devices\./)
    expect(out).toContain('window-2/pad has no key for very_dissatisfied: nobody can choose that there.')
    expect(out).not.toContain('window-1/pad has no key')
    expect(out).toContain('hall/displays (emulated) is shared by 2 devices: window-1/display at 11, window-2/display at 12.')
  })

  it('check of a bad file prints every fault and exits 2', async () => {
    const file = hall((config) => {
      config.windows[0].pad = 'window-9/pad'
      config.queues[1].prefix = 'A'
    })
    const { code, err } = await runGuitai(['config', 'check'], { GUITAI_CONFIG: file })
    expect(code).toBe(2)
    expect(err).toMatch(/^windows\[0\]\.pad: there is no device window-9\/pad$/m)
    expect(err).toMatch(/^queues\[1\]\.prefix: A is there twice$/m)
  })

  it('pin makes a digest of what comes on standard input', async () => {
    const { code, out } = await runGuitai(['config', 'pin'], {}, '2468\n')
    expect(code).toBe(0)
    expect(out.trim()).toMatch(/^scrypt:[0-9a-f]{32}:[0-9a-f]{64}$/)
    expect((await runGuitai(['config', 'pin'], {}, 'abc\n')).code).toBe(2)
  })
})
