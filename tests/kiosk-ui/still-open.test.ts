/** What a clerk is told before they leave, and how many keys have room. */
import { describe, expect, it } from 'vitest'
import type { HallView } from '../../device-daemon/wire/views.ts'
import { roomFor } from '../../kiosk-ui/screens/kiosk/pages-of-keys.ts'
import { stillOpen } from '../../kiosk-ui/screens/window/still-open.ts'

interface Parts {
  readonly ticket?: string
  readonly tickets?: readonly object[]
  readonly handOvers?: readonly object[]
  readonly help?: readonly object[]
}

const hall = ({ ticket, tickets = [], handOvers = [], help = [] }: Parts): HallView =>
  ({ windows: [{ number: 1, queues: ['A'], helps: [], clerk: '1001', ticket: ticket ?? null }], tickets, handOvers, help }) as unknown as HallView
const says = (parts: Parts) => stillOpen(hall(parts), 1, '1001').map(({ words, count, numbers, mustEnd }) => `${words} ${count} ${numbers}${mustEnd ? ' !' : ''}`)

describe('Still open, when a clerk leaves,', () => {
  it('is nothing where nothing is', () => expect(says({})).toEqual([]))

  it('is who stands at the window, and then nobody leaves', () => {
    expect(says({ ticket: 'x', tickets: [{ id: 'x', number: 'A001', state: 'serving', window: 1 }] })).toEqual(['window.openPerson 1 A001 !'])
  })

  it('is who is held here, and not who is held elsewhere or waits', () => {
    const tickets = [
      { id: 'a', number: 'A001', state: 'held', window: 1 },
      { id: 'b', number: 'A002', state: 'held', window: 2 },
      { id: 'c', number: 'A003', state: 'waiting', window: 1 },
      { id: 'd', number: 'A004', state: 'held', window: 1 },
    ]
    expect(says({ tickets })).toEqual(['window.openHeld 2 A001 A004'])
  })

  it('is what was handed to this clerk and taken, and help that is theirs and not over', () => {
    const one = { first: '1002', window: 2, word: 'told', openedAt: '', dueAt: '', returnsAt: null, why: null, outcome: null, closedAt: null }
    const handOvers = [
      { ...one, handOver: 'H1', to: { clerk: '1001' }, state: 'taken', by: '1001' },
      { ...one, handOver: 'H2', to: { clerk: '1003' }, state: 'taken', by: '1003' },
    ]
    const help = [
      { help: 'D1', clerk: '1001', endedAt: null },
      { help: 'D2', clerk: '1001', endedAt: '2026-11-24T02:00:00Z' },
      { help: 'D3', clerk: '1002', endedAt: null },
    ]
    expect(says({ handOvers, help })).toEqual(['window.openHandOvers 1 H1', 'window.openHelp 1 D1'])
  })
})

describe('Keys', () => {
  it.each([
    // Ten in a row at most, and three places for what ends and erases.
    [{ width: 1142, height: 400 }, 80, 8, 37],
    [{ width: 788, height: 256 }, 120, 8, 9],
    [{ width: 1110, height: 376 }, 120, 8, 8 * 3 - 3],
    [{ width: 1110, height: 375 }, 120, 8, 8 * 2 - 3],
    [{ width: 10, height: 10 }, 120, 8, 1],
  ])('in a box of %j, %i px each and %i px apart, are %i', (box, touch, gap, count) => expect(roomFor(box, touch, gap)).toBe(count))
})
