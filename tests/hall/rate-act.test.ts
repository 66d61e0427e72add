/** Ratings that do not come from a pad: once, once more, never one's own, and not for ever. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import type { RatingLevel } from '../../device-daemon/wire/words.ts'
import { emptyState, freezeState } from '../../device-daemon/wire/fold.ts'
import { HallBench, idOf } from './bench.ts'

const dayMs = 24 * 3600_000

/** Somebody has been served at `window`: 1 has a pad, 2 has none. */
function served(window: 1 | 2): HallBench {
  const hall = new HallBench()
  hall.at(window, 'sign-in')
  hall.take({ queue: 'A' })
  hall.at(window, 'call-next')
  hall.at(window, 'start')
  hall.finish(window, 's1')
  return hall
}
const rate = (hall: HallBench, more: { level?: RatingLevel; tags?: string[]; channel?: 'qr' | 'kiosk' | 'assisted'; session?: string; actor?: string; ticket?: string } = {}) =>
  hall.try({ type: 'rate-act', ticket: idOf('A001'), level: 'very_satisfied', tags: [], channel: 'qr', session: `r${hall.events.length}`, actor: 'citizen', ...more })

describe('An act', () => {
  it('at a window without a pad is rated by its code, with the words that go with the level', () => {
    const hall = served(2)
    expect(rate(hall, { tags: ['510', '511'] })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rated', ticket: idOf('A001'), window: 2, actor: 'citizen', data: { level: 'very_satisfied', clerk: '1002', channel: 'qr', tags: ['510', '511'], key: null } })
  })

  it('is rated once, and once more as a record of its own that names the first', () => {
    const hall = served(2)
    rate(hall, { session: 'first' })
    expect(rate(hall, { session: 'second', level: 'dissatisfied', tags: ['212'] })).toBe('ok')
    expect(hall.events.at(-2)).toMatchObject({ type: 'rating-supplemented', data: { session: 'second', of: 'first', level: 'dissatisfied', tags: ['212'], clerk: '1002' } })
    expect(rate(hall)).toBe('RATING_CLOSED')
  })

  it('for which the pad still asks is rated in the pad’s session, and the pad’s key comes too late', () => {
    const hall = served(1)
    expect(rate(hall)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rated', data: { session: 's1' } })
    expect(hall.state.rating.sessions.get('s1')?.state).toBe('rated')
    hall.key()
    expect(hall.last()).toMatchObject({ type: 'pad-key-ignored', data: { why: 'already-rated' } })
  })

  it('that was rated at the pad can have one more, and no second first', () => {
    const hall = served(1)
    hall.key('satisfied')
    expect(rate(hall)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rating-supplemented', data: { of: 's1' } })
    expect(rate(hall)).toBe('RATING_CLOSED')
  })

  it('of a session that ran out is rated in one of its own', () => {
    const hall = served(1)
    hall.now += 61_000
    hall.try({ type: 'rating-expired', session: 's1' })
    expect(rate(hall, { session: 'later' })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rated', data: { session: 'later' } })
    expect(hall.state.rating.sessions.get('s1')?.state).toBe('timed-out')
  })

  it('is not rated by the clerk whose it was, but by another who writes down what was said', () => {
    const hall = served(2)
    expect(rate(hall, { channel: 'assisted', actor: 'clerk:1002' })).toBe('RATING_OWN')
    expect(rate(hall, { channel: 'assisted', actor: 'clerk:1001' })).toBe('ok')
    expect(hall.last()).toMatchObject({ actor: 'clerk:1001', data: { clerk: '1002', channel: 'assisted' } })
  })

  it.each([[['212']], [['999']], [['510', '510']]])('is not rated with %j for the best level', (tags) => {
    const hall = served(2)
    expect(rate(hall, { tags })).toBe('TAG_UNKNOWN')
    expect(hall.last()?.type).toBe('ticket-finished')
  })

  it('that there is not, or that has not ended after all, is not rated', () => {
    const hall = served(2)
    expect(rate(hall, { ticket: idOf('A009') })).toBe('RATING_UNKNOWN')
    expect(hall.at(2, 'undo')).toBe('ok')
    expect(rate(hall)).toBe('RATING_UNKNOWN')
    hall.finish(2, 's2')
    expect(rate(hall)).toBe('ok')
  })

  it('that has been rated is not undone', () => {
    const hall = served(2)
    rate(hall)
    expect(hall.at(2, 'undo')).toBe('UNDO_ILLEGAL')
  })

  it('can be rated for seven days to the moment, across midnights', () => {
    const hall = served(2)
    const ended = hall.now
    for (let day = 1; day <= 7; day++) {
      hall.now = ended + day * dayMs
      hall.try({ type: 'open-day' })
    }
    expect(hall.state.rating.acts.size).toBe(1)
    hall.now = ended + 7 * dayMs + 1
    expect(rate(hall)).toBe('RATING_CLOSED')
    hall.now = ended + 7 * dayMs
    expect(rate(hall)).toBe('ok')
    hall.now = ended + 9 * dayMs
    hall.try({ type: 'open-day' })
    expect(hall.state.rating.acts.size).toBe(0)
    expect(rate(hall)).toBe('RATING_UNKNOWN')
  })

  it('is not too late by a clock that was set back', () => {
    const hall = served(2)
    hall.now -= 30 * dayMs
    expect(rate(hall)).toBe('ok')
  })
})

describe('The root of a day', () => {
  const root = 'a'.repeat(64)
  const publish = (hall: HallBench, more: { date?: string; count?: number } = {}) => hall.try({ type: 'publish-root', date: '2026-11-24', root, count: 2, ...more })

  it('is published once, when the day is over, over all its ratings', () => {
    const hall = served(2)
    rate(hall)
    rate(hall)
    expect(publish(hall)).toBe('STEP_ILLEGAL')
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect([publish(hall, { count: 1 }), publish(hall, { date: '2026-11-25', count: 0 })]).toEqual(['STEP_ILLEGAL', 'STEP_ILLEGAL'])
    expect(publish(hall)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'ratings-rooted', actor: 'system', data: { businessDate: '2026-11-24', root, count: 2 } })
    const before = hall.events.length
    expect(publish(hall)).toBe('ok')
    expect(hall.events).toHaveLength(before)
    expect(shown(hall.state, { role: 'board' }).rating).toMatchObject({ root: { date: '2026-11-24', root, count: 2 }, said: [] })
  })

  it.each([9, 10, 60])('is published after a holiday of %i days, too, and then forgotten with what was said', (days) => {
    const hall = served(2)
    rate(hall)
    rate(hall)
    hall.now += days * dayMs
    hall.try({ type: 'open-day' })
    expect(publish(hall)).toBe('ok')
    expect(hall.state.rating.roots.get('2026-11-24')).toBe(root)
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect([hall.state.rating.said.has('2026-11-24'), hall.state.rating.roots.has('2026-11-24')]).toEqual([false, false])
  })

  it('is not kept waiting for ever: after two months what was said is gone, and no root of nothing is published', () => {
    const hall = served(2)
    rate(hall)
    hall.now += 61 * dayMs
    hall.try({ type: 'open-day' })
    expect(hall.state.rating.said.size).toBe(0)
    const before = hall.events.length
    expect([publish(hall, { count: 1 }), publish(hall, { count: 0 })]).toEqual(['STEP_ILLEGAL', 'STEP_ILLEGAL'])
    expect(hall.events).toHaveLength(before)
  })

  it('is over what was said on that day, whenever the act was', () => {
    const hall = served(2)
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    rate(hall)
    expect([...hall.state.rating.said.keys()]).toEqual(['2026-11-25'])
  })
})

describe('What is known of ratings', () => {
  it('is in a snapshot as in the journal, and acts are shown to no page', () => {
    const hall = served(2)
    rate(hall)
    expect(freezeState(readState(writeState(hall.state)) ?? emptyState())).toEqual(freezeState(hall.state))
    expect(shown(hall.state, { role: 'supervisor' }).rating.acts).toEqual([])
  })

  it('is seen by supervisors and at the act’s own window', () => {
    const hall = served(2)
    rate(hall)
    rate(hall)
    const second = hall.last()
    if (second === undefined) throw new Error('nothing was rated')
    expect(maySee({ role: 'supervisor' }, second)).not.toBeNull()
    expect(maySee({ role: 'clerk', window: 2 }, second)).not.toBeNull()
    for (const audience of [{ role: 'clerk', window: 1 }, { role: 'kiosk' }, { role: 'board' }, { role: 'technician' }] as const) expect(maySee(audience, second)).toBeNull()
  })

  it('of older journals had no reason where a clerk took it back', () => {
    const old = { type: 'rating-withdrawn', ticket: idOf('A001'), window: 1, actor: 'clerk:1001', data: { session: 's', reason: 'by-clerk' } }
    expect(raise(old)).toEqual({ ...old, data: { ...old.data, why: null } })
  })

  it('of older journals was a pad’s', () => {
    const old = { type: 'rated', ticket: idOf('A001'), window: 1, actor: 'pad:window-1/pad', data: { session: 's', level: 'satisfied', clerk: '1001', key: 2 } }
    expect(raise(old)).toEqual({ ...old, data: { ...old.data, channel: 'pad', tags: [], words: null } })
  })
})
