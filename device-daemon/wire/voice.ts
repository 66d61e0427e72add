/** What is read aloud to who stands before a kiosk. */
import { z } from 'zod'
import { spokenMax } from './spoken-max.ts'

export const spokenLanguages = ['zh', 'en'] as const

/** `GET /api/voice`: the languages that this box can speak; none where it has no voice. */
export const voicesViewSchema = z.object({ languages: z.array(z.enum(spokenLanguages)) })
export type VoicesView = z.infer<typeof voicesViewSchema>

/** `POST /api/voice`: answered with a WAV file. */
export const saySchema = z.object({ text: z.string().trim().min(1).max(spokenMax), language: z.enum(spokenLanguages), slow: z.boolean().default(false) })
export type Saying = z.infer<typeof saySchema>
