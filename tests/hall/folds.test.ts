import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolve } from '../../device-daemon/hall/evolve.ts'
import type { Audience } from '../../device-daemon/hall/sight.ts'
import { maySee } from '../../device-daemon/hall/sight.ts'
import { emptyState, freezeState, type HallState, thawState } from '../../device-daemon/hall/state.ts'
import { hallView, type Labels } from '../../device-daemon/hall/views.ts'
import { factSchema, type HallEvent } from '../../device-daemon/wire/events.ts'
import { hallViewSchema, type HallView } from '../../device-daemon/wire/views.ts'
import { fold } from '../../kiosk-ui/daemon/fold.ts'
import { HallBench, pad, plan } from './bench.ts'

const labels: Labels = {
  site: { code: 'test', name: '测试', nameEn: 'test', timeZone: plan.timeZone },
  emulated: true,
  queues: plan.queues.map(({ prefix }) => ({ prefix, name: prefix, nameEn: prefix })),
  windowNames: new Map([[1, '综合']]),
}
const audiences: readonly Audience[] = [
  { role: 'kiosk' },
  { role: 'board' },
  { role: 'technician' },
  { role: 'supervisor' },
  { role: 'clerk', window: 1 },
  { role: 'clerk', window: 2 },
]

/** Something somebody does; most of it is refused, as in life. */
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('A', 'B', 'C').map((queue) => (hall: HallBench) => hall.take({ queue }, 'kiosk-1/printer')) },
  { weight: 1, arbitrary: fc.constantFrom('YY-1001', 'YY-1002').map((appointment) => (hall: HallBench) => hall.try({ type: 'check-in', appointment, actor: 'kiosk:1' })) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(1, 2, 3), fc.constantFrom('sign-in', 'call-next', 'start', 'recall', 'no-show', 'sign-out', 'finish', 'finish', 'call-next', 'start'))
      .map(([window, step]) => (hall: HallBench) => (step === 'finish' ? hall.finish(window) : hall.at(window, step))),
  },
  { weight: 2, arbitrary: fc.constantFrom('satisfied' as const, null).map((level) => (hall: HallBench) => hall.key(level)) },
  { weight: 1, arbitrary: fc.constant((hall: HallBench) => [...hall.state.ratings.keys()].map((session) => hall.try({ type: 'rating-expired', session }))) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('printed' as const, 'unconfirmed' as const, 'failed' as const).map((how) => (hall: HallBench) => {
      for (const { job, state } of [...hall.state.prints.values()]) {
        if (state === 'queued') hall.try({ type: 'print-started', job })
        else hall.try({ type: 'print-ended', job, how, reason: 'x' })
      }
    }),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }).map((minutes) => (hall: HallBench) => void (hall.now += minutes * 60_000)) },
  { weight: 1, arbitrary: fc.constant((hall: HallBench) => void (hall.now += 9 * 3600_000)) },
)
const day = fc.array(deed, { minLength: 5, maxLength: 90 })

function lived(deeds: readonly ((hall: HallBench) => unknown)[]): HallBench {
  const hall = new HallBench()
  for (const one of deeds) one(hall)
  return hall
}

const viewOf = (state: HallState, audience: Audience, now: number): HallView => hallView(state, { plan, labels, audience, seq: 0, now })

describe('A day at random', () => {
  it('never gives a number twice, and leaves none out', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        const issued = lived(deeds).events.flatMap((event) => (event.type === 'ticket-issued' ? [event] : []))
        const byPrefix = Map.groupBy(issued, ({ data }) => `${data.businessDate} ${data.queue}`)
        for (const events of byPrefix.values()) {
          expect(events.map(({ data }) => Number(data.number.slice(1)))).toEqual(events.map((_, index) => index + 1))
        }
        expect(new Set(issued.map((event) => event.ticket)).size).toBe(issued.length)
      }),
      { numRuns: 60 },
    )
  })

  it('has every ticket in one place: a window holds one, one window holds it', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        const { state } = lived(deeds)
        const held = [...state.windows.values()].flatMap(({ ticket }) => (ticket === null ? [] : [ticket]))
        expect(new Set(held).size).toBe(held.length)
        const atWindow = [...state.tickets.values()].filter((ticket) => ticket.state === 'called' || ticket.state === 'serving').map(({ id }) => id)
        expect(held.sort()).toEqual(atWindow.sort())
      }),
      { numRuns: 60 },
    )
  })

  it('rates each act once at most, only acts that were finished, only with a key while it was asked for', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        const { events } = lived(deeds)
        const rated = events.flatMap((event) => (event.type === 'rated' ? [event] : []))
        expect(new Set(rated.map(({ data }) => data.session)).size).toBe(rated.length)
        for (const event of rated) {
          const offered = events.find((other) => other.type === 'rating-offered' && other.data.session === event.data.session)
          expect(offered).toMatchObject({ ticket: event.ticket, window: event.window, data: { clerk: event.data.clerk, pad } })
          expect(offered?.type === 'rating-offered' && event.at < offered.data.expiresAt).toBe(true)
          expect(events.some((other) => other.type === 'ticket-finished' && other.ticket === event.ticket && other.seq < event.seq)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is of documented facts only', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        for (const { seq: _seq, at: _at, site: _site, ...fact } of lived(deeds).events) expect(factSchema.parse(fact)).toEqual(fact)
      }),
      { numRuns: 20 },
    )
  })

  it('written down at any point and read again goes on the same', () => {
    fc.assert(
      fc.property(day, fc.nat(), (deeds, at) => {
        const { events, state } = lived(deeds)
        const cut = events.length === 0 ? 0 : at % events.length
        let half = emptyState()
        for (const event of events.slice(0, cut)) half = evolve(half, event)
        let thawed = thawState(freezeState(half))
        for (const event of events.slice(cut)) thawed = evolve(thawed, event)
        expect(thawed).toEqual(state)
      }),
      { numRuns: 60 },
    )
  })

  it.each(audiences.map((audience) => [JSON.stringify(audience), audience] as const))('looks the same to %s by its own fold as by the daemon’s view', (_name, audience) => {
    fc.assert(
      fc.property(day, (deeds) => {
        const hall = lived(deeds)
        const seen = hall.events.flatMap((event) => maySee(audience, event) ?? [])
        // A page turns its day with the first number of a new date.
        const lastIssue = hall.events.findLast((event) => event.type === 'ticket-issued')
        const now = lastIssue === undefined ? hall.now : Date.parse(lastIssue.at)
        let folded = viewOf(emptyState(), audience, hall.events[0] === undefined ? now : Date.parse(hall.events[0].at))
        for (const event of seen) folded = fold(folded, event)
        expect({ ...folded, businessDate: '', seq: 0 }).toEqual({ ...viewOf(hall.state, audience, now), businessDate: '', seq: 0 })
        expect(hallViewSchema.parse(folded)).toEqual(folded)
      }),
      { numRuns: 60 },
    )
  })
})

describe('Who may see what', () => {
  const rated: HallEvent = {
    type: 'rated',
    ticket: '20261124-A001',
    window: 1,
    actor: 'pad:window-1/pad',
    data: { session: 's', level: 'satisfied', clerk: '1001', key: 1 },
    seq: 1,
    at: '2026-11-24T01:00:00.000Z',
    site: 'test',
  }

  it.each([
    [{ role: 'clerk', window: 1 }, true],
    [{ role: 'clerk', window: 2 }, false],
    [{ role: 'clerk' }, false],
    [{ role: 'supervisor' }, true],
    [{ role: 'technician' }, false],
    [{ role: 'board' }, false],
    [{ role: 'kiosk' }, false],
  ] as const)('a rating at window 1 by %j: %s', (audience, seen) => {
    expect(maySee(audience, rated) !== null).toBe(seen)
  })

  it('boards, kiosks and technicians are told nothing of who did it', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        for (const event of lived(deeds).events) {
          for (const role of ['board', 'kiosk', 'technician'] as const) {
            const seen = maySee({ role }, event)
            if (seen !== null) expect(JSON.stringify(seen)).not.toMatch(/clerk:|100\d"/)
          }
        }
      }),
      { numRuns: 20 },
    )
  })
})
