/** What is counted of the hall's days, and what that comes to: as supervisors are shown it. */
import { z } from 'zod'
import { correctionReasons, withdrawWhys } from './choices.ts'
import { partNames } from './groupings.ts'
import { waitCounters } from './wait-spread.ts'
import { actorSchema, instantSchema, timeSchema, workNoSchema } from './words.ts'

/** What is counted of a day, of one clerk at one window for one item. Times are sums in ms: a mean is made where it is shown. */
export const counted = [
  /** Ended acts. */
  'acts',
  'noShows',
  /** First calls, and how long their people had waited. */
  'waits',
  'waitMs',
  /** Of the waits those of more than half an hour. */
  'longWaits',
  /** How they are spread: each of the waits is in one of these. */
  ...waitCounters,
  /** Acts of which the beginning is known, too. */
  'served',
  'servedMs',
  'very_satisfied',
  'satisfied',
  'basically_satisfied',
  'dissatisfied',
  'very_dissatisfied',
  /** Asked, and not rated: the person did not want to, nobody pressed, the pad was gone, the clerk took it back. None of them counts as satisfied. */
  'declined',
  'timedOut',
  'lost',
  'withdrawn',
  /** Nobody rated it in time, and the hall's rule reports it: no rating, and nobody's content. */
  'defaulted',
  /** Ended without being asked for. */
  'unasked',
  /** Second ratings. */
  'added',
  /** Keys within a second of the prompt. */
  'fast',
  'secondSupplements',
  'handOvers',
  /** Cases decided by the day that was promised, and after it. */
  'limitsKept',
  'limitsMissed',
  /** Bad ratings that were seen to and are closed, of those the ones that were escalated, and all escalations. */
  'seenTo',
  'seenToLate',
  'overdue',
] as const
export type Counted = (typeof counted)[number]

const countsShape = Object.fromEntries(counted.map((name) => [name, z.int()])) as Record<Counted, z.ZodInt>
/** `key`: of what it is the sum; empty where that is nobody's. */
export const figureListSchema = z.object({ figures: z.array(z.object({ key: z.string(), longestRun: z.int(), ...countsShape })) })
export type FigureList = z.infer<typeof figureListSchema>

const correctionSchema = z.object({ firstIn: timeSchema.nullable(), lastOut: timeSchema.nullable(), reason: z.enum(correctionReasons), by: actorSchema, at: instantSchema })
/** Times as they were corrected; null where nothing is known. Minutes are 0 where nobody was late or early. */
const attendedDaySchema = z.object({
  date: z.iso.date(),
  clerk: workNoSchema,
  firstIn: instantSchema.nullable(),
  lastOut: instantSchema.nullable(),
  presentMs: z.int(),
  pausedMs: z.int(),
  lateMinutes: z.int(),
  earlyMinutes: z.int(),
  /** Why nothing is reckoned. */
  excused: z.enum(correctionReasons).nullable(),
  corrections: z.array(correctionSchema),
})
export type AttendedDay = z.infer<typeof attendedDaySchema>
const attendedMonthSchema = z.object({ month: z.string(), clerk: workNoSchema, days: z.int(), lateDays: z.int(), earlyDays: z.int(), excusedDays: z.int(), presentMs: z.int(), pausedMs: z.int() })
export type AttendedMonth = z.infer<typeof attendedMonthSchema>
/** `judged`: the hall has hours, so that somebody can be late. */
export const attendanceListSchema = z.object({ judged: z.boolean(), days: z.array(attendedDaySchema), months: z.array(attendedMonthSchema) })
export type AttendanceList = z.infer<typeof attendanceListSchema>

/** `POST /api/attendance/corrections`; null keeps what was recorded. */
export const correctAttendanceSchema = z.strictObject({ clerk: workNoSchema, date: z.iso.date(), firstIn: timeSchema.nullable().default(null), lastOut: timeSchema.nullable().default(null), reason: z.enum(correctionReasons) })

const momentSchema = z.object({ date: z.iso.date(), time: z.string(), ratings: z.int() })
const signsSchema = z.object({
  clerk: workNoSchema,
  acts: z.int(),
  rated: z.int(),
  /** Keys within a second of the prompt. */
  fast: z.int(),
  /** Of one level. */
  longestRun: z.int(),
  unasked: z.int(),
  withdrawn: z.int(),
  /** Why, and how often. */
  withdrawals: z.array(z.object({ why: z.enum(withdrawWhys), count: z.int() })),
  /** The pad was gone while it asked. */
  lost: z.int(),
  timedOut: z.int(),
  /** Minutes with three ratings and more. */
  clusters: z.array(momentSchema),
  outOfHours: z.array(momentSchema),
})
export type Signs = z.infer<typeof signsSchema>
/** `hasHours`: the hall has hours, so that something can be outside of them. */
export const signListSchema = z.object({ hasHours: z.boolean(), signs: z.array(signsSchema) })
export type SignList = z.infer<typeof signListSchema>

const partSchema = z.object({ part: z.enum(partNames), of: z.int(), all: z.int(), weight: z.number(), points: z.number().nullable() })
export const appraisedSchema = z.object({
  key: z.string(),
  acts: z.int(),
  /** Shown and not scored: whoever hurries is not better, and who was asked first may well hand over. ms; null for no acts. */
  meanWaitMs: z.int().nullable(),
  meanServedMs: z.int().nullable(),
  handOvers: z.int(),
  overdue: z.int(),
  parts: z.array(partSchema).readonly(),
  total: z.number().nullable(),
  rank: z.int().nullable(),
})
export type Appraised = z.infer<typeof appraisedSchema>
export const appraisalListSchema = z.object({ fewActs: z.int(), appraisal: z.array(appraisedSchema) })
export type AppraisalList = z.infer<typeof appraisalListSchema>

/** `GET /api/acts`: what technicians and supervisors asked for, newest first; `next`: where the next page begins, null after the last. */
export const actListSchema = z.object({
  acts: z.array(z.object({ seq: z.int(), at: instantSchema, by: actorSchema, what: z.string(), on: z.array(z.string()).readonly(), from: z.string() })),
  next: z.int().nullable(),
})
export type ActList = z.infer<typeof actListSchema>

/** `GET /api/figures/roots`: what a receipt is checked against, by the day of its ratings. */
export const rootListSchema = z.object({ roots: z.array(z.object({ date: z.iso.date(), root: z.string(), count: z.int() })) })
export type RootList = z.infer<typeof rootListSchema>
