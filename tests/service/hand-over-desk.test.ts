/** What nobody takes goes back by itself: over a restart, a full disk, a clock that jumps, and midnight. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Timer } from '../../device-daemon/clock.ts'
import { HandOverDesk } from '../../device-daemon/desks/hand-over-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import type { HandOverTo } from '../../device-daemon/wire/hand-over-list.ts'
import { plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const minute = 60_000
const no = '20261124-H0001'
let journal: FrailJournal
beforeEach(async () => {
  journal = await frailJournal()
})
afterEach(() => journal.remove())

/** A clock that is set, forwards or back, while timers run on as they were. */
class SetClock extends WoundClock {
  #shift = 0
  constructor() {
    super()
    const unset = this.now
    this.now = () => unset() + this.#shift
  }
  set(ms: number): void {
    this.#shift += ms
  }
}

/** As Node's timers do against Date.now(). */
class EarlyClock extends WoundClock {
  override after(ms: number, ring: () => void): Timer {
    return super.after(ms > 5 ? ms - 1 : ms, ring)
  }
}

async function bench(clock: WoundClock = new WoundClock()) {
  const problems: unknown[] = []
  const service = await HallService.open({ plan, journal, clock, report: () => undefined })
  const desk = new HandOverDesk({ service, clock, report: (problem) => problems.push(problem) })
  const deaf = service.listen({ events: (events) => events.map((event) => desk.follow(event)), trouble: (why) => (why === null ? desk.resume() : undefined) })
  desk.resume()
  for (const window of [1, 2]) await service.execute({ type: 'sign-in', window, clerk: `100${window}` })
  const open = (to: HandOverTo = { window: 2 }) => service.execute({ type: 'open-hand-over', window: 1, clerk: '1001', to, word: 'other', ticket: null, item: null })
  const stateOf = (one = no) => service.state.handOver.handOvers.get(one)?.state
  const leave = async () => {
    deaf()
    desk.stop()
    await service.stop()
  }
  return { clock, service, desk, problems, open, stateOf, leave }
}

describe('Not taken in time', () => {
  it('is the first clerk’s again to the minute, and nothing is written before', async () => {
    const { clock, service, open, stateOf } = await bench()
    await open()
    const { seq } = service
    await clock.wind(15 * minute - 1)
    expect([stateOf(), service.seq]).toEqual(['offered', seq])
    await clock.wind(1)
    expect([stateOf(), service.seq]).toEqual(['returned', seq + 1])
    await clock.wind(60 * minute)
    expect(service.seq).toBe(seq + 1)
  })

  it('goes back each at its own time', async () => {
    const { clock, open, stateOf } = await bench()
    await open()
    await clock.wind(0.5 * minute)
    await open()
    await clock.wind(14.5 * minute)
    expect([stateOf(), stateOf('20261124-H0002')]).toEqual(['returned', 'offered'])
    await clock.wind(0.5 * minute)
    expect(stateOf('20261124-H0002')).toBe('returned')
  })

  it('goes back in its time from whom a supervisor has given it to', async () => {
    const { clock, service, open, stateOf } = await bench()
    await open()
    await service.execute({ type: 'take-hand-over', window: 2, clerk: '1002', handOver: no })
    await clock.wind(20 * minute)
    await service.execute({ type: 'reassign-hand-over', handOver: no, to: { clerk: '1003' }, actor: 'supervisor' })
    await clock.wind(15 * minute - 1)
    expect(stateOf()).toBe('offered')
    await clock.wind(1)
    expect(stateOf()).toBe('returned')
  })

  it('but taken, or handed on anew, it stays as long as that allows', async () => {
    const { clock, service, open, stateOf } = await bench()
    await open()
    await service.execute({ type: 'take-hand-over', window: 2, clerk: '1002', handOver: no })
    await clock.wind(20 * minute)
    expect(stateOf()).toBe('taken')
    await service.execute({ type: 'give-back-hand-over', window: 2, clerk: '1002', handOver: no, reason: 'other' })
    await service.execute({ type: 'pass-hand-over', window: 1, clerk: '1001', handOver: no, to: { queue: 'O' }, word: 'other' })
    await clock.wind(15 * minute - 1)
    expect(stateOf()).toBe('offered')
    await clock.wind(1)
    expect(stateOf()).toBe('returned')
  })

  it('on a timer that rings a millisecond early, too', async () => {
    const { clock, open, stateOf } = await bench(new EarlyClock())
    await open()
    await clock.wind(15 * minute + 10)
    expect(stateOf()).toBe('returned')
  })

  it('taken at the last moment and looked at in the same breath it is one or the other', async () => {
    const { clock, service, open, stateOf } = await bench()
    await open()
    await clock.wind(15 * minute - 1)
    const taken = service.execute({ type: 'take-hand-over', window: 2, clerk: '1002', handOver: no })
    await clock.wind(1)
    await taken
    expect(stateOf()).toBe('taken')
  })
})

describe('Come what may', () => {
  it('after a restart, from the journal and with the time that was left', async () => {
    const first = await bench()
    await first.open()
    await first.clock.wind(10 * minute)
    await first.leave()
    const { clock, stateOf } = await bench(first.clock)
    await clock.wind(5 * minute - 1)
    expect(stateOf()).toBe('offered')
    await clock.wind(1)
    expect(stateOf()).toBe('returned')
  })

  it('at once where its time went by while nothing ran', async () => {
    const first = await bench()
    await first.open()
    await first.leave()
    await first.clock.wind(20 * minute)
    const { clock, stateOf } = await bench(first.clock)
    await clock.wind(2)
    expect(stateOf()).toBe('returned')
  })

  it('when the disk has room again, though it was full in that moment', async () => {
    const { clock, open, stateOf, problems } = await bench()
    await open()
    journal.full = true
    await clock.wind(16 * minute)
    expect(stateOf()).toBe('offered')
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThan(5)
    journal.full = false
    await clock.wind(6000)
    expect(stateOf()).toBe('returned')
  })

  it('within a minute of a clock that jumps over its time, and not for one that goes back', async () => {
    const ahead = new SetClock()
    const one = await bench(ahead)
    await one.open()
    await ahead.wind(minute)
    ahead.set(3600_000)
    await ahead.wind(minute)
    expect(one.stateOf()).toBe('returned')
    await one.leave()
    const back = new SetClock()
    back.set(2 * 3600_000)
    const other = await bench(back)
    await other.open()
    back.set(-10 * minute)
    await back.wind(24 * minute)
    expect(other.stateOf('20261124-H0002')).toBe('offered')
    await back.wind(2 * minute)
    expect(other.stateOf('20261124-H0002')).toBe('returned')
  })

  it('over midnight: it goes back on the new day to whom it came from on the old', async () => {
    const clock = new WoundClock(Date.UTC(2026, 10, 24, 15, 55))
    const { service, open, stateOf } = await bench(clock)
    await open()
    await clock.wind(6 * minute)
    await service.execute({ type: 'open-day' })
    expect(stateOf()).toBe('offered')
    await clock.wind(9 * minute)
    expect(stateOf()).toBe('returned')
    await service.execute({ type: 'close-hand-over', window: 1, clerk: '1001', handOver: no, outcome: 'answered' })
    expect(stateOf()).toBe('closed')
  })

  it('stopped, it looks at nothing more', async () => {
    const { clock, desk, open, stateOf } = await bench()
    await open()
    desk.stop()
    await clock.wind(20 * minute)
    expect(stateOf()).toBe('offered')
  })
})
