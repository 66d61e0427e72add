/** An appraisal from figures: every part shown, few acts not scored, ranks that are fair to those alike. */
import { describe, expect, it } from 'vitest'
import { appraise } from '../../device-daemon/figures/appraisal.ts'
import { countsOf } from '../../device-daemon/figures/row.ts'
import type { Sum } from '../../device-daemon/figures/store.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const weights = { good: 40, active: 20, asked: 20, told: 20 }
const sum = (key: string, more: Partial<Sum>): Sum => ({ ...countsOf(() => 0), longestRun: 0, ...more, key })
const of = (...sums: Sum[]) => appraise(sums, weights, 30)

describe('An appraisal', () => {
  it('is the sum of its parts, each with the numbers that it is a share of', () => {
    const [one] = of(sum('1001', { acts: 100, very_satisfied: 30, basically_satisfied: 10, dissatisfied: 8, very_dissatisfied: 2, unasked: 5, withdrawn: 5, secondSupplements: 10 }))
    expect(one).toEqual({
      clerk: '1001',
      acts: 100,
      parts: [
        { part: 'good', of: 40, all: 50, weight: 40, points: 32 },
        { part: 'active', of: 50, all: 100, weight: 20, points: 10 },
        { part: 'asked', of: 90, all: 100, weight: 20, points: 18 },
        { part: 'told', of: 90, all: 100, weight: 20, points: 18 },
      ],
      total: 78,
      rank: 1,
    })
  })

  it('counts nobody as satisfied who did not say so', () => {
    const [silent] = of(sum('1001', { acts: 100, timedOut: 100 }))
    expect(silent?.parts[0]).toEqual({ part: 'good', of: 0, all: 0, weight: 40, points: null })
    // Of what there is to say something of: 0 of 20 rated, all asked, all told.
    expect(silent?.total).toBe(66.67)
  })

  it('says of few acts that they are few, and ranks nobody by them', () => {
    const list = of(sum('1001', { acts: 29, very_satisfied: 29 }), sum('1002', { acts: 30, dissatisfied: 30 }))
    expect(list.map(({ clerk, total, rank }) => [clerk, total, rank])).toEqual([['1002', 60, 1], ['1001', null, null]])
    expect(list[1]?.parts[0]?.points).toBe(40)
  })

  it('gives those alike the same rank, and the next theirs', () => {
    const alike = { acts: 50, very_satisfied: 25 }
    expect(of(sum('1003', { acts: 50 }), sum('1002', alike), sum('1001', alike)).map(({ clerk, rank }) => [clerk, rank])).toEqual([['1001', 1], ['1002', 1], ['1003', 3]])
  })

  it('of nobody is nothing', () => expect(of()).toEqual([]))
})

describe('By HTTP', () => {
  it('a supervisor sees all, a clerk the own line and rank, and nobody a period that ends before it begins', async () => {
    const daemon = await TestDaemon.start({
      change(config) {
        config.appraisal = { fewActs: 1 }
      },
    })
    const supervisor = { role: 'supervisor' } as const
    const clerk = { role: 'clerk', window: 2, clerk: '1002' } as const
    for (const window of [1, 1, 2]) await daemon.serve(window)
    const period = 'from=2026-11-24&to=2026-11-24'
    const all = await daemon.call('GET', `/api/figures?${period}`, supervisor)
    expect(all.body.figures.map(({ key, acts }: Sum) => [key, acts])).toEqual([['1001', 2], ['1002', 1]])
    expect((await daemon.call('GET', `/api/figures?${period}&by=window`, clerk)).body.figures.map(({ key, acts }: Sum) => [key, acts])).toEqual([['2', 1]])
    const own = (await daemon.call('GET', `/api/figures/appraisal?${period}`, clerk)).body
    expect(own.appraisal.map(({ clerk: whose }: { clerk: string }) => whose)).toEqual(['1002'])
    expect((await daemon.call('GET', `/api/figures/appraisal?${period}`, supervisor)).body.appraisal).toHaveLength(2)
    expect((await daemon.call('GET', `/api/figures/attendance?${period}`, { role: 'clerk', window: 1 })).body.code).toBe('ROLE_REFUSED')
    expect((await daemon.call('GET', '/api/figures?from=2026-11-25&to=2026-11-24', supervisor)).body.code).toBe('BAD_REQUEST')
    await daemon.remove()
  })
})
