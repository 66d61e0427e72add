/** What somebody wrote beside a rating, as the hall knows it: that it is kept, who has read it, and that it is gone. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { wordsReferredTo } from '../../device-daemon/hall/parts/rating/words.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import type { EraseWords } from '../../device-daemon/hall/parts/rating/words.ts'
import { HallBench, idOf } from './bench.ts'

const dayMs = 24 * 3600_000
const reference = 'a1'.repeat(16)

/** The act of clerk 1002, rated with words. */
function written(words: string | null = reference): HallBench {
  const hall = new HallBench()
  hall.at(2, 'sign-in')
  hall.take({ queue: 'A' })
  for (const step of ['call-next', 'start'] as const) hall.at(2, step)
  hall.finish(2, 's1')
  hall.try({ type: 'rate-act', ticket: idOf('A001'), level: 'satisfied', tags: [], channel: 'qr', session: 'r1', actor: 'citizen', words })
  return hall
}
const erase = (hall: HallBench, why: EraseWords['why'], session = 'r1') => hall.try({ type: 'erase-words', session, why, actor: 'system' })
const see = (hall: HallBench, actor: string, sessions = ['r1']) => hall.try({ type: 'see-words', sessions, actor })

describe('Words beside a rating', () => {
  it('are a reference in the fact, kept in the state over a snapshot, and shown on no page', () => {
    const hall = written()
    expect(hall.last()).toMatchObject({ type: 'rated', data: { words: reference } })
    const again = readState(writeState(hall.state))
    expect([...(again?.rating.words.values() ?? [])]).toMatchObject([{ session: 'r1', ticket: idOf('A001'), clerk: '1002', level: 'satisfied', reference }])
    expect(wordsReferredTo(hall.state)).toEqual(new Set([reference]))
    for (const role of ['supervisor', 'clerk', 'pad'] as const) expect(shown(hall.state, { role, window: 2 }).rating.words).toEqual([])
    const event = hall.last()
    expect(event !== undefined && maySee({ role: 'supervisor' }, event)).toMatchObject({ data: { words: null } })
  })

  it('of a second rating are kept beside those of the first', () => {
    const hall = written()
    hall.try({ type: 'rate-act', ticket: idOf('A001'), level: 'satisfied', tags: [], channel: 'kiosk', session: 'r2', actor: 'kiosk:1', words: 'b2'.repeat(16) })
    expect([...hall.state.rating.words.keys()]).toEqual(['r1', 'r2'])
  })

  it('are none where nothing was written, and in what older versions wrote', () => {
    expect(written(null).state.rating.words.size).toBe(0)
    const old = { ticket: idOf('A001'), window: 1, data: { session: 's', level: 'satisfied', clerk: '1001' } }
    expect(raise({ ...old, type: 'rated', actor: 'pad:window-1/pad', data: { ...old.data, key: 2 } })).toMatchObject({ data: { words: null, channel: 'pad' } })
    expect(raise({ ...old, type: 'rating-supplemented', actor: 'citizen', data: { ...old.data, of: 'first', channel: 'qr', tags: [] } })).toMatchObject({ data: { words: null } })
  })

  it('are read under a name, never by whom they are about, and that is a fact', () => {
    const hall = written()
    expect([see(hall, 'clerk:1002'), see(hall, 'supervisor'), see(hall, 'clerk:9001', ['r9'])]).toEqual(['WORDS_REFUSED', 'NAME_NEEDED', 'WORDS_UNKNOWN'])
    expect(see(hall, 'clerk:9001')).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'rating-words-seen', actor: 'clerk:9001', data: { sessions: ['r1'], by: 'clerk:9001' } })
  })

  it('are due after their days to the millisecond, not on a clock that went back, and outlive the code', () => {
    const hall = written()
    const at = hall.now
    for (const now of [at - dayMs, at, at + 180 * dayMs - 1]) {
      hall.now = now
      erase(hall, 'due')
      expect(hall.state.rating.words.size).toBe(1)
    }
    hall.now = at + 180 * dayMs
    erase(hall, 'due')
    expect(hall.last()).toMatchObject({ type: 'rating-words-erased', ticket: idOf('A001'), actor: 'system', data: { session: 'r1', why: 'due' } })
    expect(hall.state.rating.words.size).toBe(0)
  })

  it('that are erased are so once, whoever says it again', () => {
    const hall = written()
    erase(hall, 'by-person')
    const count = hall.events.length
    expect([erase(hall, 'insult'), erase(hall, 'due'), erase(hall, 'missing', 'r9')]).toEqual(['ok', 'ok', 'ok'])
    expect(hall.events).toHaveLength(count)
  })
})
