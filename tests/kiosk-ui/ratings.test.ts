/** When a clerk is told what the pad has no key for, and in which words. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { HallView, RatingView, TicketView, WindowView } from '../../device-daemon/wire/views.ts'
import { ratingStates, ticketStates } from '../../device-daemon/wire/views.ts'
import { levelsToAsk } from '../../kiosk-ui/screens/window/ratings.ts'
import { anyOf, setLanguage } from '../../kiosk-ui/words/words.ts'

const padGaps = ['dissatisfied', 'very_dissatisfied'] as const

const at = '2026-11-24T01:00:00.000Z'
const site = { code: 'T', name: '', nameEn: '', timeZone: 'Asia/Shanghai' }

const windowWith = (number: number, gaps: WindowView['padGaps'], ticket: string | null): WindowView => ({
  number,
  name: '',
  nameEn: null,
  queues: ['A'],
  helps: [],
  padGaps: gaps,
  clerk: '1001',
  ticket,
  paused: null,
  undo: null,
})
const ticketIn = (state: TicketView['state']): TicketView => ({
  id: '20261124-A001',
  number: 'A001',
  queue: 'A',
  item: null,
  state,
  since: at,
  channel: 'kiosk',
  window: 1,
  calls: 1,
  calledAt: at,
  priority: null,
  keptFor: null,
  moreItems: [],
})
const ratingOf = ({ window, state }: Pick<RatingView, 'window' | 'state'>): RatingView => ({
  session: 's',
  ticket: '20261124-A001',
  window,
  clerk: '1001',
  state,
  level: null,
  offeredAt: at,
  expiresAt: at,
})

/** A hall of two windows: the pad of the first has gaps, that of the second has none. */
function hall({ ticket, ratings = [] }: { ticket?: TicketView['state']; ratings?: Pick<RatingView, 'window' | 'state'>[] }): HallView {
  const tickets = ticket === undefined ? [] : [ticketIn(ticket)]
  const present = tickets[0]?.id ?? null
  const windows = [windowWith(1, padGaps, present), windowWith(2, [], present)]
  return {
    seq: 1,
    businessDate: '2026-11-24',
    left: null, asked: {},
    root: null,
    cases: [],
    notices: [],
    handOvers: [],
    help: [],
    board: { english: false, marquee: null },
    places: [], stands: {},
    site,
    emulated: true,
    queues: [],
    windows,
    tickets,
    ratings: ratings.map(ratingOf),
    prints: [],
    staffCalls: [],
    rolls: [],
  }
}

describe('What the pad cannot express', () => {
  it('is told while somebody is served, and not before', () => {
    expect(ticketStates.filter((ticket) => levelsToAsk(hall({ ticket }), 1).length > 0)).toEqual(['serving'])
    expect(levelsToAsk(hall({ ticket: 'serving' }), 1)).toEqual(padGaps)
    expect(levelsToAsk(hall({}), 1)).toEqual([])
  })

  it('is told while a rating is asked for at this window, and no longer', () => {
    const told = ratingStates.filter((state) => levelsToAsk(hall({ ratings: [{ window: 1, state }] }), 1).length > 0)
    expect(told).toEqual(['offered', 'shown'])
    expect(levelsToAsk(hall({ ratings: [{ window: 2, state: 'shown' }] }), 1)).toEqual([])
  })

  it('is nothing of a pad with all five, and of a window that there is not', () => {
    expect(levelsToAsk(hall({ ticket: 'serving', ratings: [{ window: 2, state: 'shown' }] }), 2)).toEqual([])
    expect(levelsToAsk(hall({ ratings: [{ window: 9, state: 'shown' }] }), 9)).toEqual([])
  })
})

describe('One or another', () => {
  afterEach(() => {
    setLanguage('zh')
    vi.unstubAllGlobals()
  })

  it('is listed as the language does', () => {
    vi.stubGlobal('document', { documentElement: { lang: '' } })
    expect([anyOf(['“满意”']), anyOf(['“不满意”', '“非常不满意”']), anyOf(['A', 'B', 'C'])]).toEqual(['“满意”', '“不满意”或“非常不满意”', 'A、B或C'])
    setLanguage('en')
    expect([anyOf(['A']), anyOf(['A', 'B']), anyOf(['A', 'B', 'C'])]).toEqual(['A', 'A or B', 'A, B, or C'])
  })
})
