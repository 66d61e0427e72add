import { describe, expect, it } from 'vitest'
import { hashPin, PinGuard, pinMatches } from '../../device-daemon/access/pins.ts'
import { HandClock } from '../kit/hand-clock.ts'

describe('A PIN', () => {
  it('matches its own digest and no other', async () => {
    const digest = hashPin('2468')
    expect(digest).not.toContain('2468')
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
  it('is locked for a minute after five wrong ones, for this work number only', async () => {
    const clock = new HandClock()
    const guard = new PinGuard(clock)
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(guard.locked('1001')).toBe(false)
      guard.wrong('1001')
    }
    expect(guard.locked('1001')).toBe(true)
    expect(guard.locked('1002')).toBe(false)
    await clock.wind(60_001)
    expect(guard.locked('1001')).toBe(false)
  })

  it('starts counting anew after the right one', () => {
    const guard = new PinGuard(new HandClock())
    for (let attempt = 0; attempt < 4; attempt++) guard.wrong('1001')
    guard.right('1001')
    guard.wrong('1001')
    expect(guard.locked('1001')).toBe(false)
  })
})
