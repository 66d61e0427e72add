/** A call that nobody answers ends by itself: over a restart, a full disk, a clock that is set. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StaffCallDesk } from '../../device-daemon/desks/staff-call-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const minute = 60_000
let journal: FrailJournal
beforeEach(async () => {
  journal = await frailJournal()
})
afterEach(() => journal.remove())

async function bench(clock: WoundClock = new WoundClock()) {
  const problems: unknown[] = []
  const service = await HallService.open({ plan, journal, clock, report: () => undefined })
  const desk = new StaffCallDesk({ service, clock, report: (problem) => problems.push(problem) })
  const deaf = service.listen({ events: (events) => events.map((event) => desk.follow(event)), trouble: (why) => (why === null ? desk.resume() : undefined) })
  desk.resume()
  const call = (kiosk = 1) => service.execute({ type: 'call-staff', kiosk, actor: `kiosk:${kiosk}` })
  const open = () => [...service.state.staffCall.calls.values()].map(({ kiosk }) => kiosk)
  const leave = async () => {
    deaf()
    desk.stop()
    await service.stop()
  }
  return { clock, service, desk, problems, call, open, leave }
}

describe('A call that nobody answers', () => {
  it('ends after ten minutes to the millisecond, each in its own time, and once', async () => {
    const { clock, service, call, open } = await bench()
    await call()
    await clock.wind(0.5 * minute)
    await call(2)
    const { seq } = service
    await clock.wind(9.5 * minute - 1)
    expect([open(), service.seq]).toEqual([[1, 2], seq])
    await clock.wind(1)
    expect([open(), service.seq]).toEqual([[2], seq + 1])
    await clock.wind(0.5 * minute)
    expect(open()).toEqual([])
    await clock.wind(60 * minute)
    expect(service.seq).toBe(seq + 2)
  })

  it('ends after a restart in the time that was left', async () => {
    const first = await bench()
    await first.call()
    await first.clock.wind(7 * minute)
    await first.leave()
    const { clock, open } = await bench(first.clock)
    await clock.wind(3 * minute - 1)
    expect(open()).toEqual([1])
    await clock.wind(1)
    expect(open()).toEqual([])
  })

  it('ends at once where its time went by while nothing ran', async () => {
    const first = await bench()
    await first.call()
    await first.leave()
    await first.clock.wind(20 * minute)
    const { clock, open } = await bench(first.clock)
    await clock.wind(2)
    expect(open()).toEqual([])
  })

  it('ends when the disk has room again, though it was full in that moment', async () => {
    const { clock, call, open, problems } = await bench()
    await call()
    journal.full = true
    await clock.wind(11 * minute)
    expect(open()).toEqual([1])
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThan(5)
    journal.full = false
    await clock.wind(6000)
    expect(open()).toEqual([])
  })

  it('ends within a minute of a clock that jumps over its time', async () => {
    const { clock, call, open } = await bench()
    await call()
    await clock.jump(11 * minute)
    await clock.wind(minute)
    expect(open()).toEqual([])
  })

  it('stays where the desk has stopped', async () => {
    const { clock, desk, call, open } = await bench()
    await call()
    desk.stop()
    await clock.wind(20 * minute)
    expect(open()).toEqual([1])
  })
})
