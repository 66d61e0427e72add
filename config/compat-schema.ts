/** Pages that call a maker's local service for identity cards, and are answered by this daemon instead. */
import { z } from 'zod'
import { basisMax, type ReaderShape, readerFields, readerShapes } from '../device-daemon/wire/choices.ts'
import { windowNumberSchema } from '../device-daemon/wire/words.ts'
import { originSchema } from './embed-schema.ts'

/** Never configured: whoever asks from another machine finds nothing. */
export const serviceHost = '127.0.0.1'
/** Where existing pages look for them. */
const usualPorts = { cvr: 19196, zkidr: 24010 } as const satisfies Record<ReaderShape, number>

const serviceSchema = z
  .strictObject({
    shape: z.enum(readerShapes),
    /** Whose reader it is. */
    window: windowNumberSchema,
    /** On 127.0.0.1; the maker's own where none is named. */
    port: z.int().min(0).max(65535).optional(),
    /** Compared letter by letter with what the browser sends. */
    origins: z.array(originSchema).min(1).max(16),
    /** What the cards are read for, and what allows it. It stands in the journal beside each card that was given. */
    purpose: z.strictObject({ basis: z.string().trim().min(1).max(basisMax) }),
    fields: z.enum(readerFields).default('masked'),
    /** Birth and validity as 19491231 or 1949.12.31: pages differ. */
    dates: z.enum(['plain', 'dotted']).default('plain'),
  })
  .transform(({ port, ...service }) => ({ ...service, port: port ?? usualPorts[service.shape] }))

export const compatSchema = z.strictObject({ services: z.array(serviceSchema).max(16).default([]) })
export type ReaderServiceConfig = z.infer<typeof serviceSchema>
