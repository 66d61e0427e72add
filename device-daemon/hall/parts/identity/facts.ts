import { z } from 'zod'
import { basisMax, readerFields, readerShapes } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'

/**
 * That another system's page was given a card that was read at a window: by which service, how much of it and on
 * what basis. Never whose card. Asking is no fact, since such pages ask twice a second.
 */
export const identityFacts = [
  fact('identity-given', { shape: z.enum(readerShapes), fields: z.enum(readerFields), photo: z.boolean(), basis: z.string().min(1).max(basisMax) }),
] as const
export type IdentityFact = z.infer<(typeof identityFacts)[number]>
