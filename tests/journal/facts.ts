import type { Fact } from '../../device-daemon/wire/events.ts'

export const at = '2026-11-24T01:00:00.000Z'

/** A fact told apart by its number. */
export function fact(nth: number): Fact {
  return {
    type: 'ticket-called',
    ticket: '20261124-A001',
    window: 1,
    actor: 'clerk:1001',
    data: { nth, how: 'next', reason: null, among: [] },
  }
}
