/** Until when a bad rating is seen to (差评整改), in working days. */
import { z } from 'zod'

export const rectificationSchema = z.strictObject({
  contactDays: z.int().min(1).max(30).default(1),
  simpleDays: z.int().min(1).max(90).default(5),
  complexDays: z.int().min(1).max(90).default(15),
  escalateAfterDays: z.int().min(0).max(30).default(1),
})
