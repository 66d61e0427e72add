/** Devices are counted by themselves: every hour, over midnight, at the end, over a restart and a full disk. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeviceState } from '../../drivers/contract/status.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { DayDesk } from '../../device-daemon/desks/day-desk.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { DeviceDesk } from '../../device-daemon/desks/device-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { nine, pad, plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
let journal: FrailJournal
beforeEach(async () => {
  journal = await frailJournal()
})
afterEach(() => journal.remove())

async function bench(clock: WoundClock = new WoundClock(), more: Partial<Plan> = {}) {
  const problems: unknown[] = []
  const service = await HallService.open({ plan: { ...plan, ...more }, journal, clock, report: () => undefined })
  let state: DeviceState = 'ok'
  const whole = { service, clock, report: (problem: unknown) => void problems.push(problem), hall: { config: { site: { timeZone: plan.timeZone } } }, devices: { views: () => [{ id: pad, state }] } } as unknown as Bench
  const desk = new DeviceDesk(whole)
  const day = new DayDesk(whole)
  const deaf = service.listen({ events: (events) => events.forEach((event) => desk.follow(event)) })
  const resume = () => [day, desk].forEach((one) => one.resume())
  resume()
  const become = (to: DeviceState) => {
    state = to
    desk.changed({ id: pad, state } as never)
  }
  const days = () => [...service.state.six.days.values()].map(({ date, ok, fault, absent }) => [date.slice(8), ok, fault, absent])
  const leave = async () => {
    day.stop()
    await desk.stop()
    deaf()
    await service.stop()
  }
  return { clock, become, days, leave, resume, problems, service }
}

it('Every hour, as they were', async () => {
  const { clock, become, days } = await bench()
  await clock.wind(30 * minuteMs)
  become('fault')
  await clock.wind(28 * minuteMs)
  expect(days()).toEqual([])
  await clock.wind(2 * minuteMs)
  expect(days()).toEqual([['24', 30, 30, 0]])
})

it('At midnight the day has all its minutes since the start, and the next has its own', async () => {
  const { clock, days, leave } = await bench()
  await clock.wind(16 * hourMs)
  expect(days()[0]).toEqual(['24', 900, 0, 0])
  await leave()
  expect(days()).toEqual([['24', 900, 0, 0], ['25', 60, 0, 0]])
})

it('A day is written when it is over, and not by the next hour', async () => {
  const { clock, days } = await bench(new WoundClock(nine + 30 * minuteMs))
  await clock.wind(14.5 * hourMs)
  expect(days()).toEqual([['24', 870, 0, 0]])
})

it('A daemon that is stopped has written; what happens until the next one starts nobody knows', async () => {
  const first = await bench()
  await first.clock.wind(10 * minuteMs)
  await first.leave()
  await first.clock.wind(3 * hourMs)
  const { clock, days, leave } = await bench(first.clock)
  await clock.wind(5 * minuteMs)
  await leave()
  expect(days()).toEqual([['24', 15, 0, 0]])
})

it('A full disk loses no minute, and nothing is written twice', async () => {
  const { clock, days, problems } = await bench()
  await clock.wind(50 * minuteMs)
  journal.full = true
  await clock.wind(20 * minuteMs)
  expect([days(), problems.length > 0]).toEqual([[], true])
  journal.full = false
  await clock.wind(50 * minuteMs)
  expect(days()).toEqual([['24', 120, 0, 0]])
})

it('A desk that takes up its work again writes what it has, and counts on as before', async () => {
  const { clock, days, resume } = await bench()
  await clock.wind(10 * minuteMs)
  for (let nth = 0; nth < 3; nth++) resume()
  await clock.wind(0)
  expect(days()).toEqual([['24', 10, 0, 0]])
  await clock.wind(hourMs)
  expect(days()).toEqual([['24', 60, 0, 0]])
})

it('In a hall with hours nobody looks at noon, at night or on a holiday', async () => {
  const hour = (from: string, to: string) => ({ from, to, quota: null })
  const calendar = { ...plan.calendar, holidays: new Set(['2026-11-25']) }
  const { clock, days, leave, become } = await bench(new WoundClock(nine), { officeHours: [hour('08:30', '12:00'), hour('13:30', '17:30')], calendar })
  await clock.wind(3 * hourMs)
  // Unplugged over noon, and for the night.
  become('absent')
  await clock.wind(1.5 * hourMs)
  become('ok')
  await clock.wind(4 * hourMs)
  become('absent')
  await clock.wind(39 * hourMs)
  await leave()
  const [tuesday, ...others] = days()
  // From nine to twelve and from half past one to half past five, but for a look's length at the ends.
  expect(tuesday?.[1]).toBeGreaterThan(7 * 60 - 5)
  expect(tuesday?.[1]).toBeLessThanOrEqual(7 * 60)
  expect(tuesday?.slice(2)).toEqual([0, 0])
  expect(others.map(([day]) => day)).toEqual([])
})
