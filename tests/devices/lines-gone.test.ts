/** Lines that have gone, and the words that still come from them; ends that are waited for. */
import { describe, expect, it } from 'vitest'
import { helpingBytesMax } from '../../device-daemon/devices/session/helpings.ts'
import { openSession } from '../../device-daemon/devices/session/session.ts'
import { LineError, type LineEvents, type Transport } from '../../device-daemon/transports/transport.ts'
import type { EventOf } from '../../drivers/contract/kinds.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { toyPad } from './toy-pad.ts'

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** Every opening's own events are kept, so that an old line can still speak. */
async function bench() {
  const clock = new HandClock()
  const lines: LineEvents[] = []
  const tries: number[] = []
  const events: EventOf<'rating-pad'>[] = []
  const hand = { refuses: false, closing: Promise.resolve(), appeared: (): void => undefined, watching: false, closed: 0, started: clock.now() }
  const transport: Transport = {
    title: 'kept lines',
    open: async (line) => {
      tries.push(clock.now() - hand.started)
      if (hand.refuses) throw new LineError('not-found', 'not there')
      lines.push(line)
      return { write: async () => undefined, close: () => ((hand.closed += 1), hand.closing) }
    },
    watch: (appeared) => {
      hand.appeared = appeared
      hand.watching = true
      return () => void (hand.watching = false)
    },
  }
  const listener = { event: (event: EventOf<'rating-pad'>) => events.push(event), changed: () => undefined }
  const session = openSession({ device: 'window-1/pad', driver: toyPad(), settings: {}, transport, clock, listener })
  session.start()
  await clock.settle()
  /** Pulled now; the times of the tries after it. */
  const pull = () => {
    tries.length = 0
    hand.started = clock.now()
    lines.at(-1)?.closed('unplugged')
  }
  return { clock, lines, tries, events, hand, session, pull }
}

describe('A line that has gone', () => {
  it('is heard no more when another is open', async () => {
    const { clock, lines, events, pull } = await bench()
    pull()
    await clock.wind(250)
    expect(lines).toHaveLength(2)
    lines[0]?.data(bytes('K\x01'))
    await clock.settle()
    expect(events).toEqual([])
    lines[1]?.data(bytes('K\x02'))
    await clock.settle()
    expect(events).toEqual([{ type: 'key', key: 2, level: null }])
  })

  it('takes with it what nobody had understood yet', async () => {
    const { clock, lines, events, pull } = await bench()
    lines[0]?.data(bytes(`${'\n'.repeat(helpingBytesMax)}K\x01`))
    pull()
    await clock.wind(250)
    expect(lines).toHaveLength(2)
    expect(events).toEqual([])
  })

  it('ends no other when it says so again', async () => {
    const { clock, lines, session, pull } = await bench()
    pull()
    await clock.wind(250)
    lines[0]?.closed('unplugged')
    await clock.settle()
    expect(session.view()).toMatchObject({ state: 'ok', counters: { lost: 1 } })
  })

  it('is tried soon again when the device had made sense, later and later when it had not', async () => {
    const { clock, lines, tries, pull } = await bench()
    for (const wait of [250, 500, 1000]) {
      pull()
      await clock.wind(wait)
      expect(tries).toEqual([wait])
    }
    lines.at(-1)?.data(bytes('K\x01'))
    await clock.settle()
    pull()
    await clock.wind(250)
    expect(tries).toEqual([250])
  })

  it('is tried soon again after it was plugged in', async () => {
    const { clock, tries, hand, pull } = await bench()
    hand.refuses = true
    pull()
    await clock.wind(9000)
    hand.refuses = false
    hand.appeared()
    await clock.settle()
    pull()
    await clock.wind(250)
    expect(tries).toEqual([250])
  })
})

describe('The gap of half a frame', () => {
  it('is counted from its own bytes, not from those before', async () => {
    const { clock, lines, events } = await bench()
    lines[0]?.data(bytes('K'))
    await clock.wind(50)
    lines[0]?.data(bytes('\x01K'))
    await clock.wind(50)
    lines[0]?.data(bytes('\x02'))
    await clock.settle()
    expect(events.map((event) => 'key' in event && event.key)).toEqual([1, 2])
  })

  it('ends with the line', async () => {
    const { clock, lines, session, pull } = await bench()
    lines[0]?.data(bytes('K'))
    await clock.settle()
    pull()
    await clock.wind(200)
    expect(session.view().counters.garbage).toBe(0)
  })
})

describe('The end of a session', () => {
  it('is when its line has closed, not before', async () => {
    const { clock, hand, session } = await bench()
    let closed = (): void => undefined
    hand.closing = new Promise((done) => (closed = () => done()))
    let ended = false
    const stopped = session.stop().then(() => (ended = true))
    await clock.settle()
    expect([hand.closed, ended]).toEqual([1, false])
    closed()
    await stopped
    expect(ended).toBe(true)
  })

  it('is the end of watching, too', async () => {
    const { hand, session } = await bench()
    expect(hand.watching).toBe(true)
    await session.stop()
    expect(hand.watching).toBe(false)
  })

  it('leaves no alarm, in the middle of a frame either', async () => {
    const { clock, lines, session } = await bench()
    lines[0]?.data(bytes('K'))
    await clock.settle()
    await session.stop()
    expect(clock.pending).toBe(0)
  })

  it('given up for taking no bytes closes the line it had', async () => {
    const clock = new HandClock()
    let closed = 0
    const transport: Transport = {
      title: 'jammed',
      open: async () => ({ write: () => new Promise<void>(() => undefined), close: async () => void (closed += 1) }),
      watch: () => () => undefined,
    }
    const session = openSession({ device: 'window-1/pad', driver: toyPad(), settings: {}, transport, clock, listener: { event: () => undefined, changed: () => undefined } })
    session.start()
    await clock.settle()
    void session.order({ type: 'dismiss' })
    await clock.wind(3100)
    expect(closed).toBe(1)
    await session.stop()
  })
})
