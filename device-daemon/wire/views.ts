/** What pages and back-office systems see. */
import { z } from 'zod'
import { deviceKinds, type RatingLevel } from '../../drivers/contract/kinds.ts'
import { deviceStates, reasons } from '../../drivers/contract/status.ts'
import type { CaseView } from './case-view.ts'
import type { HandOverView } from './hand-over-view.ts'
import type { HelpView } from './help-view.ts'
import type { NoticeView } from './notice-view.ts'
import type { StaffCallView } from './staff-call-view.ts'
import type { PauseReason } from './choices.ts'
import {
  caseNoSchema,
  complaintNoSchema,
  noticeNoSchema,
  channelSchema,
  deviceIdSchema,
  instantSchema,
  itemCodeSchema,
  keptForSchema,
  prioritySchema,
  queuePrefixSchema,
  ratingLevelSchema,
  roleSchema,
  ticketIdSchema,
  ticketNumberSchema,
  windowNumberSchema,
  workNoSchema,
} from './words.ts'

export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'held',
  'parked',
  'no-show',
  'finished',
  'cancelled',
] as const
export const ticketSteps = [
  'call',
  'call-chosen',
  'recall',
  'start',
  'finish',
  'no-show',
  'hold',
  'resume',
  'park',
  'return',
  'transfer',
  'cancel',
] as const
export type TicketStep = (typeof ticketSteps)[number]

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
  priority: prioritySchema.nullable(),
  /** Null: whoever serves the queue. */
  keptFor: keptForSchema.nullable(),
  /** What else is done in this visit. */
  moreItems: z.array(itemCodeSchema),
})
export type TicketView = z.infer<typeof ticketViewSchema>

/** How long somebody will probably wait: two of three wait no less and no more. */
export const waitSchema = z.object({ lowMinutes: z.int(), highMinutes: z.int(), meanMinutes: z.number() })
export type Wait = z.infer<typeof waitSchema>

/** Who had a number and was not served to the end when that day closed. */
export const dayLeftSchema = z.object({
  businessDate: z.iso.date(),
  tickets: z.array(z.object({ number: ticketNumberSchema, state: z.enum(['waiting', 'held', 'parked']) })),
})
export type DayLeft = z.infer<typeof dayLeftSchema>

export const ratingStates = ['offered', 'shown', 'rated', 'declined', 'timed-out', 'device-lost', 'withdrawn'] as const

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

/** What a job puts on paper. */
export const paperOfSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('ticket') }),
  /** A collection slip. */
  z.strictObject({ of: z.literal('collection'), case: caseNoSchema }),
  /** A one-time notice, and the slip of what is still missing. */
  z.strictObject({ of: z.literal('notice'), notice: noticeNoSchema }),
  z.strictObject({ of: z.literal('supplement'), notice: noticeNoSchema }),
  /** The receipt of a complaint. */
  z.strictObject({ of: z.literal('complaint'), complaint: complaintNoSchema }),
])
export type PaperOf = z.infer<typeof paperOfSchema>

export const printStates = ['queued', 'sending', 'printed', 'unconfirmed', 'failed'] as const

export const printViewSchema = z.object({
  job: z.string(),
  /** Null for what belongs to nobody's visit. */
  ticket: ticketIdSchema.nullable(),
  printer: deviceIdSchema,
  copy: z.enum(['original', 'reprint']),
  paper: paperOfSchema,
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
  /** Null where the hall has none. */
  readonly nameEn: string | null
  readonly queues: readonly string[]
  /** Those it serves when nobody waits in its own. */
  readonly helps: readonly string[]
  /** The levels that this window's pad has no key for; none where there is no pad. */
  readonly padGaps: readonly RatingLevel[]
  /** Work number of the clerk signed in; null for those who may not know. */
  readonly clerk: string | null
  /** The ticket called to or served at this window. */
  readonly ticket: string | null
  /** Why nobody is called here at present; null while it is open. */
  readonly paused: PauseReason | null
  /** The last step here, while nothing has come after it. The daemon lets it be undone for ten seconds. */
  readonly undo: { readonly step: TicketStep; readonly at: string } | null
}

export const queueDefinitionSchema = z.object({
  prefix: queuePrefixSchema,
  name: z.string(),
  nameEn: z.string(),
  /** What is behind it in plain words. */
  hint: z.string().nullable(),
  hintEn: z.string().nullable(),
  /** Nobody takes a number for it: people come for what was made. */
  output: z.boolean(),
})

/** What the board says besides who is called. */
export interface BoardLabels {
  readonly english: boolean
  readonly marquee: { readonly zh: string; readonly en: string } | null
}

/** What the configuration names, and no event changes. */
export interface HallLabels {
  readonly site: { readonly code: string; readonly name: string; readonly nameEn: string; readonly timeZone: string }
  readonly emulated: boolean
  readonly queues: readonly z.infer<typeof queueDefinitionSchema>[]
  readonly board: BoardLabels
  /** Villages and service points where help is given (代办, 帮办, 上门). */
  readonly places: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[]
  readonly windows: readonly Omit<WindowView, 'clerk' | 'ticket' | 'paused' | 'undo'>[]
  /** At which window or kiosk each device stands; one of the hall itself at neither. */
  readonly stands: Readonly<Record<string, { readonly window?: number; readonly kiosk?: number }>>
}

/** A role's whole picture at `seq`. */
export interface HallView extends Omit<HallLabels, 'windows'> {
  readonly seq: number
  readonly businessDate: string
  /** Of the day before; clerk and supervisor. */
  readonly left: DayLeft | null
  readonly windows: readonly WindowView[]
  /** In the order of arrival: those waiting, called and being served, and the last few that ended. */
  readonly tickets: readonly TicketView[]
  /** How often each item was asked for today, by its code: those of whom no ticket is shown any more, too. */
  readonly asked: Readonly<Record<string, number>>
  /** All ratings of the last day that is over, under one hash: for whoever has a receipt to compare. */
  readonly root: { readonly date: string; readonly root: string; readonly count: number } | null
  /** Today's, newest last; only for those who may see ratings (a clerk: the own window's). */
  readonly ratings: readonly RatingView[]
  /** Today's print jobs; kiosk and technician. */
  readonly prints: readonly PrintView[]
  /** What was taken in and is not handed out yet, and today's that were; clerk and supervisor. */
  readonly cases: readonly CaseView[]
  /** What people were told to bring, while something is missing, and today's; clerk and supervisor. */
  readonly notices: readonly NoticeView[]
  /** What was handed to another and is open, and today's that is closed; clerk and supervisor. */
  readonly handOvers: readonly HandOverView[]
  /** Requests for help that are open, and those whose contact is not erased yet; clerk and supervisor. */
  readonly help: readonly HelpView[]
  /** Of each kiosk the call for staff that is open, or the last that was answered today; a kiosk's own, and all for clerk, technician and supervisor. */
  readonly staffCalls: readonly StaffCallView[]
  /** Paper in the printers; clerk, technician and supervisor. */
  readonly rolls: readonly RollView[]
}

/** `GET /api/queue` */
export const queueViewSchema = z.object({
  businessDate: z.iso.date(),
  queues: z.array(queueDefinitionSchema.extend({ waiting: z.int() })),
  tickets: z.array(ticketViewSchema),
})

export type QueueView = z.infer<typeof queueViewSchema>

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

/** Whether the hall takes anything now: not while this box is cut off from the others, or its disk is full. */
export type Standing = 'open' | 'cut-off' | 'full'

/** `detail`: what the disk or the network said of it, in English; null where the sentence says all. */
export const healthReasonSchema = z.object({ zh: z.string(), en: z.string(), detail: z.string().nullable() })
export type HealthReason = Readonly<z.infer<typeof healthReasonSchema>>

/** Of the daemon itself. */
export interface HealthView {
  readonly status: 'ok' | 'degraded' | 'failing'
  readonly reasons: readonly HealthReason[]
  readonly freeBytes: number | null
}

export const sessionViewSchema = z.object({
  role: roleSchema,
  window: windowNumberSchema.nullable(),
  kiosk: z.int().nullable(),
  clerk: z.object({ workNo: workNoSchema, name: z.string() }).nullable(),
  emulated: z.boolean(),
})
export type SessionView = z.infer<typeof sessionViewSchema>
