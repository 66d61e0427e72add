/** What the bus's frames mean, both ways. Functions and key codes as in JackQChen/QueueSystem. */
import type { CallerKey } from '../../contract/kinds.ts'
import type { Ff68Frame } from './codec.ts'

const rating = 0x11
const blank = 0x0a

export const ff68Words = {
  textOf: ({ address, func, data }: Ff68Frame): string => [address, func, ...data].join(),
  isKey: (frame: Ff68Frame): boolean => ratingKeyOf(frame) !== null || callerKeyOf(frame) !== null,
}

/** The number of the pad's key, 0 to 3, or null where the frame is not a rating. */
export function ratingKeyOf({ func, data }: Ff68Frame): number | null {
  const [key] = data
  return func === rating && data.length === 1 && key !== undefined ? key : null
}

const callerCodes: readonly (readonly [key: CallerKey, code: readonly number[]])[] = [
  ['call', [0x0c]],
  ['recall', [0x0d]],
  ['evaluate', [0x0b]],
  ['cancel', [0x0e]],
  ['pause', [0x12]],
  ['transfer', [0x13]],
  ['no-show', [0x06, 0x0f]],
  ['hang', [0x00, 0x0f]],
  ['call-back', [0x03, 0x0f]],
]

/** Any function but the rating's carries a caller's keys: the source tests no more than that. */
export function callerKeyOf({ func, data }: Ff68Frame): CallerKey | null {
  if (func === rating) return null
  const found = callerCodes.find(([, code]) => code.length === data.length && code.every((byte, at) => byte === data[at]))
  return found?.[0] ?? null
}

/** A rating is acknowledged under function 01, a caller's key by its own echo. */
export function acknowledgement(frame: Ff68Frame): Ff68Frame {
  return frame.func === rating ? { ...frame, func: 0x01 } : frame
}

export const startRating = (address: number): Ff68Frame => ({ address, func: 0x01, data: Uint8Array.of(0x0b) })
export const stars = (address: number): Ff68Frame => ({ address, func: 0x02, data: Uint8Array.of(0x05) })
export const beep = (address: number): Ff68Frame => ({ address, func: 0x03, data: new Uint8Array() })

/** Six digits: three of the people waiting, three of the ticket; null is blank. */
export function display(address: number, waiting: number | null, ticket: string | null): Ff68Frame {
  const digits = [...threeDigits(waiting === null ? null : String(waiting)), ...threeDigits(ticket)]
  return { address, func: 0x02, data: Uint8Array.from(digits) }
}

/** The last three digits of `A012`; the letter cannot be shown. */
function threeDigits(text: string | null): number[] {
  const digits = (text ?? '').replace(/\D/g, '')
  if (digits === '') return [blank, blank, blank]
  return Array.from(digits.padStart(3, '0').slice(-3), Number)
}
