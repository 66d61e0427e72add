/** `GET /api/diagnostics`: the daemon and its devices for whoever mends them. */
import { z } from 'zod'
import { deviceStates, reasons } from '../../drivers/contract/status.ts'
import { deviceViewSchema, healthReasonSchema } from './views.ts'
import { deviceIdSchema, instantSchema, queuePrefixSchema, windowNumberSchema } from './words.ts'

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

export const logLineSchema = z.object({
  at: instantSchema,
  level: z.enum(logLevels),
  /** The constant sentence. */
  says: z.string(),
  device: deviceIdSchema.nullable(),
  state: z.enum(deviceStates).nullable(),
  reason: z.enum(reasons).nullable(),
  problem: z.string().nullable(),
  doing: z.string().nullable(),
  /** Kind and place of an error; never its words. */
  error: z.string().nullable(),
})
export type LogLine = z.infer<typeof logLineSchema>

const placed = deviceIdSchema.nullable()
export const configExplainedSchema = z.object({
  site: z.object({ code: z.string(), name: z.string(), tier: z.string(), timeZone: z.string() }),
  emulated: z.boolean(),
  listens: z.object({ beyondThisBox: z.boolean(), port: z.int(), encrypted: z.boolean() }),
  queues: z.array(queuePrefixSchema),
  windows: z.array(z.object({ number: windowNumberSchema, queues: z.array(queuePrefixSchema), pad: placed, caller: placed, display: placed, idReader: placed, printer: placed })),
  kiosks: z.array(z.object({ number: z.int(), printer: placed, scanner: placed, idReader: placed })),
  lines: z.array(z.object({ id: z.string(), transport: z.string() })),
  devices: z.array(z.object({ id: deviceIdSchema, driver: z.string(), transport: z.string() })),
  counts: z.object({ clerks: z.int(), webhooks: z.int(), embedOrigins: z.int(), readerServices: z.int() }),
})
export type ConfigExplained = z.infer<typeof configExplainedSchema>

export const diagnosticsSchema = z.object({
  made: instantSchema,
  version: z.string(),
  node: z.string(),
  upSeconds: z.int(),
  health: z.object({ status: z.enum(['ok', 'degraded', 'failing']), reasons: z.array(healthReasonSchema), freeBytes: z.number().nullable() }),
  journal: z.object({ seq: z.int(), trouble: z.boolean(), clockBehindMs: z.number() }),
  config: configExplainedSchema,
  devices: z.array(deviceViewSchema.pick({ id: true, kind: true, driver: true, state: true, reason: true, since: true, lastContact: true, counters: true })),
  /** Oldest first. */
  log: z.array(logLineSchema),
  /** In Prometheus' form. */
  metrics: z.string(),
})
export type Diagnostics = z.infer<typeof diagnosticsSchema>
