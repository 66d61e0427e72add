/** A hall of many boxes: where its journal is agreed on, and which box stands where. */
import { z } from 'zod'
import { windowNumberSchema } from '../device-daemon/wire/words.ts'

/** Whoever reaches a server without them could write the hall's journal. */
const natsFile = z.string().min(1).max(200)

export const natsSchema = z.strictObject({
  /** The hall's servers; any of them will do. */
  servers: z.array(z.string().regex(/^(nats|tls):\/\/(\[[0-9a-fA-F:]+\]|[0-9A-Za-z.-]+):\d{1,5}$/, 'is an address such as tls://192.168.1.10:4222')).min(1).max(9),
  /** On how many of them everything is kept. With three, one may be lost. */
  replicas: z.union([z.literal(1), z.literal(3)]).default(1),
  /** PEM file of whoever signed the servers' certificates, relative to this file. */
  ca: natsFile.optional(),
  /** File with the seed of this box's own nkey, relative to this file; read by the daemon's user only. */
  seed: natsFile.optional(),
})

/** To a city's servers. */
export const cityLineSchema = natsSchema.omit({ replicas: true })

export const boxSchema = z.strictObject({
  /** What this box is started with as GUITAI_BOX. */
  name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/, 'is 1 to 32 small letters, digits and hyphens, such as kiosk-1'),
  /** Whose devices are plugged into it. */
  windows: z.array(windowNumberSchema).max(999).default([]),
  kiosks: z.array(z.int().min(1).max(99)).max(99).default([]),
})
