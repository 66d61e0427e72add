/** The pad behind an RS-485 adapter that may hear what it says, in the daemon's own session. */
import { describe, expect, it } from 'vitest'
import { openSession } from '../../../../device-daemon/devices/session/session.ts'
import { emulatedTransport } from '../../../../device-daemon/transports/emulated.ts'
import type { Emulator, EmulatorPort } from '../../../../drivers/contract/emulator.ts'
import type { RatingPadEvent } from '../../../../drivers/contract/kinds.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { ff68Pad } from '../../../../drivers/rating-pad/ff68/driver.ts'
import { HandClock } from '../../../kit/hand-clock.ts'

interface Adapter {
  /** Ms until what was said comes back; null: it does not. */
  echoMs: number | null
  /** So many of the next echoes are lost. */
  lose: number
}

async function desk(echoMs: number | null, openMs = 2000) {
  const clock = new HandClock()
  const adapter: Adapter = { echoMs, lose: 0 }
  const settings = ff68Pad.settings.parse({ address: 1, levels: { '0': 'satisfied' } })
  let says: (bytes: Uint8Array) => void = () => undefined
  const wired = (port: EmulatorPort): Emulator<'rating-pad'> => {
    const pad = ff68Pad.emulator(settings, port)
    says = (bytes) => port.send(bytes)
    return {
      receive(bytes) {
        pad.receive(bytes)
        if (adapter.echoMs === null) return
        if (adapter.lose > 0) adapter.lose -= 1
        else clock.after(adapter.echoMs, () => port.send(bytes))
      },
      gesture: (gesture) => pad.gesture(gesture),
      face: () => pad.face(),
      powered: () => pad.powered(),
    }
  }
  const line = emulatedTransport<'rating-pad'>(wired, { clock, name: 'pad' })
  const events: RatingPadEvent[] = []
  const session = openSession({
    ...{ device: 'counter-1/pad', driver: ff68Pad, settings, transport: line.transport, clock },
    listener: { event: (event) => events.push(event), changed: () => undefined },
  })
  session.start()
  await clock.wind(openMs)
  return {
    ...{ adapter, clock, line, session },
    /** The keys told since this was last asked. */
    keys: () => events.splice(0).map((event) => event.key),
    press: async (restMs: number) => {
      line.gesture({ type: 'press-caller', key: 'call' })
      await clock.wind(restMs)
    },
    says: (hex: string) => says(fromHex(hex)),
    status: () => ({ state: session.view().state, reason: session.view().reason }),
  }
}

const latencies = [0, 16, 60, 160, 400]
/** Caller key `call` and rating key 0 of address 1, from the frame's rule. */
const call = 'FF 68 03 03 68 01 01 0C 0E 16'
const rate0 = 'FF 68 03 03 68 01 11 00 12 16'

describe('A line that echoes, with no setting for it', () => {
  it.each(latencies)('after %i ms: a key is one key', async (echoMs) => {
    const at = await desk(echoMs)
    await at.press(5000)
    expect(at.keys()).toEqual(['call'])
    await at.press(5000)
    await at.press(5000)
    expect(at.keys()).toEqual(['call', 'call'])
    expect(at.status()).toEqual({ state: 'ok', reason: null })
    await at.session.stop()
  })

  it.each(latencies)('after %i ms: an invitation is no key, though its frame is that of "evaluate"', async (echoMs) => {
    const at = await desk(echoMs)
    void at.session.order({ type: 'invite' })
    await at.clock.wind(3000)
    expect(at.keys()).toEqual([])
    await at.session.stop()
  })

  it('and is not known yet for one that does: a key at once after opening is one key', async () => {
    const at = await desk(400, 10)
    await at.press(5000)
    expect(at.keys()).toEqual(['call'])
    await at.session.stop()
  })

  it('and begins to only later: found out by the next frame that no pad says', async () => {
    const at = await desk(null)
    at.adapter.echoMs = 160
    void at.session.order({ type: 'show', waiting: 3, ticket: 'A012' })
    await at.clock.wind(2000)
    await at.press(5000)
    expect(at.keys()).toEqual(['call'])
    await at.session.stop()
  })

  it('unknown, late, and with nothing else said: the keys end by themselves', async () => {
    const at = await desk(null)
    at.adapter.echoMs = 200
    await at.press(10_000)
    expect(at.keys().length).toBeLessThanOrEqual(3)
    await at.session.stop()
  })
})

describe('A line that loses an echo', () => {
  it('does not swallow the next press of the same key', async () => {
    const at = await desk(16)
    at.adapter.lose = 1
    await at.press(300)
    await at.press(300)
    await at.press(3000)
    expect(at.keys()).toEqual(['call', 'call', 'call'])
    await at.session.stop()
  })

  it('nor when a later frame’s echo shows that it was lost', async () => {
    const at = await desk(200)
    at.adapter.lose = 1
    await at.press(0)
    void at.session.order({ type: 'show', waiting: 3, ticket: 'A012' })
    await at.clock.wind(230)
    await at.press(3000)
    expect(at.keys()).toEqual(['call', 'call'])
    await at.session.stop()
  })

  it('the very first one: still one key a press', async () => {
    const at = await desk(null)
    at.adapter.echoMs = 60
    await at.press(3000)
    await at.press(3000)
    expect(at.keys()).toEqual(['call', 'call'])
    await at.session.stop()
  })
})

describe('A line without echo', () => {
  it('tells every press, the same key twice in quick succession too', async () => {
    const at = await desk(null)
    await at.press(250)
    await at.press(400)
    await at.press(2000)
    expect(at.keys()).toEqual(['call', 'call', 'call'])
    await at.session.stop()
  })

  it.each([200, 400, 800])('tells three presses of one key %i ms apart: twice the same rest is no echo yet', async (restMs) => {
    const at = await desk(null)
    for (const _press of [1, 2, 3]) await at.press(restMs)
    await at.clock.wind(2000)
    expect(at.keys()).toEqual(['call', 'call', 'call'])
    await at.session.stop()
  })

  it('takes a key that the pad says thrice until it is acknowledged for one', async () => {
    const at = await desk(null)
    for (const _time of [1, 2, 3]) {
      at.says(call)
      await at.clock.wind(30)
    }
    await at.clock.wind(2000)
    expect(at.keys()).toEqual(['call'])
    await at.session.stop()
  })

  it('tells a rating given twice', async () => {
    const at = await desk(null)
    for (const _press of [1, 2]) {
      at.says(rate0)
      await at.clock.wind(200)
    }
    expect(at.keys()).toEqual([0, 0])
    await at.session.stop()
  })

  it('that has lost its echo is one without, after two frames that did not come back', async () => {
    const at = await desk(400)
    at.adapter.echoMs = null
    for (const _frame of [1, 2]) {
      void at.session.order({ type: 'beep' })
      await at.clock.wind(2000)
    }
    await at.press(300)
    await at.press(2000)
    expect(at.keys()).toEqual(['call', 'call'])
    await at.session.stop()
  })

  it('does not ring its alarm while nothing happens', async () => {
    const at = await desk(null)
    expect(at.clock.pending).toBe(0)
    await at.session.stop()
  })
})

describe('A key that comes more often than a finger can press', () => {
  it.each([
    ['the caller’s', 50, call],
    ['the caller’s', 100, call],
    ['a rating', 50, rate0],
  ])('%s, every %i ms, is stopped and named, and heard again after a second of rest', async (_what, everyMs, frame) => {
    const at = await desk(null)
    for (let one = 0; one < 100; one++) {
      at.says(frame)
      await at.clock.wind(everyMs)
    }
    expect(at.status()).toEqual({ state: 'warning', reason: 'flooding' })
    expect(at.keys().length).toBeLessThanOrEqual(8)
    await at.clock.wind(1500)
    expect(at.status()).toEqual({ state: 'ok', reason: null })
    at.says(frame)
    await at.clock.wind(100)
    expect(at.keys().length).toBe(1)
    await at.session.stop()
  })
})
