/** A journal that takes its time, or fails in the middle: the hall waits for it, and goes on from what it says. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HallCommand } from '../../device-daemon/hall/hall.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import type { Journal } from '../../device-daemon/journal/journal.ts'
import { plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

let frail: FrailJournal
/** Appends under way, and how each is let through. */
let gates: (() => void)[]
let isUnreadable: boolean
let reported: string[]
const clock = new WoundClock()
let service: HallService

const gated = (journal: FrailJournal): Journal => ({
  get head() {
    return journal.head
  },
  append: (...words) => journal.append(...words),
  async appendAll(...words) {
    await new Promise<void>((pass) => gates.push(pass))
    return journal.appendAll(...words)
  },
  causeOf: (key) => journal.causeOf(key),
  read(...words) {
    if (isUnreadable) throw new Error('disk I/O error')
    return journal.read(...words)
  },
  saveSnapshot: (...words) => journal.saveSnapshot(...words),
  loadSnapshot: (...words) => journal.loadSnapshot(...words),
  hashAt: (...words) => journal.hashAt(...words),
  close: () => journal.close(),
})

beforeEach(async () => {
  frail = await frailJournal()
  gates = []
  isUnreadable = false
  reported = []
  service = await HallService.open({ plan, journal: gated(frail), clock, report: (_problem, doing) => reported.push(doing) })
})
afterEach(() => frail.remove())

let jobs = 0
const take = (): HallCommand => ({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: `job-${++jobs}` })
const codeOf = (problem: Promise<unknown>) => problem.then(() => 'ok', (error: { code: string }) => error.code)
const turns = () => clock.wind(0)

describe('A group', () => {
  it('is decided when the one before it is written, not while it is', async () => {
    const first = service.execute(take())
    await turns()
    const second = service.execute(take())
    await turns()
    expect(gates).toHaveLength(1)
    gates[0]?.()
    await first
    await turns()
    expect(gates).toHaveLength(2)
    gates[1]?.()
    expect((await second).events[0]?.ticket).toBe('20261124-A002')
  })

  it('under way is waited for when the hall stops', async () => {
    const done = service.execute(take())
    await turns()
    let stopped = false
    const end = service.stop().then(() => (stopped = true))
    await turns()
    expect(stopped).toBe(false)
    gates[0]?.()
    await Promise.all([done, end])
    expect(await frail.loadSnapshot('hall', 2)).toMatchObject({ seq: 1 })
  })
})

describe('A journal that takes nothing and cannot be read back', () => {
  it('is the end: no command is decided on what nobody knows', async () => {
    const refused = codeOf(service.execute(take()))
    await turns()
    frail.full = true
    isUnreadable = true
    gates[0]?.()
    expect(await refused).toBe('JOURNAL_UNAVAILABLE')
    expect(reported).toEqual(['reading the journal back'])
    frail.full = false
    isUnreadable = false
    const next = codeOf(service.execute(take()))
    await turns()
    // There is none where nothing is decided.
    gates[1]?.()
    expect(await next).toBe('JOURNAL_STOPPED')
  })
})

describe('A clock that stands behind the newest entry', () => {
  it('is noticed when a snapshot holds that entry, too', async () => {
    const first = await HallService.open({ plan, journal: frail, clock, report: () => undefined })
    await first.execute(take())
    await first.stop()
    const behind = new WoundClock(clock.now() - 60_000)
    const later = await HallService.open({ plan, journal: frail, clock: behind, report: () => undefined })
    expect([later.seq, later.clockBehindMs]).toEqual([1, 60_000])
  })
})
