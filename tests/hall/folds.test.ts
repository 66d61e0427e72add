import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factSchema, maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import type { Audience } from '../../device-daemon/hall/parts/part.ts'
import { emptyState, fold, freezeState, type HallEvent, type HallState, thawState } from '../../device-daemon/wire/fold.ts'
import { hallView } from '../../device-daemon/wire/hall-view.ts'
import type { HallLabels, HallView } from '../../device-daemon/wire/views.ts'
import { HallBench, itemOf, pad, plan } from './bench.ts'

const labels: HallLabels = {
  site: { code: 'test', name: '测试', nameEn: 'test', timeZone: plan.timeZone },
  emulated: true,
  queues: plan.queues.map(({ prefix }) => ({ prefix, name: prefix, nameEn: prefix, hint: null, hintEn: null, output: prefix === 'O' })),
  board: { english: false, marquee: null },
  places: [], stands: {},
  windows: plan.windows.map(({ number, queues, helps }) => ({ number, name: `窗口 ${number}`, nameEn: null, queues, helps, padGaps: [] })),
}
const audiences: readonly Audience[] = [
  { role: 'kiosk' },
  { role: 'kiosk', kiosk: 2 },
  { role: 'board' },
  { role: 'technician' },
  { role: 'supervisor' },
  { role: 'clerk', window: 1 },
  { role: 'clerk', window: 2 },
]

const anyTicket = (hall: HallBench, nth: number): string => {
  const ids = [...hall.state.ticket.tickets.keys()]
  return ids[nth % Math.max(1, ids.length)] ?? '20261124-A001'
}

/** A case is taken in, or something becomes of one of those there are. */
function caseWork(hall: HallBench, window: number, nth: number, waits: boolean): void {
  const codes = [`${'23456789'[nth % 8]}ABCDE`, `${'23456789'[(nth >> 3) % 8]}BCDEF`]
  hall.step(window, { type: 'accept-case', item: nth % 2 === 0 ? 'RS-01' : 'ZZ-01', waits, codes, printer: nth % 3 === 0 ? 'kiosk-1/printer' : null, job: `slip-${hall.events.length}` })
  const cases = [...hall.state.case.cases.values()]
  const one = cases[nth % Math.max(1, cases.length)]
  if (one === undefined) return
  const at = { case: one.case, actor: 'clerk:1003' }
  const deeds = [
    () => hall.try({ type: 'take-case', ...at }),
    () => hall.try({ type: 'ask-papers', ...at }),
    () => hall.try({ type: 'papers-in', ...at }),
    () => hall.try({ type: 'decide-case', ...at, outcome: 'granted' }),
    () => hall.try({ type: 'decide-case', ...at, outcome: 'refused' }),
    () => hall.try({ type: 'come-for-case', code: one.code, actor: 'kiosk:1' }),
    () => hall.step(window, { type: 'hand-out', case: one.case }),
    () => hall.try({ type: 'withdraw-case', ...at, reason: 'by-person' }),
  ]
  deeds[nth % deeds.length]?.()
}

/** Help is asked for, or something becomes of one of the requests there are. */
function helpWork(hall: HallBench, window: number, nth: number): void {
  const contact = nth % 3 === 0 ? null : `${nth % 10}`.repeat(32)
  hall.try({ type: 'request-help', kind: 'homeService', item: 'RS-01', place: 'GP-01', on: '2026-11-28', half: 'morning', channel: 'kiosk', contact, actor: 'kiosk:1' })
  const known = [...hall.state.help.requests.keys()]
  const help = known[nth % Math.max(1, known.length)] ?? '20261124-D0001'
  const deeds = [
    () => hall.step(window, { type: 'assign-help', help, to: null }),
    () => hall.step(window, { type: 'assign-help', help, to: '1003' }),
    () => hall.step(window, { type: 'visit-for-help', help }),
    () => hall.step(window, { type: 'close-help', help, result: 'done' }),
    () => hall.step(window, { type: 'cancel-help', help, reason: 'duplicate' }),
    () => void (hall.now += 31 * 24 * 3600_000),
    () => hall.try({ type: 'lapse-help' }),
    () => hall.try({ type: 'see-contact', help, clerk: hall.state.help.requests.get(help)?.clerk ?? null }),
    () => hall.try({ type: 'erase-contact', help }),
  ]
  deeds[nth % deeds.length]?.()
}

/** An appointment of today is made, moved, cancelled, come for or let go. */
function booking(hall: HallBench, appointment: string, nth: number, holder: string | null): void {
  const from = ['09:00', '10:00', null][nth % 3] ?? null
  const row = { row: 1, appointment, item: nth % 2 === 0 ? 'ZZ-01' : 'RS-01', date: new Date(hall.now + 8 * 3600_000).toISOString().slice(0, 10), from, to: null, holder }
  const book = (cancelled: boolean) => hall.try({ type: 'book-appointments', rows: [{ ...row, cancelled }], source: 'api', actor: 'supervisor' })
  const deeds = [() => book(false), () => book(true), () => hall.try({ type: 'check-in', appointment, actor: 'kiosk:1' }), () => hall.try({ type: 'release-appointments' })]
  deeds[nth % deeds.length]?.()
}

/** Somebody calls from a kiosk, or something becomes of a call; now and then one is left too long. */
function staffCallWork(hall: HallBench, window: number, nth: number): void {
  const kiosk = 1 + (nth % 2)
  hall.try({ type: 'call-staff', kiosk, actor: `kiosk:${kiosk}` })
  const call = [...hall.state.staffCall.calls.values()].at(nth % 3)?.call ?? '20261124-S0001'
  const clerk = hall.state.staff.clerks.get(window) ?? '1001'
  const deeds = [
    () => hall.try({ type: 'answer-staff-call', call, from: { window, clerk }, actor: `clerk:${clerk}` }),
    () => hall.try({ type: 'answer-staff-call', call, from: null, actor: 'supervisor' }),
    () => hall.try({ type: 'cancel-staff-call', call, kiosk, actor: `kiosk:${kiosk}` }),
    () => void (hall.now += 6 * 60_000),
    () => hall.try({ type: 'lapse-staff-calls' }),
  ]
  deeds[nth % deeds.length]?.()
}

/** Something is handed over, or something becomes of one that is open; now and then it is looked at whether one goes back. */
function handOverWork(hall: HallBench, window: number, nth: number): void {
  const clerk = [...hall.state.staff.clerks].find(([at]) => at === window)?.[1] ?? '1001'
  const here = { window, clerk }
  const to = [{ queue: 'A' }, { window: 2 }, { clerk: '1003' }, { window: 3 }][nth % 4] ?? { queue: 'B' }
  hall.try({ type: 'open-hand-over', ...here, to, word: 'other', ticket: nth % 2 === 0 ? null : anyTicket(hall, nth), item: nth % 3 === 0 ? 'RS-01' : null })
  const known = [...hall.state.handOver.handOvers.keys()]
  const at = { ...here, handOver: known[nth % Math.max(1, known.length)] ?? '20261124-H0001' }
  hall.try({ type: 'take-hand-over', ...at })
  if (nth % 3 === 0) hall.try({ type: 'give-back-hand-over', ...at, reason: 'other' })
  if (nth % 3 === 1) hall.try({ type: 'close-hand-over', ...at, outcome: 'settled' })
  if (nth % 5 === 0) hall.try({ type: 'reassign-hand-over', handOver: at.handOver, to, actor: 'supervisor' })
  hall.try({ type: 'pass-hand-over', ...at, to, word: 'needs-help' })
  hall.try({ type: 'return-hand-overs' })
}

/** An act is rated badly, or something becomes of a bad rating; who does it is drawn, and the days go by. */
function rectificationWork(hall: HallBench, nth: number): void {
  hall.key('very_dissatisfied')
  const known = [...hall.state.rectification.rectifications.keys()]
  const who = [{ actor: 'supervisor', supervises: true }, { actor: 'clerk:1002', supervises: false }, { actor: 'clerk:1001', supervises: false }][nth % 3] ?? { actor: 'clerk:1003', supervises: true }
  const at = { rectification: known[nth % Math.max(1, known.length)] ?? '20261124-Z0001', ...who }
  const commands = [
    { type: 'assign-rectification', to: '1002', ...at },
    { type: 'contact-rater', ...at },
    { type: 'verify-rectification', finding: nth % 4 === 0 ? 'unjustified' : 'justified', ...at },
    { type: 'appeal-rating', reason: 'other', ...at },
    { type: 'rectify', kind: 'simple', ...at },
    { type: 'look-at-rectifications' },
    { type: 'answer-rectification', answer: 'explained', ...at },
    { type: 'recheck-rating', outcome: nth % 5 === 0 ? 'mistaken' : 'stands', ...at },
    { type: 'visit-back', level: 'satisfied', ...at },
    { type: 'close-rectification', outcome: 'settled', ...at },
  ] as const
  for (const command of commands.slice(nth % 5, (nth % 5) + 3 + (nth % 4))) hall.try(command)
}

/** Somebody complains, or something becomes of a complaint; who does it is drawn, and the days go by. */
function complaintWork(hall: HallBench, nth: number): void {
  const link = [null, { ticket: anyTicket(hall, nth) }, { rectification: '20261124-Z0001' }][nth % 3] ?? null
  const code = [...String(100_000 + hall.events.length)].map((digit) => 'ABCDEFGHJK'[Number(digit)]).join('')
  const contact = nth % 2 === 0 ? null : (nth % 0x1000).toString(16).padStart(32, '0')
  hall.try({ type: 'file-complaint', channel: 'phone', about: ['efficiency'], link, contact, codes: [code], actor: 'clerk:1003', printer: 'kiosk-1/printer', job: `complaint-${hall.events.length}` })
  const known = [...hall.state.complaint.complaints.keys()]
  const who = [{ actor: 'supervisor', supervises: true }, { actor: 'clerk:1002', supervises: false }, { actor: 'clerk:1001', supervises: true }][nth % 3] ?? { actor: 'clerk:1003', supervises: true }
  const at = { complaint: known[nth % Math.max(1, known.length)] ?? '20261124-T0001', ...who }
  const commands = [
    { type: 'accept-complaint', handler: '1002', ...at },
    { type: 'see-complaint-contact', ...at },
    { type: 'refuse-complaint', reason: 'not-ours', referral: 'hotline', ...at },
    { type: 'investigate-complaint', finding: 'upheld', ...at },
    { type: 'look-at-complaints' },
    { type: 'answer-complaint', answer: 'explained', ...at },
    { type: 'visit-complainant-back', contentment: nth % 5 === 0 ? 'not-content' : 'not-reached', ...at },
    { type: 'close-complaint', ...at },
    { type: 'erase-complaint-contact', complaint: at.complaint },
  ] as const
  for (const command of commands.slice(nth % 5, (nth % 5) + 3 + (nth % 4))) hall.try(command)
}

/** An inspection is opened, or one of those there are goes on; who does it is drawn. */
function inspectionWork(hall: HallBench, nth: number): void {
  if (nth % 5 === 0) hall.try({ type: 'open-inspection', kind: 'announced', actor: 'supervisor' })
  const known = [...hall.state.inspection.inspections.keys()]
  const who = [{ actor: 'supervisor', supervises: true }, { actor: 'clerk:1002', supervises: false }, { actor: 'clerk:1003', supervises: true }][nth % 3] ?? { actor: 'supervisor', supervises: true }
  const at = { inspection: known[nth % Math.max(1, known.length)] ?? '20261124-I0001', line: plan.inspection.lines[nth % 3] ?? '', ...who }
  const commands = [
    { type: 'check-line', result: nth % 2 === 0 ? 'fail' : 'pass', ...at },
    { type: 'record-finding', severity: 'serious', clerk: '1002', ...at },
    { type: 'look-at-inspections' },
    { type: 'put-right', ...at },
    { type: 'recheck-finding', outcome: nth % 4 === 0 ? 'again' : 'ok', ...at, actor: 'clerk:1001' },
    { type: 'close-inspection', ...at },
  ] as const
  for (const command of commands) hall.try(command)
  hall.try({ type: 'state-requirement', line: 'premises', met: 'partly', evidence: ['photo'], count: nth, actor: 'supervisor' })
  hall.try({ type: 'count-devices', date: new Date(hall.now).toISOString().slice(0, 10), devices: [{ device: pad, ok: nth % 60, fault: 1, absent: 0 }] })
}

/** A step aside from the plain way; which ticket and where to are drawn. */
function sideStep(hall: HallBench, window: number, step: string, one: number, other: number): string {
  const ticket = anyTicket(hall, one)
  const to = [{ queue: 'B' }, { queue: 'A' }, { item: 'ZZ-01' }, { window: 2 }, { window: 3 }, { clerk: '1003' }, { item: 'LB-01' }][
    other % 7
  ] ?? { queue: 'A' }
  switch (step) {
    case 'park':
      return hall.step(window, { type: 'park', ticket: other % 2 === 0 ? null : ticket })
    case 'resume':
      return hall.step(window, { type: 'resume', ticket })
    case 'call':
      return hall.step(window, { type: 'call-chosen', ticket, reason: 'other' })
    case 'transfer':
      return hall.step(window, { type: 'transfer', to, reason: 'other' })
    case 'cancel':
      return hall.step(window, { type: 'cancel', ticket: other % 2 === 0 ? null : ticket, reason: 'left' })
    case 'items':
      return hall.step(window, { type: 'add-item', item: other % 2 === 0 ? 'ZZ-01' : 'LB-01' })
    case 'pause':
      return hall.step(window, { type: 'pause', reason: 'break' })
    case 'hold':
    case 'undo':
    case 'reopen':
      return hall.at(window, step)
    default:
      throw new RangeError(`no step ${step}`)
  }
}

/** Something somebody does; most of it is refused, as in life. */
const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(1, 2), fc.nat()).map(([window, nth]) => (hall: HallBench) => {
      const ticket = nth % 2 === 0 ? null : anyTicket(hall, nth)
      hall.try({ type: 'give-notice', item: 'RS-01', ticket, size: 'normal', actor: 'kiosk:1', printer: 'kiosk-1/printer', job: `notice-${hall.events.length}` })
      const known = [...hall.state.notice.notices.keys()]
      const notice = known[nth % Math.max(1, known.length)] ?? '20261124-N0001'
      hall.step(window, { type: 'check-notice', notice, missing: nth % 3 === 0 ? [] : [nth % 2], printer: null, job: 'none' })
    }),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(1, 2), fc.nat(), fc.boolean()).map(([window, nth, waits]) => (hall: HallBench) => void caseWork(hall, window, nth, waits)),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(1, 2, 3), fc.nat()).map(([window, nth]) => (hall: HallBench) => void handOverWork(hall, window, nth)) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(1, 2), fc.nat()).map(([window, nth]) => (hall: HallBench) => void helpWork(hall, window, nth)) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(1, 2), fc.nat()).map(([window, nth]) => (hall: HallBench) => void staffCallWork(hall, window, nth)) },
  { weight: 3, arbitrary: fc.nat().map((nth) => (hall: HallBench) => void rectificationWork(hall, nth)) },
  { weight: 2, arbitrary: fc.nat().map((nth) => (hall: HallBench) => void inspectionWork(hall, nth)) },
  { weight: 3, arbitrary: fc.nat().map((nth) => (hall: HallBench) => void complaintWork(hall, nth)) },
  { weight: 4, arbitrary: fc.constantFrom('A', 'B', 'C').map((queue) => (hall: HallBench) => hall.take({ queue }, 'kiosk-1/printer')) },
  { weight: 1, arbitrary: fc.constant((hall: HallBench) => hall.take({ item: 'LB-01' }, 'kiosk-1/printer')) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('YY-2001', 'YY-2002', 'YY-2003'), fc.nat(), fc.constantFrom(null, '0'.repeat(32))).map(([appointment, nth, holder]) => (hall: HallBench) => booking(hall, appointment, nth, holder)) },
  { weight: 1, arbitrary: fc.constantFrom('YY-1001', 'YY-1002').map((appointment) => (hall: HallBench) => hall.try({ type: 'check-in', appointment, actor: 'kiosk:1' })) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom(1, 2, 3),
        fc.constantFrom(
          'sign-in',
          'call-next',
          'start',
          'recall',
          'no-show',
          'sign-out',
          'finish',
          'finish',
          'call-next',
          'start',
        ),
      )
      .map(
        ([window, step]) =>
          (hall: HallBench) =>
            step === 'finish' ? hall.finish(window) : hall.at(window, step),
      ),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom(1, 2, 3),
        fc.constantFrom('hold', 'park', 'resume', 'call', 'transfer', 'cancel', 'items', 'undo', 'pause', 'reopen'),
        fc.nat(),
        fc.nat(),
      )
      .map(
        ([window, step, one, other]) =>
          (hall: HallBench) =>
            void sideStep(hall, window, step, one, other),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('elderly' as const, null), fc.nat())
      .map(([priority, one]) => (hall: HallBench) => {
        hall.take({ queue: 'A' }, null, priority)
        hall.try({
          type: 'prioritise',
          ticket: anyTicket(hall, one),
          priority: priority === null ? 'disabled' : null,
          actor: 'clerk:1001',
        })
        hall.try({ type: 'return-ticket', ticket: anyTicket(hall, one), actor: 'kiosk:1' })
      }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('satisfied' as const, null).map((level) => (hall: HallBench) => hall.key(level)),
  },
  {
    weight: 1,
    arbitrary: fc.constant((hall: HallBench) =>
      [...hall.state.rating.sessions.keys()].map((session) => hall.try({ type: 'rating-expired', session })),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('satisfied' as const, null).map((level) => (hall: HallBench) => hall.key(level)) },
  { weight: 1, arbitrary: fc.constant((hall: HallBench) => [...hall.state.rating.sessions.keys()].map((session) => hall.try({ type: 'rating-expired', session }))) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('printed' as const, 'unconfirmed' as const, 'failed' as const).map((how) => (hall: HallBench) => {
      for (const { job, state } of [...hall.state.print.jobs.values()]) {
        if (state === 'queued') hall.try({ type: 'print-started', job })
        else hall.try({ type: 'print-ended', job, how, reason: 'x', ...(how !== 'failed' && { paper: { mm: 90, cuts: 1 } }) })
      }
    }),
  },
  { weight: 1, arbitrary: fc.constant((hall: HallBench) => hall.try({ type: 'change-roll', printer: 'kiosk-1/printer', mm: 900, actor: 'technician' })) },
  { weight: 1, arbitrary: fc.constant((hall: HallBench) => hall.try({ type: 'roll-near-end', printer: 'kiosk-1/printer' })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }).map((minutes) => (hall: HallBench) => void (hall.now += minutes * 60_000)) },
  { weight: 1, arbitrary: fc.constant((hall: HallBench) => void (hall.now += 9 * 3600_000)) },
)
const day = fc.array(deed, { minLength: 5, maxLength: 90 })

function lived(deeds: readonly ((hall: HallBench) => unknown)[]): HallBench {
  const hall = new HallBench({ items: [...plan.items, itemOf('LB-01', 'A', { parts: [itemOf('ZZ-01', 'A'), itemOf('RS-01', 'B')] })] })
  for (const one of deeds) one(hall)
  return hall
}

/** What a page of this audience sees of this state when it comes. */
const viewOf = (state: HallState, audience: Audience): HallView => hallView(thawState(shown(state, audience)), labels, 0)

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
        const held = [...state.ticket.windows.values()]
        expect(new Set(held).size).toBe(held.length)
        const atWindow = [...state.ticket.tickets.values()].filter((ticket) => ticket.state === 'called' || ticket.state === 'serving').map(({ id }) => id)
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
        const half = emptyState()
        for (const event of events.slice(0, cut)) fold(half, event)
        const read = readState(writeState(half))
        expect(read).not.toBeNull()
        if (read === null) return
        for (const event of events.slice(cut)) fold(read, event)
        expect(freezeState(read)).toEqual(freezeState(state))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps its lines and its waiting prints as the tickets and jobs say', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        const { ticket, print } = lived(deeds).state
        const inLine = [...ticket.lines.values()].flatMap(({ tickets }) => tickets.map(({ id }) => id))
        expect(inLine.sort()).toEqual(
          [...ticket.tickets.values()]
            .filter(({ state }) => state === 'waiting')
            .map(({ id }) => id)
            .sort(),
        )
        for (const { tickets } of ticket.lines.values()) {
          expect(tickets.length).toBeGreaterThan(0)
          expect(tickets).toEqual([...tickets].sort((one, other) => one.place - other.place || one.stood - other.stood))
        }
        const aside = [...ticket.tickets.values()].filter(
          ({ state }) => state === 'held' || state === 'parked' || state === 'no-show',
        )
        expect([...ticket.aside].sort()).toEqual(aside.map(({ id }) => id).sort())
        const queued = [...print.waiting.values()].flatMap((jobs) => [...jobs])
        expect(queued.sort()).toEqual([...print.jobs.values()].filter(({ state }) => state === 'queued').map(({ job }) => job).sort())
      }),
      { numRuns: 60 },
    )
  })

  it.each(audiences.map((audience) => [JSON.stringify(audience), audience] as const))('looks the same to %s whether folded by the page or shown by the daemon', (_name, audience) => {
    fc.assert(
      fc.property(day, fc.nat(), (deeds, at) => {
        const { events, state } = lived(deeds)
        const cut = events.length === 0 ? 0 : at % events.length
        const daemon = emptyState()
        for (const event of events.slice(0, cut)) fold(daemon, event)
        const page = thawState(JSON.parse(JSON.stringify(shown(daemon, audience))))
        for (const event of events.slice(cut)) {
          const seen = maySee(audience, event)
          if (seen !== null) fold(page, JSON.parse(JSON.stringify(seen)))
        }
        expect(hallView(page, labels, 0)).toEqual(viewOf(state, audience))
      }),
      { numRuns: 80 },
    )
  })

  it('turned over by its own fact takes yesterday’s ratings and prints off every page', () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    hall.take({ queue: 'A' }, 'kiosk-1/printer')
    hall.try({ type: 'print-started', job: 'job-1' })
    hall.try({ type: 'print-ended', job: 'job-1', how: 'failed', reason: 'x' })
    for (const step of ['call-next', 'start'] as const) hall.at(1, step)
    hall.finish(1, 's1')
    hall.key()
    expect(viewOf(hall.state, { role: 'supervisor' })).toMatchObject({ ratings: [{ state: 'rated' }], prints: [{ state: 'failed' }] })
    hall.now += 24 * 3600_000
    expect(hall.try({ type: 'open-day' })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'day-opened', data: { businessDate: '2026-11-25' } })
    expect(viewOf(hall.state, { role: 'supervisor' })).toMatchObject({ businessDate: '2026-11-25', ratings: [], prints: [], tickets: [] })
    expect(hall.do({ type: 'open-day' })).toEqual({ ok: true, facts: [] })
  })

  it('never goes back: a clock that jumps over midnight and returns gives no number twice', () => {
    const hall = new HallBench()
    hall.take({ queue: 'A' })
    hall.now += 24 * 3600_000
    hall.take({ queue: 'A' })
    hall.now -= 24 * 3600_000
    expect(hall.take({ queue: 'A' })).toBe('ok')
    expect(hall.last()?.ticket).toBe('20261125-A002')
    hall.at(1, 'sign-in')
    expect(hall.at(1, 'call-next')).toBe('ok')
    hall.try({ type: 'open-day' })
    expect(hall.state.day.date).toBe('2026-11-25')
  })
})

describe('A snapshot', () => {
  it.each([
    ['garbage', 'not json'],
    ['of another shape', '{"ticket":[]}'],
    ['of no parts', '{}'],
    ['of another version of one part', writeState(emptyState()).replace('"version":1', '"version":99')],
    ['with a state that is none', writeState(emptyState()).replace('"date":null', '"date":7')],
  ])('%s is as good as none', (_what, text) => {
    expect(readState(text)).toBeNull()
  })
})

describe('Who may see what', () => {
  const rated: HallEvent = {
    type: 'rated',
    ticket: '20261124-A001',
    window: 1,
    actor: 'pad:window-1/pad',
    data: { session: 's', level: 'satisfied', clerk: '1001', channel: 'pad', tags: [], words: null, key: 1 },
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
