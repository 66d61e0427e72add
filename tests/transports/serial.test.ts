/** One suite, twice: on the library's mock binding, and on real ptys with the real binding. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort, SerialPortMock } from 'serialport'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../device-daemon/clock.ts'
import { type PortStream, type SerialOptions, serialTransport } from '../../device-daemon/transports/serial.ts'
import { LineError } from '../../device-daemon/transports/transport.ts'
import { bytes, Heard, openLine } from './lines.ts'

const settings = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const

interface Bench {
  readonly path: string
  readonly makePort?: (options: SerialOptions) => PortStream
  /** The far end says something. */
  say(text: string): void
  /** What the far end has heard, once it has heard so much. */
  heard(length: number): Promise<string>
  /** The cable is pulled. */
  pull(): Promise<void>
  done(): Promise<void>
}

/** `@serialport/binding-mock`, as the library itself loads it: its ESM twin would be another set of ports. */
const MockBinding = SerialPortMock.binding

async function mockBench(): Promise<Bench> {
  const path = '/dev/ttyMOCK0'
  MockBinding.reset()
  MockBinding.createPort(path, { echo: false, record: true })
  let port: SerialPortMock | null = null
  return {
    path,
    makePort(options) {
      port = new SerialPortMock({ ...options, autoOpen: false })
      return port
    },
    say: (text) => port?.port?.emitData(Buffer.from(text, 'latin1')),
    async heard() {
      return port?.port?.recording.toString('latin1') ?? ''
    },
    async pull() {
      // The mock has no cable: a read that fails with the library's mark of an unplugged device is one.
      if (port === null) return
      const closing = once(port, 'close')
      port.close(undefined, Object.assign(new Error('unplugged'), { disconnected: true }))
      await closing
    },
    async done() {
      if (port?.isOpen) await new Promise<void>((resolve) => port?.close(() => resolve()))
    },
  }
}

async function ptyBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-pty-'))
  const [path, far] = [join(folder, 'near'), join(folder, 'far')]
  const socat = await startSocat(path, far)
  const other = new SerialPort({ path: far, baudRate: 9600, autoOpen: false })
  await new Promise<void>((resolve, reject) => other.open((error) => (error ? reject(error) : resolve())))
  let said = ''
  let look = () => {}
  other.on('data', (chunk: Buffer) => {
    said += chunk.toString('latin1')
    look()
  })
  other.on('error', () => undefined)
  return {
    path,
    say: (text) => void other.write(Buffer.from(text, 'latin1')),
    heard: (length) =>
      new Promise((resolve) => {
        look = () => {
          if (said.length >= length) resolve(said)
        }
        look()
      }),
    async pull() {
      socat.kill('SIGKILL')
      await once(socat, 'exit')
    },
    async done() {
      if (other.isOpen) await new Promise<void>((resolve) => other.close(() => resolve()))
      socat.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Settles when both ends are there. */
async function startSocat(near: string, far: string): Promise<ChildProcess> {
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], { stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise<void>((resolve, reject) => {
    socat.stderr.on('data', (chunk) => {
      if (String(chunk).includes('starting data transfer loop')) resolve()
    })
    socat.once('error', reject)
  })
  return socat
}

const benches: Bench[] = []
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.done()
})

describe.each([
  ['the mock binding', mockBench],
  ['real ptys', ptyBench],
] as const)('A serial line on %s', (_name, make) => {
  const start = async () => {
    const bench = await make()
    benches.push(bench)
    const dependencies = bench.makePort === undefined ? { clock: systemClock } : { clock: systemClock, makePort: bench.makePort }
    return { bench, transport: serialTransport({ path: bench.path, ...settings }, dependencies) }
  }

  it('names itself as a technician would', async () => {
    const { bench, transport } = await start()
    expect(transport.title).toBe(`serial ${bench.path} 9600 8N1`)
  })

  it('carries bytes in, every value of them', async () => {
    const { bench, transport } = await start()
    const { line, heard } = await openLine(transport)
    const all = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte))
    bench.say(all)
    await heard.until(() => heard.text.length >= 256)
    expect(heard.text).toBe(all)
    await line.close()
  })

  it('carries bytes out, and a write settles when they have gone', async () => {
    const { bench, transport } = await start()
    const { line } = await openLine(transport)
    await line.write(bytes('FIND'))
    await line.write(bytes('READ\x00\xff'))
    expect(await bench.heard(10)).toBe('FINDREAD\x00\xff')
    await line.close()
  })

  it('says once that it was unplugged, and takes no more', async () => {
    const { bench, transport } = await start()
    const { line, heard } = await openLine(transport)
    await bench.pull()
    await heard.until(() => heard.closings.length > 0)
    expect(heard.closings).toMatchObject([{ reason: 'unplugged' }])
    await expect(line.write(bytes('x'))).rejects.toThrow()
    await line.close()
    expect(heard.closings).toHaveLength(1)
  })

  it('pulled in the moment of its opening is told, too', async () => {
    for (let time = 0; time < 20; time++) {
      const { bench, transport } = await start()
      const { heard } = await openLine(transport)
      await bench.pull()
      await heard.until(() => heard.closings.length > 0)
      expect(heard.closings).toMatchObject([{ reason: 'unplugged' }])
    }
  })

  it('closed by us says nothing, twice closed is once', async () => {
    const { transport } = await start()
    const { line, heard } = await openLine(transport)
    await line.close()
    await line.close()
    expect(heard.closings).toEqual([])
    await expect(line.write(bytes('x'))).rejects.toThrow()
  })

  it('can be opened again after it was closed', async () => {
    const { bench, transport } = await start()
    const first = await openLine(transport)
    await first.line.close()
    const { line, heard } = await openLine(transport)
    bench.say('again')
    await heard.until(() => heard.text.length >= 5)
    expect(first.heard.text).toBe('')
    await line.close()
  })
})

describe('A serial port that cannot be opened', () => {
  const refusal = (path: string) =>
    serialTransport({ path, ...settings }, { clock: systemClock }).open(new Heard()).catch((error: unknown) => error)

  it('because it is not there: says so, and asks for the cable', async () => {
    const error = await refusal('/dev/ttyNOTHERE9')
    expect(error).toBeInstanceOf(LineError)
    expect(error).toMatchObject({ reason: 'not-found', message: expect.stringMatching(/cable/) })
  })

  it('because another program has it: says so', async () => {
    const bench = await ptyBench()
    benches.push(bench)
    const { line } = await openLine(serialTransport({ path: bench.path, ...settings }, { clock: systemClock }))
    expect(await refusal(bench.path)).toMatchObject({ reason: 'port-busy' })
    await line.close()
  })

  it.each([
    ['Error: Permission denied, cannot open /dev/ttyS0', 'access-denied', /add the user to group dialout/],
    ['Error: No such file or directory, cannot open /dev/ttyS0', 'not-found', /Is the cable plugged in/],
    ['Error Resource temporarily unavailable Cannot lock port', 'port-busy', /Another program/],
    ['Error: Input/output error setting custom baud rate', 'unplugged', /its device is not/],
    ['Error: something else', 'line-error', /^\/dev\/ttyS0 cannot be opened\.$/],
  ])('%s: %s', async (message, reason, sentence) => {
    const failing: PortStream = {
      isOpen: false,
      open: (callback) => callback(new Error(message)),
      close: () => undefined,
      write: () => true,
      drain: () => undefined,
      on: () => undefined,
    }
    const transport = serialTransport({ path: '/dev/ttyS0', ...settings }, { clock: systemClock, makePort: () => failing })
    await expect(transport.open(new Heard())).rejects.toMatchObject({ reason, message: expect.stringMatching(sentence) })
  })
})

describe('An error of an open line', () => {
  it.each([
    [Object.assign(new Error('write EIO'), { code: 'EIO' }), 'unplugged'],
    [new Error('bad file descriptor'), 'unplugged'],
    [new Error('something else'), 'line-error'],
  ] as const)('%s, before it is known to have gone, is %s', async (error, reason) => {
    const listeners: Record<string, (error: Error | null) => void> = {}
    let isOpen = true
    const port: PortStream = {
      get isOpen() {
        return isOpen
      },
      open: (callback) => callback(null),
      close: (callback) => callback(null),
      write: () => true,
      drain: () => undefined,
      on: (event: string, listener: (value: never) => void) => (listeners[event] = listener as never),
    }
    const { heard } = await openLine(serialTransport({ path: '/dev/ttyS0', ...settings }, { clock: systemClock, makePort: () => port }))
    listeners['error']?.(error)
    expect(heard.closings).toEqual([])
    isOpen = false
    listeners['error']?.(error)
    listeners['close']?.(null)
    expect(heard.closings.map((closing) => closing.reason)).toEqual([reason])
  })
})

describe('A process with nothing else to do', () => {
  it('hears a byte at once: nothing else need happen first', async () => {
    const bench = await ptyBench()
    benches.push(bench)
    const reader = spawn(process.execPath, [join(import.meta.dirname, 'quiet-reader.ts'), bench.path], { stdio: ['ignore', 'pipe', 'inherit'] })
    const said = () => new Promise<string>((resolve) => reader.stdout.once('data', (chunk) => resolve(String(chunk).trim())))
    expect(await said()).toBe('open')
    for (const key of ['1', '2', '3']) {
      const heard = said()
      bench.say(key)
      expect(await heard).toBe(key)
    }
    reader.kill()
  })
})

describe('A port that comes back', () => {
  it('is noticed by its name in its folder, without polling', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-watch-'))
    const near = join(folder, 'by-path', 'pci-0-usb-1')
    const transport = serialTransport({ path: near, ...settings }, { clock: systemClock })
    let stop = () => {}
    const appeared = new Promise<void>((resolve) => {
      stop = transport.watch(resolve)
    })
    // The folder of links comes with the first device, as udev's does.
    mkdirSync(join(folder, 'by-path'))
    const socat = await startSocat(near, join(folder, 'far'))
    await appeared
    const { line } = await openLine(transport)
    await line.close()
    stop()
    socat.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })

  it('is noticed again when its folder of links went with it and comes back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-watch-'))
    const links = join(folder, 'by-path')
    const near = join(links, 'pci-0-usb-1')
    let notice: () => void = () => undefined
    const noticed = () => new Promise<void>((resolve) => (notice = resolve))
    const stop = serialTransport({ path: near, ...settings }, { clock: systemClock }).watch(() => notice())
    for (let round = 0; round < 3; round++) {
      const back = noticed()
      mkdirSync(links)
      symlinkSync('/dev/null', near)
      await back
      rmSync(links, { recursive: true })
    }
    stop()
    rmSync(folder, { recursive: true })
  })
})
