import type { z } from 'zod'
import { documentReadingSchema } from '../../../wire/document-view.ts'
import { fact } from '../../../wire/stamp.ts'

const { document, version, digest } = documentReadingSchema.shape

export const documentFacts = [
  /** A clerk has read this very text: the actor says so. */
  fact('document-read', { document, version, digest } satisfies z.ZodRawShape),
] as const
export type DocumentFact = z.infer<(typeof documentFacts)[number]>
