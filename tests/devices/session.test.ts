import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandsMax } from '../../device-daemon/devices/session/command-queue.ts'
import { inputBytesMax } from '../../device-daemon/devices/session/helpings.ts'
import type { Session } from '../../device-daemon/devices/session/contract.ts'
import { openSession } from '../../device-daemon/devices/session/session.ts'
import type { DeviceView } from '../../device-daemon/wire/views.ts'
import type { EventOf } from '../../drivers/contract/kinds.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { TestLine } from './test-line.ts'
import { type ToyDriver, toyPad } from './toy-pad.ts'

const ping = 'P'
const print = 'P!'
const light = 'L'
const ok = '\x06'
const no = '\x15'

interface Bench {
  readonly clock: HandClock
  readonly line: TestLine
  readonly session: Session<'rating-pad'>
  readonly events: EventOf<'rating-pad'>[]
  readonly views: DeviceView[]
  readonly states: () => string[]
}

async function bench(driver: ToyDriver = toyPad(), clock = new HandClock(), start = true): Promise<Bench> {
  const line = new TestLine()
  const events: EventOf<'rating-pad'>[] = []
  const views: DeviceView[] = []
  const listener = { event: (event: EventOf<'rating-pad'>) => events.push(event), changed: (view: DeviceView) => views.push(view) }
  const session = openSession({ device: 'window-1/pad', driver, settings: {}, transport: line.transport, clock, listener })
  if (start) session.start()
  await clock.settle()
  const states = () => views.map((view) => [view.state, view.reason].filter(Boolean).join(' ')).filter((state, at, all) => state !== all[at - 1])
  return { clock, line, session, events, views, states }
}

describe('An order', () => {
  it('that needs no answer is done when it is handed over', async () => {
    const { session, line, clock } = await bench()
    const done = session.order({ type: 'show', waiting: 1, ticket: null })
    await clock.settle()
    expect(await done).toEqual({ type: 'sent' })
    expect(line.written).toEqual([])
  })

  it('is accepted or refused by the device’s answer, and the reply timer stops', async () => {
    const { session, line, clock } = await bench()
    const first = session.order({ type: 'beep' })
    await clock.settle()
    line.say(ok)
    expect(await first).toEqual({ type: 'accepted', reply: 'ok' })
    await clock.wind(2000)
    const alarms = clock.pending
    const second = session.order({ type: 'beep' })
    await clock.settle()
    line.say(no)
    expect(await second).toEqual({ type: 'refused', reply: 'no' })
    // What is announced of it is over by then; the reply's own time is not.
    await clock.wind(399)
    expect(clock.pending).toBe(alarms)
    await clock.wind(10_000)
    expect(line.written).toEqual([ping, ping])
    expect(session.view().state).toBe('ok')
  })

  it('tries three times, then says the device is silent', async () => {
    const { session, line, clock } = await bench()
    const order = session.order({ type: 'beep' })
    await clock.wind(399)
    expect(line.written).toEqual([ping])
    await clock.wind(401)
    expect(line.written).toEqual([ping, ping, ping])
    await clock.wind(400)
    expect(await order).toEqual({ type: 'silent' })
    expect(session.view()).toMatchObject({ state: 'fault', reason: 'silent', counters: { retries: 2, silences: 1 } })
  })

  it('whose command must not be repeated is tried once', async () => {
    const { session, line, clock } = await bench()
    const order = session.order({ type: 'dismiss' })
    await clock.wind(400)
    expect(await order).toEqual({ type: 'silent' })
    expect(line.written).toEqual([print])
  })

  it('of several commands is one unit: nothing slips between, and it stops at the first that fails', async () => {
    const { session, line, clock } = await bench(toyPad({ greets: true }))
    line.say(ok)
    const order = session.order({ type: 'invite' })
    const other = session.order({ type: 'beep' })
    await clock.settle()
    expect(line.written).toEqual([ping, light, print])
    await clock.wind(399)
    line.say(no)
    expect(await order).toEqual({ type: 'refused', reply: 'no' })
    await clock.settle()
    expect(line.written).toEqual([ping, light, print, ping])
    line.say(ok)
    expect((await other).type).toBe('accepted')
  })

  it('to a device that is not there is lost at once', async () => {
    const { session } = await bench(toyPad(), new HandClock(), false)
    expect(await session.order({ type: 'beep' })).toEqual({ type: 'lost', handed: false })
  })

  it('past the queue’s end is lost at once, and the queue goes on', async () => {
    const { session, line, clock } = await bench()
    const orders = Array.from({ length: commandsMax + 5 }, () => session.order({ type: 'beep' }))
    const results = Promise.all(orders)
    for (let answered = 0; answered < commandsMax + 5; answered++) {
      await clock.settle()
      line.say(ok)
    }
    const types = (await results).map((how) => how.type)
    // One is under way while the queue is full.
    expect(types.filter((type) => type === 'accepted')).toHaveLength(commandsMax + 1)
    expect(types.slice(-4)).toEqual(['lost', 'lost', 'lost', 'lost'])
  })

  it('or a hundred of them do not cost the device its polling', async () => {
    const { session, line, clock } = await bench(toyPad({ greets: true }))
    line.say(ok)
    await clock.wind(990)
    const orders = Array.from({ length: commandsMax + 5 }, () => session.order({ type: 'dismiss' }))
    await clock.wind(10)
    for (let count = 0; count < commandsMax + 10; count++) {
      line.say(ok)
      await clock.settle()
    }
    await Promise.all(orders)
    const before = line.written.filter((command) => command === ping).length
    // The one at the opening, and the one that came while the orders' room was full.
    expect(before).toBe(2)
    await clock.wind(3000)
    expect(line.written.filter((command) => command === ping).length).toBeGreaterThan(before)
  })

  it('is not settled by an answer that comes too late for the one before', async () => {
    const { session, line, clock } = await bench()
    const print_ = session.order({ type: 'dismiss' })
    await clock.wind(400)
    expect((await print_).type).toBe('silent')
    line.say(ok)
    await clock.settle()
    expect(session.view()).toMatchObject({ state: 'ok' })
  })
})

describe('A cable that is pulled', () => {
  it('loses the command under way as handed and those that wait as not', async () => {
    const { session, line, clock } = await bench()
    const under = session.order({ type: 'dismiss' })
    const waiting = session.order({ type: 'dismiss' })
    await clock.settle()
    line.pull()
    expect(await under).toEqual({ type: 'lost', handed: true })
    expect(await waiting).toEqual({ type: 'lost', handed: false })
    expect(session.view()).toMatchObject({ state: 'absent', reason: 'unplugged', counters: { lost: 1 } })
  })

  it('is tried again after longer and longer waits, for ever', async () => {
    const { line, clock } = await bench()
    line.refuses = 'not-found'
    line.pull()
    const tries: number[] = []
    const started = clock.now()
    const open = line.transport.open
    Object.assign(line.transport, {
      open: (events: Parameters<typeof open>[0]) => {
        tries.push(clock.now() - started)
        return open(events)
      },
    })
    await clock.wind(20_000)
    expect(tries).toEqual([250, 750, 1750, 3750, 8750, 13_750, 18_750])
  })

  it('put back is noticed at once, not after the wait', async () => {
    const { line, clock, session } = await bench()
    line.refuses = 'not-found'
    line.pull()
    await clock.wind(9000)
    expect(session.view()).toMatchObject({ state: 'absent', reason: 'not-found', detail: 'refused: not-found' })
    line.plug()
    await clock.settle()
    expect(session.view().state).toBe('ok')
  })

  it('in the middle of a frame leaves nothing of it behind', async () => {
    const { line, clock, events } = await bench()
    line.say('K')
    line.pull()
    await clock.wind(300)
    line.say('\x01')
    await clock.settle()
    expect(events).toEqual([])
    line.say('K\x02')
    await clock.settle()
    expect(events).toEqual([{ type: 'key', key: 2, level: null }])
  })

  it('whose line does not open within ten seconds is said so, tried again, and closed if it opens after all', async () => {
    const clock = new HandClock()
    const opens: (() => void)[] = []
    let closed = 0
    const line = { write: async () => undefined, close: async () => void (closed += 1) }
    const transport = { title: 'slow', open: () => new Promise<typeof line>((done) => opens.push(() => done(line))), watch: () => () => undefined }
    const session = openSession({ device: 'window-1/pad', driver: toyPad(), settings: {}, transport, clock, listener: { event: () => undefined, changed: () => undefined } })
    session.start()
    await clock.wind(9999)
    expect(session.view().state).toBe('starting')
    await clock.wind(1)
    expect(session.view()).toMatchObject({ state: 'absent', reason: 'line-error', detail: 'The line does not open within 10 s.' })
    await clock.wind(250)
    expect(opens).toHaveLength(2)
    opens[0]?.()
    await clock.settle()
    expect([closed, session.view().state]).toEqual([1, 'absent'])
    opens[1]?.()
    await clock.settle()
    expect(session.view().state).toBe('ok')
    await session.stop()
    expect(clock.pending).toBe(0)
  })

  it('that cannot be watched for is found by trying', async () => {
    const line = new TestLine()
    const clock = new HandClock()
    line.refuses = 'not-found'
    const transport = { ...line.transport, watch: () => { throw new Error('ENOSPC: no more watches') } }
    const session = openSession({ device: 'window-1/pad', driver: toyPad(), settings: {}, transport, clock, listener: { event: () => undefined, changed: () => undefined } })
    session.start()
    await clock.settle()
    line.refuses = null
    await clock.wind(250)
    expect(session.view().state).toBe('ok')
  })

  it('makes the device greet anew', async () => {
    const { line, clock } = await bench(toyPad({ greets: true }))
    expect(line.written).toEqual([ping])
    line.pull()
    await clock.wind(250)
    expect(line.written).toEqual([ping, ping])
  })
})

describe('Half a frame', () => {
  it('is given up after the gap, so that the next key is heard', async () => {
    const { line, clock, events, session } = await bench()
    line.say('K')
    await clock.wind(60)
    line.say('K\x03')
    await clock.settle()
    expect(events).toEqual([{ type: 'key', key: 3, level: null }])
    expect(session.view().counters.garbage).toBe(1)
  })

  it('whose rest comes in time is one key', async () => {
    const { line, clock, events } = await bench()
    line.say('K')
    await clock.wind(59)
    line.say('\x04')
    await clock.wind(1000)
    expect(events).toEqual([{ type: 'key', key: 4, level: null }])
  })
})

describe('Status', () => {
  it('is starting until a device that is greeted has answered', async () => {
    const { line, clock, session, states } = await bench(toyPad({ greets: true }))
    expect(session.view().state).toBe('starting')
    line.say(ok)
    await clock.settle()
    expect(session.view().state).toBe('ok')
    expect(states()).toEqual(['starting', 'ok'].slice(states()[0] === 'starting' ? 0 : 1))
  })

  it('is silent when the device stops answering, and well again at its first word', async () => {
    const { line, clock, session } = await bench(toyPad({ greets: true }))
    line.say(ok)
    await clock.wind(3000)
    expect(session.view()).toMatchObject({ state: 'fault', reason: 'silent' })
    line.say('K\x01')
    await clock.settle()
    expect(session.view().state).toBe('ok')
  })

  it('is garbled while much of what comes makes no sense, and well again after good frames', async () => {
    const { line, clock, session } = await bench()
    line.say('K\x01?????')
    await clock.settle()
    expect(session.view()).toMatchObject({ state: 'warning', reason: 'garbled' })
    for (let key = 0; key < 20; key++) line.say('K\x01')
    await clock.settle()
    expect(session.view().state).toBe('ok')
  })

  it('is not garbled by a healthy pad that ends each key with a line', async () => {
    const { line, clock, session } = await bench()
    for (let key = 0; key < 10; key++) {
      line.say('K\x01\r\n')
      await clock.wind(700)
      expect(session.view().state).toBe('ok')
    }
  })

  it('is garbled no more when nothing was heard for half a minute, and says so by itself', async () => {
    const { line, clock, session, views } = await bench()
    line.say('????????')
    await clock.settle()
    expect(session.view().reason).toBe('garbled')
    await clock.wind(31_000)
    expect(session.view().state).toBe('ok')
    expect(views.at(-1)?.state).toBe('ok')
    expect(clock.pending).toBe(0)
  })

  it('is flooding while 85 kB of nonsense arrive a second, and five seconds after', async () => {
    const { line, clock, session } = await bench()
    for (let tenth = 0; tenth < 20; tenth++) {
      line.say(new Uint8Array(8500).fill(0x3f))
      await clock.wind(100)
    }
    expect(session.view()).toMatchObject({ state: 'warning', reason: 'flooding' })
    await clock.wind(4000)
    expect(session.view().reason).toBe('flooding')
    await clock.wind(1000)
    expect(session.view().reason).not.toBe('flooding')
  })

  it('is flooding when more keys come than anybody can press; those beyond a hundred a second are told to nobody', async () => {
    const { line, clock, session, events } = await bench()
    for (let second = 0; second < 3; second++) {
      line.say('K\x01'.repeat(250))
      await clock.wind(1000)
    }
    expect(session.view()).toMatchObject({ state: 'warning', reason: 'flooding', counters: { events: 750 } })
    expect(events).toHaveLength(300)
  })

  it('keeps its `since` while nothing but counters changes', async () => {
    const { line, clock, session } = await bench()
    const { since } = session.view()
    await clock.wind(5000)
    line.say('K\x01')
    await clock.settle()
    expect(session.view()).toMatchObject({ since, state: 'ok', counters: { events: 1, bytesIn: 2 } })
    expect(session.view().lastContact).toBe(new Date(clock.now()).toISOString())
    line.pull()
    await clock.settle()
    expect(session.view().since).toBe(new Date(clock.now()).toISOString())
  })

  it('tells counters a few times a second at most, and a change of state at once', async () => {
    const { line, clock, views } = await bench()
    await clock.wind(1000)
    const before = views.length
    for (let key = 0; key < 100; key++) {
      line.say('K\x01')
      await clock.wind(10)
    }
    expect(views.length - before).toBeLessThanOrEqual(5)
    const told = views.length
    line.pull()
    await clock.settle()
    expect(views.length).toBe(told + 1)
  })

  it('is disabled after stop, and no timer is left', async () => {
    const { session, clock, line } = await bench(toyPad({ greets: true }))
    await session.stop()
    expect(session.view()).toMatchObject({ state: 'disabled', reason: 'switched-off' })
    expect(clock.pending).toBe(0)
    expect(line.isOpen).toBe(false)
    expect(await session.order({ type: 'beep' })).toEqual({ type: 'lost', handed: false })
  })
})

describe('A device that misbehaves', () => {
  it('by flooding is served in helpings: another device’s key comes before the flood is done', async () => {
    const clock = new HandClock()
    const order: string[] = []
    const listen = (name: string) => ({ event: () => void order.push(name), changed: () => undefined })
    const [loud, quiet] = [new TestLine(), new TestLine()]
    for (const [line, name] of [[loud, 'loud'], [quiet, 'quiet']] as const) {
      openSession({ device: `window-1/${name}`, driver: toyPad(), settings: {}, transport: line.transport, clock, listener: listen(name) }).start()
    }
    await clock.settle()
    loud.say(new Uint8Array(10_000_000).fill(0x4b))
    quiet.say('K\x01')
    expect(order.indexOf('quiet')).toBeLessThan(3000)
    await clock.settle()
    // More keys a second than anybody can press are counted, and told to nobody.
    expect(order.filter((name) => name === 'loud')).toHaveLength(100)
  })

  it('by flooding is bounded, and says so', async () => {
    const { line, clock, session } = await bench()
    line.say(new Uint8Array(inputBytesMax + 100_000).fill(0x3f))
    await clock.settle()
    expect(session.view()).toMatchObject({ state: 'warning' })
    expect(session.view().counters.bytesIn).toBe(inputBytesMax + 100_000)
  })

  it('by taking no bytes is given up and opened anew; its command is lost', async () => {
    const { line, clock, session } = await bench()
    line.jammed = true
    const order = session.order({ type: 'dismiss' })
    await clock.wind(3100)
    expect(await order).toEqual({ type: 'lost', handed: true })
    expect(session.view()).toMatchObject({ state: 'absent', reason: 'line-error' })
    line.jammed = false
    await clock.wind(250)
    expect(session.view().state).toBe('ok')
  })

  it('by jamming leaves another device’s orders as quick as before', async () => {
    const clock = new HandClock()
    const jammed = await bench(toyPad(), clock)
    const well = await bench(toyPad(), clock)
    jammed.line.jammed = true
    void jammed.session.order({ type: 'dismiss' })
    const order = well.session.order({ type: 'beep' })
    await clock.settle()
    well.line.say(ok)
    expect((await order).type).toBe('accepted')
  })

  it('does no harm by a listener that throws', async () => {
    const clock = new HandClock()
    const line = new TestLine()
    const failures: unknown[] = []
    const listener = {
      event: () => {
        throw new Error('a page fell over')
      },
      changed: () => undefined,
      failed: (error: unknown) => failures.push(error),
    }
    const session = openSession({ device: 'window-1/pad', driver: toyPad(), settings: {}, transport: line.transport, clock, listener })
    session.start()
    await clock.settle()
    line.say('K\x01K\x02')
    await clock.settle()
    expect(failures).toHaveLength(2)
    expect(session.view().counters.events).toBe(2)
  })

  it('never makes the session throw or leak a timer, whatever it says and whenever it goes', async () => {
    const deed = fc.oneof(
      fc.uint8Array({ maxLength: 50 }).map((bytes) => ({ say: bytes })),
      fc.constantFrom({ say: Uint8Array.of(0x06) }, { say: Uint8Array.of(0x4b) }),
      fc.constantFrom('pull', 'plug', 'beep', 'invite', 'dismiss'),
      fc.integer({ min: 1, max: 5000 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
        const { line, clock, session } = await bench(toyPad({ greets: true }))
        const orders: Promise<unknown>[] = []
        for (const one of deeds) {
          if (typeof one === 'number') await clock.wind(one)
          else if (typeof one === 'object') line.say(one.say)
          else if (one === 'pull') line.pull()
          else if (one === 'plug') line.plug()
          else orders.push(session.order({ type: one as 'beep' }))
        }
        await session.stop()
        await Promise.all(orders)
        expect(clock.pending).toBe(0)
      }),
      { numRuns: 60 },
    )
  })
})

describe('A self-test', () => {
  it('passes when the device answers and a person does their part', async () => {
    const { session, line, clock } = await bench()
    const report = session.selfTest()
    await clock.settle()
    line.say(ok)
    await clock.settle()
    line.say('K\x01')
    expect(await report).toMatchObject({ device: 'window-1/pad', passed: true, steps: [{ passed: true }, { passed: true }] })
  })

  it('counts what a person did while the step before was running', async () => {
    const { line, clock, session } = await bench()
    const report = session.selfTest()
    line.say('K\x01')
    await clock.settle()
    line.say('\x06')
    await clock.settle()
    expect((await report).passed).toBe(true)
  })

  it('says in sentences what is wrong and what to do', async () => {
    const { session, clock } = await bench()
    const report = session.selfTest()
    await clock.wind(7000)
    expect(await report).toMatchObject({
      passed: false,
      steps: [
        { title: { en: 'answers' }, passed: false, advice: { en: 'no answer' } },
        { passed: false, advice: { zh: '没有按键' } },
      ],
    })
  })

  it('of a device that is not there says so', async () => {
    const { session, line } = await bench()
    line.pull()
    expect((await session.selfTest()).steps[0]?.advice?.en).toMatch(/not connected/)
  })
})
