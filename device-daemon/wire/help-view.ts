/** A request for help as clerks see it: somebody goes to a person who cannot come, or does it for them. Who that is, it does not say. */
import { z } from 'zod'
import { helpChannels, helpHalves, helpKinds, helpResults } from './choices.ts'
import { contactRefSchema, helpNoSchema, instantSchema, itemCodeSchema, placeCodeSchema, workNoSchema } from './words.ts'

export const helpStates = ['requested', 'assigned', 'visited', 'closed', 'cancelled', 'lapsed'] as const

export const helpViewSchema = z.object({
  help: helpNoSchema,
  kind: z.enum(helpKinds),
  item: itemCodeSchema,
  place: placeCodeSchema,
  /** The day that was asked for, and which half of it. */
  on: z.iso.date(),
  half: z.enum(helpHalves),
  channel: z.enum(helpChannels),
  /** By what the contact is found, outside the journal; null where none was left, and once it is erased. */
  contact: contactRefSchema.nullable(),
  state: z.enum(helpStates),
  requestedAt: instantSchema,
  /** Who goes; null while nobody does. */
  clerk: workNoSchema.nullable(),
  /** Clerks who have seen the contact. */
  seenBy: z.array(workNoSchema),
  result: z.enum(helpResults).nullable(),
  /** Null while it is open. */
  endedAt: instantSchema.nullable(),
})
export type HelpView = z.infer<typeof helpViewSchema>
