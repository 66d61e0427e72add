/** A tablet at the window asks, alone or beside a pad with keys: one act, one answer, and "I would rather not say" is an answer of its own. */
import { describe, expect, it } from 'vitest'
import { isOpen } from '../../device-daemon/hall/parts/rating/fold.ts'
import type { CommandOf } from '../../device-daemon/hall/hall.ts'
import { HallBench, pad, plan } from './bench.ts'

/** Window 1 has both, window 2 a tablet alone. */
const windows = plan.windows.map((one) => ({ ...one, screen: one.number < 3 }))
type Rate = CommandOf<'rate-on-screen'>

function asked(window = 1): { hall: HallBench; session: string } {
  const hall = new HallBench({ windows })
  hall.at(window, 'sign-in')
  hall.take({ queue: 'A' })
  for (const step of ['call-next', 'start'] as const) hall.at(window, step)
  expect(hall.finish(window, 's1')).toBe('ok')
  return { hall, session: 's1' }
}
const rate = (hall: HallBench, more: Partial<Rate> = {}) => hall.try({ type: 'rate-on-screen', window: 1, session: 's1', level: 'satisfied', tags: [], at: hall.now, ...more })
const decline = (hall: HallBench, more: { window?: number; session?: string; at?: number } = {}) => hall.try({ type: 'decline-rating', window: 1, session: 's1', at: hall.now, ...more })
const ratingOf = (hall: HallBench) => hall.state.rating.sessions.get('s1')

describe('A tablet', () => {
  it('alone at its window asks, for the same minute', () => {
    const { hall } = asked(2)
    expect(hall.last()).toMatchObject({ type: 'rating-offered', window: 2, data: { pad: null, clerk: '1002', expiresAt: '2026-11-24T01:01:00.000Z' } })
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('STEP_ILLEGAL')
    hall.now += 60_000
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('ok')
  })

  it('without one and without a pad nobody asks', () => {
    const hall = new HallBench()
    hall.at(2, 'sign-in')
    hall.take({ queue: 'A' })
    for (const step of ['call-next', 'start'] as const) hall.at(2, step)
    hall.finish(2)
    expect(hall.types()).not.toContain('rating-offered')
  })

  it('is answered once, with words, and the level is of the clerk whose act it was', () => {
    const { hall } = asked()
    expect(rate(hall, { level: 'very_satisfied', tags: ['510', '511'] })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rated', window: 1, actor: 'screen:1', data: { clerk: '1001', level: 'very_satisfied', channel: 'screen', tags: ['510', '511'], key: null } })
    expect(rate(hall)).toBe('RATING_CLOSED')
    expect(decline(hall)).toBe('RATING_CLOSED')
    // The pad beside it asks no more.
    hall.key('very_dissatisfied')
    expect(hall.last()).toMatchObject({ type: 'pad-key-ignored', data: { why: 'already-rated' } })
  })

  it('may be declined: that is no rating, no silence, and nobody’s content', () => {
    const { hall } = asked()
    expect(decline(hall)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rating-declined', actor: 'screen:1', data: { session: 's1' } })
    expect(ratingOf(hall)).toMatchObject({ state: 'declined', level: null })
    expect(rate(hall)).toBe('RATING_CLOSED')
    // With the code on the ticket it can still be rated: minds change.
    expect(hall.try({ type: 'rate-act', ticket: '20261124-A001', level: 'satisfied', tags: [], channel: 'qr', session: 's2', actor: 'citizen' })).toBe('ok')
  })

  it.each([
    ['of another window', { window: 2 }, 'RATING_UNKNOWN'],
    ['of a session that nobody was told', { session: 's9' }, 'RATING_UNKNOWN'],
  ] as const)('%s is refused', (_what, more, code) => {
    const { hall } = asked()
    expect(rate(hall, more)).toBe(code)
    expect(decline(hall, more)).toBe(code)
    expect(ratingOf(hall)?.state).toBe('offered')
  })

  it('is over with its minute', () => {
    const { hall } = asked()
    hall.now += 60_000
    expect(rate(hall)).toBe('RATING_CLOSED')
    expect(decline(hall)).toBe('RATING_CLOSED')
    // Pressed in time, and written down late.
    expect(rate(hall, { at: hall.now - 1 })).toBe('ok')
  })

  it.each([[['212']], [['510', '510']], [['999']]])('takes no words that do not go with the level: %s', (tags) => {
    const { hall } = asked()
    expect(rate(hall, { level: 'very_satisfied', tags })).toBe('TAG_UNKNOWN')
    expect(ratingOf(hall)?.state).toBe('offered')
  })

  it('that a window does not have answers nothing', () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    hall.take({ queue: 'A' })
    for (const step of ['call-next', 'start'] as const) hall.at(1, step)
    hall.finish(1, 's1')
    expect(rate(hall)).toBe('RATING_UNKNOWN')
  })

  it('goes on asking where the pad beside it is pulled', () => {
    const { hall } = asked()
    expect(hall.try({ type: 'rating-device-lost', session: 's1' })).toBe('ok')
    const rating = ratingOf(hall)
    expect(rating !== undefined && isOpen(rating)).toBe(true)
    expect(hall.try({ type: 'pad-key', window: 1, device: pad, key: 2, level: 'satisfied', at: hall.now })).toBe('ok')
    expect(ratingOf(hall)?.state).toBe('rated')
  })
})

describe('Whoever writes on it', () => {
  const prolong = (hall: HallBench, more: { window?: number; session?: string } = {}) => hall.try({ type: 'prolong-rating', window: 1, session: 's1', at: hall.now, ...more })

  it('has the whole minute anew from each touch, and the timer that rang says: not yet', () => {
    const { hall } = asked()
    hall.now += 50_000
    expect(prolong(hall)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rating-prolonged', actor: 'screen:1', data: { session: 's1', expiresAt: '2026-11-24T01:01:50.000Z' } })
    hall.now += 59_000
    expect(hall.try({ type: 'rating-expired', session: 's1' })).toBe('STEP_ILLEGAL')
    expect(rate(hall)).toBe('ok')
  })

  it('fills no journal: what would gain less than ten seconds is no fact', () => {
    const { hall } = asked()
    hall.now += 9999
    expect(prolong(hall)).toBe('ok')
    expect(hall.types()).not.toContain('rating-prolonged')
    hall.now += 1
    expect(prolong(hall)).toBe('ok')
    expect(hall.types()).toContain('rating-prolonged')
  })

  it('has five minutes in all, and no more', () => {
    const { hall } = asked()
    for (let touch = 0; touch < 10; touch++) {
      hall.now += 45_000
      prolong(hall)
    }
    expect(ratingOf(hall)?.expiresAt).toBe('2026-11-24T01:05:00.000Z')
    expect(prolong(hall)).toBe('RATING_CLOSED')
  })

  it('prolongs nobody else’s, and nothing that is over', () => {
    const { hall } = asked()
    expect(prolong(hall, { window: 2 })).toBe('RATING_UNKNOWN')
    expect(prolong(hall, { session: 's9' })).toBe('RATING_UNKNOWN')
    expect(decline(hall)).toBe('ok')
    expect(prolong(hall)).toBe('RATING_CLOSED')
  })
})
