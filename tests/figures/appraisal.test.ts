/** An appraisal from figures: every part shown, few acts not scored, ranks that are fair to those alike. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { appraise } from '../../device-daemon/figures/appraisal.ts'
import { countsOf } from '../../device-daemon/figures/row.ts'
import type { Sum } from '../../device-daemon/figures/store.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const weights = { good: 40, active: 20, asked: 20, told: 20, waits: 0, limits: 0, cases: 0, attendance: 0 }
const sum = (key: string, more: Partial<Sum>): Sum => ({ ...countsOf(() => 0), longestRun: 0, ...more, key })
const of = (...sums: Sum[]) => appraise(sums, weights, 30)
const none = { of: 0, all: 0, weight: 0, points: null }

describe('An appraisal', () => {
  it('is the sum of its parts, each with the numbers that it is a share of', () => {
    const [one] = of(sum('1001', { acts: 100, very_satisfied: 30, basically_satisfied: 10, dissatisfied: 8, very_dissatisfied: 2, unasked: 5, withdrawn: 5, secondSupplements: 10 }))
    expect(one).toEqual({
      key: '1001',
      acts: 100,
      meanWaitMs: null,
      meanServedMs: null,
      handOvers: 0,
      overdue: 0,
      parts: [
        { part: 'good', of: 40, all: 50, weight: 40, points: 32 },
        { part: 'active', of: 50, all: 100, weight: 20, points: 10 },
        { part: 'asked', of: 90, all: 100, weight: 20, points: 18 },
        { part: 'told', of: 90, all: 100, weight: 20, points: 18 },
        ...(['waits', 'limits', 'cases', 'attendance'] as const).map((part) => ({ part, ...none })),
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
    expect(list.map(({ key, total, rank }) => [key, total, rank])).toEqual([['1002', 60, 1], ['1001', null, null]])
    expect(list[1]?.parts[0]?.points).toBe(40)
  })

  it('gives those alike the same rank, and the next theirs', () => {
    const alike = { acts: 50, very_satisfied: 25 }
    expect(of(sum('1003', { acts: 50 }), sum('1002', alike), sum('1001', alike)).map(({ key, rank }) => [key, rank])).toEqual([['1001', 1], ['1002', 1], ['1003', 3]])
  })

  it('has limits, waits, bad ratings that were seen to and days on time as shares, too, and times beside them', () => {
    const some = sum('1001', { acts: 40, waits: 50, waitMs: 50 * 60_000, longWaits: 5, served: 40, servedMs: 40 * 90_000, limitsKept: 9, limitsMissed: 1, seenTo: 4, seenToLate: 1, overdue: 2, handOvers: 3 })
    const [one] = appraise([some], { good: 0, active: 0, asked: 0, told: 0, waits: 10, limits: 10, cases: 10, attendance: 10 }, 30, new Map([['1001', [19, 20]]]))
    expect(one?.parts.slice(4)).toEqual([
      { part: 'waits', of: 45, all: 50, weight: 10, points: 9 },
      { part: 'limits', of: 9, all: 10, weight: 10, points: 9 },
      { part: 'cases', of: 3, all: 4, weight: 10, points: 7.5 },
      { part: 'attendance', of: 19, all: 20, weight: 10, points: 9.5 },
    ])
    expect(one).toMatchObject({ meanWaitMs: 60_000, meanServedMs: 90_000, handOvers: 3, overdue: 2, total: 87.5 })
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
    expect(own.appraisal.map(({ key }: Sum) => key)).toEqual(['1002'])
    expect((await daemon.call('GET', `/api/figures/appraisal?${period}`, supervisor)).body.appraisal).toHaveLength(2)
    expect((await daemon.call('GET', `/api/figures/attendance?${period}`, { role: 'clerk', window: 1 })).body.code).toBe('ROLE_REFUSED')
    expect((await daemon.call('GET', '/api/figures?from=2026-11-25&to=2026-11-24', supervisor)).body.code).toBe('BAD_REQUEST')
    await daemon.remove()
  })

  it('figures that cannot be brought up to date are said so, and are there when they can', async () => {
    const daemon = await TestDaemon.start()
    await daemon.serve(1)
    const writing = new DatabaseSync(join(daemon.folder, 'figures.db'))
    writing.exec('BEGIN IMMEDIATE')
    await daemon.clock.jump(24 * 3600_000)
    const supervisor = { role: 'supervisor', clerk: '1003' } as const
    const ask = (path: string) => daemon.call('GET', `${path}?from=2026-11-24&to=2026-11-25`, supervisor)
    for (const path of ['/api/figures', '/api/figures/appraisal', '/api/acts']) {
      const { status, body } = await ask(path)
      expect([path, status, body.code]).toEqual([path, 503, 'FIGURES_UNAVAILABLE'])
    }
    const frozen = await daemon.call('POST', '/api/appraisals', supervisor, { from: '2026-11-24', to: '2026-11-24' })
    expect(frozen.body.code).toBe('FIGURES_UNAVAILABLE')
    writing.exec('ROLLBACK')
    writing.close()
    expect((await ask('/api/figures')).body.figures).toMatchObject([{ key: '1001', acts: 1 }])
    await daemon.remove()
  })
})
