/** What a day's count needs of the days before: who is still there, what is still open, and of what item a rated act was. */
import { z } from 'zod'

/** Ratings by a ticket's code come as late as this after the visit. */
const itemDays = 8

const presenceSchema = z.object({ clerk: z.string(), since: z.number(), pausedSince: z.number().nullable() })
export type Presence = z.infer<typeof presenceSchema>

const sessionSchema = z.object({ clerk: z.string(), /** When the pad asked, ms. */ shownAt: z.number().nullable() })
const caseSchema = z.object({ item: z.string(), window: z.number(), /** The last day that was promised. */ promised: z.string().nullable() })
const seenToSchema = z.object({ /** Who sees to it; empty where nobody does. */ clerk: z.string(), window: z.number(), isLate: z.boolean() })

const pairs = <T extends z.ZodType, K extends z.ZodType>(key: K, value: T) => z.array(z.tuple([key, value]))
export const writtenMemorySchema = z.object({
  present: pairs(z.number(), presenceSchema),
  sessions: pairs(z.string(), sessionSchema),
  items: pairs(z.string(), z.string()),
  cases: pairs(z.string(), caseSchema),
  rectifications: pairs(z.string(), seenToSchema),
})
export type WrittenMemory = z.infer<typeof writtenMemorySchema>
export const nothingYet: WrittenMemory = { present: [], sessions: [], items: [], cases: [], rectifications: [] }

export class Memory {
  /** By window. */
  readonly present: Map<number, Presence>
  /** Of a rating that is asked for. */
  readonly sessions: Map<string, z.infer<typeof sessionSchema>>
  /** Of a visit, by ticket. */
  readonly items: Map<string, string>
  readonly cases: Map<string, z.infer<typeof caseSchema>>
  /** Bad ratings that are seen to, by number. */
  readonly rectifications: Map<string, z.infer<typeof seenToSchema>>

  constructor({ present, sessions, items, cases, rectifications }: WrittenMemory) {
    this.present = new Map(present.map(([window, one]) => [window, { ...one }]))
    this.sessions = new Map(sessions)
    this.items = new Map(items)
    this.cases = new Map(cases)
    this.rectifications = new Map(rectifications)
  }

  /** For the day after `date`. */
  written(date: string): WrittenMemory {
    const oldest = date === '' ? '' : Temporal.PlainDate.from(date).subtract({ days: itemDays - 1 }).toString().replaceAll('-', '')
    return {
      present: [...this.present],
      sessions: [...this.sessions],
      items: [...this.items].filter(([ticket]) => ticket.slice(0, 8) >= oldest),
      cases: [...this.cases],
      rectifications: [...this.rectifications],
    }
  }
}
