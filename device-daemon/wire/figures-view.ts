/** What is counted of the hall's days, and what that comes to: as supervisors are shown it. */
import { z } from 'zod'
import { workNoSchema } from './words.ts'

/** What is counted of a day, of one clerk at one window for one item. Times are sums in ms: a mean is made where it is shown. */
export const counted = [
  /** Ended acts. */
  'acts',
  'noShows',
  /** First calls, and how long their people had waited. */
  'waits',
  'waitMs',
  /** Acts of which the beginning is known, too. */
  'served',
  'servedMs',
  'very_satisfied',
  'satisfied',
  'basically_satisfied',
  'dissatisfied',
  'very_dissatisfied',
  /** Asked, and not rated: nobody pressed, the pad was gone, the clerk took it back. None of them counts as satisfied. */
  'timedOut',
  'lost',
  'withdrawn',
  /** Ended without being asked for. */
  'unasked',
  /** Second ratings. */
  'added',
  /** Keys within a second of the prompt. */
  'fast',
  'secondSupplements',
  'handOvers',
] as const
export type Counted = (typeof counted)[number]

/** By what figures are put together. */
export const groupings = ['clerk', 'window', 'item', 'date'] as const
export type Grouping = (typeof groupings)[number]

const countsShape = Object.fromEntries(counted.map((name) => [name, z.int()])) as Record<Counted, z.ZodInt>
/** `key`: of what it is the sum; empty where that is nobody's. */
export const figureListSchema = z.object({ figures: z.array(z.object({ key: z.string(), longestRun: z.int(), ...countsShape })) })
export type FigureList = z.infer<typeof figureListSchema>

export const attendanceListSchema = z.object({
  attendance: z.array(z.object({ date: z.iso.date(), clerk: workNoSchema, firstIn: z.iso.datetime(), lastOut: z.iso.datetime(), presentMs: z.int(), pausedMs: z.int() })),
})
export type AttendanceList = z.infer<typeof attendanceListSchema>

/** What an appraisal is the sum of. */
export const partNames = ['good', 'active', 'asked', 'told'] as const
export type PartName = (typeof partNames)[number]

const partSchema = z.object({ part: z.enum(partNames), of: z.int(), all: z.int(), weight: z.number(), points: z.number().nullable() })
const appraisedSchema = z.object({ clerk: workNoSchema, acts: z.int(), parts: z.array(partSchema).readonly(), total: z.number().nullable(), rank: z.int().nullable() })
export const appraisalListSchema = z.object({ fewActs: z.int(), appraisal: z.array(appraisedSchema) })
export type AppraisalList = z.infer<typeof appraisalListSchema>
