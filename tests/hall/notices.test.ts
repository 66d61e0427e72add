/** Told once, and whole; one slip of what is missing; a second one is flagged. */
import { describe, expect, it } from 'vitest'
import { noticeMachine } from '../../device-daemon/hall/parts/notice/machine.ts'
import { fold } from '../../device-daemon/wire/fold.ts'
import { HallBench, idOf } from './bench.ts'

const dayMs = 24 * 3600_000
const no = '20261124-N0001'
const printer = 'kiosk-1/printer'

function given(ticket: string | null = null): HallBench {
  const hall = new HallBench()
  hall.at(1, 'sign-in')
  hall.take({ item: 'RS-01' })
  expect(give(hall, { ticket })).toBe('ok')
  return hall
}
const give = (hall: HallBench, said: { item?: string; ticket?: string | null } = {}) =>
  hall.try({ type: 'give-notice', item: 'RS-01', ticket: null, size: 'normal', actor: 'kiosk:1', printer, job: 'job', ...said })
const check = (hall: HallBench, missing: number[], slip: string | null = null) => hall.step(1, { type: 'check-notice', notice: no, missing, printer: slip, job: 'slip' })
const noticeOf = (hall: HallBench) => hall.state.notice.notices.get(no)

describe('A notice', () => {
  it('is proof without a name: the item, the catalogue’s version and the entry’s SM3', () => {
    const hall = given(idOf('B001'))
    expect(hall.types(-2)).toEqual(['notice-given', 'print-queued'])
    expect(hall.events.at(-2)).toMatchObject({ ticket: idOf('B001'), data: { notice: no, item: 'RS-01', version: '2026-11', digest: '0'.repeat(64) } })
    expect(hall.last()).toMatchObject({ data: { printer, paper: { of: 'notice', notice: no } } })
  })

  it('is given to somebody without a number, too, and its paper belongs to no ticket', () => {
    const hall = given()
    expect(noticeOf(hall)?.ticket).toBeNull()
    expect(hall.state.print.jobs.get('job')).toMatchObject({ ticket: null, state: 'queued' })
    expect(hall.try({ type: 'print-started', job: 'job' })).toBe('ok')
    expect(hall.try({ type: 'print-ended', job: 'job', how: 'printed', reason: '' })).toBe('ok')
  })

  it.each([
    [{ item: 'NO-01' }, 'ITEM_UNKNOWN'],
    [{ ticket: idOf('A009') }, 'TICKET_UNKNOWN'],
  ])('with %j is refused: %s', (said, code) => {
    expect(give(new HallBench(), said)).toBe(code)
  })

  it('has numbers of its day', () => {
    const hall = given()
    give(hall)
    hall.now += dayMs
    // Nobody has opened the day yet: the first notice does.
    give(hall)
    give(hall)
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    give(hall)
    const numbers = hall.events.flatMap((event) => (event.type === 'notice-given' ? [event.data.notice] : []))
    expect(numbers).toEqual([no, '20261124-N0002', '20261125-N0001', '20261125-N0002', '20261126-N0001'])
  })
})

describe('Looked through', () => {
  it('with everything there is complete', () => {
    const hall = given()
    expect(check(hall, [])).toBe('ok')
    expect(hall.types(-2)).toEqual(['notice-checked', 'notice-completed'])
    expect(check(hall, [])).toBe('NOTICE_ILLEGAL')
  })

  it('with something missing has one slip of it, in order and once', () => {
    const hall = given()
    expect(check(hall, [1, 0, 1], 'window-1/printer')).toBe('ok')
    expect(hall.types(-3)).toEqual(['notice-checked', 'supplement-given', 'print-queued'])
    expect(noticeOf(hall)).toMatchObject({ state: 'supplement', missing: [0, 1], supplements: 1 })
    expect(hall.last()).toMatchObject({ data: { paper: { of: 'supplement', notice: no } } })
  })

  it('a second time with something missing is allowed, and counted', () => {
    const hall = given()
    check(hall, [0])
    check(hall, [1])
    expect(hall.last()).toMatchObject({ type: 'supplement-given', data: { missing: [1], nth: 2 } })
    check(hall, [])
    expect(noticeOf(hall)).toMatchObject({ state: 'complete', missing: [], supplements: 2 })
  })

  it('is kept while something is missing, for ninety days, and let go otherwise', () => {
    const hall = given()
    give(hall)
    check(hall, [0])
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect([...hall.state.notice.notices.keys()]).toEqual([no])
    expect(check(hall, [])).toBe('ok')
  })

  it('after the catalogue has changed can be complete, and no place in the old list names a paper of the new', () => {
    const hall = given()
    const next = new HallBench({ items: hall.plan.items.map((item) => ({ ...item, digest: 'f'.repeat(64) })) })
    for (const event of hall.events) fold(next.state, event)
    expect([check(next, [0]), check(next, [])]).toEqual(['NOTICE_ILLEGAL', 'ok'])
  })

  it.each([
    ['a paper that the list has not', (hall: HallBench) => check(hall, [2]), 'NOTICE_ILLEGAL'],
    ['no notice', (hall: HallBench) => hall.step(1, { type: 'check-notice', notice: '20261124-N0009', missing: [], printer: null, job: 'j' }), 'NOTICE_UNKNOWN'],
    ['another clerk', (hall: HallBench) => hall.step(1, { type: 'check-notice', clerk: '1002', notice: no, missing: [], printer: null, job: 'j' }), 'WINDOW_STAFFED'],
  ] as const)('with %s is refused', (_what, deed, code) => {
    const hall = given()
    const before = hall.events.length
    expect(deed(hall)).toBe(code)
    expect(hall.events).toHaveLength(before)
  })
})

it('The table ends with complete alone', () => {
  expect(Object.entries(noticeMachine).filter(([, steps]) => Object.keys(steps).length === 0).map(([state]) => state)).toEqual(['complete'])
})
