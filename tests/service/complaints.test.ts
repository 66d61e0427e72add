/** A complaint on a disk that fills, over a restart, and under two hands at once. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LimitDesk } from '../../device-daemon/desks/limit-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { freezeState } from '../../device-daemon/wire/fold.ts'
import { plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const hourMs = 3600_000
const complaint = '20261124-T0001'
const chief = { complaint, actor: 'supervisor', supervises: true } as const
let journal: FrailJournal
let clock: WoundClock
let service: HallService
const open = () => HallService.open({ plan, journal, clock, report: () => undefined })
beforeEach(async () => {
  journal = await frailJournal()
  clock = new WoundClock()
  service = await open()
})
afterEach(async () => {
  await service.stop()
  await journal.remove()
})

const file = (code: string) => service.execute({ type: 'file-complaint', channel: 'kiosk', about: ['other'], link: null, contact: null, codes: [code, `${code.slice(1)}Z`], actor: 'kiosk:1', printer: null, job: 'job' })
const accept = (handler: string) => service.execute({ type: 'accept-complaint', ...chief, handler })
const answerOf = (work: Promise<unknown>) => work.then(() => 'ok', (problem: { code: string }) => problem.code)
const one = () => service.state.complaint.complaints.get(complaint)

it('Two filed at once have two numbers and two codes, though both drew the same', async () => {
  await Promise.all([file('ABCDEF'), file('ABCDEF')])
  expect([...service.state.complaint.complaints.values()].map(({ complaint: no, code }) => [no.slice(-5), code])).toEqual([['T0001', 'ABCDEF'], ['T0002', 'BCDEFZ']])
})

it('Accepted and refused at once, it is one of the two', async () => {
  await file('ABCDEF')
  expect(await Promise.all([answerOf(accept('1002')), answerOf(service.execute({ type: 'refuse-complaint', ...chief, reason: 'other', referral: null }))])).toEqual(['ok', 'COMPLAINT_ILLEGAL'])
  expect(one()).toMatchObject({ state: 'accepted', refusal: null })
})

it('What cannot be written was not done, and can be done again; the number is not used up', async () => {
  journal.full = true
  expect(await answerOf(file('ABCDEF'))).toBe('JOURNAL_UNAVAILABLE')
  journal.full = false
  await clock.wind(6000)
  await file('ABCDEF')
  journal.full = true
  expect(await answerOf(accept('1002'))).toBe('JOURNAL_UNAVAILABLE')
  expect(one()).toMatchObject({ complaint, state: 'filed', handler: null })
  journal.full = false
  await clock.wind(6000)
  expect([await answerOf(accept('1002')), one()?.handler]).toEqual(['ok', '1002'])
})

it('After a restart between two steps it goes on, and the desk says what is due, once', async () => {
  await file('ABCDEF')
  await accept('1002')
  const before = freezeState(service.state).complaint
  await service.stop()
  service = await open()
  expect(freezeState(service.state).complaint).toEqual(before)
  const desk = new LimitDesk({ service, report: () => undefined }, { type: 'look-at-complaints' })
  await clock.wind(9 * 24 * hourMs)
  for (const _ of [1, 2]) {
    desk.resume()
    await clock.wind(1000)
  }
  expect(one()).toMatchObject({ state: 'accepted', limit: { due: '2026-12-04' }, reminded: true, escalated: false })
  const types: string[] = []
  for await (const { event } of journal.read(0)) types.push(event.type)
  expect(types.filter((type) => type === 'complaint-reminded')).toHaveLength(1)
  expect((await service.execute({ type: 'investigate-complaint', complaint, actor: 'clerk:1002', supervises: false, finding: 'upheld' })).events).toHaveLength(1)
})
