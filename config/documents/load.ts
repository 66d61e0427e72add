/** What clerks are to have read, as versioned data. */
import { createHash } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { documentIdSchema, documentKinds } from '../../device-daemon/wire/document-view.ts'
import { read } from '../read-checked.ts'
import type { HallConfig } from '../schema.ts'

const standard = resolve(import.meta.dirname, 'standard.yaml')
const linesSchema = z.array(z.string().min(1).max(400)).min(1).max(100)

const documentSchema = z
  .strictObject({
    id: documentIdSchema,
    kind: z.enum(documentKinds),
    version: z.string().min(1).max(20),
    title: z.string().min(1).max(60),
    titleEn: z.string().min(1).max(120),
    /** A paragraph each. */
    lines: linesSchema,
    linesEn: linesSchema,
  })
  .transform((document) => ({ ...document, /** SM3, hex: what was read, to the last letter. */ digest: createHash('sm3').update(JSON.stringify(document)).digest('hex') }))
const documentsSchema = z.strictObject({
  documents: z
    .array(documentSchema)
    .max(50)
    .refine((documents) => new Set(documents.map(({ id }) => id)).size === documents.length, 'is not a list in which each id is there once'),
})
export type Document = z.output<typeof documentSchema>

/** Throws ConfigError. `hallFile` is the hall's file's path. */
export function loadDocuments({ documents }: HallConfig, hallFile: string): readonly Document[] {
  return read(documentsSchema, { path: documents === undefined ? standard : resolve(dirname(hallFile), documents), own: false }).documents
}
