import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, maskName, maskNumber } from '../../device-daemon/desks/mask.ts'

describe('Masking', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳娜娜', '欧***'],
    ['𬎆明', '𬎆*'],
    ['李', '李'],
    ['', ''],
  ])('shows %s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('shows four digits at each end of an 18-digit number', () => {
    expect(maskNumber('110105194912311233')).toBe('1101**********1233')
    expect(maskNumber('11010519491231002X')).toBe('1101**********002X')
  })

  it('shows nothing of a short number', () => {
    expect(maskNumber('12345678901')).toBe('***********')
  })

  it('never shows more than eight characters of a number, and keeps its length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9X]{0,20}$/), (number) => {
        const masked = maskNumber(number)
        return masked.length === number.length && masked.replaceAll('*', '').length <= 8
      }),
    )
  })
})

describe('Age', () => {
  const noon = Date.UTC(2026, 10, 24, 4)

  it('counts whole years on the site’s own day', () => {
    expect(ageOn('19491231', noon, 'Asia/Shanghai')).toBe(76)
    expect(ageOn('19661124', noon, 'Asia/Shanghai')).toBe(60)
    expect(ageOn('19661125', noon, 'Asia/Shanghai')).toBe(59)
    // 23 November 17:00 UTC is already the 24th in China.
    expect(ageOn('19661124', Date.UTC(2026, 10, 23, 17), 'Asia/Shanghai')).toBe(60)
  })

  it.each(['', '2026', '19491331', '19490230', '20991231', 'abcdefgh'])('is unknown for the birth date %j', (birth) => {
    expect(ageOn(birth, noon, 'Asia/Shanghai')).toBeNull()
  })
})
