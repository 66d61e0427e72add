/** What no page can show, because the daemon does not start or its box lacks something: the doctor names it and its mend, and then no more. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runGuitai } from '../kit/daemon-process.ts'
import { testBox } from './box.ts'

const box = testBox()
const examine = async (env: Record<string, string>): Promise<string> => (await runGuitai(['doctor'], { GUITAI_DATA: box.folder(), GUITAI_PORT: '1', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', ...env })).out
const device = (second: object) => box.hall((config) => void (config.devices[0] = { id: 'kiosk-1/printer', driver: 'printer/esc-pos', ...second }))

/** Makes a process believe that its disks have so much room. */
function withRoom(mebibytes: number): Record<string, string> {
  const file = join(box.folder(), 'room.mjs')
  writeFileSync(file, `import fs from 'node:fs'\nimport { syncBuiltinESMExports } from 'node:module'\nfs.statfsSync = () => ({ bavail: ${mebibytes}, bsize: 1048576 })\nsyncBuiltinESMExports()\n`)
  return { NODE_OPTIONS: `--import=${file}` }
}

describe('A technician with the doctor alone', () => {
  it('is told the line of the configuration that is wrong, and how', async () => {
    const planted = await examine({ GUITAI_CONFIG: device({ transport: 'serial', path: '/dev/ttyS0', baudRate: 12 }) })
    expect(planted).toMatch(/配置：devices\[0\]\.baudRate：应在 300 到 4000000 之间，现在是 12/)
    expect(planted).toContain('devices[0].baudRate')
    expect(await examine({ GUITAI_CONFIG: device({ transport: 'emulated' }) })).not.toContain('devices[0]')
  })

  it('is told of a printer behind the network that does not answer, what to look at, and that it answers', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const hall = device({ transport: 'tcp', host: '127.0.0.1', port })
    expect(await examine({ GUITAI_CONFIG: hall })).not.toContain('检查设备电源、网线和地址')
    server.close()
    await once(server, 'close')
    expect(await examine({ GUITAI_CONFIG: hall })).toContain('检查设备电源、网线和地址')
  })

  it('is told of a disk that is nearly full, and nothing of one that has room', async () => {
    const hall = device({ transport: 'emulated' })
    expect(await examine({ GUITAI_CONFIG: hall, ...withRoom(7) })).toMatch(/\b7 ?MiB/)
    expect(await examine({ GUITAI_CONFIG: hall, ...withRoom(70_000) })).not.toMatch(/\b7 ?MiB/)
  })

  it('is told of the package that HID devices need', async () => {
    const libraries = box.folder()
    writeFileSync(join(libraries, 'libusb-1.0.so.0'), '')
    const hall = box.hall((config) => void (config.devices[2] = { id: 'window-1/id-reader', driver: 'id-reader/sam', transport: 'hid', vendorId: 0x0400, productId: 0xc35a }))
    expect(await examine({ GUITAI_CONFIG: hall, LD_LIBRARY_PATH: libraries })).toContain('apt-get install libusb-1.0-0')
    expect(await examine({ GUITAI_CONFIG: hall })).not.toContain('apt-get install libusb-1.0-0')
  })
})
