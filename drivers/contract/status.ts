/** One vocabulary of status for all kinds of device. */

export const deviceStates = ['starting', 'ok', 'warning', 'fault', 'busy', 'disabled', 'absent'] as const
export type DeviceState = (typeof deviceStates)[number]

/** Why a device is not simply `ok`. One table for all kinds; pages have the words for each. */
export const reasons = [
  // printers
  'paper-near-end',
  'paper-out',
  'cover-open',
  'cutter',
  'printer-error',
  'offline',
  'tells-nothing',
  'never-confirms',
  'charset-differs',
  // ID-card readers
  'self-test-failed',
  'not-authorised',
  // rating pads
  'stuck-key',
  // any device
  'silent',
  'garbled',
  'flooding',
  'refused',
  // the line to it
  'not-found',
  'unplugged',
  'access-denied',
  'port-busy',
  'ambiguous',
  'unreachable',
  'library-missing',
  'line-error',
  'switched-off',
] as const
export type Reason = (typeof reasons)[number]

/** What a device says of itself, or what is concluded from its answers. */
export type Condition =
  /** `reason`: something to know of a device that is well. */
  | { readonly state: 'ok'; readonly reason?: Reason }
  /** `detail`: a sentence beside the reason's own words, such as the line to change. */
  | { readonly state: 'warning' | 'fault' | 'busy'; readonly reason: Reason; readonly detail?: string }
