/**
 * The whole configuration of one box, strict: an unknown key is an error. Defaults and units are here.
 * Read once at the start; never written by the daemon.
 */
import { z } from 'zod'
import {
  appointmentIdSchema,
  deviceIdSchema,
  itemCodeSchema,
  queuePrefixSchema,
  ratingLevelSchema,
  skillSchema,
  windowNumberSchema,
  workNoSchema,
} from '../device-daemon/wire/words.ts'
import { appraisalSchema } from './appraisal-schema.ts'
import { boardSchema } from './board-schema.ts'
import { boxSchema, cityLineSchema, natsSchema } from './boxes-schema.ts'
import { calendarSchema } from './calendar/schema.ts'
import { compatSchema } from './compat-schema.ts'
import { deviceSchema, hostSchema, lineSchema } from './device-schema.ts'
import { complaintSchema } from './complaint-schema.ts'
import { embedSchema } from './embed-schema.ts'
import { helpSchema } from './help-schema.ts'
import { inspectionSchema, sixSchema } from './inspection-schema.ts'
import { hintEnSchema, hintSchema } from './one-line.ts'
import { officeHoursSchema } from './office-hours-schema.ts'
import { patternMax, whyNotPattern } from './payload-pattern.ts'
import { rectificationSchema } from './rectification-schema.ts'
import { webhooksSchema } from './webhooks-schema.ts'

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || (host.startsWith('127.') && z.ipv4().safeParse(host).success)
const isWebAddress = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text
const isTimeZone = (name: string): boolean => {
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time of day such as 08:30')
/** `to` is exclusive: a span over midnight is two, the first until 24:00. */
const hourSchema = z
  .strictObject({
    from: wallTime,
    to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is a time of day such as 17:00, or 24:00'),
    /** Numbers in this time; null: no limit but the day's. */
    quota: z.int().min(1).max(9999).nullable().default(null),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'is the same as from: that is no time at all; without hours the queue is always open' })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'is before from; a span over midnight is written as two, such as 22:00 to 24:00 and 00:00 to 06:00',
  })

const siteSchema = z.strictObject({
  /** Administrative division code or the hall's own code: starts the journal's chain, never changes. */
  code: z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'is 1 to 32 digits, letters and hyphens, in quotes'),
  name: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(80),
  tier: z.enum(['city', 'township', 'village']),
  /** IANA name. The business date turns at its midnight. */
  timeZone: z.string().default('Asia/Shanghai').refine(isTimeZone, 'is not a time zone'),
})

const listenSchema = z
  .strictObject({
    host: hostSchema.default('127.0.0.1'),
    port: z.int().min(0).max(65535).default(8630),
    /** Names the daemon answers to besides its own address; needed behind another name. */
    names: z.array(z.string().min(1)).max(16).default([]),
    /** PEM files, relative to this file. */
    tls: z.strictObject({ certificate: z.string(), key: z.string() }).optional(),
  })
  .refine((listen) => isLoopback(listen.host) || listen.tls !== undefined, {
    path: ['host'],
    message: 'is not loopback: that needs tls, because tokens and card data would cross the network in the clear',
  })

const queueSchema = z.strictObject({
  prefix: queuePrefixSchema,
  name: z.string().min(1).max(20),
  nameEn: z.string().min(1).max(40),
  /** What is behind it, in plain words. */
  hint: hintSchema.optional(),
  hintEn: hintEnSchema.optional(),
  /** Opening hours in the site's time zone; none: always open. */
  hours: z.array(hourSchema).max(8).default([]),
  /** Where people wait for what was made behind the windows (统一窗口出件); one queue of a hall at most. Nobody takes a number for it. */
  output: z.boolean().default(false),
  /** Numbers a day; null: up to 9999. */
  dailyQuota: z.int().min(1).max(9999).nullable().default(null),
  /** Numbers a person a day at the kiosks, which then ask for a card; null: no card is asked for. */
  perPerson: z.int().min(1).max(99).nullable().default(null),
})

const windowSchema = z.strictObject({
  number: windowNumberSchema,
  name: z.string().min(1).max(20),
  /** For pages in English, which say `name` without it. */
  nameEn: z.string().min(1).max(40).optional(),
  queues: z.array(queuePrefixSchema).min(1).max(26),
  /** Queues that this window serves when nobody waits in its own. */
  helpsWith: z.array(queuePrefixSchema).max(26).default([]),
  pad: deviceIdSchema.optional(),
  /** A tablet with the page /pad/N asks for ratings, alone or beside a pad with keys. */
  padScreen: z.boolean().default(false),
  /** For slips that are given at the window. */
  printer: deviceIdSchema.optional(),
  caller: deviceIdSchema.optional(),
  display: deviceIdSchema.optional(),
  idReader: deviceIdSchema.optional(),
  /** Who acts at this window when a token printed by `guitai token` is used without a sign-in. */
  staffedBy: workNoSchema.optional(),
})

const kioskSchema = z.strictObject({
  number: z.int().min(1).max(99),
  printer: deviceIdSchema.optional(),
  scanner: deviceIdSchema.optional(),
  /** People with an appointment check in with their card. */
  idReader: deviceIdSchema.optional(),
  /** Whether a scanner with a trigger reads only while a page waits for a code. One without reads always. */
  reading: z.enum(['when-asked', 'always']).default('when-asked'),
})

const clerkSchema = z.strictObject({
  workNo: workNoSchema,
  name: z.string().min(1).max(20),
  /** Made by `guitai config pin`. Only an emulated hall may have PINs in the clear. */
  pin: z.string().regex(/^(scrypt:[0-9a-f]{32}:[0-9a-f]{64}|\d{4,12})$/, 'is made by `guitai config pin`'),
  /** A picture beside the hall's file, such as photos/1001.png: the window's tablet shows it. */
  photo: z.string().max(120).regex(/^(?!\.)[\p{L}\p{N}_.-]+(\/(?!\.)[\p{L}\p{N}_.-]+)*\.(png|jpe?g)$/iu, 'is not a picture beside this file, such as photos/1001.png').optional(),
  /** What this clerk can do beyond the ordinary; items name what they ask for. */
  skills: z.array(skillSchema).max(32).default([]),
  /** May sign in at /office, and decide there under this name. */
  supervises: z.boolean().default(false),
})

const appointmentSchema = z.strictObject({
  id: appointmentIdSchema,
  item: itemCodeSchema,
})

/** A regular expression with one group `(?<appointment>…)`. */
const payloadPatternSchema = z
  .string()
  .max(patternMax)
  .superRefine((pattern, context) => {
    const message = pattern.length > patternMax ? null : whyNotPattern(pattern)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

export const hallSchema = z.strictObject({
  site: siteSchema,
  listen: listenSchema.prefault({}),
  /** Pages from elsewhere that may use a window. */
  embed: embedSchema.prefault({}),
  /** Pages that call a maker's local service for identity cards; none where nothing is said. */
  compat: compatSchema.prefault({}),
  /** Rehearsal: the lab is open and pages pair themselves. Loopback only. */
  emulated: z.boolean().default(false),
  /** Where what happens is written down: on this box alone, or agreed on by all boxes of the hall. */
  journal: z.enum(['sqlite', 'nats']).default('sqlite'),
  nats: natsSchema.optional(),
  boxes: z.array(boxSchema).max(99).default([]),
  /** The city that is told what happens here. */
  city: cityLineSchema.optional(),
  /** A catalogue file, relative to this file. */
  catalogue: z.string(),
  queues: z.array(queueSchema).min(1).max(26),
  windows: z.array(windowSchema).min(1).max(999),
  kiosks: z.array(kioskSchema).max(99).default([]),
  clerks: z.array(clerkSchema).max(5000).default([]),
  appointments: z.array(appointmentSchema).max(10_000).default([]),
  /** How far ahead one may book, and how long before and after the time one may come. */
  booking: z
    .strictObject({
      daysAhead: z.int().min(0).max(365).default(30),
      earlyMinutes: z.int().min(0).max(240).default(30),
      lateMinutes: z.int().min(0).max(240).default(15),
    })
    .prefault({}),
  /** Which part of other makers' codes is the appointment; the first that fits decides. */
  checkIn: z.strictObject({ patterns: z.array(payloadPatternSchema).max(16).default([]) }).prefault({}),
  /** Where facts are sent to, such as a back office. */
  webhooks: webhooksSchema,
  lines: z.array(lineSchema).max(64).default([]),
  devices: z.array(deviceSchema).max(256).default([]),
  /** Working days: on others no number is given. Without this every day is one. */
  calendar: calendarSchema.prefault({}),
  /** The green channel: priority goes first, within these bounds. */
  priority: z
    .strictObject({
      /** So many priority calls in a row while ordinary people wait. */
      inRow: z.int().min(1).max(20).default(2),
      /** Who has waited so long is passed over by nobody who came later. */
      minutes: z.int().min(1).max(600).default(30),
    })
    .prefault({}),
  /** Who was missed may come back while no more numbers of the queue were called, or no more minutes went by. */
  returning: z
    .strictObject({ numbers: z.int().min(0).max(999).default(10), minutes: z.int().min(0).max(600).default(30) })
    .prefault({}),
  /** A hand-over that nobody takes goes back to who was asked first; one that is open for longer is overdue. */
  firstContact: z
    .strictObject({ returnAfterMinutes: z.int().min(1).max(600).default(15), overdueMinutes: z.int().min(1).max(10_080).default(60) })
    .prefault({}),
  /** The hall's board. */
  board: boardSchema.prefault({}),
  /** What becomes of a bad rating (差评整改), in working days: places differ, these are usual. */
  rectification: rectificationSchema.prefault({}),
  /** What becomes of a complaint (投诉). */
  complaint: complaintSchema.prefault({}),
  /** Visits to see how the hall works (督查). */
  inspection: inspectionSchema.prefault({}),
  /** The six requirements of a service point (六有). */
  six: sixSchema.prefault({}),
  /** Requests for help where people live (代办, 帮办, 上门). */
  help: helpSchema.prefault({}),
  rating: z
    .strictObject({
      seconds: z.int().min(30).max(180).default(60),
      /** For how many days the code on a ticket can be rated with. */
      codeDays: z.int().min(1).max(7).default(7),
      /** For how many days what people write beside a rating is kept. */
      wordsDays: z.int().min(1).max(730).default(180),
      /** Whether it stands in the 文字评价 of the export by GB/T 39046 table 9. */
      exportWords: z.boolean().default(false),
      /** Where people's telephones find this daemon; without it no ticket has such a code. */
      address: z.string().max(200).refine(isWebAddress, 'is not an address such as https://hall.wenjing.example').optional(),
      /** A file of tags, relative to this file; the official set where none is named. */
      tags: z.string().optional(),
      /** A province that wants a default: acts that nobody rated are uploaded with this level, under the channel for it. Never anywhere else. */
      byRule: z.strictObject({ level: ratingLevelSchema }).optional(),
    })
    .prefault({}),
  /** What a clerk's year is appraised by. */
  appraisal: appraisalSchema.prefault({}),
  officeHours: officeHoursSchema.prefault({}),
  /** What clerks are to have read: a file, relative to this one. Default: config/documents/standard.yaml. */
  documents: z.string().min(1).optional(),
  identity: z
    .strictObject({
      seconds: z.int().min(5).max(60).default(60),
      /** The operator's own: WLT on standard input, BMP, PNG or JPEG on standard output. Without one the photo is passed raw. */
      photoDecoder: z
        .strictObject({
          command: z.string().max(1000).regex(/^\/[^\0]+$/, 'is an absolute path such as /opt/wlt/decode'),
          args: z.array(z.string().max(1000)).max(50).default([]),
        })
        .optional(),
    })
    .prefault({}),
  printing: z
    .strictObject({
      /** Tickets that could not be printed for so long are not printed any more. */
      expireMinutes: z.int().min(1).max(600).default(15),
      /** What happens to a ticket nobody can know is on paper: staff decide, or it is printed again, marked. */
      unconfirmed: z.enum(['ask', 'reprint']).default('ask'),
      /** A ticket's layout, relative to this file; without one config/tickets/standard.yaml. */
      layout: z.string().min(1).optional(),
    })
    .prefault({}),
})
export type HallConfig = z.infer<typeof hallSchema>
