/**
 * Reads a report descriptor. The kernel has read it before us and refuses the worst; this one believes
 * nothing all the same: what is cut short, contradicts itself or is out of all proportion is a sentence.
 *
 *   item    1 byte: tag (4 bits), type (2), size (2: 0, 1, 2 or 4 bytes), then that many, little-endian
 *   FE      a long item: length, tag, data; none is defined
 *
 * USB HID 1.11, section 6.2.2; limits as the kernel's (include/linux/hid.h).
 */
import { type HidField, type HidReport, type HidReports, usageOf } from '../../../drivers/contract/hid.ts'

export type DescriptorRead = { readonly reports: HidReports } | { readonly fault: string }

/** HID_MAX_DESCRIPTOR_SIZE */
const descriptorBytesMax = 4096
/** HID_MAX_BUFFER_SIZE */
const reportBytesMax = 16_384
const fieldsMax = 512
const usagesMax = 1024
const depthMax = 32
const bitSizeMax = 256
const longItem = 0xfe

interface Globals {
  readonly page: number
  readonly size: number
  readonly count: number
  readonly id: number
}

const kinds = { 0x8: 'input', 0x9: 'output', 0xb: 'feature' } as const
type Kind = (typeof kinds)[keyof typeof kinds]

class Fault extends Error {}

export function readDescriptor(bytes: Uint8Array): DescriptorRead {
  if (bytes.length > descriptorBytesMax) return { fault: `the report descriptor is over ${descriptorBytesMax} bytes long` }
  try {
    const reader = new DescriptorReader()
    for (const { type, tag, value, size } of itemsOf(bytes)) reader.take(type, tag, value, size)
    return { reports: reader.end() }
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message }
    throw error
  }
}

interface Item {
  readonly type: number
  readonly tag: number
  readonly value: number
  /** Bytes of the value. */
  readonly size: number
}

function* itemsOf(bytes: Uint8Array): Generator<Item> {
  let at = 0
  while (at < bytes.length) {
    const head = bytes[at] ?? 0
    if (head === longItem) {
      at += 3 + (bytes[at + 1] ?? 0)
      continue
    }
    const size = [0, 1, 2, 4][head & 3] ?? 0
    if (at + 1 + size > bytes.length) throw new Fault('the report descriptor is cut short')
    let value = 0
    for (let byte = size; byte > 0; byte--) value = value * 256 + (bytes[at + byte] ?? 0)
    yield { type: (head >> 2) & 3, tag: head >> 4, value, size }
    at += 1 + size
  }
}

interface Building {
  readonly id: number
  bits: number
  readonly fields: HidField[]
}

class DescriptorReader {
  #globals: Globals = { page: 0, size: 0, count: 0, id: 0 }
  readonly #stack: Globals[] = []
  #usages: number[] = []
  #usageMin: number | null = null
  #depth = 0
  #fields = 0
  #numbered = false
  readonly #applications: number[] = []
  readonly #reports: Readonly<Record<Kind, Map<number, Building>>> = { input: new Map(), output: new Map(), feature: new Map() }

  take(type: number, tag: number, value: number, size: number): void {
    if (type === 0) this.#main(tag, value)
    else if (type === 1) this.#global(tag, value)
    else if (type === 2) this.#local(tag, value, size)
  }

  end(): HidReports {
    if (this.#depth > 0) throw new Fault('the report descriptor does not end its collections')
    const { input, output, feature } = this.#reports
    return { numbered: this.#numbered, applications: this.#applications, input: builtOf(input), output: builtOf(output), feature: builtOf(feature) }
  }

  #main(tag: number, value: number): void {
    if (tag === 0xa) this.#open(value)
    else if (tag === 0xc) this.#close()
    else if (tag in kinds) this.#field(kinds[tag as keyof typeof kinds], value)
    this.#usages = []
    this.#usageMin = null
  }

  #open(kind: number): void {
    this.#depth += 1
    if (this.#depth > depthMax) throw new Fault(`the report descriptor nests collections over ${depthMax} deep`)
    // 1 is an application: what the device is.
    if (kind === 1) this.#applications.push(this.#usages[0] ?? 0)
  }

  #close(): void {
    this.#depth -= 1
    if (this.#depth < 0) throw new Fault('the report descriptor ends a collection that it never began')
  }

  #field(kind: Kind, flags: number): void {
    const { size, count, id } = this.#globals
    if (size === 0 || count === 0) return
    if (size > bitSizeMax) throw new Fault(`the report descriptor has an element of ${size} bits`)
    this.#fields += 1
    if (this.#fields > fieldsMax) throw new Fault(`the report descriptor has over ${fieldsMax} fields`)
    const reports = this.#reports[kind]
    const report = reports.get(id) ?? { id, bits: 0, fields: [] }
    reports.set(id, report)
    report.fields.push({
      usages: this.#usages,
      isConstant: (flags & 1) !== 0,
      isVariable: (flags & 2) !== 0,
      bitOffset: report.bits,
      bitSize: size,
      count,
    })
    report.bits += size * count
    if (report.bits > reportBytesMax * 8) throw new Fault(`report ${id} is over ${reportBytesMax} bytes long`)
  }

  #global(tag: number, value: number): void {
    switch (tag) {
      case 0x0:
        this.#globals = { ...this.#globals, page: value & 0xffff }
        return
      case 0x7:
        this.#globals = { ...this.#globals, size: value }
        return
      case 0x8:
        if (value === 0 || value > 255) throw new Fault(`the report descriptor has a report number ${value}`)
        this.#numbered = true
        this.#globals = { ...this.#globals, id: value }
        return
      case 0x9:
        this.#globals = { ...this.#globals, count: value }
        return
      case 0xa:
        if (this.#stack.push(this.#globals) > depthMax) throw new Fault('the report descriptor pushes without end')
        return
      case 0xb:
        this.#globals = this.#stack.pop() ?? raise('the report descriptor pops what it never pushed')
    }
  }

  /** A usage of four bytes has its page in it. */
  #local(tag: number, value: number, size: number): void {
    const usage = size === 4 ? value : usageOf(this.#globals.page, value)
    if (tag === 0x0) this.#usages = [...this.#usages.slice(0, usagesMax - 1), usage]
    else if (tag === 0x1) this.#usageMin = usage
    else if (tag === 0x2 && this.#usageMin !== null) {
      const length = Math.min(usage - this.#usageMin + 1, usagesMax - this.#usages.length)
      const first = this.#usageMin
      this.#usages = [...this.#usages, ...Array.from({ length: Math.max(0, length) }, (_, nth) => first + nth)]
      this.#usageMin = null
    }
  }
}

function raise(sentence: string): never {
  throw new Fault(sentence)
}

function builtOf(reports: ReadonlyMap<number, Building>): HidReport[] {
  return [...reports.values()].map(({ id, bits, fields }) => ({ id, bytes: Math.ceil(bits / 8), fields }))
}
