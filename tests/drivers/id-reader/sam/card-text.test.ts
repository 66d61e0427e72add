import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCardText } from '../../../../drivers/id-reader/sam/card-text.ts'
import { isValidIdNumber } from '../../../../drivers/id-reader/sam/id-number.ts'
import { nationName } from '../../../../drivers/id-reader/sam/nations.ts'
import { splitRead } from '../../../../drivers/id-reader/sam/read-reply.ts'
import { samIdOf } from '../../../../drivers/id-reader/sam/sam-id.ts'
import { specimens } from '../../../../drivers/id-reader/sam/specimens.ts'
import { vector, vectorsOf } from '../../../kit/vectors.ts'

const ascii = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const specimenOf = (name: string) => specimens.find((one) => one.specimen === name)?.card

describe('The text of a card', () => {
  it.each([
    ['idtext_resident', 'zhang-san'],
    ['idtext_hmt_J', 'hmt-residence'],
    ['idtext_foreign_I', 'foreigner-2017'],
  ])('%s reads as the specimen %s', (name, specimen) => {
    expect(parseCardText(vector(name))).toEqual(specimenOf(specimen))
  })

  it('keeps 长期 as a date without end', () => {
    expect(parseCardText(vector('idtext_resident'))?.validTo).toBe('长期')
  })

  it('with a type that no source describes is no card', () => {
    const block = vector('idtext_resident').slice()
    block[248] = 'Q'.charCodeAt(0)
    expect(parseCardText(block)).toBeNull()
  })

  it('of another size is no card', () => {
    expect(parseCardText(new Uint8Array(255))).toBeNull()
  })

  it('never throws, whatever 256 bytes it is', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (block) => parseCardText(block) !== undefined), { numRuns: 300 })
  })
})

describe('A read reply', () => {
  it.each([
    ['sam_resp_read_base_synth', false, 0],
    ['sam_resp_read_fp0_synth', true, 0],
    ['sam_resp_read_fp512_synth', true, 512],
    ['sam_resp_read_fp1024_synth', true, 1024],
  ] as const)('%s has its parts', (name, withFingerprint, fingerprints) => {
    const parts = splitRead(vector(name).slice(10, -1), withFingerprint)
    expect(parts?.fingerprints).toHaveLength(fingerprints)
    expect(parts?.photo).toHaveLength(1024)
    expect(parts && parseCardText(parts.text)).toEqual(specimenOf('zhang-san'))
  })

  it('whose lengths do not fit is refused', () => {
    const data = vector('sam_resp_read_base_synth').slice(10, -1)
    expect(splitRead(data.slice(0, -1), false)).toBeNull()
    expect(splitRead(data, true)).toBeNull()
    expect(splitRead(new Uint8Array(3), false)).toBeNull()
  })
})

describe('Numbers', () => {
  it.each(vectorsOf('idcard_number').map((one) => [one.name, one] as const))('%s', (name, { hex }) => {
    expect(isValidIdNumber(ascii(vector(name))), hex).toBe(!name.includes('bad'))
  })

  it.each(['', '11010519491231002', '11010519491231002x', '1101051949123100２X'])('%j is not an 18-digit number', (number) => {
    expect(isValidIdNumber(number)).toBe(false)
  })

  it('one digit changed is noticed, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const number = '11010519491231002X'
        const changed = (Number(number[at]) + by) % 10
        return !isValidIdNumber(number.slice(0, at) + changed + number.slice(at + 1))
      }),
    )
  })
})

describe('Nationalities', () => {
  it('have the codes of GB/T 3304', () => {
    expect([nationName('01'), nationName('05'), nationName('15'), nationName('56')]).toEqual(['汉', '维吾尔', '土家', '基诺'])
    expect(nationName('97')).toBe('其他')
  })

  it('without a code in the table have no name', () => {
    expect([nationName('57'), nationName('00'), nationName(''), nationName('xx')]).toEqual(['', '', '', ''])
  })
})

describe('The module’s number', () => {
  it.each([
    ['sam_resp_samid_synth', '05.01-20050101-0000000001-0000000001'],
    ['sam_resp_samid_unsigned', '05.01-20131213-2596069104-4275878552'],
  ])('%s is %s', (name, printed) => {
    expect(samIdOf(vector(name).slice(10, -1))).toBe(printed)
  })

  it('of another length is none', () => {
    expect(samIdOf(new Uint8Array(15))).toBeNull()
  })
})
