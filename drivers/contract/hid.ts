/**
 * What a HID device's report descriptor says of its reports (USB Device Class Definition for HID 1.11,
 * section 6.2.2). A codec on a HID line reads fields by it and assumes no offsets.
 *
 * On such a line bytes travel as whole reports, each with its number in front, 0 where the device numbers
 * none: one byte of id, then the content, filled with zeros to the length that the descriptor gives.
 */
export interface HidField {
  /** Page in the upper 16 bits, usage in the lower: 0x008c00fe. One for all of an array's or buffer's elements, or one each. */
  readonly usages: readonly number[]
  /** Padding: nobody's data. */
  readonly isConstant: boolean
  /** One value an element; otherwise each element names a usage, as a keyboard's keys do. */
  readonly isVariable: boolean
  /** In the content, the id not counted. */
  readonly bitOffset: number
  /** Of one element. */
  readonly bitSize: number
  /** Elements. */
  readonly count: number
}

export interface HidReport {
  /** 0 where the device numbers none. */
  readonly id: number
  /** Of the content, without the id. */
  readonly bytes: number
  readonly fields: readonly HidField[]
}

export interface HidReports {
  readonly numbered: boolean
  /** Of each application collection: page in the upper 16 bits, usage in the lower. */
  readonly applications: readonly number[]
  readonly input: readonly HidReport[]
  readonly output: readonly HidReport[]
  readonly feature: readonly HidReport[]
}

export const usageOf = (page: number, usage: number): number => page * 0x1_0000 + usage
