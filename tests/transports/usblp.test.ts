/** A printer on USB, with a sysfs of the test's own; its node is a pty, which may be read and written without waiting as usblp's. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../device-daemon/clock.ts'
import { usbPrinters } from '../../device-daemon/transports/usblp/box.ts'
import { type UsblpOptions, usblpTransport } from '../../device-daemon/transports/usblp/transport.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { bytes, Heard, openLine } from './lines.ts'

let root: string
let roots: { sys: string; dev: string }
const cables: ChildProcess[] = []
const ports: SerialPort[] = []
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guitai-usblp-'))
  roots = { sys: join(root, 'sys'), dev: join(root, 'dev') }
  mkdirSync(join(roots.sys, 'class/usbmisc'), { recursive: true })
  mkdirSync(roots.dev)
})
afterEach(async () => {
  for (const port of ports.splice(0)) if (port.isOpen) await new Promise<void>((closed) => port.close(() => closed()))
  for (const cable of cables.splice(0)) cable.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

function plug(name: string, { usbPath = '1-2', serial = '', id = 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T82III;CLS:PRINTER;' } = {}): string {
  const usb = join(roots.sys, 'devices/usb1', usbPath)
  mkdirSync(join(usb, `${usbPath}:1.0`), { recursive: true })
  writeFileSync(join(usb, 'idVendor'), '04b8\n')
  writeFileSync(join(usb, 'idProduct'), '0e27\n')
  if (serial !== '') writeFileSync(join(usb, 'serial'), `${serial}\n`)
  if (id !== '') writeFileSync(join(usb, `${usbPath}:1.0`, 'ieee1284_id'), id)
  mkdirSync(join(roots.sys, 'class/usbmisc', name))
  symlinkSync(join(usb, `${usbPath}:1.0`), join(roots.sys, 'class/usbmisc', name, 'device'))
  mkdirSync(join(roots.dev, 'usb'), { recursive: true })
  return join(roots.dev, 'usb', name)
}

/** The printer's own end of the cable. */
async function cable(node: string) {
  const far = join(root, 'far')
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${node}`, `pty,raw,echo=0,link=${far}`], { stdio: ['ignore', 'ignore', 'pipe'] })
  cables.push(socat)
  await new Promise<void>((there) => socat.stderr.on('data', (chunk) => String(chunk).includes('starting data transfer loop') && there()))
  const port = new SerialPort({ path: far, baudRate: 9600 })
  ports.push(port)
  await once(port, 'open')
  let said = Buffer.alloc(0)
  let look = () => {}
  port.on('data', (chunk: Buffer) => {
    said = Buffer.concat([said, chunk])
    look()
  })
  port.on('error', () => undefined)
  return {
    say: (text: string) => void port.write(Buffer.from(text, 'latin1')),
    heard: (length: number) =>
      new Promise<Buffer>((enough) => {
        look = () => {
          if (said.length >= length) enough(said)
        }
        look()
      }),
    async pull() {
      socat.kill('SIGKILL')
      await once(socat, 'exit')
    },
  }
}

const transport = (options: UsblpOptions = {}) => usblpTransport(options, { clock: systemClock, roots })
const refusal = (options: UsblpOptions = {}) =>
  transport(options)
    .open(new Heard())
    .then(
      () => 'opened',
      ({ reason, message }: { reason: string; message: string }) => `${reason}: ${message.replaceAll(`${roots.dev}/`, '')}`,
    )

describe('The printers of a box', () => {
  it('are told by sysfs: maker and model, number and path', async () => {
    plug('lp10', { usbPath: '2-1.4', serial: 'X9', id: 'MANUFACTURER:Xprinter;MODEL:XP-58;' })
    plug('lp2', { id: '' })
    expect(await usbPrinters(roots)).toEqual([
      { node: join(roots.dev, 'usb/lp2'), vendorId: 0x04b8, productId: 0x0e27, serialNumber: null, usbPath: '1-2', name: '' },
      { node: join(roots.dev, 'usb/lp10'), vendorId: 0x04b8, productId: 0x0e27, serialNumber: 'X9', usbPath: '2-1.4', name: 'Xprinter XP-58' },
    ])
    expect(await usbPrinters({ sys: '/nowhere', dev: '/dev' })).toEqual([])
  })
})

describe('A printer on USB', () => {
  it('is found, takes a job whole, and is heard', async () => {
    const printer = await cable(plug('lp0'))
    const { line, heard } = await openLine(transport())
    const job = Uint8Array.from({ length: 50_000 }, (_, nth) => (nth * 7) % 251)
    const written = line.write(job)
    expect((await printer.heard(job.length)).equals(job)).toBe(true)
    await written
    printer.say('\x12\x16')
    await heard.until(() => heard.text.length >= 2)
    expect(heard.text).toBe('\x12\x16')
    await line.close()
  })

  it('that is pulled is told once as unplugged, and takes no more', async () => {
    const printer = await cable(plug('lp0'))
    const { line, heard } = await openLine(transport())
    await printer.pull()
    await heard.until(() => heard.closings.length > 0)
    await expect(line.write(bytes('x'))).rejects.toThrow()
    await line.close()
    expect(heard.closings).toMatchObject([{ reason: 'unplugged' }])
  })

  it('closed by us says nothing, gives its node back, and twice closed is once', async () => {
    const node = plug('lp0')
    const printer = await cable(node)
    const first = await openLine(transport())
    await first.line.close()
    await first.line.close()
    const second = await openLine(transport())
    printer.say('again')
    await second.heard.until(() => second.heard.text.length >= 5)
    expect([first.heard.text, first.heard.closings]).toEqual(['', []])
    await expect(first.line.write(bytes('x'))).rejects.toThrow()
    await second.line.close()
    expect(readlinkSync(node)).toMatch(/pts/)
  })

  it('of which there are two is never guessed; port or number says which', async () => {
    plug('lp0', { usbPath: '1-2', serial: 'A' })
    await cable(plug('lp1', { usbPath: '1-3', serial: 'B' }))
    expect(await refusal()).toBe('ambiguous: There are two printers on USB, at 1-2 and 1-3: say which with usbPath.')
    expect(await refusal({ usbPath: '1-3' })).toBe('opened')
    expect(await refusal({ serialNumber: 'C' })).toBe('not-found: There is no usb printer C. Is it plugged in and switched on?')
    expect(transport({ usbPath: '1-3', serialNumber: 'B' }).title).toBe('usb printer B at 1-3')
  })

  it('that goes between the look and the opening has gone', async () => {
    plug('lp0')
    expect(await refusal()).toBe('not-found: usb/lp0 has gone.')
  })

  it('plugged in is tried when udev has had its time, though it is the first of its folder', async () => {
    const clock = new HandClock()
    let tries = 0
    const stop = usblpTransport({}, { clock, roots }).watch(() => (tries += 1))
    const node = plug('lp0')
    writeFileSync(node, '')
    const wait = async () => {
      while (clock.pending === 0) {
        await new Promise((soon) => setImmediate(soon))
        await clock.settle()
      }
    }
    await wait()
    await clock.wind(149)
    expect(tries).toBe(0)
    await clock.wind(1)
    expect(tries).toBe(1)
    stop()
  })
})
