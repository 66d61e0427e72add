import { z } from 'zod'
import { documentReadingSchema } from '../../../wire/document-view.ts'
import type { HallPart } from '../part.ts'
import { type DocumentFact, documentFacts } from './facts.ts'
import { documentFold, type DocumentState, type FrozenDocuments } from './fold.ts'
import { type DocumentCommand, readDocument } from './rules.ts'

export const document: HallPart<DocumentState, FrozenDocuments, DocumentFact, DocumentCommand> = {
  version: 1,
  facts: documentFacts,
  fold: documentFold,
  frozen: z.object({ readings: z.array(documentReadingSchema) }),
  rules: { 'read-document': readDocument },
  sight: { 'document-read': { roles: ['supervisor'] } },
  // Asked for where it is shown.
  shown: () => ({ readings: [] }),
}
