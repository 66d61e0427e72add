/** Several toy pads on one line. Their language: an address digit, what the toy says, and a semicolon. */
import { describe, expect, it } from 'vitest'
import type { Session } from '../../device-daemon/devices/session/contract.ts'
import { openSession } from '../../device-daemon/devices/session/session.ts'
import { SharedLine } from '../../device-daemon/devices/shared-line/shared-line.ts'
import { patienceMs } from '../../device-daemon/devices/shared-line/turns.ts'
import type { Line, Transport } from '../../device-daemon/transports/transport.ts'
import type { Framed, Framing } from '../../drivers/contract/bus.ts'
import type { EventOf } from '../../drivers/contract/kinds.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { TestLine } from './test-line.ts'
import { type ToyDriver, toyPad } from './toy-pad.ts'

const gapMs = 60
const restMs = 20

function toyFraming(): Framing {
  let kept = ''
  const framed = (text: string): Framed => {
    const whole = /^(\d)(.+);$/s.exec(text)
    return whole === null ? { address: null, bytes: Buffer.from(text, 'latin1') } : { address: Number(whole[1]), bytes: Buffer.from(whole[2] ?? '', 'latin1') }
  }
  return {
    get midFrame() {
      return kept !== ''
    },
    receive(bytes) {
      const pieces = (kept + Buffer.from(bytes).toString('latin1')).split(/(?<=;)/)
      kept = pieces.at(-1)?.endsWith(';') === true ? '' : (pieces.pop() ?? '')
      return pieces.map(framed)
    },
    silence() {
      const lost = kept
      kept = ''
      return [framed(`x${lost}`)]
    },
  }
}

interface Place {
  readonly session: Session<'rating-pad'>
  readonly events: EventOf<'rating-pad'>[]
}

async function bench(count: number, driver: ToyDriver = toyPad()) {
  const clock = new HandClock()
  const wire = new TestLine()
  /** Who wrote, in order, and when: ms from the start. */
  const spoke: { readonly who: number; readonly at: number }[] = []
  const start = clock.now()
  const line = new SharedLine({ id: 'bus/one', transport: wire.transport, bus: { framing: toyFraming }, gapMs, clock })
  const places = Array.from({ length: count }, (_, at): Place => {
    const address = at + 1
    const inner = line.transportFor({ device: `window-${address}/pad`, address, restMs })
    const transport: Transport = {
      ...inner,
      open: async (events) => {
        const opened = await inner.open(events)
        const heard: Line = {
          write: (bytes) => {
            spoke.push({ who: address, at: clock.now() - start })
            return opened.write(bytes)
          },
          close: () => opened.close(),
          turn: (granted) => opened.turn?.(granted) ?? (() => undefined),
        }
        return heard
      },
    }
    const events: EventOf<'rating-pad'>[] = []
    const session = openSession({ device: `window-${address}/pad`, driver, settings: {}, transport, clock, listener: { event: (event) => events.push(event), changed: () => undefined } })
    session.start()
    return { session, events }
  })
  await clock.settle()
  const place = (address: number): Place => places[address - 1] as Place
  const states = () => places.map(({ session }) => [session.view().state, session.view().reason].filter(Boolean).join(' '))
  return { clock, wire, line, places, place, spoke, states }
}

describe('A shared line', () => {
  it('is opened once, and each device hears its own frames only', async () => {
    const { wire, place, places, clock } = await bench(3)
    expect(wire.opened).toBe(1)
    wire.say('2Ka;1Kb;2K')
    await clock.settle()
    wire.say('c;')
    await clock.settle()
    expect(places.map(({ events }) => events.map((event) => event.type === 'key' && event.key))).toEqual([[98], [97, 99], []])
    expect(place(3).session.view().lastContact).toBeNull()
    expect(place(3).session.view().line).toBe('test line, bus/one, address 3')
  })

  it('carries one exchange at a time, in turn, with the rest that a device needs', async () => {
    const { wire, place, spoke, clock } = await bench(3)
    const orders = [place(1).session.order({ type: 'beep' }), place(1).session.order({ type: 'beep' }), place(2).session.order({ type: 'beep' }), place(3).session.order({ type: 'beep' })]
    await clock.wind(100)
    expect(spoke).toEqual([{ who: 1, at: 0 }])
    wire.say('1\x06;')
    await clock.wind(restMs - 1)
    expect(spoke).toHaveLength(1)
    await clock.wind(1)
    for (const who of [2, 3, 1]) {
      wire.say(`${who}\x06;`)
      await clock.wind(restMs)
    }
    expect(spoke.map(({ who }) => who)).toEqual([1, 2, 3, 1])
    expect(await Promise.all(orders)).toEqual(Array.from({ length: 4 }, () => ({ type: 'accepted', reply: 'ok' })))
  })

  it('takes no reply for that of a device whose turn has not come', async () => {
    const { wire, place, clock } = await bench(2)
    const first = place(1).session.order({ type: 'beep' })
    const second = place(2).session.order({ type: 'beep' })
    await clock.settle()
    wire.say('2\x06;1\x06;')
    expect(await first).toEqual({ type: 'accepted', reply: 'ok' })
    await clock.wind(restMs)
    wire.say('2\x15;')
    expect(await second).toEqual({ type: 'refused', reply: 'no' })
  })

  it('is not kept by a device that never answers: between its attempts the others have their turn', async () => {
    const { wire, place, spoke, clock } = await bench(2)
    const dead = place(1).session.order({ type: 'beep' })
    const alive = place(2).session.order({ type: 'beep' })
    await clock.wind(400 + restMs)
    expect(spoke.map(({ who }) => who)).toEqual([1, 2])
    wire.say('2\x06;')
    expect(await alive).toEqual({ type: 'accepted', reply: 'ok' })
    await clock.wind(2000)
    expect(await dead).toEqual({ type: 'silent' })
    expect(spoke.map(({ who }) => who)).toEqual([1, 2, 1, 1])
    expect(place(1).session.view()).toMatchObject({ state: 'fault', reason: 'silent' })
    expect(place(2).session.view().state).toBe('ok')
  })

  it('does not speak into a frame that is coming in', async () => {
    const { wire, place, spoke, clock } = await bench(2)
    wire.say('1K')
    await clock.wind(30)
    void place(2).session.order({ type: 'beep' })
    await clock.wind(20)
    expect(spoke).toEqual([])
    wire.say('a;')
    await clock.wind(10)
    expect(spoke).toEqual([{ who: 2, at: 60 }])
    expect(place(1).events).toHaveLength(1)
  })

  it('that floods without end keeps nobody from speaking for longer than its patience', async () => {
    const { wire, place, spoke, clock } = await bench(2)
    wire.say('zz')
    void place(2).session.order({ type: 'beep' })
    for (let ms = 0; ms < 2 * patienceMs; ms += 10) {
      wire.say('z')
      await clock.wind(10)
    }
    expect(spoke.map(({ who }) => who)).toEqual([2])
    expect(spoke[0]?.at).toBeGreaterThanOrEqual(patienceMs - 10)
    expect(spoke[0]?.at).toBeLessThanOrEqual(patienceMs + 20)
  })

  it('names the device that floods; the others are well and heard', async () => {
    const { wire, place, states, clock } = await bench(3)
    wire.say('2Ka;'.repeat(150))
    wire.say('3Kb;')
    await clock.wind(100)
    expect(states()).toEqual(['ok', 'warning flooding', 'ok'])
    expect(place(3).events).toHaveLength(1)
    await clock.wind(6000)
    expect(states()).toEqual(['ok', 'ok', 'ok'])
  })

  it('forgives noise while it makes sense as a whole, and is garbled for all when hardly anything does', async () => {
    const { wire, line, states, clock } = await bench(2)
    wire.say('1Ka;zz;1Kb;zz;1Kc;zz;zz;zz;')
    await clock.settle()
    expect(states()).toEqual(['ok', 'ok'])
    expect(line.view().garbage).toBe(5)
    wire.say('zz;'.repeat(40))
    await clock.settle()
    expect(states()[1]).toBe('warning garbled')
  })

  it('names addresses that no device of the configuration has', async () => {
    const { wire, line, clock } = await bench(2)
    wire.say('7Ka;7Kb;5Kc;1Ka;')
    await clock.settle()
    expect(line.view()).toMatchObject({ id: 'bus/one', open: true, strangers: [7, 5], devices: [{ id: 'window-1/pad', address: 1 }, { id: 'window-2/pad', address: 2 }] })
  })

  it('is pulled and plugged in as one; nobody’s turn is left over', async () => {
    const { wire, place, states, clock, spoke } = await bench(3)
    const held = place(1).session.order({ type: 'beep' })
    const waiting = place(2).session.order({ type: 'beep' })
    await clock.settle()
    wire.refuses = 'not-found'
    wire.pull()
    expect(await held).toEqual({ type: 'lost', handed: true })
    expect(await waiting).toEqual({ type: 'lost', handed: false })
    await clock.settle()
    expect(states()).toEqual(Array.from({ length: 3 }, () => 'absent unplugged'))
    wire.plug()
    await clock.wind(20_000)
    expect(states()).toEqual(['ok', 'ok', 'ok'])
    expect(wire.opened).toBe(2)
    void place(3).session.order({ type: 'beep' })
    await clock.settle()
    expect(spoke.at(-1)?.who).toBe(3)
  })

  it('that hangs in opening is tried again for all, and one that opens too late is closed', async () => {
    const clock = new HandClock()
    const late: ((line: Line) => void)[] = []
    let closed = 0
    const transport: Transport = { title: 'slow', open: () => new Promise((done) => late.push(done)), watch: () => () => undefined }
    const line = new SharedLine({ id: 'bus/one', transport, bus: { framing: toyFraming }, gapMs, clock })
    const sessions = [1, 2].map((address) => openSession({ device: `window-${address}/pad`, driver: toyPad(), settings: {}, transport: line.transportFor({ device: `window-${address}/pad`, address, restMs }), clock, listener: { event: () => undefined, changed: () => undefined } }))
    for (const session of sessions) session.start()
    await clock.wind(15_000)
    expect(late).toHaveLength(2)
    const opened = (): Line => ({ write: async () => undefined, close: async () => void closed++ })
    late[0]?.(opened())
    await clock.settle()
    expect(closed).toBe(1)
    late[1]?.(opened())
    await clock.settle()
    expect(sessions.map((session) => session.view().state)).toEqual(['ok', 'ok'])
    expect(closed).toBe(1)
  })

  it('that takes no bytes is closed for all and opened anew', async () => {
    const { wire, place, states, clock } = await bench(2)
    wire.jammed = true
    void place(1).session.order({ type: 'beep' })
    await clock.wind(3010)
    expect(states()).toEqual(['absent line-error', 'ok'])
    wire.jammed = false
    await clock.wind(995)
    expect(states()).toEqual(['absent line-error', 'absent line-error'])
    await clock.wind(10_000)
    expect(wire.opened).toBe(2)
    expect(states()).toEqual(['ok', 'ok'])
  })

  it('stays open for the others when one device stops, and is closed with the last', async () => {
    const { wire, line, place, clock } = await bench(2)
    await place(1).session.stop()
    expect(wire.isOpen).toBe(true)
    wire.say('2Ka;1Ka;')
    await clock.settle()
    expect(place(2).events).toHaveLength(1)
    expect(place(1).events).toHaveLength(0)
    expect(line.view().strangers).toEqual([])
    await place(2).session.stop()
    expect(wire.isOpen).toBe(false)
    expect(clock.pending).toBe(0)
  })
})
