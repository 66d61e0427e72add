/** Where help is given to people who cannot come, how long a request stays open, and how long the way to reach them is kept. */
import { z } from 'zod'
import { placeCodeSchema } from '../device-daemon/wire/words.ts'

const placeSchema = z.strictObject({ code: placeCodeSchema, name: z.string().min(1).max(20), nameEn: z.string().min(1).max(40) })

export const helpSchema = z.strictObject({
  /** Villages and service points; without one nobody can ask for help. */
  places: z.array(placeSchema).max(200).default([]),
  /** Days after the day that was asked for until a request that nobody has ended is ended. */
  openDays: z.int().min(1).max(365).default(30),
  /** Days after the end of a request until its contact is erased. */
  contactDays: z.int().min(1).max(365).default(30),
})
