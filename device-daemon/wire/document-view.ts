/** Rules of service (服务规范) and training (培训): what clerks are to have read, and who has read which version when. */
import { z } from 'zod'
import { instantSchema, workNoSchema } from './words.ts'

export const documentIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is 1 to 40 small letters, digits and dashes')
export const documentKinds = ['rules', 'training'] as const

/** The last version that a clerk has read. */
export const documentReadingSchema = z.object({ clerk: workNoSchema, document: documentIdSchema, version: z.string().max(20), digest: z.string().regex(/^[0-9a-f]{64}$/), at: instantSchema })
export type DocumentReading = z.infer<typeof documentReadingSchema>

export const documentViewSchema = z.object({
  id: documentIdSchema,
  kind: z.enum(documentKinds),
  version: z.string(),
  title: z.string(),
  titleEn: z.string(),
  lines: z.array(z.string()).readonly(),
  linesEn: z.array(z.string()).readonly(),
  /** A clerk is shown the own; `isNow`: it is this very text. */
  readings: z.array(documentReadingSchema.extend({ isNow: z.boolean() })),
  /** Who has not read this text yet; a clerk is shown at most the own number. */
  missing: z.array(workNoSchema),
})
export type DocumentView = z.infer<typeof documentViewSchema>
/** `GET /api/documents` */
export const documentListSchema = z.object({ documents: z.array(documentViewSchema) })
export type DocumentList = z.infer<typeof documentListSchema>
/** `POST /api/documents/{document}/read`: the version that was on the page. */
export const readDocumentSchema = z.strictObject({ version: z.string().min(1).max(20) })
