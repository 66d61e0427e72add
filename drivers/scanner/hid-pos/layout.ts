/**
 * Where a scanner's report has what. Makers differ in everything but the usages (HID Usage Tables for POS
 * devices, page 8C), so that each place is taken from the descriptor:
 *
 *   8C:FB FC FD   AIM identifier, three characters      8C:FE   the data
 *   8C:FF         more of the same code follows         01:3B   how many bytes of the data count
 */
import { type HidReport, type HidReports, usageOf } from '../../contract/hid.ts'

const usages = { identifier: usageOf(0x8c, 0xfb), data: usageOf(0x8c, 0xfe), more: usageOf(0x8c, 0xff), count: usageOf(0x01, 0x3b) } as const

/** Offsets in the content, the report's number not counted. */
export interface PosLayout {
  readonly id: number
  readonly data: { readonly at: number; readonly bytes: number }
  /** The byte with the count; null where unused bytes are zeros and nothing else tells. */
  readonly countAt: number | null
  /** Of three bytes; null where there is no identifier. */
  readonly identifierAt: number | null
  /** Null where a code never goes on in another report. */
  readonly more: { readonly at: number; readonly mask: number } | null
}

/** Null for a device whose reports hold no scanned data. */
export function layoutOf({ input }: HidReports): PosLayout | null {
  for (const report of input) {
    const data = find(report, usages.data)
    if (data === null || data.bit % 8 !== 0 || data.size !== 8) continue
    const [count, identifier, more] = [find(report, usages.count), find(report, usages.identifier), find(report, usages.more)]
    return {
      id: report.id,
      data: { at: data.bit / 8, bytes: data.elements },
      countAt: byteAt(count),
      identifierAt: byteAt(identifier),
      more: more === null ? null : { at: Math.floor(more.bit / 8), mask: 1 << (more.bit % 8) },
    }
  }
  return null
}

interface Place {
  readonly bit: number
  /** Bits of an element. */
  readonly size: number
  readonly elements: number
}

/** A field's usages name its elements one by one; the last names all that are left. */
function find({ fields }: HidReport, usage: number): Place | null {
  for (const { usages: named, isConstant, bitOffset, bitSize, count } of fields) {
    const nth = isConstant ? -1 : named.indexOf(usage)
    if (nth < 0 || nth >= count) continue
    const isLast = nth === named.length - 1
    return { bit: bitOffset + nth * bitSize, size: bitSize, elements: isLast ? count - nth : 1 }
  }
  return null
}

function byteAt(place: Place | null): number | null {
  return place === null || place.bit % 8 !== 0 || place.size !== 8 ? null : place.bit / 8
}
