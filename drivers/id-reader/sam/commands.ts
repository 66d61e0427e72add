/** What the module can be told, and what its status byte means. Sources in NOTES.md. */

export interface SamReply {
  readonly sw1: number
  readonly sw2: number
  readonly sw3: number
  readonly data: Uint8Array
}

interface CommandSheet {
  /** CMD and PARA. */
  readonly code: Uint8Array
  readonly accepts: readonly number[]
  readonly replyMs: number
}

const done = [0x90]
const sheet = (cmd: number, para: number, replyMs: number, accepts: readonly number[] = done): CommandSheet => ({
  code: Uint8Array.of(cmd, para),
  accepts,
  replyMs,
})

/** Reply limits are several times what clients in the field allow, and a good deal less than a person's patience. */
export const samCommands = {
  'reset': sheet(0x10, 0xff, 1000),
  'status': sheet(0x11, 0xff, 500),
  'sam-id': sheet(0x12, 0xff, 500),
  'find': sheet(0x20, 0x01, 500, [0x9f]),
  'select': sheet(0x20, 0x02, 500),
  'read': sheet(0x30, 0x01, 3000),
  'read-with-fingerprint': sheet(0x30, 0x10, 4000),
  // 91 says that the card has no such item, which is an answer.
  'read-address': sheet(0x30, 0x03, 1500, [0x90, 0x91]),
  'card-number': sheet(0x30, 0x05, 1500),
  'baud-115200': sheet(0x60, 0x00, 500),
  'baud-57600': sheet(0x60, 0x01, 500),
  'baud-38400': sheet(0x60, 0x02, 500),
  'baud-19200': sheet(0x60, 0x03, 500),
  'baud-9600': sheet(0x60, 0x04, 500),
} as const satisfies Record<string, CommandSheet>

export type SamCommand = keyof typeof samCommands

const statuses = {
  0x90: 'done',
  0x9f: 'card-found',
  0x10: 'checksum-error',
  0x11: 'length-error',
  0x21: 'unknown-command',
  0x23: 'not-permitted',
  0x24: 'unrecognised-error',
  0x31: 'card-does-not-trust-module',
  0x32: 'module-does-not-trust-card',
  0x33: 'verification-error',
  0x40: 'wrong-card',
  0x41: 'read-failed',
  0x47: 'random-failed',
  0x60: 'self-test-failed',
  0x66: 'not-authorised',
  0x80: 'no-card',
  0x81: 'select-failed',
  0x91: 'no-content',
} as const
export type SamStatus = (typeof statuses)[keyof typeof statuses]

/** The status byte's name; null for one that no source has. */
export function statusOf({ sw3 }: SamReply): SamStatus | null {
  return isKnown(sw3) ? statuses[sw3] : null
}

const isKnown = (sw3: number): sw3 is keyof typeof statuses => sw3 in statuses
