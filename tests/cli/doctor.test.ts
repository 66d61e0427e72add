/** What the doctor says about a box. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { raise } from '../../device-daemon/hall/raise.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { leaveNote, takeNoteAway } from '../../device-daemon/settings.ts'
import { runGuitai } from '../kit/daemon-process.ts'
import { fact } from '../journal/facts.ts'
import { testBox } from './box.ts'

const box = testBox()

/** A folder for LD_LIBRARY_PATH whose libusb is none: the loader meets what a box without the package meets. */
function withoutLibusb(): string {
  const libraries = box.folder()
  writeFileSync(join(libraries, 'libusb-1.0.so.0'), '')
  return libraries
}
const hidHall = () =>
  box.hall((config) => {
    config.devices[2] = { id: 'window-1/id-reader', driver: 'id-reader/sam', transport: 'hid', vendorId: 0x0400, productId: 0xc35a }
  })
/** Makes a process believe that its disks have so much room. */
function withRoom(mebibytes: number): Record<string, string> {
  const file = join(box.folder(), 'room.mjs')
  writeFileSync(file, `import fs from 'node:fs'\nimport { syncBuiltinESMExports } from 'node:module'\nfs.statfsSync = () => ({ bavail: ${mebibytes}, bsize: 1048576 })\nsyncBuiltinESMExports()\n`)
  return { NODE_OPTIONS: `--import=${file}` }
}
/** Makes a process believe that fonts-noto-cjk is not installed. */
function withoutFont(): Record<string, string> {
  const file = join(box.folder(), 'font.mjs')
  writeFileSync(file, `import fs from 'node:fs'\nimport { syncBuiltinESMExports } from 'node:module'\nconst open = fs.openSync\nfs.openSync = (path, ...more) => open(String(path).includes('NotoSansCJK') ? '/nowhere' : path, ...more)\nsyncBuiltinESMExports()\n`)
  return { NODE_OPTIONS: `--import=${file}` }
}
/** A journal with one entry, made at `at`. */
async function journalOf(at: number): Promise<string> {
  const data = box.folder()
  const { journal } = await openSqliteJournal({ folder: data, site: '510921103', raise })
  await journal.append(0, new Date(at).toISOString(), [fact(1)])
  await journal.close()
  return data
}
const examine = (env: Record<string, string>) => runGuitai(['doctor'], { GUITAI_DATA: box.folder(), GUITAI_PORT: '1', ...env })

describe('guitai doctor', () => {
  it('names the package that HID devices need, on a box without it', async () => {
    const { code, out } = await examine({ GUITAI_CONFIG: hidHall(), LD_LIBRARY_PATH: withoutLibusb() })
    expect(out).toMatch(/^WRONG {2}HID devices need the Debian package libusb-1\.0-0, which this box has not: apt-get install libusb-1\.0-0$/m)
    expect(code).toBe(1)
  })

  it('says of each HID device whether it is there, with the mend', async () => {
    const { code, out } = await examine({ GUITAI_CONFIG: hidHall() })
    expect(out).toMatch(/^WRONG {2}window-1\/id-reader: There is no HID device 0400:c35a\. Is it plugged in\? Check that the USB cable is in/m)
    expect(code).toBe(1)
  })

  it('says of each device behind the network whether it answers, and of a printer on USB whether it is there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const hall = (deviceOf: object) =>
      box.hall((config) => {
        config.devices[0] = { id: 'kiosk-1/printer', driver: 'printer/esc-pos', ...deviceOf }
      })
    const there = await examine({ GUITAI_CONFIG: hall({ transport: 'tcp', host: '127.0.0.1', port }) })
    expect(there.out).toContain(`kiosk-1/printer: 127.0.0.1:${port} answers.`)
    server.close()
    await once(server, 'close')
    const gone = await examine({ GUITAI_CONFIG: hall({ transport: 'tcp', host: '127.0.0.1', port }) })
    expect(gone.out).toMatch(new RegExp(`^WRONG {2}kiosk-1/printer: 127\\.0\\.0\\.1:${port} does not answer\\. Check its power`, 'm'))
    const usb = await examine({ GUITAI_CONFIG: hall({ transport: 'usblp', usbPath: '9-9' }) })
    expect(usb.out).toMatch(/^WRONG {2}kiosk-1\/printer: There is no usb printer at 9-9\. Is it plugged in and switched on\?/m)
  })

  it('says which characters cannot be printed without their font, where there are printers', async () => {
    const { code, out } = await examine(withoutFont())
    expect(out).toMatch(/^note {3}Printers: the package fonts-noto-cjk is missing: 䶮 cannot be drawn\. apt-get install fonts-noto-cjk$/m)
    expect(code).toBe(0)
    const { out: good } = await examine({})
    expect(good).not.toContain('fonts-noto-cjk')
  })

  it('says nothing of the font in a hall without printers', async () => {
    const hall = box.hall((config) => {
      config.devices = config.devices.filter((device: { driver: string }) => device.driver !== 'printer/esc-pos')
    })
    const { out } = await examine({ ...withoutFont(), GUITAI_CONFIG: hall })
    expect(out).not.toContain('fonts-noto-cjk')
  })

  it('does not ask for it in a hall without HID devices', async () => {
    const { code, out } = await examine({ LD_LIBRARY_PATH: withoutLibusb() })
    expect(out).not.toContain('HID')
    expect(code).toBe(0)
  })

  it('names udev’s package where udevadm is missing', async () => {
    const { out } = await examine({ PATH: box.folder() })
    expect(out).toMatch(/^note .*udevadm is missing, of the Debian package udev: apt-get install udev\./m)
  })

  it('says that the clock went back behind the newest entry, and by how much', async () => {
    const { code, out } = await examine({ GUITAI_DATA: await journalOf(Date.now() + 3600_000) })
    expect(out).toMatch(/^WRONG {2}The clock of this box went back: it is 3[56]\d\d s behind the last entry of the journal\./m)
    expect(code).toBe(1)
  })

  it('says nothing of a clock that goes on', async () => {
    const { code, out } = await examine({ GUITAI_DATA: await journalOf(Date.now() - 3600_000) })
    expect(out).toContain('The journal is whole: 1 entries')
    expect(out).not.toContain('clock')
    expect(code).toBe(0)
  })

  it('says how little room is left, in the daemon’s own words', async () => {
    const { code, out } = await examine(withRoom(199))
    expect(out).toMatch(/^WRONG {2}The disk of the journal is nearly full: 199 MiB free\.$/m)
    expect(code).toBe(1)
    expect((await examine(withRoom(200))).code).toBe(0)
  })
})

describe('The doctor’s language', () => {
  it('is the shell’s, where no word says another; a word that it does not know is wrong use', async () => {
    const chinese = await examine({ LANG: 'zh_CN.UTF-8', LC_ALL: '' })
    expect(chinese.out).toMatch(/^good {3}数据目录 .* 可以写入/m)
    const english = await runGuitai(['doctor', '--en'], { GUITAI_DATA: box.folder(), GUITAI_PORT: '1', LANG: 'zh_CN.UTF-8', LC_ALL: '' })
    expect(english.out).toContain('can be written')
    expect((await runGuitai(['doctor', 'please'], {})).code).toBe(2)
  })
})

describe('guitai doctor beside a daemon', () => {
  const answerOf = async (health: object, status: number) => {
    const server = createServer((_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(health)))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    leaveNote(port, { pid: process.pid, data: box.folder(), url: `http://127.0.0.1:${port}` })
    const found = await examine({ GUITAI_PORT: String(port) })
    takeNoteAway(port)
    server.close()
    return found
  }

  it('that is well says so; one that is degraded, with its sentence', async () => {
    const well = await box.start(box.folder())
    expect((await examine({ GUITAI_PORT: String(well.port) })).out).toMatch(/^good {3}The daemon runs \(process \d+\) at http:\S+\.$/m)
    const crowded = await box.start(box.folder(), withRoom(10))
    const { code, out } = await examine({ GUITAI_PORT: String(crowded.port) })
    expect(out).toMatch(/^WRONG {2}The daemon runs \(process \d+\) at \S+ and is degraded: The disk of the journal is nearly full: 10 MiB free\.$/m)
    const inChinese = (await examine({ GUITAI_PORT: String(crowded.port), LANG: 'zh_CN.UTF-8', LC_ALL: '' })).out
    expect(inChinese).toMatch(/，但状态不好：日志所在磁盘快满了：只剩 10 MiB。$/m)
    expect(code).toBe(1)
  })

  it('says how each device is that the daemon has: one that is away, one that has not spoken, one that works', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port: closed } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const hall = box.hall((config) => {
      config.devices[0] = { id: 'kiosk-1/printer', driver: 'printer/esc-pos', transport: 'tcp', host: '127.0.0.1', port: closed }
    })
    const daemon = await box.start(box.folder(), { GUITAI_CONFIG: hall })
    const env = { GUITAI_CONFIG: hall, GUITAI_PORT: String(daemon.port) }
    // A reader needs a moment to answer, and a printer to be found away.
    let { code, out } = await examine(env)
    for (let tries = 0; tries < 10 && out.includes('has not answered yet'); tries++) ({ code, out } = await examine(env))
    expect(code).toBe(1)
    expect(out).toMatch(new RegExp(`^WRONG {2}kiosk-1/printer: The device cannot be reached over the network \\(127\\.0\\.0\\.1:${closed} refuses the connection\\)\\. Check its power`, 'm'))
    expect(out).toMatch(/^note {3}window-1\/pad: The line is open; nothing has been heard from it yet\. Press any key of the pad\.$/m)
    expect(out).toMatch(/^note {3}kiosk-1\/scanner: The line is open; nothing has been heard from it yet\. Show it any QR code\.$/m)
    expect(out).toMatch(/^good {3}window-1\/id-reader: it works \(emulated window-1\/id-reader\)\.$/m)
    expect(out).toMatch(/^good {3}hall\/displays is open and shared by window-1\/display \(11\), window-2\/display \(12\)\.$/m)
    expect(out.match(/kiosk-1\/printer/g)).toHaveLength(1)
    const zh = await runGuitai(['doctor', '--zh'], { GUITAI_DATA: box.folder(), ...env })
    expect(zh.out).toMatch(/^WRONG {2}kiosk-1\/printer：网络上找不到这台设备 \(.*\)。检查设备电源、网线和地址。$/m)
    expect(zh.out).toMatch(/本机有 1 处问题。$/m)
    const json = await runGuitai(['doctor', '--json'], { GUITAI_DATA: box.folder(), LANG: 'zh_CN.UTF-8', ...env })
    const report = JSON.parse(json.out)
    expect(report.wrong).toBe(1)
    for (const { level, en, zh: chinese } of report.findings) {
      expect(['good', 'note', 'wrong']).toContain(level)
      expect(en).not.toMatch(/\bE(CONN|HOST|NET|TIMED|BADF|IO|NO)[A-Z]*|file descriptor|undefined/)
      expect(chinese).toMatch(/[一-龥]|^Node/)
    }
  })

  it('that is failing says why', async () => {
    const { code, out } = await answerOf({ status: 'failing', detail: 'Journal entry 2 has been altered.' }, 503)
    expect(out).toMatch(/^WRONG {2}The daemon runs .* and is failing: Journal entry 2 has been altered\.$/m)
    expect(code).toBe(1)
  })

  it('that answers something else says that, too', async () => {
    const { code, out } = await answerOf({}, 200)
    expect(out).toMatch(/^WRONG {2}The daemon .* gave an answer to \/healthz that this version does not know\.$/m)
    expect(code).toBe(1)
  })
})
