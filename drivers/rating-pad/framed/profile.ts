/**
 * A pad's frames as data, for pads whose makers publish nothing: what begins and ends a frame, how long it is, how
 * it is checked, where the key stands. A file of `config/pads/` each; all bytes in hex.
 *
 *   ┌───────┬─────────┬──────┬─────────┬──────────┬─────┐
 *   │ start │ …       │ key  │ …       │ checksum │ end │      each part only where the profile has it
 *   └───────┴─────────┴──────┴─────────┴──────────┴─────┘
 */
import { z } from 'zod'
import { ratingLevels } from '../../contract/kinds.ts'
import { fromHex } from '../../kit/hex.ts'

/** A key's frame has a handful of bytes; a line that says more is no pad's. */
export const frameBytesMax = 64
const keysMax = 10

const hex = (most: number) => z.string().regex(new RegExp(`^([0-9a-fA-F]{2} ?){1,${most}}$`), `is up to ${most} bytes in hex, such as "AA 55"`)
const offset = z.int().min(0).max(frameBytesMax - 1)

const keySchema = z
  .strictObject({
    /** What stands for this key, in hex. */
    bytes: hex(8).optional(),
    /** The same as text, for pads that say lines. */
    text: z.string().regex(/^[ -~]{1,8}$/, 'is 1 to 8 characters of ASCII').optional(),
    /** Null for a key that means nothing here. */
    level: z.enum(ratingLevels).nullable(),
  })
  .refine(({ bytes, text }) => (bytes === undefined) !== (text === undefined), { message: 'needs bytes or text, and not both' })

const shape = z.strictObject({
  /** For people. */
  name: z.string().min(1).max(60),
  /** First bytes of each frame. */
  start: hex(8).optional(),
  /** Last bytes of each frame. Without `length` they are what ends it. */
  end: hex(4).optional(),
  /** All bytes of a frame: always so many (`fixed`), or as the byte at `countedAt` says, plus `adds`. */
  length: z.union([z.strictObject({ fixed: z.int().min(1).max(frameBytesMax) }), z.strictObject({ countedAt: offset, adds: z.int().min(0).max(frameBytesMax) })]).optional(),
  /** Where the key's first byte stands, counted from 0. */
  keyAt: offset,
  /** `sum8` adds the bytes from `from` up to the check byte, `xor8` combines them; the check byte stands before `end`. */
  checksum: z.strictObject({ rule: z.enum(['sum8', 'xor8']), from: offset }).optional(),
  /** Bytes between frames that say nothing, such as the line feed behind each carriage return. */
  ignore: hex(4).optional(),
  /** In the order of the keys on the pad. */
  keys: z.array(keySchema).min(1).max(keysMax),
  /** What makes the pad ask for a rating, and what makes it rest again. */
  prompts: z.strictObject({ invite: hex(32).optional(), dismiss: hex(32).optional() }).prefault({}),
  /** The same key so soon again is one press, ms. */
  debounceMs: z.int().min(0).max(5000).default(300),
})
type Shape = z.infer<typeof shape>

export const keyBytes = ({ bytes, text }: Shape['keys'][number]): Uint8Array => (bytes !== undefined ? fromHex(bytes) : new TextEncoder().encode(text ?? ''))

/** What of a frame is not the key and has to be there. */
export function sizesOf({ start, end, checksum }: Pick<Shape, 'start' | 'end' | 'checksum'>): { start: number; tail: number } {
  const bytes = (text: string | undefined) => (text === undefined ? 0 : fromHex(text).length)
  return { start: bytes(start), tail: bytes(end) + (checksum === undefined ? 0 : 1) }
}

type Say = (path: PropertyKey[], message: string) => void

export const profileSchema = shape.superRefine((profile, context) => {
  // Asked even where something is wrong already: then there may be no hex to read.
  if (!shape.safeParse(profile).success) return
  const say: Say = (path, message) => context.addIssue({ code: 'custom', path, message })
  checkKeys(profile, say)
  checkLength(profile, say)
})
export type PadProfile = z.infer<typeof profileSchema>

function checkKeys({ keys, keyAt, start, end, checksum, ignore }: Shape, say: Say): void {
  const seen = new Map<string, number>()
  keys.forEach((key, index) => {
    const said = keyBytes(key).join()
    const earlier = seen.get(said)
    if (earlier !== undefined) say(['keys', index], `says the same as keys[${earlier}]`)
    seen.set(said, index)
  })
  const firsts = start === undefined ? keys.map((key) => keyBytes(key)[0]) : [fromHex(start)[0]]
  if (ignore !== undefined && firsts.some((byte) => byte !== undefined && fromHex(ignore).includes(byte))) say(['ignore'], 'has a byte that a frame begins with')
  if (keyAt < sizesOf({ start, end, checksum }).start) say(['keyAt'], 'stands in the start')
  if (checksum !== undefined && checksum.from > keyAt) say(['checksum', 'from'], 'is behind the key, which would not be checked')
}

function checkLength(profile: Shape, say: Say): void {
  const { length, end, keyAt, keys } = profile
  const { start, tail } = sizesOf(profile)
  const least = keyAt + Math.max(...keys.map((key) => keyBytes(key).length)) + tail
  if (length === undefined) {
    if (end === undefined) say(['length'], 'is missing: without it, and without end, nobody knows where a frame ends')
    return
  }
  if ('fixed' in length) {
    if (length.fixed < least) say(['length', 'fixed'], `is too short: the key, its checksum and end need ${least} bytes`)
    if (length.fixed > 1 && start === 0 && end === undefined) say(['start'], 'is missing: frames of several bytes need a start or an end')
    return
  }
  if (length.countedAt < start) say(['length', 'countedAt'], 'stands in the start')
  if (length.countedAt >= keyAt) say(['length', 'countedAt'], 'must stand before the key')
  if (start === 0) say(['start'], 'is missing: a counted frame needs one')
}
