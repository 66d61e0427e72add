/** Reminders and escalations come by themselves: over nights, a restart, a full disk, a clock that jumps. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DayDesk } from '../../device-daemon/desks/day-desk.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { LimitDesk } from '../../device-daemon/desks/limit-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { freezeState } from '../../device-daemon/wire/fold.ts'
import { pad, plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const hourMs = 3600_000
const no = '20261124-Z0001'
let journal: FrailJournal
beforeEach(async () => {
  journal = await frailJournal()
})
afterEach(() => journal.remove())

/** A clock that is set while timers run on as they were. */
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

async function bench(clock: WoundClock = new WoundClock()) {
  const problems: unknown[] = []
  const service = await HallService.open({ plan, journal, clock, report: () => undefined })
  const report = (problem: unknown) => void problems.push(problem)
  const hall = { config: { site: { timeZone: plan.timeZone } } }
  const desks = [new DayDesk({ service, clock, report, hall } as unknown as Bench), new LimitDesk({ service, report }, { type: 'look-at-rectifications' })]
  const resume = () => desks.forEach((desk) => desk.resume())
  const deaf = service.listen({ events: (events) => events.forEach((event) => desks.forEach((desk) => 'follow' in desk && desk.follow(event))), trouble: (why) => (why === null ? resume() : undefined) })
  resume()
  const one = () => service.state.rectification.rectifications.get(no)
  const told = () => [one()?.reminded, one()?.escalated]
  const leave = async () => {
    deaf()
    for (const desk of desks) if ('stop' in desk) desk.stop()
    await service.stop()
  }
  return { clock, service, problems, one, told, leave }
}

/** Somebody rates badly at nine in the morning of the 24th: due on the 25th, escalated from the 27th on. */
async function rateBadly({ service }: { service: HallService }): Promise<void> {
  const at = { window: 1, clerk: '1001' } as const
  await service.execute({ type: 'sign-in', ...at })
  await service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: 'job', priority: null })
  for (const type of ['call-next', 'start'] as const) await service.execute({ type, ...at })
  await service.execute({ type: 'finish', ...at, session: 's1' })
  await service.execute({ type: 'pad-key', window: 1, device: pad, key: 1, level: 'very_dissatisfied', at: service.now() })
}

describe('By themselves', () => {
  it('a reminder comes with the day before the last, an escalation well after it: each once', async () => {
    const { clock, service, told } = await bench()
    await rateBadly({ service })
    await clock.wind(15 * hourMs - 1)
    expect(told()).toEqual([false, false])
    await clock.wind(hourMs)
    expect(told()).toEqual([true, false])
    await clock.wind(47 * hourMs)
    expect(told()).toEqual([true, false])
    await clock.wind(hourMs)
    expect(told()).toEqual([true, true])
    await clock.wind(60 * hourMs)
    expect((await journalTypes()).filter((type) => type === 'rectification-reminded' || type === 'rectification-escalated')).toEqual(['rectification-reminded', 'rectification-escalated'])
  })

  it('after a restart over the night, from the journal', async () => {
    const first = await bench()
    await rateBadly(first)
    const before = freezeState(first.service.state).rectification
    await first.leave()
    await first.clock.wind(96 * hourMs)
    const { clock, service, told } = await bench(first.clock)
    expect(freezeState(service.state).rectification).toEqual(before)
    await clock.wind(1000)
    expect(told()).toEqual([false, true])
  })

  it('when the disk has room again, though it was full at midnight', async () => {
    const { clock, service, told, problems } = await bench()
    await rateBadly({ service })
    journal.full = true
    await clock.wind(16 * hourMs)
    expect(told()).toEqual([false, false])
    expect(problems.length).toBeGreaterThan(0)
    journal.full = false
    await clock.wind(20 * 60_000)
    expect(told()).toEqual([true, false])
  })

  it('within ten minutes of a clock that jumps; one that goes back takes nothing back and says nothing twice', async () => {
    const clock = new SetClock()
    const { service, told } = await bench(clock)
    await rateBadly({ service })
    clock.set(20 * hourMs)
    await clock.wind(11 * 60_000)
    expect(told()).toEqual([true, false])
    clock.set(-20 * hourMs)
    await clock.wind(hourMs)
    expect(told()).toEqual([true, false])
    clock.set(20 * hourMs)
    await clock.wind(hourMs)
    expect((await journalTypes()).filter((type) => type === 'rectification-reminded')).toHaveLength(1)
  })

  it('a step that cannot be written was not done, and can be done again', async () => {
    const { service, one, clock } = await bench()
    await rateBadly({ service })
    journal.full = true
    const contact = { type: 'contact-rater', rectification: no, actor: 'supervisor', supervises: true } as const
    await expect(service.execute(contact)).rejects.toThrow()
    expect(one()?.state).toBe('opened')
    journal.full = false
    await clock.wind(6000)
    await service.execute(contact)
    expect(one()?.state).toBe('contacted')
  })

  it('two who contact at once: one has done it', async () => {
    const { service } = await bench()
    await rateBadly({ service })
    const contact = (actor: string) => service.execute({ type: 'contact-rater', rectification: no, actor, supervises: true }).then(() => 'ok', (problem: { code: string }) => problem.code)
    expect(await Promise.all([contact('supervisor'), contact('clerk:1002')])).toEqual(['ok', 'RECTIFICATION_ILLEGAL'])
  })
})

async function journalTypes(): Promise<string[]> {
  const types: string[] = []
  for await (const { event } of journal.read(0)) types.push(event.type)
  return types
}
