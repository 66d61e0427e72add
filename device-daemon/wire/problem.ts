/** Errors on the wire: RFC 9457 problem+json with a code from one table. */
import { z } from 'zod'

export const problems = {
  BAD_REQUEST: [400, 'The request is not of the documented form.'],
  HOST_REFUSED: [403, 'This address is not one the daemon answers to.'],
  ORIGIN_REFUSED: [403, 'Pages of this origin may not use the daemon.'],
  TOKEN_MISSING: [401, 'This needs a token.'],
  TOKEN_INVALID: [401, 'The token is not valid here.'],
  ROLE_REFUSED: [403, 'The token’s role may not do this.'],
  PAIRING_CLOSED: [403, 'Pages pair themselves only in the emulated hall.'],
  SIGN_IN_REFUSED: [401, 'Work number or PIN is wrong.'],
  SIGN_IN_LOCKED: [429, 'Too many wrong PINs. Try again in a minute.'],
  TOO_MANY_REQUESTS: [429, 'Too many requests. Slow down.'],
  BODY_TOO_LARGE: [413, 'The request is too large.'],
  NOT_FOUND: [404, 'There is no such thing here.'],
  QUEUE_UNKNOWN: [404, 'There is no such queue.'],
  ITEM_UNKNOWN: [404, 'There is no such service item.'],
  ITEM_CLOSED: [409, 'This service item is closed now.'],
  QUEUE_CLOSED: [409, 'This queue is closed now.'],
  QUOTA_FULL: [409, 'Today’s numbers for this queue have all been taken.'],
  WINDOW_UNKNOWN: [404, 'There is no such window.'],
  WINDOW_UNSTAFFED: [409, 'Nobody is signed in at this window.'],
  WINDOW_STAFFED: [409, 'Another clerk is signed in at this window.'],
  WINDOW_OCCUPIED: [409, 'This window has a person already.'],
  WINDOW_PAUSED: [409, 'This window is paused. Open it again first.'],
  WINDOW_EMPTY: [409, 'Nobody has been called to this window.'],
  NOBODY_WAITING: [409, 'Nobody is waiting for this window.'],
  STEP_ILLEGAL: [409, 'The ticket is not in a state for this step.'],
  UNDO_ILLEGAL: [409, 'The last step cannot be undone any more.'],
  RETURN_LATE: [409, 'Too much time has passed since the call. A new number is needed.'],
  CLERK_UNKNOWN: [404, 'There is no such clerk.'],
  TICKET_UNKNOWN: [404, 'There is no such ticket.'],
  APPOINTMENT_UNKNOWN: [404, 'There is no such appointment.'],
  RATING_UNKNOWN: [404, 'There is no such rating session.'],
  RATING_CLOSED: [409, 'This rating session has ended.'],
  PRINTER_MISSING: [409, 'This place has no printer.'],
  PRINT_UNKNOWN: [404, 'There is no such print job.'],
  PRINT_ILLEGAL: [409, 'The print job is not in a state for this step.'],
  DEVICE_UNKNOWN: [404, 'There is no such device.'],
  DEVICE_BUSY: [409, 'The device is busy with a self-test.'],
  DEVICE_UNAVAILABLE: [503, 'The device cannot do this now.'],
  EMULATOR_UNKNOWN: [404, 'This device is not emulated.'],
  GESTURE_REFUSED: [400, 'This device has no such gesture.'],
  IDEMPOTENCY_KEY_REUSED: [422, 'This Idempotency-Key was used for another request.'],
  JOURNAL_STOPPED: [503, 'The daemon is stopping and takes no more commands.'],
  JOURNAL_UNAVAILABLE: [503, 'The journal cannot be written at present. Nothing was done.'],
  INTERNAL: [500, 'The daemon made a mistake. It is in the log.'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof problems

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** Which part of the request, for BAD_REQUEST. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>
