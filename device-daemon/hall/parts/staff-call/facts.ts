import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'
import { kioskNumberSchema, staffCallNoSchema } from '../../../wire/words.ts'

/** The kiosk stands in each: by it a kiosk's page is told of its own calls alone. */
const of = { call: staffCallNoSchema, kiosk: kioskNumberSchema }

/** Somebody at a kiosk calls staff (呼叫工作人员). */
export const staffCallFacts = [
  fact('staff-called', of),
  /** Somebody comes: the actor says who, the window from where; a supervisor comes from none. */
  fact('staff-call-answered', of),
  /** Nobody came: the kiosk no longer asks, or nobody answered in time. */
  fact('staff-call-ended', { ...of, why: z.enum(['cancelled', 'lapsed']) }),
] as const
export type StaffCallFact = z.infer<(typeof staffCallFacts)[number]>
