/** The forms that names have on the wire, in words for whoever writes a configuration. */
import { deviceIdSchema, itemCodeSchema, queuePrefixSchema, workNoSchema } from '../device-daemon/wire/words.ts'
import { z } from 'zod'

const words: readonly (readonly [z.ZodString, string])[] = [
  [queuePrefixSchema, 'one capital letter, A to Z'],
  [deviceIdSchema, 'a device id such as window-1/pad: small letters, digits and hyphens around one slash'],
  [itemCodeSchema, 'an item’s code such as RS-01: up to 32 capital letters, digits and hyphens'],
  [workNoSchema, 'a work number: 1 to 16 digits and letters'],
]

/** By the pattern as zod's issues have it. */
export const patternWords: ReadonlyMap<string, string> = new Map(
  words.map(([schema, sentence]) => [`/${z.toJSONSchema(schema).pattern}/`, sentence]),
)
