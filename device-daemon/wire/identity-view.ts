/** What a card says, as the window's own page may see it: shown, never kept. */
import { z } from 'zod'
import type { EventOf } from '../../drivers/contract/kinds.ts'
import { deviceIdSchema, instantSchema } from './words.ts'

/** `raw`: the card's own WLT bytes, where the site has no decoder; `pending`: the decoder has it. */
export const photoViewSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('raw'), base64: z.string() }),
  z.object({ state: z.literal('pending') }),
  z.object({ state: z.literal('failed') }),
  z.object({ state: z.literal('image'), type: z.enum(['image/bmp', 'image/png', 'image/jpeg']), base64: z.string() }),
])
export type PhotoView = z.infer<typeof photoViewSchema>

export const identityViewSchema = z.object({
  device: deviceIdSchema,
  kind: z.enum(['resident', 'hmt-residence', 'foreigner-2017', 'foreigner-2023']),
  /** 张* */
  name: z.string(),
  /** 1101**********1233 */
  number: z.string(),
  /** Whole years today, at the site. */
  age: z.int().nullable(),
  valid: z.enum(['valid', 'expired', 'unknown']),
  readAt: instantSchema,
  /** Then it is gone, here and in the daemon. */
  expiresAt: instantSchema,
  /** Only where the ticket being served is for an item that declares the purpose. */
  full: z
    .object({
      purpose: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      number: z.string(),
      sex: z.string(),
      birth: z.string(),
      address: z.string().nullable(),
      /** Written on the card after it was issued (追加住址). */
      newAddress: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string(),
      photo: photoViewSchema,
    })
    .nullable(),
})
export type IdentityView = z.infer<typeof identityViewSchema>

/** Why a card could not be read. */
export type CardTrouble = Extract<EventOf<'id-reader'>, { type: 'card-unreadable' }>['why']
