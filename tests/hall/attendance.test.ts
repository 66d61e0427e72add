/** A correction of somebody's attendance: who may write it, and what it must say. */
import { describe, expect, it } from 'vitest'
import type { CommandOf } from '../../device-daemon/hall/hall.ts'
import { HallBench } from './bench.ts'

type Correct = CommandOf<'correct-attendance'>
const correct = (more: Partial<Correct> = {}): Correct => ({ type: 'correct-attendance', clerk: '1001', date: '2026-11-24', firstIn: '08:30', lastOut: null, reason: 'forgot-sign-in', actor: 'clerk:1003', ...more })

describe('A correction of attendance', () => {
  it('is a record of its own, with its author and its reason', () => {
    const hall = new HallBench()
    expect(hall.try(correct())).toBe('ok')
    expect(hall.events.at(-1)).toMatchObject({ type: 'attendance-corrected', actor: 'clerk:1003', data: { clerk: '1001', date: '2026-11-24', firstIn: '08:30', lastOut: null, reason: 'forgot-sign-in' } })
    // The day opens with it, where it is the first thing that happens.
    expect(hall.events.map(({ type }) => type)).toEqual(['day-opened', 'attendance-corrected'])
  })

  it.each([
    ['of nobody', { clerk: '9999' }, 'CLERK_UNKNOWN'],
    ['of the own days', { clerk: '1003' }, 'CORRECTION_OWN'],
    ['of a day that has not been', { date: '2026-11-25' }, 'CORRECTION_EMPTY'],
    ['that says no other time', { firstIn: null }, 'CORRECTION_EMPTY'],
    ['that ends before it begins', { firstIn: '17:00', lastOut: '08:30' }, 'CORRECTION_EMPTY'],
  ] as const)('%s is refused, and changes nothing', (_what, more, code) => {
    const hall = new HallBench()
    expect(hall.try(correct(more))).toBe(code)
    expect(hall.events).toEqual([])
  })

  it.each(['errand', 'training', 'leave'] as const)('for %s needs no other time', (reason) => expect(new HallBench().try(correct({ firstIn: null, reason }))).toBe('ok'))
  it.each(['forgot-sign-out', 'box-fault', 'other'] as const)('for %s does', (reason) => expect(new HallBench().try(correct({ firstIn: null, reason }))).toBe('CORRECTION_EMPTY'))
})
