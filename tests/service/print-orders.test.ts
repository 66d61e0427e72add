/** The spooler by itself: what is written before the first byte goes out, how many may wait, and for how long. */
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { Spooler } from '../../device-daemon/desks/spooler.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { onlyBox } from '../../device-daemon/own-box.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'
import { plan } from '../hall/bench.ts'
import { noLate } from '../kit/no-late.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const printer = 'kiosk-1/printer'
const hall = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
const expireMs = hall.config.printing.expireMinutes * 60_000

let journal: FrailJournal
beforeEach(async () => {
  journal = await frailJournal()
})
afterEach(() => journal.remove())

async function bench(state: 'ok' | 'fault', ...ends: object[]) {
  const clock = new WoundClock()
  const service = await HallService.open({ plan, journal, clock, report: () => undefined })
  const view = { id: printer, kind: 'printer', state, reason: state === 'ok' ? null : 'paper-out' }
  /** Each order, and the facts that were durable when it was given. */
  const orders: string[][] = []
  const events: HallEvent[] = []
  /** How each paper begins. */
  const papers: string[] = []
  const devices = {
    view: () => view,
    order: async (_kind: string, _device: string, { lines }: { readonly lines: readonly { readonly type: string }[] }) => {
      orders.push(events.map(({ type }) => type))
      papers.push(lines[0]?.type ?? '')
      return ends.shift() ?? { type: 'accepted' }
    },
  }
  const desk = new Spooler({ box: onlyBox, late: noLate, hall, service, devices, clock, newId: () => 'again', report: () => undefined } as unknown as Bench)
  service.listen({
    events: (some) => {
      events.push(...some)
      for (const event of some) desk.follow(event)
    },
  })
  let jobs = 0
  const take = () => service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer, job: `job-${++jobs}` })
  const change = (to: 'ok' | 'fault') => {
    view.state = to
    desk.changed(view as never)
  }
  const failed = () => events.flatMap((event) => (event.type === 'print-failed' ? [`${event.data.job} ${event.data.reason}`] : []))
  return { clock, desk, events, orders, papers, take, change, failed }
}

describe('A ticket’s first byte', () => {
  it('goes out when it is durable that it will', async () => {
    const { clock, orders, take, events, desk } = await bench('ok')
    await take()
    await clock.wind(0)
    expect(orders).toEqual([['ticket-issued', 'print-queued', 'print-started']])
    expect(events.at(-1)?.type).toBe('printed')
    await desk.stop()
  })

  it('does not go out when the journal takes no start', async () => {
    const { clock, orders, take, change, desk } = await bench('fault')
    await take()
    journal.full = true
    change('ok')
    await clock.wind(0)
    expect(orders).toEqual([])
    journal.full = false
    desk.resume()
    await clock.wind(0)
    expect(orders).toHaveLength(1)
    await desk.stop()
  })
})

describe('A printer that is not well', () => {
  it('has five hundred tickets wait for it; the next is failed, and none before it', async () => {
    const { clock, take, failed, desk } = await bench('fault')
    for (let count = 0; count < 500; count++) await take()
    await clock.wind(0)
    expect(failed()).toEqual([])
    await take()
    await clock.wind(0)
    expect(failed()).toEqual(['job-501 queue-full'])
    await desk.stop()
  })

  it('has a ticket wait its time out, to the moment, with nothing else happening', async () => {
    const { clock, take, failed, desk } = await bench('fault')
    await take()
    await clock.wind(60_000)
    await take()
    await clock.wind(expireMs - 60_001)
    expect(failed()).toEqual([])
    await clock.wind(1)
    expect(failed()).toEqual(['job-1 expired'])
    await clock.wind(60_000)
    expect(failed()).toEqual(['job-1 expired', 'job-2 expired'])
    await desk.stop()
  })
})

describe('An order to print that ended', () => {
  it.each([
    ['sent, with no word from the printer', { type: 'sent' }, 'print-unconfirmed', 1],
    ['lost when it had been handed over', { type: 'lost', handed: true }, 'print-unconfirmed', 1],
    ['lost before that', { type: 'lost', handed: false }, 'print-failed', 0],
    ['silent', { type: 'silent' }, 'print-unconfirmed', 1],
    ['accepted', { type: 'accepted' }, 'printed', 1],
  ])('%s is known for what it is, and its paper counted where there may be any', async (_what, end, fact, papers) => {
    const { clock, take, events, desk } = await bench('ok', end)
    await take()
    await clock.wind(0)
    expect(events.at(-1)?.type).toBe(fact)
    expect(events.filter(({ type }) => type === 'paper-used')).toHaveLength(papers)
    await desk.stop()
  })

  it('in the middle is cut off from the next ticket, once', async () => {
    const { clock, take, papers, desk } = await bench('ok', { type: 'silent' })
    for (let count = 0; count < 3; count++) {
      await take()
      await clock.wind(0)
    }
    expect(papers.map((first) => first === 'cut')).toEqual([false, true, false])
    await desk.stop()
  })
})
