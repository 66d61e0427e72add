/** Tickets on their way to paper over a journal whose disk fills, and over a printer that does not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { Spooler } from '../../device-daemon/desks/spooler.ts'
import type { Late } from '../../device-daemon/late/late.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { onlyBox } from '../../device-daemon/own-box.ts'
import { planOf } from '../../device-daemon/plan-of.ts'
import type { DeviceView } from '../../device-daemon/wire/views.ts'
import { noLate } from '../kit/no-late.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const printer = 'kiosk-1/printer'
const hall = loadHall(new URL('../../config/halls/emulated.yaml', import.meta.url).pathname)
let journal: FrailJournal
let clock: WoundClock
/** Jobs handed to the printer, each ended by the test. */
let handed: { job: string; lines: readonly { type: string }[]; end: (how: object) => void }[]
let status: Pick<DeviceView, 'state' | 'reason'>
let spooler: Spooler
let service: HallService
let jobs: number

const view = () => ({ id: printer, kind: 'printer', ...status }) as DeviceView
beforeEach(async () => {
  journal = await frailJournal()
  clock = new WoundClock()
  handed = []
  jobs = 0
  status = { state: 'ok', reason: null }
  await open()
})
afterEach(() => journal.remove())

async function open(unconfirmed: 'ask' | 'reprint' = 'ask', late: Pick<Late, 'keep' | 'waiting'> = noLate): Promise<void> {
  const { config } = hall
  const own = { ...hall, config: { ...config, site: { ...config.site, code: 'test' }, printing: { ...config.printing, unconfirmed } } }
  service = await HallService.open({ plan: planOf(own), journal, clock, report: () => undefined })
  const devices = {
    view: () => view(),
    order: (_kind: string, _id: string, { job, lines }: { job: string; lines: readonly { type: string }[] }) => new Promise((end) => handed.push({ job, lines, end })),
  }
  const desk = new Spooler({ box: onlyBox, late, hall: own, service, devices, clock, newId: () => `again-${++jobs}`, report: () => undefined } as unknown as Bench)
  service.listen({
    alongside: (event) => [desk.alongside(event) ?? []].flat(),
    events: (events) => {
      for (const event of events) desk.follow(event)
    },
    trouble: (why) => {
      if (why === null) desk.resume()
    },
  })
  spooler = desk
}

const take = () => service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer, job: `job-${++jobs}` })
/** As the paper part of the hall has counted them. */
const cuts = () => service.state.paper.rolls.get(printer)?.cuts ?? 0
const states = () => [...service.state.print.jobs.values()].map(({ job, state, reason }) => [job, state, reason].filter((one) => one !== null).join(' '))

describe('A job', () => {
  it('reaches the printer only when its beginning is durable', async () => {
    await take()
    await clock.wind(1)
    expect(handed.map(({ job }) => job)).toEqual(['job-1'])
    expect(states()).toEqual(['job-1 sending'])
    let began = false
    for await (const { event } of journal.read(0)) began ||= event.type === 'print-started'
    expect(began).toBe(true)
  })

  it('for which its printer waits is begun in the same commit as its number; one that has to wait is not', async () => {
    await take()
    expect(journal.groups).toEqual([2])
    expect(handed.map(({ job }) => job)).toEqual(['job-1'])
    await take()
    await clock.wind(1)
    expect(journal.groups).toEqual([2, 1])
    expect(states()).toEqual(['job-1 sending', 'job-2 queued'])
  })

  it('that the journal did not take with its number holds no printer up', async () => {
    journal.full = true
    await expect(take()).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
    await clock.wind(1)
    expect(handed).toEqual([])
    journal.full = false
    await take()
    await clock.wind(1)
    expect(handed.map(({ job }) => job)).toEqual(['job-2'])
  })

  it('begun while the hall could not be told is not begun again when the hall hears of it', async () => {
    const kept: string[] = []
    await open('ask', { keep: ({ type }) => kept.push(type) > 0, waiting: () => [] })
    status = { state: 'fault', reason: 'cover-open' }
    await take()
    await clock.wind(1)
    journal.full = true
    status = { state: 'ok', reason: null }
    spooler.changed(view())
    await clock.wind(1)
    expect([kept, handed.map(({ job }) => job)]).toEqual([['print-started'], ['job-1']])
    journal.full = false
    await service.execute({ type: 'print-started', job: 'job-1' })
    await clock.wind(1)
    expect(handed.map(({ job }) => job)).toEqual(['job-1'])
    handed[0]?.end({ type: 'accepted' })
    await clock.wind(1)
    expect(states()).toEqual(['job-1 printed'])
  })

  it('is not begun once the daemon stops', async () => {
    await spooler.stop()
    await take()
    await clock.wind(1)
    expect(handed).toEqual([])
    expect(states()).toEqual(['job-1 queued'])
  })

  it('on its way is waited for when the daemon stops', async () => {
    await take()
    await clock.wind(1)
    let stopped = false
    const over = spooler.stop().then(() => (stopped = true))
    await clock.wind(1)
    expect(stopped).toBe(false)
    handed[0]?.end({ type: 'accepted' })
    await over
    expect(states()).toEqual(['job-1 printed'])
  })

  it('whose beginning the journal could not take waits, and is printed when there is room again', async () => {
    status = { state: 'fault', reason: 'paper-out' }
    await take()
    journal.full = true
    status = { state: 'ok', reason: null }
    spooler.changed(view())
    await clock.wind(100)
    expect(handed).toEqual([])
    expect(states()).toEqual(['job-1 queued'])
    journal.full = false
    await clock.wind(6000)
    expect(handed.map(({ job }) => job)).toEqual(['job-1'])
  })

  it('whose end the journal could not take is known to be printed when there is room again, and is printed once', async () => {
    await take()
    await clock.wind(1)
    journal.full = true
    handed[0]?.end({ type: 'accepted' })
    await clock.wind(100)
    expect(states()).toEqual(['job-1 sending'])
    journal.full = false
    await clock.wind(6000)
    expect(states()).toEqual(['job-1 printed'])
    await take()
    await clock.wind(1)
    expect(handed.map(({ job }) => job)).toEqual(['job-1', 'job-2'])
  })

  it('waits for the one before: one printer has one job', async () => {
    await take()
    await take()
    await clock.wind(1)
    expect(handed).toHaveLength(1)
    handed[0]?.end({ type: 'accepted' })
    await clock.wind(1)
    expect(handed).toHaveLength(2)
  })

  it('is given up when 500 wait for its printer', async () => {
    status = { state: 'fault', reason: 'paper-out' }
    // In one breath: many of them are one commit, and each is judged by its own place.
    await Promise.all(Array.from({ length: 503 }, () => take()))
    await clock.wind(1)
    expect(states().filter((state) => state.includes('queue-full'))).toEqual([501, 502, 503].map((nth) => `job-${nth} failed queue-full`))
  })

  it('that waited too long is not printed, to the millisecond', async () => {
    status = { state: 'fault', reason: 'paper-out' }
    await take()
    const ms = hall.config.printing.expireMinutes * 60_000
    await clock.wind(ms - 1)
    expect(states()).toEqual(['job-1 queued'])
    await clock.wind(1)
    expect(states()).toEqual(['job-1 failed expired'])
  })

  it('given up by a silent printer says what the printer complained of, not that it was silent', async () => {
    await take()
    await clock.wind(1)
    status = { state: 'fault', reason: 'paper-out' }
    spooler.changed(view())
    status = { state: 'fault', reason: 'silent' }
    spooler.changed(view())
    handed[0]?.end({ type: 'silent' })
    await clock.wind(1)
    expect(states()).toEqual(['job-1 unconfirmed paper-out'])
  })

  it('finished from the printer’s buffer after it was given up is printed in the journal, and no copy is owed', async () => {
    await open('reprint')
    await take()
    await clock.wind(1)
    status = { state: 'fault', reason: 'paper-out' }
    handed[0]?.end({ type: 'silent' })
    await clock.wind(1)
    expect(states()).toEqual(['job-1 unconfirmed paper-out'])
    spooler.heard({ device: printer, kind: 'printer', event: { type: 'job-printed', job: 'job-1' } })
    await clock.wind(1)
    expect(states()).toEqual(['job-1 printed'])
    status = { state: 'ok', reason: null }
    spooler.changed(view())
    await clock.wind(1)
    expect(states()).toEqual(['job-1 printed'])
    expect(handed).toHaveLength(1)
  })

  it('given up is owed a marked copy where the hall’s file says so', async () => {
    await open('reprint')
    await take()
    await clock.wind(1)
    status = { state: 'fault', reason: 'paper-out' }
    handed[0]?.end({ type: 'silent' })
    await clock.wind(1)
    status = { state: 'ok', reason: null }
    spooler.changed(view())
    await clock.wind(1)
    expect(states()).toEqual(['job-1 unconfirmed paper-out', 'again-2 sending'])
  })

  it('finished late while the journal takes nothing is printed in it later', async () => {
    await take()
    await clock.wind(1)
    handed[0]?.end({ type: 'silent' })
    await clock.wind(1)
    journal.full = true
    spooler.heard({ device: printer, kind: 'printer', event: { type: 'job-printed', job: 'job-1' } })
    await clock.wind(1)
    journal.full = false
    await clock.wind(6000)
    expect(states()[0]).toBe('job-1 printed')
    expect(cuts()).toBe(1)
  })

  it('given up and then finished, both while the journal takes nothing, has its paper counted once', async () => {
    await take()
    await clock.wind(1)
    journal.full = true
    handed[0]?.end({ type: 'silent' })
    await clock.wind(1)
    spooler.heard({ device: printer, kind: 'printer', event: { type: 'job-printed', job: 'job-1' } })
    await clock.wind(1)
    expect(cuts()).toBe(0)
    journal.full = false
    await clock.wind(6000)
    expect(states()).toEqual(['job-1 printed'])
    expect(cuts()).toBe(1)
  })

  it('that was on its way when the daemon died is unconfirmed after the start, and not sent again', async () => {
    await take()
    await clock.wind(1)
    await open()
    spooler.resume()
    await clock.wind(1)
    expect(states()).toEqual(['job-1 unconfirmed daemon-restarted'])
    expect(cuts()).toBe(1)
    expect(handed).toHaveLength(1)
    // Its lines may still hang in the printer: the next person's paper does not begin with them.
    await take()
    await clock.wind(1)
    expect(handed[1]?.lines[0]).toEqual({ type: 'cut' })
    expect(handed[0]?.lines[0]).not.toEqual({ type: 'cut' })
  })
})
