/** A protocol of bytes in HID reports, shown with the ID reader's. Expected bytes are from the vectors and the profile's own words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HidReports } from '../../../drivers/contract/hid.ts'
import { samReader } from '../../../drivers/id-reader/sam/driver.ts'
import { fromHex, toHex } from '../../../drivers/kit/hex.ts'
import { hidProfileSchema } from '../../../drivers/kit/over-hid.ts'
import { vector, vectorsOf } from '../../kit/vectors.ts'

const report = (id: number, bytes: number) => ({ id, bytes, fields: [] })
const shape = (input: number, output = input, id = 0): HidReports => ({ numbered: id > 0, applications: [], input: [report(id, input)], output: [report(id, output)], feature: [] })
const codec = (reports: HidReports = shape(64), hid: object = {}) => samReader.codec({ pollMs: 300, fingerprint: false, additionalAddress: true, hid: hidProfileSchema.parse(hid) }, reports)

/** As a reader would carry it: an id, a prefix, the bytes, padding. */
function carried(bytes: Uint8Array, size: number, { id = 0, prefix = (_length: number): number[] => [], padding = 0 } = {}): Uint8Array {
  const room = size - prefix(0).length
  const reports: number[] = []
  for (let at = 0; at < bytes.length; at += room) {
    const part = bytes.subarray(at, at + room)
    const content = [...prefix(part.length), ...part]
    reports.push(id, ...content, ...Array.from({ length: size - content.length }, () => padding))
  }
  return Uint8Array.from(reports)
}

const noCard = vector('sam_resp_find_none')
const find = vector('sam_cmd_find')
const profiles = [
  [{}, {}],
  [{ padding: 0xff }, { padding: 0xff }],
  [{ lengthPrefix: 'byte' }, { prefix: (length: number) => [length] }],
  [{ lengthPrefix: 'big-endian' }, { prefix: (length: number) => [length >> 8, length & 0xff] }],
  [{ lengthPrefix: 'little-endian', padding: 0xaa }, { prefix: (length: number) => [length & 0xff, length >> 8], padding: 0xaa }],
] as const

describe.each(profiles)('An ID reader over HID, %j', (profile, look) => {
  it('is asked in whole reports', () => {
    expect(toHex(codec(shape(64), profile).encode('find').bytes)).toBe(toHex(carried(find, 64, look)))
    expect(toHex(codec(shape(64, 8), profile).encode('find').bytes)).toBe(toHex(carried(find, 8, look)))
  })

  it('whose padded “no card” comes again and again gives one reply each, and nothing else', () => {
    const on = codec(shape(64), profile)
    for (let time = 0; time < 3; time++) {
      expect(on.receive(carried(noCard, 64, look))).toMatchObject([{ kind: 'reply', reply: { sw3: 0x80 } }])
      expect(on.midFrame).toBe(false)
    }
  })

  it('reads a card’s 1295 bytes from as many reports as it takes, cut anywhere', () => {
    const card = vector('sam_resp_read_base_synth')
    const plain = samReader.codec({ pollMs: 300, fingerprint: false, additionalAddress: true, hid: hidProfileSchema.parse({}) }, null).receive(card)
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 200 }), fc.integer({ min: 1, max: 300 }), (size, cut) => {
        const on = codec(shape(size), profile)
        const bytes = carried(card, size, look)
        const heard = []
        for (let at = 0; at < bytes.length; at += cut) heard.push(...on.receive(bytes.slice(at, at + cut)))
        expect(heard).toEqual(plain)
        expect(on.midFrame).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})

describe('A HID profile', () => {
  it('names the report by its number, and passes over all others', () => {
    const reports: HidReports = { numbered: true, applications: [], input: [report(1, 8), report(4, 32)], output: [report(1, 8), report(5, 16)], feature: [] }
    const on = codec(reports, { reportId: 4 })
    expect(on.receive(Uint8Array.from([1, ...noCard.subarray(0, 8), ...carried(noCard, 32, { id: 4 })]))).toMatchObject([{ kind: 'reply', reply: { sw3: 0x80 } }])
    expect(() => on.encode('find')).toThrow(RangeError)
    expect(toHex(codec(reports, { reportId: 5 }).encode('find').bytes)).toBe(toHex(carried(find, 16, { id: 5 })))
  })

  it('uses fewer bytes than the report has, where the maker does', () => {
    const on = codec(shape(64), { reportBytes: 32, lengthPrefix: 'byte' })
    const bytes = on.encode('find').bytes
    expect([bytes.length, bytes[1]]).toEqual([65, find.length])
    expect(toHex(codec(shape(64), { reportBytes: 6 }).encode('find').bytes)).toBe(
      toHex(Uint8Array.from([0, ...find.subarray(0, 6), ...new Uint8Array(58), 0, ...find.subarray(6), ...new Uint8Array(64 - (find.length - 6))])),
    )
  })

  it('passes over what stands behind the bytes that the maker uses', () => {
    const bytes = carried(noCard, 64)
    bytes.set([1, 2, 3], 33)
    expect(codec(shape(64), { reportBytes: 32 }).receive(bytes)).toHaveLength(1)
    expect(codec(shape(64)).receive(bytes)).toHaveLength(4)
  })

  it('whose prefix says more than the report holds takes what is there', () => {
    const bytes = carried(noCard, 64, { prefix: () => [255] })
    expect(codec(shape(64), { lengthPrefix: 'byte' }).receive(bytes).filter(({ kind }) => kind === 'reply')).toHaveLength(1)
  })

  it('with no room for a byte is our own mistake', () => {
    expect(() => codec(shape(64, 1), { lengthPrefix: 'byte' }).encode('find')).toThrow(RangeError)
  })

  it('lets noise be noise: only what is nothing but padding is nothing', () => {
    const noisy = new Uint8Array(65)
    noisy.set([0x11, 0x22, 0, 0x33], 1)
    const heard = codec().receive(noisy)
    expect(heard.map((one) => (one.kind === 'garbage' ? toHex(one.bytes) : one.kind))).toEqual(['11', '22', '33'])
  })

  it('gives up a half report with silence', () => {
    const on = codec()
    on.receive(carried(noCard, 64).subarray(0, 20))
    expect(on.midFrame).toBe(true)
    expect(on.silence()).toMatchObject([{ kind: 'garbage', reason: 'cut-short' }])
    expect(on.receive(carried(noCard, 64))).toMatchObject([{ kind: 'reply' }])
  })
})

it('all published replies of the module come over HID as they come over a line', () => {
  for (const { hex, name, valid } of vectorsOf('sam_v')) {
    if (valid === false || !name.startsWith('sam_resp')) continue
    const bytes = fromHex(hex)
    const plain = samReader.codec({ pollMs: 300, fingerprint: false, additionalAddress: true, hid: hidProfileSchema.parse({}) }, null).receive(bytes)
    const replies = codec(shape(48)).receive(carried(bytes, 48)).filter(({ kind }) => kind === 'reply')
    expect([name, replies]).toEqual([name, plain.filter(({ kind }) => kind === 'reply')])
  }
})
