/** A city: its servers, and the sites that tell it what happens. */
import { z } from 'zod'
import { natsSchema } from '../boxes-schema.ts'

const codeSchema = z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'is 1 to 32 digits, letters and hyphens, in quotes')

export const siteOfCitySchema = z.strictObject({
  /** As in the site's own file. */
  code: codeSchema,
  name: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(80),
  tier: z.enum(['city', 'township', 'village']),
  /** The site above it: of a village its township. */
  within: codeSchema.optional(),
  /** The JetStream domain of a hall with servers of its own, joined by a leaf node; without one the site's box tells it itself. */
  domain: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, 'is 1 to 32 letters, digits, hyphens and underscores').optional(),
  /** What it may take of the city's disk. A site that has used it up waits; no other does. */
  megabytes: z.int().min(16).max(1_000_000).default(2048),
})

export const citySchema = z.strictObject({
  name: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(80),
  nats: natsSchema,
  sites: z.array(siteOfCitySchema).min(1).max(5000),
})
export type CityConfig = z.infer<typeof citySchema>
export type SiteOfCity = z.infer<typeof siteOfCitySchema>
