/** Periods by name and in an address. */
import { describe, expect, it } from 'vitest'
import { periodIn, presetOf } from '../../kiosk-ui/screens/office/presets.ts'

describe('A period by its name', () => {
  it.each([
    ['2026-11-26', 'today', '2026-11-26', '2026-11-26'],
    // A Thursday, a Monday, a Sunday, and a week that began last year.
    ['2026-11-26', 'week', '2026-11-23', '2026-11-26'],
    ['2026-11-23', 'week', '2026-11-23', '2026-11-23'],
    ['2026-11-29', 'week', '2026-11-23', '2026-11-29'],
    ['2026-01-01', 'week', '2025-12-29', '2026-01-01'],
    ['2026-11-30', 'month', '2026-11-01', '2026-11-30'],
    ['2026-01-31', 'last-month', '2025-12-01', '2025-12-31'],
    ['2026-03-31', 'last-month', '2026-02-01', '2026-02-28'],
    ['2028-03-30', 'last-month', '2028-02-01', '2028-02-29'],
    ['2028-02-29', 'month', '2028-02-01', '2028-02-29'],
    ['2028-02-29', 'quarter', '2028-01-01', '2028-02-29'],
    ['2026-03-31', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-04-01', 'quarter', '2026-04-01', '2026-04-01'],
    ['2026-12-31', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026-12-31', 'year', '2026-01-01', '2026-12-31'],
  ] as const)('on %s, %s, is from %s to %s', (today, preset, from, to) => expect(presetOf(preset, today)).toEqual({ from, to }))

  it('is of the hall’s own day, not of this machine’s clock: a minute before midnight and after it', () => {
    const before = process.env['TZ']
    for (const zone of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
      process.env['TZ'] = zone
      expect(presetOf('week', '2026-11-29'), zone).toEqual({ from: '2026-11-23', to: '2026-11-29' })
      expect(presetOf('last-month', '2026-12-01'), zone).toEqual({ from: '2026-11-01', to: '2026-11-30' })
    }
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  })
})

describe('A period in an address', () => {
  it('is what it says, one day too, and 29 February where there is one', () => {
    expect(periodIn('?from=2026-11-01&to=2026-11-26')).toEqual({ from: '2026-11-01', to: '2026-11-26' })
    expect(periodIn('?to=2028-02-29&from=2028-02-29&else=1')).toEqual({ from: '2028-02-29', to: '2028-02-29' })
  })

  it.each(['', '?from=2026-11-01', '?from=2026-11-02&to=2026-11-01', '?from=2027-02-29&to=2027-03-01', '?from=2026-02-30&to=2026-03-31', '?from=2026-13-01&to=2026-13-02', '?from=26-1-1&to=2026-11-01', '?from=<b>&to=2026-11-01'])('is none in %j', (search) => expect(periodIn(search)).toBeNull())
})
