import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCardText, parseNewAddress } from '../../../../drivers/id-reader/sam/card-text.ts'
import { nationName } from '../../../../drivers/id-reader/sam/nations.ts'
import { splitRead } from '../../../../drivers/id-reader/sam/read-reply.ts'
import { samIdOf } from '../../../../drivers/id-reader/sam/sam-id.ts'
import { specimens } from '../../../../drivers/id-reader/sam/specimens.ts'
import { vector, vectorsOf } from '../../../kit/vectors.ts'

const specimenOf = (name: string) => specimens.find((one) => one.specimen === name)?.card

/** UTF-16LE by hand. */
const utf16 = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) => [unit & 0xff, unit >> 8])

/** The 2023 layout by hand from the published table (protocol facts 1.7): offset and text, spaces between. */
function blockY(nameEn: string): Uint8Array {
  const block = Uint8Array.from(utf16(' '.repeat(128)))
  const fields: readonly (readonly [number, string])[] = [
    [0, '证件样本'],
    [30, '2'],
    [32, '00'],
    [36, '19810803'],
    [52, nameEn.slice(0, 35)],
    [122, '911124198108030024'],
    [188, '20240101'],
    [204, '20340101'],
    [220, nameEn.slice(35)],
    [242, 'CAN'],
    [248, 'Y'],
    [250, '000'],
  ]
  for (const [offset, text] of fields) block.set(utf16(text), offset)
  return block
}

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

  it.each([
    ['Q', 0x51, 0x00],
    ['a zero', 0x00, 0x00],
    ['a wide space', 0x00, 0x30],
    ['J with a high byte', 0x4a, 0x01],
  ])('with %s for a type, which no source describes, is no card', (_name, low, high) => {
    const block = vector('idtext_resident').slice()
    block.set([low, high], 248)
    expect(parseCardText(block)).toBeNull()
  })

  it('that is all zeros is no card', () => {
    expect(parseCardText(new Uint8Array(256))).toBeNull()
  })

  it('covers every published block', () => {
    expect(
      vectorsOf('idcard_text')
        .map((one) => one.name)
        .sort(),
    ).toEqual(['idtext_foreign_I', 'idtext_hmt_J', 'idtext_resident'])
  })

  it('of the 2023 foreigner card has its fields where the published structure has them', () => {
    expect(parseCardText(blockY('ZHENGJIAN, YANGBEN'))).toEqual({
      kind: 'foreigner-2023',
      name: '证件样本',
      sex: '2',
      renewalCount: '00',
      birth: '19810803',
      nameEn: 'ZHENGJIAN, YANGBEN',
      number: '911124198108030024',
      validFrom: '20240101',
      validTo: '20340101',
      nationality: 'CAN',
      earlierLink: '000',
    })
  })

  it.each([
    ['the last of the first part', `${'A'.repeat(34)} BCD`],
    ['the first of the second part', `${'A'.repeat(35)} BCD`],
  ])('keeps a space that is %s of the 2023 English name', (_name, nameEn) => {
    expect(parseCardText(blockY(nameEn))).toMatchObject({ nameEn })
  })

  it('keeps a nationality that is in no table by its code, without a name', () => {
    const block = vector('idtext_resident').slice()
    block.set(utf16('57'), 32)
    expect(parseCardText(block)).toMatchObject({ nation: { code: '57', name: '' } })
  })

  it.each(['0', '9', 'X'])('keeps the sex code %s as it came', (sex) => {
    const block = vector('idtext_resident').slice()
    block.set(utf16(sex), 30)
    expect(parseCardText(block)).toMatchObject({ sex })
  })

  it('of another size is no card', () => {
    expect(parseCardText(new Uint8Array(255))).toBeNull()
  })

  it('never throws, whatever 256 bytes it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (block) => parseCardText(block) !== undefined),
      { numRuns: 300 },
    )
  })
})

describe('The address that was added later', () => {
  it('is the published 70 bytes, without their padding', () => {
    expect(parseNewAddress(vector('sam_resp_newaddr_synth').slice(10, -1))).toBe('上海市黄浦区某某路2号')
  })

  it('keeps all 35 characters', () => {
    expect(parseNewAddress(Uint8Array.from(utf16('某'.repeat(35))))).toBe('某'.repeat(35))
  })

  it('is none where there are spaces, zeros, or another size', () => {
    for (const block of [Uint8Array.from(utf16(' '.repeat(35))), new Uint8Array(70), Uint8Array.from(utf16('某'.repeat(34))), new Uint8Array()]) expect(parseNewAddress(block)).toBeNull()
  })

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 68, maxLength: 72 }), (block) => parseNewAddress(block) !== undefined))
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

describe('The fingerprints in a read reply', () => {
  const dataWith = (fingerprintBytes: number) => {
    const data = new Uint8Array(6 + 256 + 1024 + fingerprintBytes)
    data.set([0x01, 0x00, 0x04, 0x00, fingerprintBytes >> 8, fingerprintBytes & 0xff])
    return data
  }

  it.each([0, 512, 1024])('may be %i bytes', (count) => {
    expect(splitRead(dataWith(count), true)?.fingerprints).toHaveLength(count)
  })

  it.each([1, 300, 513, 768])('are never %i bytes, even where the lengths agree', (count) => {
    expect(splitRead(dataWith(count), true)).toBeNull()
  })

  it('never make it throw, whatever the lengths say', () => {
    const head = fc.uint8Array({ minLength: 0, maxLength: 6 })
    fc.assert(
      fc.property(head, fc.constantFrom(0, 1280, 1286, 2304), fc.boolean(), (lengths, rest, withFingerprint) => {
        const data = new Uint8Array(lengths.length + rest)
        data.set(lengths)
        const parts = splitRead(data, withFingerprint)
        return parts === null || (parts.text.length === 256 && parts.photo.length === 1024)
      }),
      { numRuns: 300 },
    )
  })
})

describe('Nationalities', () => {
  it('have the codes of GB/T 3304', () => {
    expect([nationName('01'), nationName('05'), nationName('15'), nationName('56')]).toEqual([
      '汉',
      '维吾尔',
      '土家',
      '基诺',
    ])
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
