/** What the hall knows: a fold of its journal, small enough to keep in memory and to write down whole. */
import { z } from 'zod'
import { printViewSchema, ratingViewSchema, ticketViewSchema } from '../wire/views.ts'
import { deviceIdSchema, instantSchema, workNoSchema } from '../wire/words.ts'

const ticketSchema = ticketViewSchema.extend({
  businessDate: z.iso.date(),
  /** Breaks the tie of two arrivals in one millisecond. */
  seq: z.int(),
})
export type Ticket = z.infer<typeof ticketSchema>

const ratingSchema = ratingViewSchema.extend({ pad: deviceIdSchema.nullable() })
export type Rating = z.infer<typeof ratingSchema>

const printSchema = printViewSchema.extend({ queuedAt: instantSchema })
export type Print = z.infer<typeof printSchema>

const placeSchema = z.object({
  /** The clerk signed in. */
  clerk: workNoSchema.nullable(),
  /** The ticket called to or served here. */
  ticket: z.string().nullable(),
})
export type Place = z.infer<typeof placeSchema>

/** Written by `evolve` alone; everybody else reads. */
export interface HallState {
  /** Of the newest ticket; null before the first. */
  businessDate: string | null
  /** Numbers given on `businessDate`, by prefix. */
  readonly counters: Map<string, number>
  /** Those of `businessDate`, and older ones that are still at a window. */
  readonly tickets: Map<string, Ticket>
  /** Appointments checked in on `businessDate`, and their tickets. */
  readonly checkIns: Map<string, string>
  readonly windows: Map<number, Place>
  readonly ratings: Map<string, Rating>
  readonly prints: Map<string, Print>
}

export function emptyState(): HallState {
  return {
    businessDate: null,
    counters: new Map(),
    tickets: new Map(),
    checkIns: new Map(),
    windows: new Map(),
    ratings: new Map(),
    prints: new Map(),
  }
}

/** Raised whenever the state's shape or meaning changes: older snapshots are then not used. */
export const stateVersion = 1

const frozenSchema = z.object({
  businessDate: z.iso.date().nullable(),
  counters: z.array(z.tuple([z.string(), z.int()])),
  tickets: z.array(ticketSchema),
  checkIns: z.array(z.tuple([z.string(), z.string()])),
  windows: z.array(z.tuple([z.int(), placeSchema])),
  ratings: z.array(ratingSchema),
  prints: z.array(printSchema),
})

/** Text for a snapshot. */
export function freezeState(state: HallState): string {
  const frozen: z.infer<typeof frozenSchema> = {
    businessDate: state.businessDate,
    counters: [...state.counters],
    tickets: [...state.tickets.values()],
    checkIns: [...state.checkIns],
    windows: [...state.windows],
    ratings: [...state.ratings.values()],
    prints: [...state.prints.values()],
  }
  return JSON.stringify(frozen)
}

/** Throws on text that `freezeState` of this version did not write. */
export function thawState(text: string): HallState {
  const frozen = frozenSchema.parse(JSON.parse(text))
  return {
    businessDate: frozen.businessDate,
    counters: new Map(frozen.counters),
    tickets: new Map(frozen.tickets.map((ticket) => [ticket.id, ticket])),
    checkIns: new Map(frozen.checkIns),
    windows: new Map(frozen.windows),
    ratings: new Map(frozen.ratings.map((rating) => [rating.session, rating])),
    prints: new Map(frozen.prints.map((print) => [print.job, print])),
  }
}

/** A window nobody has used yet has nobody at it. */
export function placeAt(state: HallState, window: number): Place {
  return state.windows.get(window) ?? { clerk: null, ticket: null }
}
