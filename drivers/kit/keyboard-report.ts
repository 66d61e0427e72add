/**
 * Which keys of a keyboard are down, by its descriptor: usages of page 07, one bit each (modifiers, and all
 * keys of some keyboards) or in an array of numbers (the boot keyboard's six keys).
 * HID 1.11 appendix B; HID Usage Tables, page 07.
 */
import { type HidReport, type HidReports, usageOf } from '../contract/hid.ts'

const keyboardPage = 0x07
/** In every place of the array at once: more keys are down than the report can name. */
const errorRollOver = 0x01
/** Below are no keys: nothing, and the keyboard's own troubles. */
const firstKey = 0x04

/** The report that says what is down, or null for what is no keyboard. */
export function keysReportOf({ input }: HidReports): HidReport | null {
  return input.find(({ fields }) => fields.some((field) => isKeys(field.usages) && !field.isConstant)) ?? null
}

const isKeys = (usages: readonly number[]): boolean => usages.some((usage) => Math.floor(usage / 0x1_0000) === keyboardPage)

/** Usages of page 07 in the report's own order; null where the keyboard cannot say. */
export function keysDown(content: Uint8Array, { fields }: HidReport): readonly number[] | null {
  const down: number[] = []
  for (const { usages, isConstant, isVariable, bitOffset, bitSize, count } of fields) {
    if (isConstant || !isKeys(usages)) continue
    for (let nth = 0; nth < count; nth++) {
      const value = valueAt(content, bitOffset + nth * bitSize, bitSize)
      const usage = isVariable ? (usages[nth] ?? 0) : usageOf(keyboardPage, value)
      const key = usage % 0x1_0000
      if (!isVariable && value === errorRollOver) return null
      if (value !== 0 && key >= firstKey) down.push(key)
    }
  }
  return down
}

/** Unsigned, little-endian, of 32 bits at most. */
function valueAt(content: Uint8Array, bit: number, size: number): number {
  let value = 0
  for (let nth = Math.min(size, 32) - 1; nth >= 0; nth--) {
    const at = bit + nth
    value = value * 2 + (((content[at >> 3] ?? 0) >> (at & 7)) & 1)
  }
  return value
}

/** A boot keyboard: what is emulated, and what a device without a descriptor would be. */
export const bootKeyboard: HidReports = {
  numbered: false,
  applications: [usageOf(0x01, 0x06)],
  input: [
    {
      id: 0,
      bytes: 8,
      fields: [
        { usages: Array.from({ length: 8 }, (_, nth) => usageOf(keyboardPage, 0xe0 + nth)), isConstant: false, isVariable: true, bitOffset: 0, bitSize: 1, count: 8 },
        { usages: [usageOf(keyboardPage, 0)], isConstant: false, isVariable: false, bitOffset: 16, bitSize: 8, count: 6 },
      ],
    },
  ],
  output: [],
  feature: [],
}
