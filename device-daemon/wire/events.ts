/**
 * Every fact of a hall, once. What happened, never what should happen. No event holds what an
 * identity card says; staff appear by work number only.
 *
 * In the journal an event is `{ seq, at, site, type, window?, ticket?, actor?, data }`.
 */
import { z } from 'zod'
import {
  actorSchema,
  deviceIdSchema,
  instantSchema,
  itemCodeSchema,
  queuePrefixSchema,
  ratingLevelSchema,
  ticketIdSchema,
  ticketNumberSchema,
  windowNumberSchema,
  workNoSchema,
} from './words.ts'

const fact = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.strictObject({
    type: z.literal(type),
    window: windowNumberSchema.optional(),
    ticket: ticketIdSchema.optional(),
    actor: actorSchema.optional(),
    data: z.strictObject(data),
  })

const session = z.string().max(40)
const job = z.string().max(40)

/** How a person came into the queue. */
export const channels = ['kiosk', 'window', 'appointment', 'api'] as const
export const channelSchema = z.enum(channels)

export const factSchema = z.discriminatedUnion('type', [
  fact('ticket-issued', {
    number: ticketNumberSchema,
    queue: queuePrefixSchema,
    item: itemCodeSchema.nullable(),
    channel: channelSchema,
    /** `YYYY-MM-DD` in the site's time zone. */
    businessDate: z.iso.date(),
    /** The appointment that was checked in, where one was. */
    appointment: z.string().max(40).nullable(),
  }),
  /** The same appointment shown again: the person keeps their place. */
  fact('check-in-repeated', { appointment: z.string().max(40) }),
  /** `nth` 1 is the call, 2 and above are recalls. */
  fact('ticket-called', { nth: z.int().min(1) }),
  fact('serving-started', {}),
  fact('ticket-finished', {}),
  fact('ticket-no-show', {}),

  fact('clerk-signed-in', { workNo: workNoSchema }),
  fact('clerk-signed-out', { workNo: workNoSchema }),

  fact('rating-offered', {
    session,
    clerk: workNoSchema,
    pad: deviceIdSchema.nullable(),
    expiresAt: instantSchema,
  }),
  fact('rating-shown', { session }),
  /** The only event with a level. */
  fact('rated', { session, level: ratingLevelSchema, clerk: workNoSchema, key: z.int().nullable() }),
  fact('rating-timed-out', { session }),
  fact('rating-declined', { session }),
  fact('rating-device-lost', { session }),
  fact('rating-withdrawn', { session, reason: z.enum(['next-person', 'by-clerk']) }),
  /** A key nobody asked for: noted, never counted. */
  fact('pad-key-ignored', {
    device: deviceIdSchema,
    key: z.int(),
    why: z.enum(['not-asked', 'already-rated', 'no-level']),
  }),

  fact('print-queued', { job, printer: deviceIdSchema, copy: z.enum(['original', 'reprint']) }),
  /** Written before the first byte goes to the line: after a crash this job may be on paper. */
  fact('print-started', { job }),
  fact('printed', { job }),
  /** Nobody can know whether it is on paper. */
  fact('print-unconfirmed', { job, reason: z.string().max(40) }),
  fact('print-failed', { job, reason: z.string().max(40) }),
])

export type Fact = z.infer<typeof factSchema>
export type FactType = Fact['type']
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>

/** Where and when. */
export interface Stamp {
  readonly seq: number
  readonly at: string
  readonly site: string
}
export type HallEvent = Fact & Stamp

export const eventSchema = z.intersection(
  factSchema,
  z.object({ seq: z.int().min(1), at: instantSchema, site: z.string() }),
)
