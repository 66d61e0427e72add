import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../device-daemon/clock.ts'
import { emulatedTransport } from '../../device-daemon/transports/emulated.ts'
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
      message: expect.stringContaining(`127.0.0.1:${port} refuses the connection.`),
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
    expect(await refusal).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('does not answer.') })
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
