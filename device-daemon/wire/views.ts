/** What pages and back-office systems see. */
import { z } from 'zod'
import { deviceKinds, type EventOf, type RatingLevel } from '../../drivers/contract/kinds.ts'
import { deviceStates, reasons } from '../../drivers/contract/status.ts'
import {
  channelSchema,
  deviceIdSchema,
  instantSchema,
  itemCodeSchema,
  queuePrefixSchema,
  ratingLevelSchema,
  roleSchema,
  ticketIdSchema,
  ticketNumberSchema,
  windowNumberSchema,
  workNoSchema,
} from './words.ts'

export const ticketStates = ['waiting', 'called', 'serving', 'finished', 'no-show'] as const

export const ticketViewSchema = z.object({
  id: ticketIdSchema,
  number: ticketNumberSchema,
  queue: queuePrefixSchema,
  item: itemCodeSchema.nullable(),
  state: z.enum(ticketStates),
  /** Arrival: what the place in the queue goes by. */
  since: instantSchema,
  channel: channelSchema,
  window: windowNumberSchema.nullable(),
  calls: z.int(),
  calledAt: instantSchema.nullable(),
})
export type TicketView = z.infer<typeof ticketViewSchema>

export const ratingStates = ['offered', 'shown', 'rated', 'timed-out', 'device-lost', 'withdrawn'] as const

export const ratingViewSchema = z.object({
  session: z.string(),
  ticket: ticketIdSchema,
  window: windowNumberSchema,
  clerk: workNoSchema,
  state: z.enum(ratingStates),
  /** Null unless `state` is `rated`. */
  level: ratingLevelSchema.nullable(),
  offeredAt: instantSchema,
  expiresAt: instantSchema,
})
export type RatingView = z.infer<typeof ratingViewSchema>

export const printStates = ['queued', 'sending', 'printed', 'unconfirmed', 'failed'] as const

export const printViewSchema = z.object({
  job: z.string(),
  ticket: ticketIdSchema,
  printer: deviceIdSchema,
  copy: z.enum(['original', 'reprint']),
  state: z.enum(printStates),
  reason: z.string().nullable(),
})
export type PrintView = z.infer<typeof printViewSchema>

/** The roll of paper in a printer. Lengths in mm. */
export interface RollView {
  readonly printer: string
  /** Null where nobody has said when it was put in. */
  readonly changedAt: string | null
  /** When it was new; null as above. */
  readonly rollMm: number | null
  readonly usedMm: number
  readonly cuts: number
  /** Tickets, about; null where that is not known. */
  readonly left: number | null
  /** Time to fetch another. */
  readonly isLow: boolean
}

export interface WindowView {
  readonly number: number
  readonly name: string
  readonly queues: readonly string[]
  /** The levels that this window's pad has no key for; none where there is no pad. */
  readonly padGaps: readonly RatingLevel[]
  /** Work number of the clerk signed in; null for those who may not know. */
  readonly clerk: string | null
  /** The ticket called to or served at this window. */
  readonly ticket: string | null
}

export const queueDefinitionSchema = z.object({
  prefix: queuePrefixSchema,
  name: z.string(),
  nameEn: z.string(),
})

/** What the configuration names, and no event changes. */
export interface HallLabels {
  readonly site: { readonly code: string; readonly name: string; readonly nameEn: string; readonly timeZone: string }
  readonly emulated: boolean
  readonly queues: readonly z.infer<typeof queueDefinitionSchema>[]
  readonly windows: readonly Omit<WindowView, 'clerk' | 'ticket'>[]
}

/** A role's whole picture at `seq`. */
export interface HallView extends Omit<HallLabels, 'windows'> {
  readonly seq: number
  readonly businessDate: string
  readonly windows: readonly WindowView[]
  /** In the order of arrival: those waiting, called and being served, and the last few that ended. */
  readonly tickets: readonly TicketView[]
  /** Today's, newest last; only for those who may see ratings (a clerk: the own window's). */
  readonly ratings: readonly RatingView[]
  /** Today's print jobs; kiosk and technician. */
  readonly prints: readonly PrintView[]
  /** Paper in the printers; clerk, technician and supervisor. */
  readonly rolls: readonly RollView[]
}

/** A line that several devices share. `GET /api/lines` */
export const lineViewSchema = z.object({
  id: deviceIdSchema,
  line: z.string(),
  open: z.boolean(),
  devices: z.array(z.object({ id: deviceIdSchema, address: z.int() })),
  /** Addresses that have spoken and belong to no device of the configuration. */
  strangers: z.array(z.int()),
  /** Pieces of what was heard that are no frames. */
  garbage: z.int(),
})
export type LineView = z.infer<typeof lineViewSchema>

/** `GET /api/queue` */
export const queueViewSchema = z.object({
  businessDate: z.iso.date(),
  queues: z.array(queueDefinitionSchema.extend({ waiting: z.int() })),
  tickets: z.array(ticketViewSchema),
})

export const materialSchema = z.object({
  name: z.string(),
  originals: z.int(),
  copies: z.int(),
  required: z.boolean(),
  waive: z.string().optional(),
  when: z.string().optional(),
})

export type QueueView = z.infer<typeof queueViewSchema>

export const itemViewSchema = z.object({
  code: itemCodeSchema,
  name: z.string(),
  nameEn: z.string(),
  queue: queuePrefixSchema,
  department: z.string(),
  fee: z.string(),
  minutes: z.number(),
  materials: z.array(materialSchema),
  open: z.boolean(),
})
export type ItemView = z.infer<typeof itemViewSchema>

// ---- devices ----------------------------------------------------------------------------------

export const deviceViewSchema = z.object({
  id: deviceIdSchema,
  kind: z.enum(deviceKinds),
  driver: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  /** Where it is plugged in, for people. */
  line: z.string(),
  state: z.enum(deviceStates),
  reason: z.enum(reasons).nullable(),
  /** The cause in a sentence, where there is one. */
  detail: z.string().nullable(),
  since: instantSchema,
  lastContact: instantSchema.nullable(),
  counters: z.object({
    bytesIn: z.int(),
    bytesOut: z.int(),
    events: z.int(),
    commands: z.int(),
    retries: z.int(),
    silences: z.int(),
    garbage: z.int(),
    opened: z.int(),
    lost: z.int(),
  }),
})
export type DeviceView = z.infer<typeof deviceViewSchema>

export const selfTestReportSchema = z.object({
  device: deviceIdSchema,
  at: instantSchema,
  passed: z.boolean(),
  steps: z.array(
    z.object({
      title: z.object({ zh: z.string(), en: z.string() }),
      passed: z.boolean(),
      /** What is wrong and what to do; null when passed. */
      advice: z.object({ zh: z.string(), en: z.string() }).nullable(),
    }),
  ),
})
export type SelfTestReport = z.infer<typeof selfTestReportSchema>

/** Of the daemon itself. */
export interface HealthView {
  readonly status: 'ok' | 'degraded' | 'failing'
  readonly reasons: readonly string[]
  readonly freeBytes: number | null
}

// ---- identity: shown, never kept --------------------------------------------------------------

/** `raw`: the card's own WLT bytes, where the site has no decoder; `pending`: the decoder has it. */
export const photoViewSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('raw'), base64: z.string() }),
  z.object({ state: z.literal('pending') }),
  z.object({ state: z.literal('failed') }),
  z.object({ state: z.literal('image'), type: z.enum(['image/bmp', 'image/png', 'image/jpeg']), base64: z.string() }),
])
export type PhotoView = z.infer<typeof photoViewSchema>

export const identityViewSchema = z.object({
  device: deviceIdSchema,
  kind: z.enum(['resident', 'hmt-residence', 'foreigner-2017', 'foreigner-2023']),
  /** 张* */
  name: z.string(),
  /** 1101**********1233 */
  number: z.string(),
  /** Whole years today, at the site. */
  age: z.int().nullable(),
  valid: z.enum(['valid', 'expired', 'unknown']),
  readAt: instantSchema,
  /** Then it is gone, here and in the daemon. */
  expiresAt: instantSchema,
  /** Only where the ticket being served is for an item that declares the purpose. */
  full: z
    .object({
      purpose: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      number: z.string(),
      sex: z.string(),
      birth: z.string(),
      address: z.string().nullable(),
      /** Written on the card after it was issued (追加住址). */
      newAddress: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string(),
      photo: photoViewSchema,
    })
    .nullable(),
})
export type IdentityView = z.infer<typeof identityViewSchema>

/** Why a card could not be read. */
export type CardTrouble = Extract<EventOf<'id-reader'>, { type: 'card-unreadable' }>['why']

export const sessionViewSchema = z.object({
  role: roleSchema,
  window: windowNumberSchema.nullable(),
  kiosk: z.int().nullable(),
  clerk: z.object({ workNo: workNoSchema, name: z.string() }).nullable(),
  emulated: z.boolean(),
})
export type SessionView = z.infer<typeof sessionViewSchema>
