import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payloadMax, whyNotPattern } from '../../config/payload-pattern.ts'
import { payloadReader } from '../../device-daemon/payload.ts'
import { changed, faultsOf } from './broken.ts'

const url = '^https://yy\\.example\\.cn/q\\?id=(?<appointment>[0-9A-Z-]{4,40})(?:&.*)?$'
/** GS1: application identifier 01, fourteen digits, then 21, the serial number, up to twenty characters. */
const gs1 = '^(?:\\]Q3)?01\\d{14}21(?<appointment>[0-9A-Za-z-]{4,20})$'
const reader = (...patterns: string[]) => payloadReader({ site: { code: '510921103' } as never, checkIn: { patterns } })

describe('A pattern for payloads', () => {
  it.each([url, gs1, '^.*[?&]id=(?<appointment>\\w{4,40})(?:&.*)?$', '^(?:A|B)(?<appointment>[)(|^$*]{4}x\\))$', '^(?<appointment>a+?)$'])('%s is good', (pattern) => {
    expect(whyNotPattern(pattern)).toBeNull()
  })

  it.each([
    ['(?<appointment>a+)$', /anchored/],
    ['^(?<appointment>a+)', /anchored/],
    ['^(?<appointment>a+)\\$', /anchored/],
    ['^x|(?<appointment>a+)$', /anchored/],
    ['^a+$', /named group/],
    ['^(?<id>a+)$', /named group/],
    ['^(?<appointment>a)(?<other>b)$', /named group/],
    ['^(?<appointment>(a+)+)$', /repeated/],
    ['^(?<appointment>(?:a|a)*)$', /repeated/],
    ['^(?<appointment>(a?){1,99})$', /repeated/],
    ['^(?<appointment>a+){2}$', /repeated/],
    ['^(?=a)(?<appointment>a+)$', /ahead/],
    ['^(?<!a)(?<appointment>a+)$', /ahead/],
    ['^(a)(?<appointment>\\1)$', /refer back/],
    ['^(?<appointment>a+)\\k<appointment>$', /refer back/],
    ['^.*.*.*(?<appointment>a)$', /too slow/],
    ['^.{0,300}.{0,300}.{0,300}(?<appointment>a)$', /too slow/],
    [`^(?<appointment>a)${'(?:b|b)'.repeat(28)}$`, /too slow/],
    ['^(?<appointment>a+$', /cannot|can be read/],
    ['^(?<appointment>[$)', /can be read/],
    ['', /anchored/],
  ])('%s is refused', (pattern, why) => {
    expect(whyNotPattern(pattern)).toMatch(/^is /)
    expect(whyNotPattern(pattern)).toMatch(why)
  })

  it('whatever is accepted is quick with what is made to be slow', () => {
    const piece = fc.constantFrom('a', '.', 'a*', '.*', 'a+?', '(?:a|a)', '(?:a?)', '.{0,40}', '(?:aa|a)?', '[a]{1,9}')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const pattern = `^${pieces.join('')}(?<appointment>a)$`
        if (whyNotPattern(pattern) !== null) return true
        const began = performance.now()
        new RegExp(pattern, 'u').exec(`${'a'.repeat(payloadMax - 1)}b`)
        return performance.now() - began < 2000
      }),
      { numRuns: 100 },
    )
  })

  it('is refused by the check of the configuration, as path and sentence', () => {
    expect(faultsOf(changed((c) => (c.checkIn = { patterns: [url, '^((?<appointment>a+))+$'] })))).toEqual(['checkIn.patterns[1]: is not simple: a group may not be repeated'])
    expect(faultsOf(changed((c) => (c.checkIn = { patterns: [`^(?<appointment>${'a'.repeat(200)})$`] })))[0]).toMatch(/^checkIn\.patterns\[0\]: must/)
    expect(faultsOf(changed((c) => (c.checkIn = { patterns: [url, gs1] })))).toEqual([])
  })
})

describe('A payload', () => {
  const ours = 'GUITAI:Y:510921103:YY-20260001'

  it('without patterns is read as ever', () => {
    expect(reader()(ours)).toBe('YY-20260001')
    expect(reader()('GUITAI:Y:510921104:YY-20260001')).toBeNull()
    expect(reader()('https://yy.example.cn/q?id=AB-1234')).toBeNull()
  })

  it('that a pattern fits gives the part it names', () => {
    const read = reader(url, gs1)
    expect(read(' https://yy.example.cn/q?id=AB-1234&x=1\r')).toBe('AB-1234')
    expect(read(']Q3010691234567890121YY2026')).toBe('YY2026')
    expect(read(ours)).toBe('YY-20260001')
  })

  it('is read by the first pattern that fits, also where that finds no id', () => {
    expect(reader('^X(?<appointment>.{4})-.*$', '^(?<appointment>.{4,40})$')('XABCD-EF')).toBe('ABCD')
    expect(reader('^X(?<appointment>.*)$', '^X预约(?<appointment>.*)$')('X预约ABCD')).toBeNull()
  })

  it('that is longer than any pattern may see is not shown to one', () => {
    expect(reader('^(?<appointment>a{4}).*$')('a'.repeat(payloadMax))).toBe('aaaa')
    expect(reader('^(?<appointment>a{4}).*$')('a'.repeat(payloadMax + 1))).toBeNull()
  })
})
