/** The desk that keeps a rating's minute, on the machine's own clock, and over a journal whose disk fills. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Clock, systemClock, type Timer } from '../../device-daemon/clock.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { RatingDesk } from '../../device-daemon/desks/rating-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { onlyBox } from '../../device-daemon/own-box.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'
import { pad, plan } from '../hall/bench.ts'
import { noLate } from '../kit/no-late.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

let journal: FrailJournal
beforeEach(async () => {
  journal = await frailJournal()
})
afterEach(() => journal.remove())

async function open(clock: Clock, ratingSeconds: number) {
  const service = await HallService.open({ plan: { ...plan, ratingSeconds }, journal, clock, report: () => undefined })
  const orders: string[] = []
  const reported: string[] = []
  const devices = {
    order: async (_kind: string, _device: string, { type }: { type: string }) => {
      orders.push(type)
      return { type: 'sent' }
    },
  }
  const desk = new RatingDesk({ box: onlyBox, late: noLate, service, devices, clock, report: (_problem: unknown, doing: string) => reported.push(doing) } as unknown as Bench)
  const events: HallEvent[] = []
  service.listen({
    events: (some) => {
      for (const event of some) {
        events.push(event)
        desk.follow(event)
      }
    },
    trouble: (why) => {
      if (why === null) desk.resume()
    },
  })
  await service.execute({ type: 'sign-in', window: 1, clerk: '1001' })
  let nth = 0
  const serve = async () => {
    nth += 1
    await service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: `job-${nth}` })
    for (const type of ['call-next', 'start'] as const) await service.execute({ type, window: 1, clerk: '1001' })
    await service.execute({ type: 'finish', window: 1, clerk: '1001', session: `session-${nth}` })
  }
  const press = () => desk.heard({ kind: 'rating-pad', device: pad, event: { type: 'key', key: 5, level: 'very_satisfied' } }, { window: 1 })
  const until = (type: string, count: number) =>
    new Promise<void>((resolve) => {
      const look = () => events.filter((event) => event.type === type).length >= count && resolve()
      service.listen({ events: look })
      look()
    })
  return { service, desk, events, orders, reported, serve, press, until }
}

describe('On the machine’s own clock', () => {
  it('each of sixty ratings that nobody gives is timed out, and the pad rests after it', async () => {
    const { serve, until, events, orders, desk } = await open(systemClock, 0.02)
    for (let round = 1; round <= 60; round++) {
      await serve()
      await until('rating-timed-out', round)
    }
    expect(events.filter(({ type }) => type === 'rating-timed-out')).toHaveLength(60)
    expect(orders.filter((order) => order === 'dismiss')).toHaveLength(60)
    desk.stop()
  })
})

/** Every timer but the shortest rings a millisecond before its time, as Node's do now and then. */
class EarlyClock extends WoundClock {
  override after(ms: number, ring: () => void): Timer {
    return super.after(ms > 1 ? ms - 1 : ms, ring)
  }
}

describe('On a timer that rings early', () => {
  it('a rating nobody gives is not over before its minute is, and ends then', async () => {
    const clock = new EarlyClock()
    const { serve, events, orders, reported, desk } = await open(clock, 60)
    await serve()
    await clock.wind(59_999)
    expect(reported).toEqual(['ending a session'])
    expect(events.at(-1)?.type).toBe('rating-shown')
    await clock.wind(1)
    expect(events.at(-1)?.type).toBe('rating-timed-out')
    expect(orders).toEqual(['invite', 'dismiss'])
    desk.stop()
  })
})

describe('With a disk that is full', () => {
  it('a key pressed in time counts when there is room again, however long that took', async () => {
    const clock = new WoundClock()
    const { serve, press, events, reported } = await open(clock, 60)
    await serve()
    journal.full = true
    await clock.wind(30_000)
    press()
    await clock.wind(120_000)
    expect(events.at(-1)?.type).not.toBe('rated')
    expect(reported).toContain('noting a key')
    journal.full = false
    await clock.wind(61_000)
    const ends = events.map(({ type }) => type).filter((type) => type === 'rated' || type === 'rating-timed-out')
    expect(ends).toEqual(['rated'])
  })

  it('a rating nobody gave ends when there is room again', async () => {
    const clock = new WoundClock()
    const { serve, events, orders } = await open(clock, 60)
    await serve()
    await clock.wind(1000)
    journal.full = true
    await clock.wind(300_000)
    expect(orders).not.toContain('dismiss')
    journal.full = false
    await clock.wind(61_000)
    expect(events.at(-1)?.type).toBe('rating-timed-out')
    expect(orders.at(-1)).toBe('dismiss')
  })
})
