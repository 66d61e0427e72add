/** A complaint is filed by anybody, seen to in time by others than whom it is about, and names nobody who complained. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { complaintMachine, isPossible } from '../../device-daemon/hall/parts/complaint/machine.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { type ComplaintStep, complaintStates, complaintSteps, contentments } from '../../device-daemon/wire/choices.ts'
import { emptyState, fold, freezeState } from '../../device-daemon/wire/fold.ts'
import { Chance } from '../kit/chance.ts'
import { HallBench, idOf } from './bench.ts'

const dayMs = 24 * 3600_000
const no = '20261124-T0001'
const contact = '0123456789abcdef0123456789abcdef'
const weekdays = { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2026-11-27']), workdays: new Set(['2026-11-28']), years: new Set([2026]) }
const unknown = { calendar: { ...weekdays, years: new Set<number>() } }
const chief = { actor: 'supervisor', supervises: true }
const handler = { actor: 'clerk:1002', supervises: false }
const accused = { actor: 'clerk:1001', supervises: false }
const other = { actor: 'clerk:1003', supervises: false }
type Who = typeof chief

/** Of a number: letters for its digits. */
const codeOf = (nth: number) => [...String(100_000 + nth)].map((digit) => 'ABCDEFGHJK'[Number(digit)]).join('')

function complain(hall: HallBench, more: object = {}): string {
  const codes = [codeOf(hall.events.length)]
  return hall.try({ type: 'file-complaint', channel: 'kiosk', about: ['attitude'], link: null, contact, codes, actor: 'kiosk:1', printer: null, job: 'slip', ...more } as never)
}
/** Clerk 1001 has served A001 at window 1, and somebody complains of it. */
function filed(other_: Partial<Plan> = {}, more: object = {}): HallBench {
  const hall = new HallBench({ calendar: weekdays, ...other_ })
  serve(hall)
  expect(complain(hall, { link: { ticket: idOf('A001') }, ...more })).toBe('ok')
  return hall
}
function serve(hall: HallBench): void {
  hall.at(1, 'sign-in')
  hall.take({ queue: 'A' })
  hall.at(1, 'call-next')
  hall.at(1, 'start')
  hall.finish(1)
}
const one = (hall: HallBench, which = no) => hall.state.complaint.complaints.get(which)
const said = {
  'accept': { type: 'accept-complaint', handler: '1002' },
  'refuse': { type: 'refuse-complaint', reason: 'not-ours', referral: 'hotline' },
  'investigate': { type: 'investigate-complaint', finding: 'upheld' },
  'answer': { type: 'answer-complaint', answer: 'apologised' },
  'visit-back': { type: 'visit-complainant-back', contentment: 'content' },
  'close': { type: 'close-complaint' },
} as const
const go = (hall: HallBench, step: ComplaintStep, who: Who = chief, more: object = {}, complaint = no): string => hall.try({ ...said[step], complaint, ...who, ...more } as never)
const look = (hall: HallBench, who: Who) => hall.try({ type: 'see-complaint-contact', complaint: no, ...who })
const way = ['accept', 'investigate', 'answer', 'visit-back', 'close'] as const
/** In each state, by the plain way. */
function brought(to: (typeof complaintStates)[number], plan: Partial<Plan> = {}, more: object = {}): HallBench {
  const hall = filed(plan, more)
  const steps: readonly ComplaintStep[] = to === 'refused' ? ['refuse'] : way.slice(0, ['filed', 'accepted', 'investigated', 'answered', 'visited-back', 'closed'].indexOf(to))
  for (const step of steps) expect(go(hall, step)).toBe('ok')
  expect(one(hall)?.state).toBe(to)
  return hall
}

describe('Filed', () => {
  it('of an act it knows whose that was, and until when it is accepted', () => {
    const hall = filed()
    expect(hall.last()).toMatchObject({ type: 'complaint-filed', ticket: idOf('A001'), window: 1, actor: 'kiosk:1' })
    expect(one(hall)).toMatchObject({ clerk: '1001', ticket: idOf('A001'), state: 'filed', handler: null, anonymous: false, limit: { due: '2026-11-26', remind: '2026-11-25', escalate: '2026-11-28' } })
  })

  it('of who is at the window now, of somebody who waits, of a bad rating, of nothing in particular', () => {
    const hall = new HallBench({ calendar: weekdays })
    serve(hall)
    hall.key('very_dissatisfied')
    for (const _ of [2, 3]) hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    const links = [{ ticket: idOf('A002') }, { ticket: idOf('A003') }, { rectification: '20261124-Z0001' }, null]
    for (const link of links) expect(complain(hall, { link })).toBe('ok')
    const seen = [...hall.state.complaint.complaints.values()].map(({ ticket, clerk, rectification }) => [ticket?.slice(-4) ?? null, clerk, rectification])
    expect(seen).toEqual([['A002', '1001', null], ['A003', null, null], ['A001', '1001', '20261124-Z0001'], [null, null, null]])
  })

  it('of an act days later, until that is let go', () => {
    const hall = new HallBench({ calendar: weekdays })
    serve(hall)
    hall.now += 6 * dayMs
    hall.try({ type: 'open-day' })
    expect(complain(hall, { link: { ticket: idOf('A001') } })).toBe('ok')
    expect(one(hall, '20261130-T0001')?.clerk).toBe('1001')
    hall.now += 3 * dayMs
    hall.try({ type: 'open-day' })
    expect(complain(hall, { link: { ticket: idOf('A001') } })).toBe('TICKET_UNKNOWN')
  })

  it('of what does not exist nothing is changed', () => {
    const hall = filed()
    const before = freezeState(hall.state)
    expect([complain(hall, { link: { ticket: idOf('A777') } }), complain(hall, { link: { rectification: '20261124-Z0007' } })]).toEqual(['TICKET_UNKNOWN', 'RECTIFICATION_UNKNOWN'])
    expect(freezeState(hall.state)).toEqual(before)
  })

  it('nobody takes down a complaint about themselves', () => {
    const hall = filed()
    const link = { ticket: idOf('A001') }
    expect([complain(hall, { link, actor: 'clerk:1001' }), complain(hall, { link, actor: 'clerk:1002', channel: 'phone' }), complain(hall, { actor: 'clerk:1001' })]).toEqual(['COMPLAINT_OWN', 'ok', 'ok'])
  })

  it('has a slip that belongs to no visit, where there is a printer; a subject counts once', () => {
    const hall = filed({}, { printer: 'kiosk-1/printer', about: ['attitude', 'other', 'attitude'] })
    expect(hall.last()).toMatchObject({ type: 'print-queued', data: { job: 'slip', printer: 'kiosk-1/printer', paper: { of: 'complaint', complaint: no } } })
    expect(hall.last()?.ticket).toBeUndefined()
    expect(one(hall)?.about).toEqual(['attitude', 'other'])
  })

  it('has a code that no other has, and a number of its day', () => {
    const hall = filed()
    const { code = '' } = one(hall) ?? {}
    expect([complain(hall, { codes: [code, 'BBBBBB'] }), complain(hall, { codes: [code] })]).toEqual(['ok', 'QUOTA_FULL'])
    expect(one(hall, '20261124-T0002')?.code).toBe('BBBBBB')
    hall.now += dayMs
    const before = hall.events.length
    complain(hall, { codes: ['CCCCCC'] })
    expect(hall.types(before)).toEqual(['day-closed', 'day-opened', 'complaint-filed'])
    expect(one(hall, '20261125-T0001')?.code).toBe('CCCCCC')
    hall.state.complaint.filed = 9999
    expect(complain(hall, { codes: ['DDDDDD'] })).toBe('QUOTA_FULL')
  })

  it('in a year of which no holidays are known it is taken, and no day is promised; nobody accepts it to a day that nobody knows', () => {
    const hall = filed(unknown)
    expect(one(hall)).toMatchObject({ state: 'filed', limit: null })
    const before = hall.events.length
    expect([go(hall, 'accept'), hall.events.length]).toEqual(['CALENDAR_UNKNOWN', before])
    expect([go(hall, 'refuse'), go(hall, 'close')]).toEqual(['ok', 'ok'])
  })
})

describe('Who', () => {
  it.each(complaintSteps)('the clerk it is about does not %s, be it as a supervisor', (step) => {
    for (const state of complaintStates) {
      const hall = brought(state)
      expect([go(hall, step, accused), go(hall, step, { ...accused, supervises: true })]).toEqual(['COMPLAINT_ELSEWHERE', 'COMPLAINT_OWN'])
    }
  })

  it.each(complaintSteps)('a clerk whom nobody named does not %s', (step) => {
    for (const state of complaintStates) expect(go(brought(state), step, other)).toBe('COMPLAINT_ELSEWHERE')
  })

  it('whom a supervisor has named does all that follows, but neither names nor refuses', () => {
    const hall = filed()
    expect([go(hall, 'accept', handler), go(hall, 'refuse', handler), go(hall, 'accept')]).toEqual(['COMPLAINT_ELSEWHERE', 'COMPLAINT_ELSEWHERE', 'ok'])
    for (const step of way.slice(1)) expect([step, go(hall, 'accept', handler, { handler: '1003' }), go(hall, step, handler)]).toEqual([step, 'COMPLAINT_ELSEWHERE', 'ok'])
  })

  it('nobody is named who is not there, nor whom it is about; the same again says nothing; another has the same promise', () => {
    const hall = filed()
    expect([go(hall, 'accept', chief, { handler: '9999' }), go(hall, 'accept', chief, { handler: '1001' }), go(hall, 'accept')]).toEqual(['CLERK_UNKNOWN', 'COMPLAINT_OWN', 'ok'])
    const before = hall.events.length
    expect([go(hall, 'accept'), hall.events.length]).toEqual(['ok', before])
    hall.now += 3 * dayMs
    expect([go(hall, 'accept', chief, { handler: '1003' }), one(hall)?.limit?.due, go(hall, 'investigate', handler)]).toEqual(['ok', '2026-12-08', 'COMPLAINT_ELSEWHERE'])
  })

  it('of no complaint there is nothing to do', () => {
    expect(go(filed(), 'close', chief, {}, '20261124-T0002')).toBe('COMPLAINT_UNKNOWN')
  })

  it('no page but a supervisor’s is told anything', () => {
    const hall = brought('closed')
    const facts = hall.events.filter(({ type }) => type.startsWith('complaint-'))
    expect(facts).toHaveLength(6)
    for (const role of ['clerk', 'kiosk', 'board', 'technician'] as const) {
      expect(shown(hall.state, { role, window: 1 }).complaint).toEqual({ complaints: [], filed: 0 })
      expect(facts.map((event) => maySee({ role, window: 1 }, event)).filter((seen) => seen !== null)).toEqual([])
    }
    const seen = facts.map((event) => maySee({ role: 'supervisor' }, event))
    expect(seen.map((event) => event?.type)).toEqual(facts.map(({ type }) => type))
    // By what the person is found, no page is told.
    expect(JSON.stringify(facts)).toMatch(/"contact":"[0-9a-f]{32}"/)
    expect(JSON.stringify(seen)).not.toMatch(/"contact":"/)
    expect(shown(hall.state, { role: 'supervisor' }).complaint).toEqual({ complaints: [], filed: 0 })
  })
})

describe('The contact', () => {
  it('is seen by the handler and supervisors while it is open, and that is written down', () => {
    const hall = brought('accepted')
    expect([look(hall, other), look(hall, accused), look(hall, { ...accused, supervises: true }), look(hall, handler), look(hall, handler), look(hall, chief)]).toEqual(['COMPLAINT_ELSEWHERE', 'COMPLAINT_ELSEWHERE', 'COMPLAINT_OWN', 'ok', 'ok', 'ok'])
    expect(hall.types().filter((type) => type === 'complaint-contact-seen')).toHaveLength(3)
    expect(one(hall)?.seenBy).toEqual(['clerk:1002', 'supervisor'])
    expect([look(brought('closed'), chief), look(brought('filed', {}, { contact: null }), chief), hall.try({ type: 'see-complaint-contact', complaint: '20261124-T0009', ...chief })]).toEqual(['COMPLAINT_ILLEGAL', 'CONTACT_UNKNOWN', 'COMPLAINT_UNKNOWN'])
  })

  it('is said to be erased so many days after the end, once, and what is open keeps it', () => {
    const erase = (hall: HallBench) => hall.try({ type: 'erase-complaint-contact', complaint: no })
    const open = brought('visited-back')
    open.now += 400 * dayMs
    erase(open)
    expect(one(open)?.contact).toBe(contact)
    const hall = brought('closed')
    hall.now += 30 * dayMs - 1
    erase(hall)
    expect(one(hall)?.contact).toBe(contact)
    hall.now += 1
    erase(hall)
    expect([hall.last()?.type, one(hall)?.contact, one(hall)?.anonymous]).toEqual(['complaint-contact-erased', null, false])
    const before = hall.events.length
    expect([erase(hall), hall.events.length]).toEqual(['ok', before])
  })

  it('what is visited back has a day to be ended on', () => {
    const hall = brought('visited-back')
    expect(one(hall)?.limit?.due).toBe('2026-11-28')
    hall.now = Date.parse('2026-12-20T01:00:00Z')
    expect(hall.try({ type: 'look-at-complaints' })).toBe('ok')
    expect(hall.last()?.type).toBe('complaint-escalated')
  })

  it('what is closed is let go a month later, and no sooner than its contact', () => {
    const hall = brought('closed')
    hall.now += 29 * dayMs
    hall.try({ type: 'open-day' })
    expect(one(hall)).toBeDefined()
    hall.now += 40 * dayMs
    hall.try({ type: 'open-day' })
    expect(one(hall)).toBeDefined()
    hall.try({ type: 'erase-complaint-contact', complaint: no })
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect(one(hall)).toBeUndefined()
    const asked = brought('closed', {}, { contact: null })
    asked.now += 29 * dayMs
    asked.try({ type: 'open-day' })
    expect(one(asked)).toBeDefined()
    asked.now += 3 * dayMs
    asked.try({ type: 'open-day' })
    expect(one(asked)).toBeUndefined()
    const open = brought('visited-back', {}, { contact: null })
    open.now += 400 * dayMs
    open.try({ type: 'open-day' })
    expect(one(open)).toBeDefined()
  })
})

describe('The table of steps', () => {
  const cells = complaintStates.flatMap((state) => complaintSteps.map((step) => ({ state, step, next: complaintMachine[state][step] })))

  it('is this one', () => {
    expect(cells.flatMap(({ state, step, next }) => (next === undefined ? [] : [`${state} ${step} ${next}`]))).toEqual([
      'filed accept accepted',
      'filed refuse refused',
      'accepted accept accepted',
      'accepted investigate investigated',
      'investigated answer answered',
      'answered visit-back visited-back',
      'visited-back investigate investigated',
      'visited-back visit-back visited-back',
      'visited-back close closed',
      'refused close closed',
    ])
  })

  it.each(cells)('$state, $step: $next', ({ state, step, next }) => {
    const hall = brought(state)
    const before = hall.events.length
    // Content: there is nothing to look into once more, and nobody to be asked again.
    const isHeldUp = state === 'visited-back' && step !== 'close'
    const isDone = next !== undefined && !isHeldUp
    expect(go(hall, step, chief, { handler: '1003' })).toBe(isDone ? 'ok' : 'COMPLAINT_ILLEGAL')
    expect(one(hall)?.state).toBe(isDone ? next : state)
    if (!isDone) expect(hall.events).toHaveLength(before)
  })

  it.each(contentments)('%s: what can follow', (contentment) => {
    const hall = brought('answered', {}, contentment === 'anonymous' ? { contact: null } : {})
    expect(go(hall, 'visit-back', chief, { contentment })).toBe('ok')
    const follows = complaintSteps.filter((step) => isPossible(one(hall) ?? { state: 'closed', visitedBack: null }, step))
    expect(follows).toEqual({ 'content': ['close'], 'anonymous': ['close'], 'not-content': ['investigate', 'close'], 'not-reached': ['visit-back', 'close'] }[contentment])
  })

  it('who left a way to be reached is no anonymous', () => {
    const hall = brought('answered')
    expect([go(hall, 'visit-back', chief, { contentment: 'anonymous' }), one(hall)?.state]).toEqual(['COMPLAINT_ILLEGAL', 'answered'])
  })

  it('keeps what was said at each', () => {
    const hall = brought('closed')
    expect(one(hall)).toMatchObject({ handler: '1002', finding: 'upheld', answer: 'apologised', visitedBack: 'content', limit: null, closedAt: '2026-11-24T01:00:00.000Z' })
    expect(one(brought('refused'))).toMatchObject({ refusal: { reason: 'not-ours', referral: 'hotline' }, limit: { due: '2026-11-28' } })
  })
})

describe('Limits', () => {
  it('each step has its own; to look into it does not put off the answer, to look once more does', () => {
    const hall = filed()
    const due = () => one(hall)?.limit?.due.slice(5)
    const seen = [due()]
    for (const step of ['accept', 'investigate', 'answer'] as const) {
      hall.now += dayMs
      expect(go(hall, step)).toBe('ok')
      seen.push(due())
    }
    go(hall, 'visit-back', chief, { contentment: 'not-content' })
    seen.push(due())
    go(hall, 'investigate', handler)
    expect([...seen, due()]).toEqual(['11-26', '12-09', '12-09', '12-01', '12-01', '12-10'])
  })

  it('nobody looks into it once more to a day that nobody knows', () => {
    const hall = brought('answered')
    go(hall, 'visit-back', chief, { contentment: 'not-content' })
    Object.assign(hall, { plan: { ...hall.plan, ...unknown } })
    expect([go(hall, 'investigate'), one(hall)?.state]).toEqual(['CALENDAR_UNKNOWN', 'visited-back'])
  })

  const on = (hall: HallBench, date: string) => {
    hall.now = Date.parse(`${date}T09:00:00+08:00`)
    const before = hall.events.length
    hall.try({ type: 'look-at-complaints' })
    hall.try({ type: 'look-at-complaints' })
    return hall.types(before).filter((type) => type.startsWith('complaint-')).join()
  }

  it('are reminded of and escalated once, anew for each', () => {
    const hall = filed()
    expect(['11-24', '11-25', '11-26', '11-28', '11-29', '11-30'].map((day) => on(hall, `2026-${day}`))).toEqual(['', 'complaint-reminded', '', '', 'complaint-escalated', ''])
    expect(hall.last()).toMatchObject({ actor: 'system', ticket: idOf('A001') })
    go(hall, 'accept')
    expect(one(hall)).toMatchObject({ reminded: false, escalated: false, limit: { due: '2026-12-14' } })
    expect([on(hall, '2026-12-11'), on(hall, '2026-12-16')]).toEqual(['complaint-reminded', 'complaint-escalated'])
    go(hall, 'accept', chief, { handler: '1003' })
    go(hall, 'investigate')
    expect([one(hall)?.escalated, on(hall, '2026-12-17')]).toEqual([true, ''])
    go(hall, 'answer')
    expect([one(hall)?.escalated, on(hall, '2026-12-21')]).toEqual([false, 'complaint-reminded'])
    go(hall, 'visit-back')
    expect([one(hall)?.escalated, on(hall, '2026-12-31')]).toEqual([false, 'complaint-escalated'])
    const refused = brought('refused')
    go(refused, 'close')
    expect([one(refused)?.limit, on(refused, '2026-12-31')]).toEqual([null, ''])
  })

  it('that end in the night open the day', () => {
    const hall = filed()
    hall.now += dayMs
    const before = hall.events.length
    hall.try({ type: 'look-at-complaints' })
    expect(hall.types(before)).toEqual(['day-closed', 'day-opened', 'complaint-reminded'])
  })
})

/** Something somebody does; most of it is refused, as in life. */
function anyDeed(hall: HallBench, chance: Chance): void {
  const known = [...hall.state.complaint.complaints.values()].filter(({ state }) => state !== 'closed').map(({ complaint }) => complaint)
  const complaint = known.length === 0 ? no : chance.one(known.slice(0, 3))
  const who = chance.one<Who>([chief, chief, handler, accused, other, { ...accused, supervises: true }])
  const dice = chance.below(14)
  if (dice < 2) {
    serve(hall)
    const { id = '' } = [...hall.state.ticket.tickets.values()].at(-1) ?? {}
    complain(hall, { link: chance.one([{ ticket: id }, null]), contact: chance.one([contact, null]), actor: chance.one(['kiosk:1', 'clerk:1001', 'clerk:1002']) })
  } else if (dice === 2) {
    hall.now += chance.below(4) * dayMs
    hall.try({ type: 'look-at-complaints' })
  } else if (dice === 3) hall.try({ type: 'erase-complaint-contact', complaint })
  else if (dice === 4) hall.try({ type: 'see-complaint-contact', complaint, ...who })
  else go(hall, chance.one(complaintSteps), who, { contentment: chance.one(contentments), handler: chance.one(['1001', '1002', '1003']) }, complaint)
}

describe('Days at random', () => {
  it.each([1, 2, 3, 4])('by seed %i nobody has to do with their own, and what is closed stays so; a snapshot goes on as the journal does', (seed) => {
    const chance = new Chance(seed)
    const hall = new HallBench({ calendar: { ...weekdays, years: new Set([2026, 2027]) } })
    const states = new Set<string>()
    const about = new Map<string, string>()
    for (let nth = 0; nth < 600; nth++) {
      anyDeed(hall, chance)
      for (const { complaint, clerk, state, handler: named, closedAt } of hall.state.complaint.complaints.values()) {
        states.add(state)
        if (clerk !== null) about.set(complaint, `clerk:${clerk}`)
        expect([named === null || named !== clerk, closedAt !== null]).toEqual([true, state === 'closed'])
      }
    }
    for (const { actor, data, type } of hall.events) if (type.startsWith('complaint-') && 'complaint' in data) expect(actor).not.toBe(about.get(data.complaint))
    expect([...states].sort()).toEqual([...complaintStates].sort())
    for (let cut = 0; cut < hall.events.length; cut += 67) {
      const half = emptyState()
      for (const event of hall.events.slice(0, cut)) fold(half, event)
      const read = readState(writeState(half))
      expect(read).not.toBeNull()
      for (const event of hall.events.slice(cut)) fold(read ?? emptyState(), event)
      expect(freezeState(read ?? emptyState()).complaint).toEqual(freezeState(hall.state).complaint)
    }
  })
})
