/**
 * A protocol of bytes carried in HID reports, as makers carry a serial one over USB:
 *
 *   id │ length (none, 1 or 2 bytes) │ bytes of the protocol … │ padding to the report's end
 *
 * How a maker does it is published by none of them, so that it is a profile. Without a length the padding
 * cannot be told from the protocol's bytes by itself: what the codec finds between its frames and is
 * nothing but padding is nothing at all.
 */
import { z } from 'zod'
import type { Codec, Incoming } from '../contract/codec.ts'
import type { HidReport, HidReports } from '../contract/hid.ts'
import { concat } from './bytes.ts'
import { ReportCutter } from './hid-reports.ts'

export const hidProfileSchema = z.strictObject({
  /** Of the reports that carry the protocol; 0 where the device numbers none. Left out: the first there is. */
  reportId: z.int().min(0).max(255).optional(),
  /** Bytes used of each report, the length's own included. Left out: all. */
  reportBytes: z.int().min(4).max(16_384).optional(),
  /** What stands before the protocol's bytes and counts them. */
  lengthPrefix: z.enum(['none', 'byte', 'big-endian', 'little-endian']).default('none'),
  /** The byte that fills a report up. */
  padding: z.int().min(0).max(255).default(0),
})
export type HidProfile = z.infer<typeof hidProfileSchema>

const prefixBytes = { 'none': 0, 'byte': 1, 'big-endian': 2, 'little-endian': 2 } as const

export function overHid<C, E, R>(inner: Codec<C, E, R>, reports: HidReports, profile: HidProfile): Codec<C, E, R> {
  const cutter = new ReportCutter(reports)
  const input = chosen(reports.input, profile)
  const withoutPadding = (incoming: readonly Incoming<E, R>[]) =>
    incoming.filter((one) => one.kind !== 'garbage' || profile.lengthPrefix !== 'none' || one.bytes.some((byte) => byte !== profile.padding))
  return {
    get midFrame() {
      return inner.midFrame || cutter.midReport
    },
    receive(bytes) {
      const { reports: cut, stray } = cutter.take(bytes)
      const incoming = cut.flatMap(({ id, content }) => (id === input?.id ? withoutPadding(inner.receive(unwrap(content, profile))) : []))
      return stray === 0 ? incoming : [...incoming, { kind: 'garbage', bytes: new Uint8Array(stray), reason: 'noise' }]
    },
    silence() {
      const half = cutter.drop()
      const lost: Incoming<E, R>[] = half.length === 0 ? [] : [{ kind: 'garbage', bytes: half, reason: 'cut-short' }]
      return [...lost, ...withoutPadding(inner.silence())]
    },
    encode(command) {
      const outgoing = inner.encode(command)
      return { ...outgoing, bytes: wrap(outgoing.bytes, chosen(reports.output, profile), profile) }
    },
  }
}

function chosen(reports: readonly HidReport[], { reportId }: HidProfile): HidReport | undefined {
  return reportId === undefined ? reports[0] : reports.find(({ id }) => id === reportId)
}

function unwrap(content: Uint8Array, { reportBytes = content.length, lengthPrefix }: HidProfile): Uint8Array {
  const used = content.subarray(0, reportBytes)
  const [first = 0, second = 0] = used
  const body = used.subarray(prefixBytes[lengthPrefix])
  switch (lengthPrefix) {
    case 'none':
      return body
    case 'byte':
      return body.subarray(0, first)
    case 'big-endian':
      return body.subarray(0, first * 256 + second)
    case 'little-endian':
      return body.subarray(0, second * 256 + first)
  }
}

/** Throws RangeError where the device takes no such report: then the profile is not this device's. */
function wrap(bytes: Uint8Array, report: HidReport | undefined, { reportBytes, lengthPrefix, padding }: HidProfile): Uint8Array {
  if (report === undefined) throw new RangeError('the device takes no report of this number')
  const room = Math.min(report.bytes, reportBytes ?? report.bytes) - prefixBytes[lengthPrefix]
  if (room < 1) throw new RangeError('the device’s reports have no room for a byte')
  const wrapped: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += room) {
    const part = bytes.subarray(at, at + room)
    const whole = new Uint8Array(1 + report.bytes).fill(padding)
    whole[0] = report.id
    whole.set([...prefixOf(part.length, lengthPrefix), ...part], 1)
    wrapped.push(whole)
  }
  return concat(...wrapped)
}

function prefixOf(length: number, kind: HidProfile['lengthPrefix']): readonly number[] {
  switch (kind) {
    case 'none':
      return []
    case 'byte':
      return [length]
    case 'big-endian':
      return [length >> 8, length & 0xff]
    case 'little-endian':
      return [length & 0xff, length >> 8]
  }
}
