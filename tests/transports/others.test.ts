import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../device-daemon/clock.ts'
import { emulatedTransport } from '../../device-daemon/transports/emulated.ts'
import { type HidHandle, type HidLibrary, hidTransport } from '../../device-daemon/transports/hid.ts'
import { tcpTransport } from '../../device-daemon/transports/tcp.ts'
import type { Emulator, EmulatorPort } from '../../drivers/contract/emulator.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { bytes, Heard, openLine } from './lines.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve(onSocket: (socket: Socket) => void): Promise<number> {
  const server = createServer(onSocket).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

describe('A device behind the network', () => {
  it('is spoken to and heard', async () => {
    let hungUp: () => void = () => undefined
    const gone = new Promise<void>((resolve) => (hungUp = resolve))
    const port = await serve((socket) => {
      socket.on('data', (chunk) => socket.write(`<${chunk}>`))
      socket.on('close', () => hungUp())
    })
    const { line, heard } = await openLine(tcpTransport({ host: '127.0.0.1', port }, { clock: systemClock }))
    await line.write(bytes('ping'))
    await heard.until(() => heard.text === '<ping>')
    await line.close()
    await gone
    await new Promise((turn) => setImmediate(turn))
    expect(heard.closings).toEqual([])
  })

  it('that hangs up is unreachable, half or whole: nobody pulled a cable of this box', async () => {
    for (const hangUp of [(socket: Socket) => socket.end(), (socket: Socket) => socket.resetAndDestroy()]) {
      const port = await serve((socket) => {
        socket.on('error', () => undefined)
        socket.once('data', () => hangUp(socket))
      })
      const { line, heard } = await openLine(tcpTransport({ host: '127.0.0.1', port }, { clock: systemClock }))
      await line.write(bytes('x'))
      await heard.until(() => heard.closings.length > 0)
      expect(heard.closings).toMatchObject([{ reason: 'unreachable' }])
      await expect(line.write(bytes('y'))).rejects.toThrow()
    }
  })

  it('that is not there is unreachable, in a sentence', async () => {
    const port = await serve(() => undefined)
    servers.splice(0).forEach((server) => server.close())
    await expect(tcpTransport({ host: '127.0.0.1', port }, { clock: systemClock }).open(new Heard())).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining(`127.0.0.1:${port} does not answer`),
    })
  })

  it('that does not even refuse is given up after three seconds, in a sentence', async () => {
    const clock = new HandClock()
    // The hand on the clock is quicker than the loopback: the three seconds are over before it connects.
    const port = await serve(() => undefined)
    const opening = tcpTransport({ host: '127.0.0.1', port }, { clock }).open(new Heard())
    const refusal = opening.catch((error: unknown) => error)
    expect(clock.pending).toBe(1)
    await clock.wind(3000)
    expect(clock.pending).toBe(0)
    expect(await refusal).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('no answer within 3 s') })
  })

  it('once connected has no deadline left running', async () => {
    const clock = new HandClock()
    const port = await serve(() => undefined)
    const { line } = await openLine(tcpTransport({ host: '127.0.0.1', port }, { clock }))
    expect(clock.pending).toBe(0)
    await line.close()
  })
})

/** An emulator that says back what it hears, twice. */
function echoTwice(port: EmulatorPort): Emulator<'rating-pad'> & { powers: number } {
  const emulator = {
    powers: 0,
    receive: (heard: Uint8Array) => {
      port.send(heard)
      port.send(heard)
    },
    gesture: () => port.changed(),
    face: () => ({ kind: 'rating-pad', inviting: false, display: '', stars: false, beeps: 0, keys: [], callerKeys: [] }) as const,
    powered: () => {
      emulator.powers += 1
    },
  }
  return emulator
}

describe('An emulated cable', () => {
  const make = (bytesPerSecond?: number) => {
    const clock = new HandClock()
    let emulator = echoTwice({ send: () => undefined, changed: () => undefined })
    const cable = emulatedTransport<'rating-pad'>((port) => (emulator = echoTwice(port)), { clock, name: 'toy', ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }) })
    return { clock, cable, power: () => emulator.powers }
  }

  it('carries bytes both ways, never within the call that sends them', async () => {
    const { clock, cable } = make()
    const { line, heard } = await openLine(cable.transport)
    const written = line.write(bytes('A'))
    expect(heard.text).toBe('')
    await clock.settle()
    await written
    expect(heard.text).toBe('AA')
  })

  it('pulled says so once, loses what is on its way, and cannot be opened', async () => {
    const { clock, cable } = make()
    const { line, heard } = await openLine(cable.transport)
    const written = line.write(bytes('A'))
    cable.setCable('out')
    await expect(Promise.all([written, clock.settle()])).rejects.toMatchObject({ reason: 'unplugged' })
    await clock.settle()
    expect(heard).toMatchObject({ text: '', closings: [{ reason: 'unplugged' }] })
    await expect(cable.transport.open(new Heard())).rejects.toMatchObject({ reason: 'unplugged' })
  })

  it('put back is noticed, and the device has lost its power in between', async () => {
    const { clock, cable, power } = make()
    let noticed = 0
    cable.transport.watch(() => (noticed += 1))
    cable.setCable('out')
    cable.setCable('in')
    await clock.settle()
    expect([noticed, power()]).toEqual([1, 1])
    await openLine(cable.transport)
  })

  it('that is silent swallows both directions', async () => {
    const { clock, cable } = make()
    const { line, heard } = await openLine(cable.transport)
    cable.setFault('silence')
    const written = line.write(bytes('A'))
    await clock.settle()
    await written
    expect(heard.text).toBe('')
  })

  it('that is noisy puts bytes between, the same at every run', async () => {
    const noise = async () => {
      const { clock, cable } = make()
      const { line, heard } = await openLine(cable.transport)
      cable.setFault('noise')
      const written = line.write(bytes('A'))
      await clock.settle()
      await written
      return heard.text
    }
    const first = await noise()
    expect(first.length).toBeGreaterThan(20)
    expect(first).toContain('A')
    expect(await noise()).toBe(first)
  })

  it('as slow as a real one takes its time', async () => {
    const { clock, cable } = make(960)
    const { line, heard } = await openLine(cable.transport)
    void line.write(new Uint8Array(96).fill(65))
    await clock.wind(99)
    expect(heard.text).toBe('')
    await clock.wind(1)
    expect(heard.text).toHaveLength(192)
  })

  it('tells many changes in one turn once', async () => {
    const { clock, cable } = make()
    let told = 0
    cable.onChanged(() => (told += 1))
    for (let press = 0; press < 5; press++) cable.gesture({ type: 'press', key: 1 })
    await clock.settle()
    expect(told).toBe(1)
  })
})

describe('A HID device', () => {
  const bench = (devices: readonly { path?: string; serialNumber?: string }[], refuses = false) => {
    const listeners: Record<string, (value: never) => void> = {}
    const written: number[][] = []
    let closes = 0
    const opened: string[] = []
    const handle: HidHandle = {
      on: (event: string, listener: (value: never) => void) => (listeners[event] = listener),
      write: async (report) => written.push([...report]),
      close: async () => void (closes += 1),
    }
    const library: HidLibrary = {
      list: async () => devices,
      open: async (path) => {
        if (refuses) throw new Error('cannot open device')
        opened.push(path)
        return handle
      },
    }
    const say = (event: 'data' | 'error', value: unknown) => listeners[event]?.(value as never)
    return { library, say, written, opened, closed: () => closes }
  }
  const ids = { vendorId: 0x0425, productId: 0x8159 }

  it('is found by vendor and product, sends reports with their number, and is heard', async () => {
    const { library, say, written } = bench([{ path: '/dev/hidraw0' }])
    const transport = hidTransport(ids, { clock: systemClock, library })
    expect(transport.title).toBe('hid 0425:8159')
    const { line, heard } = await openLine(transport)
    say('data', bytes('report'))
    await line.write(bytes('\x01\x02'))
    expect(heard.text).toBe('report')
    expect(written).toEqual([[0, 1, 2]])
  })

  it('with reports of one length gets them filled with zeros, and what is longer in several', async () => {
    const { library, written } = bench([{ path: '/dev/hidraw0' }])
    const { line } = await openLine(hidTransport({ ...ids, reportBytes: 4 }, { clock: systemClock, library }))
    await line.write(bytes('\x01\x02\x03\x04\x05\x06'))
    expect(written).toEqual([
      [0, 1, 2, 3, 4],
      [0, 5, 6, 0, 0],
    ])
  })

  it('is told from its twin by its serial number', async () => {
    const { library, opened } = bench([
      { path: '/dev/hidraw0', serialNumber: 'A' },
      { path: '/dev/hidraw1', serialNumber: 'B' },
    ])
    await openLine(hidTransport({ ...ids, serialNumber: 'B' }, { clock: systemClock, library }))
    expect(opened).toEqual(['/dev/hidraw1'])
  })

  it('that is not there, or may not be opened, says so with the mend', async () => {
    const none = hidTransport(ids, { clock: systemClock, library: bench([]).library })
    await expect(none.open(new Heard())).rejects.toMatchObject({ reason: 'not-found' })
    const denied = hidTransport(ids, { clock: systemClock, library: bench([{ path: '/dev/hidraw0' }], true).library })
    await expect(denied.open(new Heard())).rejects.toMatchObject({ reason: 'access-denied', message: expect.stringMatching(/udev/) })
  })

  it('on a box without the library names the package', async () => {
    const failed = Object.assign(new Error('libusb-1.0.so.0: cannot open shared object file: No such file or directory'), { code: 'ERR_DLOPEN_FAILED' })
    const library = { ...bench([]).library, list: () => Promise.reject(failed) }
    await expect(hidTransport(ids, { clock: systemClock, library }).open(new Heard())).rejects.toMatchObject({
      reason: 'library-missing',
      message: expect.stringMatching(/apt-get install libusb-1\.0-0/),
    })
  })

  it('that is pulled is a read error, told once as unplugged', async () => {
    const { library, say, closed } = bench([{ path: '/dev/hidraw0' }])
    const { line, heard } = await openLine(hidTransport(ids, { clock: systemClock, library }))
    say('error', new Error('could not read from HID device'))
    say('error', new Error('again'))
    await line.close()
    expect(heard.closings).toMatchObject([{ reason: 'unplugged' }])
    expect(closed()).toBe(1)
  })

  it('is looked for in the real library without harm, where there is none', async () => {
    await expect(hidTransport({ vendorId: 0xffff, productId: 0xffff }, { clock: systemClock }).open(new Heard())).rejects.toMatchObject({ reason: 'not-found' })
  })
})
