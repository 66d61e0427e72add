import { describe, expect, it } from 'vitest'
import { hashPin, PinGuard, pinMatches } from '../../device-daemon/access/pins.ts'
import { HandClock } from '../kit/hand-clock.ts'

describe('A PIN', () => {
  it('matches its own digest and no other', async () => {
    const digest = hashPin('2468')
    expect(digest).toMatch(/^scrypt:[0-9a-f]{32}:[0-9a-f]{64}$/)
    expect(await pinMatches('2468', digest)).toBe(true)
    expect(await pinMatches('2469', digest)).toBe(false)
  })

  it('is salted: the same PIN twice gives two digests', () => {
    expect(hashPin('2468')).not.toBe(hashPin('2468'))
  })

  it('of an emulated hall may stand in the clear', async () => {
    expect(await pinMatches('2468', '2468')).toBe(true)
    expect(await pinMatches('2468', '1357')).toBe(false)
  })
})

describe('Guessing a PIN', () => {
  const guardOf = (clock = new HandClock(), pin = '2468') => ({ clock, guard: new PinGuard(clock, ['1001', '1002'].map((workNo) => ({ workNo, pin }))) })
  const inTurn = async (guard: PinGuard, names: readonly string[], place = 'window 1') => {
    const verdicts = []
    for (const name of names) verdicts.push(await guard.judge(place, name, '0000'))
    return verdicts
  }

  it('is locked for a minute after five wrong ones, for this work number at this window only', async () => {
    const { clock, guard } = guardOf()
    expect(await inTurn(guard, Array(6).fill('1001'))).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'locked'])
    expect(await guard.judge('window 1', '1001', '2468')).toBe('locked')
    expect(await guard.judge('window 1', '1002', '2468')).toBe('right')
    expect(await guard.judge('window 2', '1001', '2468')).toBe('right')
    await clock.wind(59_000)
    expect(await guard.judge('window 1', '1001', '2468')).toBe('locked')
    await clock.wind(1001)
    expect(await guard.judge('window 1', '1001', '2468')).toBe('right')
  })

  it('starts counting anew after the right one', async () => {
    const { guard } = guardOf()
    await inTurn(guard, Array(4).fill('1001'))
    expect(await guard.judge('window 1', '1001', '2468')).toBe('right')
    expect(await inTurn(guard, Array(5).fill('1001'))).toEqual(Array(5).fill('wrong'))
  })

  it.each([['a digest', hashPin('2468')], ['the clear', '2468']])('240 at once are five at most, and the right one among them stays out: a PIN in %s', async (_form, pin) => {
    const { guard } = guardOf(new HandClock(), pin)
    await inTurn(guard, ['1001'])
    const verdicts = await Promise.all(Array.from({ length: 240 }, (_, guess) => guard.judge('window 1', '1001', guess === 120 ? '2468' : '0000')))
    expect(verdicts.filter((verdict) => verdict !== 'locked').length).toBeLessThanOrEqual(4)
    expect(verdicts).not.toContain('right')
  })

  it('for two thousand other names pushes no lock out', async () => {
    const { guard } = guardOf()
    await inTurn(guard, Array(5).fill('1001'))
    await inTurn(guard, Array.from({ length: 2000 }, (_, name) => `x${name}`))
    expect(await guard.judge('window 1', '1001', '2468')).toBe('locked')
    expect(await guard.judge('window 1', '1002', '2468')).toBe('right')
  })

  it('of a name that nobody has is locked as well, and costs the same digest', async () => {
    const { guard } = guardOf(new HandClock(), hashPin('2468'))
    const cpu = async (name: string) => {
      const before = process.cpuUsage()
      await guard.judge('window 1', name, '0000')
      return process.cpuUsage(before).user
    }
    const [known, unknown] = [await cpu('1001'), await cpu('9999')]
    expect(unknown).toBeGreaterThan(known / 4)
    expect((await inTurn(guard, Array(5).fill('9999'))).at(-1)).toBe('locked')
  })
})
