/** The hall at work: what is answered is durable, what is not durable was never so. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HallCommand } from '../../device-daemon/hall/hall.ts'
import { type Done, HallService } from '../../device-daemon/hall-service.ts'
import { freezeState, type HallEvent } from '../../device-daemon/wire/fold.ts'
import { plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

let journal: FrailJournal
let clock: WoundClock
let reported: string[]
const open = () => HallService.open({ plan, journal, clock, report: (_problem, doing) => reported.push(doing) })
let service: HallService

beforeEach(async () => {
  journal = await frailJournal()
  clock = new WoundClock()
  reported = []
  service = await open()
})
afterEach(() => journal.remove())

let jobs = 0
const take = (queue = 'A', printer: string | null = null): HallCommand => ({ type: 'take-ticket', by: { queue }, channel: 'kiosk', actor: 'kiosk:1', printer, job: `job-${++jobs}` })
const ticketOf = ({ events }: Done) => events[0]?.ticket
const codeOf = (problem: Promise<unknown>) => problem.then(() => 'ok', (error: { code: string }) => error.code)

describe('Commands that wait', () => {
  it('are decided one after the other and committed as one group', async () => {
    const done = await Promise.all(Array.from({ length: 64 }, () => service.execute(take())))
    expect(done.map(ticketOf)).toEqual(Array.from({ length: 64 }, (_, nth) => `20261124-A${String(nth + 1).padStart(3, '0')}`))
    expect(journal.groups).toEqual([64])
    expect(done.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(Array.from({ length: 64 }, (_, nth) => nth + 1))
  })

  it('refused in a group harm nobody of it, and see what those before them did', async () => {
    const answers = await Promise.all([take('C'), take('Z'), take('C'), take('C'), take('A')].map((command) => codeOf(service.execute(command))))
    expect(answers).toEqual(['ok', 'QUEUE_UNKNOWN', 'ok', 'QUOTA_FULL', 'ok'])
    expect(journal.head).toBe(3)
  })

  it('are answered only when their group is durable', async () => {
    const heads: number[] = []
    await Promise.all([1, 2, 3].map(() => service.execute(take()).then(() => heads.push(journal.head))))
    expect(heads).toEqual([3, 3, 3])
  })

  it('more than a group holds come in several, none is forgotten', async () => {
    await Promise.all(Array.from({ length: 300 }, () => service.execute(take())))
    expect(journal.groups.reduce((sum, size) => sum + size, 0)).toBe(300)
    expect(Math.max(...journal.groups)).toBeLessThanOrEqual(128)
  })

  it('are a thousand at most', async () => {
    const codes = await Promise.all(Array.from({ length: 1003 }, () => codeOf(service.execute(take()))))
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(3)
  })
})

describe('What goes alongside an event', () => {
  const started = (job: string): HallCommand => ({ type: 'print-started', job })
  let dropped: string[]
  const alongside = (command: (event: HallEvent) => HallCommand | null) => {
    dropped = []
    service.listen({
      alongside(event) {
        const more = command(event)
        return more === null ? [] : [{ command: more, dropped: () => dropped.push(event.type) }]
      },
    })
  }

  it('is committed with it, and is no part of its answer, now or when it is asked again', async () => {
    alongside((event) => (event.type === 'print-queued' ? started(event.data.job) : null))
    const cause = { key: 'kiosk:1 alongside', request: 'digest' }
    const command = take('A', 'kiosk-1/printer')
    const first = await service.execute(command, cause)
    expect(journal.groups).toEqual([2])
    expect(journal.head).toBe(3)
    const again = await service.execute(command, cause)
    for (const { events } of [first, again]) expect(events.map(({ type }) => type)).toEqual(['ticket-issued', 'print-queued'])
    expect(dropped).toEqual([])
  })

  it('is told after it, in order', async () => {
    alongside((event) => (event.type === 'print-queued' ? started(event.data.job) : null))
    const told: string[] = []
    service.listen({ events: (events) => told.push(...events.map(({ type }) => type)) })
    await service.execute(take('A', 'kiosk-1/printer'))
    expect(told).toEqual(['ticket-issued', 'print-queued', 'print-started'])
  })

  it('and is refused is dropped and reported, and harms nobody', async () => {
    alongside((event) => (event.type === 'print-queued' ? started('another') : null))
    await service.execute(take('A', 'kiosk-1/printer'))
    expect(journal.head).toBe(2)
    expect(dropped).toEqual(['print-queued'])
    expect(reported).toEqual(['going on with what happened'])
  })

  it('falls with it when the journal takes neither', async () => {
    alongside((event) => (event.type === 'print-queued' ? started(event.data.job) : null))
    journal.full = true
    expect(await codeOf(service.execute(take('A', 'kiosk-1/printer')))).toBe('JOURNAL_UNAVAILABLE')
    expect(dropped).toEqual(['print-queued'])
    expect(service.state.print.jobs.size).toBe(0)
  })
})

describe('The same command', () => {
  const cause = { key: 'kiosk:1 same-key', request: 'digest' }

  it('sent twice at once is done once, and both hear of the one', async () => {
    const [first, second] = await Promise.all([service.execute(take(), cause), service.execute(take(), cause)])
    expect([first.repeated, second.repeated]).toEqual([false, true])
    expect(second.events).toEqual(first.events)
    expect(journal.head).toBe(1)
  })

  it('with another request under its key is refused, also within one group', async () => {
    const [, other] = await Promise.all([service.execute(take(), cause), codeOf(service.execute(take(), { ...cause, request: 'other' }))])
    expect(other).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('refused the first time is decided anew the second', async () => {
    expect(await codeOf(service.execute(take('Z'), cause))).toBe('QUEUE_UNKNOWN')
    expect((await service.execute(take('A'), cause)).repeated).toBe(false)
  })

  it('sent again after a restart is still the one', async () => {
    const first = await service.execute(take(), cause)
    await service.stop()
    service = await open()
    expect(await service.execute(take(), cause)).toEqual({ events: first.events, repeated: true })
  })
})

describe('A listener that throws', () => {
  it('skips no other, harms no command, and is reported', async () => {
    const heard: HallEvent[] = []
    service.listen({
      events: () => {
        throw new Error('broken')
      },
    })
    service.listen({ events: (events) => heard.push(...events) })
    expect(ticketOf(await service.execute(take()))).toBe('20261124-A001')
    expect(heard).toHaveLength(1)
    expect(reported).toEqual(['telling what happened'])
  })

  it('that has stopped hears nothing more', async () => {
    const heard: HallEvent[] = []
    const stop = service.listen({ events: (events) => heard.push(...events) })
    await service.execute(take())
    stop()
    await service.execute(take())
    expect(heard).toHaveLength(1)
  })
})

describe('A snapshot that fails', () => {
  it('makes no command fail, neither the one it follows nor those after', async () => {
    journal.snapshotsFail = true
    for (let round = 0; round < 45; round++) await Promise.all(Array.from({ length: 120 }, () => service.execute(take())))
    expect(journal.head).toBe(5400)
    expect(reported).toEqual(['writing a snapshot'])
    await service.stop()
    journal.snapshotsFail = false
    service = await open()
    expect(service.seq).toBe(5400)
  })
})

describe('A full disk', () => {
  it('refuses the command in a true sentence, and nothing has happened', async () => {
    await service.execute(take())
    const before = JSON.stringify(freezeState(service.state))
    journal.full = true
    const told: (string | null)[] = []
    const heard: HallEvent[] = []
    service.listen({ trouble: (why) => told.push(why), events: (events) => heard.push(...events) })
    await expect(service.execute(take())).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE', detail: 'The journal cannot be written: database or disk is full.' })
    expect(JSON.stringify(freezeState(service.state))).toBe(before)
    expect([service.seq, journal.head]).toEqual([1, 1])
    expect(service.trouble).toBe('The journal cannot be written: database or disk is full.')
    expect(told).toEqual([service.trouble])
    expect(heard).toEqual([])
  })

  it('shows nobody half a state while it is read back', async () => {
    await service.execute(take())
    await service.execute(take())
    const seen: number[] = []
    const read = journal.read.bind(journal)
    journal.read = async function* (after, through) {
      for await (const entry of read(after, through)) {
        seen.push(service.state.ticket.tickets.size)
        yield entry
      }
    }
    journal.full = true
    expect(await codeOf(service.execute(take()))).toBe('JOURNAL_UNAVAILABLE')
    expect(seen.length).toBeGreaterThan(2)
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(2)
    expect(service.state.ticket.tickets.size).toBe(2)
  })

  it('refuses a whole group, and gives the same numbers when there is room again', async () => {
    journal.full = true
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(service.execute(take()))))
    expect(codes).toEqual(['JOURNAL_UNAVAILABLE', 'JOURNAL_UNAVAILABLE', 'JOURNAL_UNAVAILABLE'])
    journal.full = false
    expect(ticketOf(await service.execute(take()))).toBe('20261124-A001')
    expect(service.trouble).toBeNull()
  })

  it('that has room again is found out by itself, with nobody asking for anything', async () => {
    journal.full = true
    await codeOf(service.execute(take()))
    const told: (string | null)[] = []
    service.listen({ trouble: (why) => told.push(why) })
    await clock.wind(20_000)
    expect(told).toEqual([])
    journal.full = false
    await clock.wind(5000)
    expect(told).toEqual([null])
    expect(service.trouble).toBeNull()
  })

  it('does not keep the daemon from stopping in order', async () => {
    await service.execute(take())
    journal.full = true
    await expect(service.stop()).resolves.toBeUndefined()
    expect(await codeOf(service.execute(take()))).toBe('JOURNAL_STOPPED')
  })
})

describe('A clock that goes back', () => {
  it('is known by how far it stands behind the newest entry', async () => {
    await service.execute(take())
    expect(service.clockBehindMs).toBe(0)
    const behind = new WoundClock(Date.UTC(2026, 10, 24, 0, 59))
    const later = await HallService.open({ plan, journal, clock: behind, report: () => undefined })
    expect(later.clockBehindMs).toBe(60_000)
  })

  it('twice at the same first of January gives no number twice', async () => {
    const first = new WoundClock(Date.UTC(2020, 0, 1))
    for (let boot = 0; boot < 2; boot++) {
      const booted = await HallService.open({ plan, journal, clock: boot === 0 ? first : new WoundClock(Date.UTC(2020, 0, 1)), report: () => undefined })
      expect(ticketOf(await booted.execute(take()))).toBe(`20200101-A00${boot + 1}`)
      await booted.stop()
    }
  })
})
