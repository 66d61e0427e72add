import { describe, expect, it } from 'vitest'
import { ratingMachine } from '../../device-daemon/hall/parts/rating/machine.ts'
import { HallBench, pad } from './bench.ts'

/** A hall where window 1 has just finished a person; the session is `s1`. */
function asked(): HallBench {
  const hall = new HallBench()
  hall.at(1, 'sign-in')
  hall.take({ queue: 'A' })
  hall.take({ queue: 'A' })
  hall.at(1, 'call-next')
  hall.at(1, 'start')
  hall.finish(1, 's1')
  return hall
}
const rating = (hall: HallBench, session = 's1') => hall.state.rating.sessions.get(session)

describe('A rating', () => {
  it('is asked for when the act is finished, bound to ticket, window and clerk, for a minute', () => {
    const hall = asked()
    expect(hall.last()).toMatchObject({
      type: 'rating-offered',
      ticket: '20261124-A001',
      window: 1,
      data: { session: 's1', clerk: '1001', pad, expiresAt: new Date(hall.now + 60_000).toISOString() },
    })
  })

  it('is what the citizen pressed', () => {
    const hall = asked()
    hall.try({ type: 'rating-shown', session: 's1' })
    hall.now += 5000
    expect(hall.key('satisfied')).toBe('ok')
    expect(hall.last()).toMatchObject({
      type: 'rated',
      ticket: '20261124-A001',
      window: 1,
      actor: 'pad:window-1/pad',
      data: { session: 's1', level: 'satisfied', clerk: '1001', key: 2 },
    })
    expect(rating(hall)).toMatchObject({ state: 'rated', level: 'satisfied' })
  })

  it('counts once: a second key is noted as too much', () => {
    const hall = asked()
    hall.key()
    hall.key('very_dissatisfied')
    expect(hall.last()).toMatchObject({ type: 'pad-key-ignored', data: { why: 'already-rated' } })
    expect(rating(hall)?.level).toBe('satisfied')
  })

  it('is not made by a key that nobody asked for', () => {
    const hall = new HallBench()
    hall.key()
    expect(hall.last()).toMatchObject({ type: 'pad-key-ignored', data: { why: 'not-asked', key: 2, device: pad } })
    expect(hall.state.rating.sessions.size).toBe(0)
  })

  it('is not made by a key without a level, and can still be given', () => {
    const hall = asked()
    hall.key(null)
    expect(hall.last()).toMatchObject({ type: 'pad-key-ignored', data: { why: 'no-level' } })
    hall.key()
    expect(hall.last()?.type).toBe('rated')
  })

  it('is not made by another pad', () => {
    const hall = asked()
    hall.key('satisfied', 'window-3/pad')
    expect(hall.last()).toMatchObject({ type: 'pad-key-ignored', data: { why: 'not-asked' } })
  })

  it('is not made at or after its end, even before the timer rang', () => {
    const hall = asked()
    hall.now += 60_000
    hall.key()
    expect(hall.last()).toMatchObject({ type: 'pad-key-ignored', data: { why: 'not-asked' } })
  })

  it('not given in time is timed out, which has no level', () => {
    const hall = asked()
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('STEP_ILLEGAL')
    hall.now += 60_000
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('ok')
    expect(rating(hall)).toMatchObject({ state: 'timed-out', level: null })
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('RATING_CLOSED')
  })

  it('still open when the next person is called is withdrawn, and a late key is not the next person’s', () => {
    const hall = asked()
    hall.at(1, 'call-next')
    expect(hall.types().slice(-2)).toEqual(['rating-withdrawn', 'ticket-called'])
    expect(rating(hall)?.state).toBe('withdrawn')
    expect(hall.events.at(-2)).toMatchObject({ ticket: '20261124-A001', data: { reason: 'next-person' } })
    hall.key()
    expect(hall.last()?.type).toBe('pad-key-ignored')
  })

  it('can be withdrawn by the clerk who asked, on record, and by no other', () => {
    const hall = asked()
    expect(hall.try({ type: 'withdraw-rating', window: 1, clerk: '1002', why: 'other' })).toBe('RATING_UNKNOWN')
    expect(hall.try({ type: 'withdraw-rating', window: 1, clerk: '1001', why: 'other' })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rating-withdrawn', actor: 'clerk:1001', data: { reason: 'by-clerk', why: 'other' } })
  })

  it('whose pad is lost is kept apart from rated', () => {
    const hall = asked()
    expect(hall.try({ type: 'rating-device-lost', session: 's1' })).toBe('ok')
    expect(rating(hall)).toMatchObject({ state: 'device-lost', level: null })
  })

  it('pressed in time counts, however late the journal could take it', () => {
    const hall = asked()
    const at = hall.now + 59_999
    hall.now += 300_000
    expect(hall.try({ type: 'pad-key', window: 1, device: pad, key: 2, level: 'satisfied', at })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rated' })
  })

  it('is over on a clock that went back behind its beginning: nobody waits for it for hours', () => {
    const hall = asked()
    hall.now -= 1
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('ok')
  })

  it('expires not one millisecond early', () => {
    const hall = asked()
    hall.now += 59_999
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('STEP_ILLEGAL')
    hall.now += 1
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('ok')
  })

  it('is not asked for where there is no pad to ask with', () => {
    const hall = new HallBench()
    hall.at(2, 'sign-in')
    hall.take({ queue: 'A' })
    hall.at(2, 'call-next')
    hall.at(2, 'start')
    hall.finish(2)
    expect(hall.last()?.type).toBe('ticket-finished')
  })

  it('of no session is refused', () => {
    expect(new HallBench().try({ type: 'rating-device-lost', session: 'none' })).toBe('RATING_UNKNOWN')
  })
})

describe('The rating’s table', () => {
  const ends = ['rated', 'timed-out', 'device-lost', 'withdrawn'] as const
  const steps = [
    { type: 'rating-shown', session: 's1' },
    { type: 'rating-expired', session: 's1' },
    { type: 'rating-device-lost', session: 's1' },
    { type: 'withdraw-rating', window: 1, clerk: '1001', why: 'other' },
  ] as const
  const ways: Record<(typeof ends)[number], (hall: HallBench) => void> = {
    'rated': (hall) => hall.key(),
    'timed-out': (hall) => {
      hall.now += 60_000
      hall.try({ type: 'rating-expired', session: 's1' })
    },
    'device-lost': (hall) => hall.try({ type: 'rating-device-lost', session: 's1' }),
    'withdrawn': (hall) => hall.try({ type: 'withdraw-rating', window: 1, clerk: '1001', why: 'other' }),
  }

  it.each(ends.flatMap((end) => steps.map((step) => [end, step] as const)))('a session that is %s takes no step %j', (end, step) => {
    const hall = asked()
    ways[end](hall)
    expect(rating(hall)?.state).toBe(end)
    hall.now += 120_000
    const before = hall.events.length
    expect(hall.try(step)).toBe('RATING_CLOSED')
    expect(hall.events).toHaveLength(before)
    expect(ratingMachine[end]).toEqual({})
  })
})

describe('Printing', () => {
  const queued = () => {
    const hall = new HallBench()
    hall.take({ queue: 'A' }, 'kiosk-1/printer')
    return hall
  }
  const end = (how: 'printed' | 'unconfirmed' | 'failed') => ({ type: 'print-ended', job: 'job-1', how, reason: 'why' }) as const

  it('goes from queued over sending to its end', () => {
    const hall = queued()
    expect(hall.try({ type: 'print-started', job: 'job-1' })).toBe('ok')
    expect(hall.state.print.jobs.get('job-1')?.state).toBe('sending')
    expect(hall.try(end('printed'))).toBe('ok')
    expect(hall.state.print.jobs.get('job-1')?.state).toBe('printed')
  })

  it('that never began cannot be unconfirmed or printed, only failed', () => {
    expect(queued().try(end('unconfirmed'))).toBe('PRINT_ILLEGAL')
    expect(queued().try(end('printed'))).toBe('PRINT_ILLEGAL')
    expect(queued().try(end('failed'))).toBe('ok')
  })

  it('twice begun is refused', () => {
    const hall = queued()
    hall.try({ type: 'print-started', job: 'job-1' })
    expect(hall.try({ type: 'print-started', job: 'job-1' })).toBe('PRINT_ILLEGAL')
    expect(hall.try({ type: 'print-started', job: 'job-9' })).toBe('PRINT_UNKNOWN')
  })

  it('again is a marked copy, and not while the first may still come', () => {
    const hall = queued()
    const again = { type: 'reprint', ticket: '20261124-A001', printer: 'kiosk-1/printer', job: 'job-2', actor: 'kiosk:1' } as const
    expect(hall.try(again)).toBe('PRINT_ILLEGAL')
    hall.try({ type: 'print-started', job: 'job-1' })
    hall.try(end('unconfirmed'))
    expect(hall.try(again)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'print-queued', data: { copy: 'reprint' } })
    expect(hall.try({ ...again, ticket: '20261124-A999' })).toBe('TICKET_UNKNOWN')
  })
})
