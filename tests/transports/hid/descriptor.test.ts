import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDescriptor } from '../../../device-daemon/transports/hid/descriptor.ts'
import { usageOf } from '../../../drivers/contract/hid.ts'
import { fromHex } from '../../../drivers/kit/hex.ts'
import { vector } from '../../kit/vectors.ts'

const reports = (hex: string | Uint8Array) => {
  const read = readDescriptor(typeof hex === 'string' ? fromHex(hex) : hex)
  if ('fault' in read) throw new Error(read.fault)
  return read.reports
}
const fault = (hex: string | Uint8Array) => {
  const read = readDescriptor(typeof hex === 'string' ? fromHex(hex) : hex)
  return 'fault' in read ? read.fault : null
}
const shape = ({ id, bytes }: { id: number; bytes: number }) => [id, bytes]

describe('Published descriptors', () => {
  it('a boot keyboard has eight bytes in, without a number: modifiers, one of padding, six keys', () => {
    const { numbered, applications, input } = reports(vector('hidkbd_desc'))
    expect(numbered).toBe(false)
    expect(applications).toEqual([usageOf(1, 6)])
    expect(input.map(shape)).toEqual([[0, 8]])
    const [modifiers, padding, keys] = input[0]?.fields ?? []
    expect(modifiers).toMatchObject({ bitOffset: 0, bitSize: 1, count: 8, isVariable: true, isConstant: false })
    expect(modifiers?.usages).toEqual(Array.from({ length: 8 }, (_, nth) => usageOf(7, 0xe0 + nth)))
    expect(padding).toMatchObject({ bitOffset: 8, bitSize: 8, count: 1, isConstant: true })
    expect(keys).toMatchObject({ bitOffset: 16, bitSize: 8, count: 6, isVariable: false })
  })

  it('a HID POS scanner of 64 bytes has report 2: count, identifier, data, its maker’s code, flag', () => {
    const { numbered, applications, input } = reports(vector('hidpos_desc_64_suggested'))
    expect(numbered).toBe(true)
    expect(applications).toEqual([usageOf(0x8c, 2)])
    expect(input.map(shape)).toEqual([[2, 63]])
    const at = (usage: number) => input[0]?.fields.find(({ usages }) => usages.includes(usage))
    expect(at(usageOf(1, 0x3b))).toMatchObject({ bitOffset: 0, bitSize: 8, count: 1 })
    expect(at(usageOf(0x8c, 0xfb))).toMatchObject({ bitOffset: 8, count: 3 })
    expect(at(usageOf(0x8c, 0xfe))).toMatchObject({ bitOffset: 32, count: 56 })
    expect(at(usageOf(0xff66, 4))).toMatchObject({ bitOffset: 480, count: 1 })
    expect(at(usageOf(0x8c, 0xff))).toMatchObject({ bitOffset: 496, bitSize: 1 })
  })

  it('the one of 61 bytes has no count', () => {
    const { input } = reports(vector('hidpos_desc_plain'))
    expect(input.map(shape)).toEqual([[2, 60]])
    expect(input[0]?.fields.some(({ usages }) => usages.includes(usageOf(1, 0x3b)))).toBe(false)
  })
})

describe('A report descriptor', () => {
  it('gives push and pop, usages of four bytes with their own page, and long items that are passed over', () => {
    // Usage page FF00; application; size 8; push; page 1, count 2, input; pop; usage 0001 0030 in four bytes; count 1; input; end.
    const { input } = reports('06 00 FF 09 01 A1 01 75 08 A4 05 01 95 02 09 38 81 02 B4 FE 02 11 AA BB 0B 30 00 01 00 95 01 81 02 C0')
    expect(input[0]?.fields.map(({ usages, count }) => [usages, count])).toEqual([
      [[usageOf(1, 0x38)], 2],
      [[usageOf(1, 0x30)], 1],
    ])
    expect(input.map(shape)).toEqual([[0, 3]])
  })

  it('tells input, output and feature of several numbers apart', () => {
    const { input, output, feature } = reports('06 00 FF A1 01 75 08 85 01 95 3F 81 02 85 FD 95 07 91 02 85 FE 95 01 B1 02 85 01 95 01 81 02 C0')
    expect([input, output, feature].map((all) => all.map(shape))).toEqual([[[1, 64]], [[0xfd, 7]], [[0xfe, 1]]])
  })

  it('with fields of no size or no count has nothing there', () => {
    expect(reports('06 00 FF A1 01 75 00 95 08 81 02 75 08 95 00 81 02 C0').input).toEqual([])
  })

  it.each([
    ['cut short', '05', 'the report descriptor is cut short'],
    ['cut short in a value', '06 00', 'the report descriptor is cut short'],
    ['without an end', '05 01 A1 01', 'the report descriptor does not end its collections'],
    ['with an end too many', 'C0', 'the report descriptor ends a collection that it never began'],
    ['that pops what is not there', 'B4', 'the report descriptor pops what it never pushed'],
    ['with report number 0', '85 00', 'the report descriptor has a report number 0'],
    ['with a report of 64 KiB', 'A1 01 75 08 96 FF FF 81 02 C0', 'report 0 is over 16384 bytes long'],
    ['with a count of four billion', 'A1 01 75 08 97 FF FF FF FF 81 02 C0', 'report 0 is over 16384 bytes long'],
    ['with elements of 64 KiB', 'A1 01 76 FF FF 95 01 81 02 C0', 'the report descriptor has an element of 65535 bits'],
    ['nested without end', 'A1 00 '.repeat(33), 'the report descriptor nests collections over 32 deep'],
    ['that pushes without end', 'A4 '.repeat(40), 'the report descriptor pushes without end'],
    ['of very many fields', `A1 01 75 01 95 01 ${'81 02 '.repeat(513)}C0`, 'the report descriptor has over 512 fields'],
  ])('%s is a sentence', (_what, hex, sentence) => {
    expect(fault(hex.trim())).toBe(sentence)
  })

  it('longer than the kernel’s own limit is a sentence', () => {
    expect(fault(new Uint8Array(4097))).toMatch(/over 4096 bytes/)
  })

  it('of any bytes at all never throws, and its reports never pass their limit', () => {
    const item = fc.tuple(fc.constantFrom(0x05, 0x09, 0x19, 0x29, 0x75, 0x95, 0x85, 0x81, 0x91, 0xa1, 0xc0, 0xa4, 0xb4, 0x96, 0x2b), fc.uint8Array({ maxLength: 4 }))
    const likely = fc.array(item, { maxLength: 200 }).map((items) => Uint8Array.from(items.flatMap(([head, rest]) => [head, ...rest])))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), likely), (bytes) => {
        const read = readDescriptor(bytes)
        if ('fault' in read) return read.fault.length > 0
        return [...read.reports.input, ...read.reports.output, ...read.reports.feature].every((report) => report.bytes <= 16_384)
      }),
      { numRuns: 3000 },
    )
  })
})
