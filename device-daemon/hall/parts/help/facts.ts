import { z } from 'zod'
import { helpCancelReasons, helpChannels, helpHalves, helpKinds, helpResults } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { contactRefSchema, helpNoSchema, itemCodeSchema, placeCodeSchema, workNoSchema } from '../../../wire/words.ts'

const of = { help: helpNoSchema }

/**
 * Help for people who cannot come (代办, 帮办, 上门): asked for, given to a clerk, visited, closed. Of the person nothing
 * is here but a place of the hall's own list; the way to reach them is kept elsewhere, under `contact`, and erased.
 */
export const helpFacts = [
  fact('help-requested', {
    ...of,
    kind: z.enum(helpKinds),
    item: itemCodeSchema,
    place: placeCodeSchema,
    on: z.iso.date(),
    half: z.enum(helpHalves),
    channel: z.enum(helpChannels),
    contact: contactRefSchema.nullable(),
  }),
  /** Somebody goes, or somebody else does now. */
  fact('help-assigned', { ...of, clerk: workNoSchema }),
  fact('help-visited', of),
  fact('help-closed', { ...of, result: z.enum(helpResults) }),
  fact('help-cancelled', { ...of, reason: z.enum(helpCancelReasons) }),
  /** Nobody has ended it in time. */
  fact('help-lapsed', of),
  /** Read, before it was shown: who has looked at what is asked later, by others. Of the contact itself nothing is here. */
  fact('help-contact-seen', { ...of, by: workNoSchema }),
  /** No byte of it was there any more when this was said. */
  fact('help-contact-erased', of),
] as const
export type HelpFact = z.infer<(typeof helpFacts)[number]>
