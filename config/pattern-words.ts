/** The forms that names have on the wire, in words for whoever writes a configuration. */
import { deviceIdSchema, itemCodeSchema, queuePrefixSchema, workNoSchema } from '../device-daemon/wire/words.ts'
import { z } from 'zod'
import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'

const forms: readonly (readonly [z.ZodString, Words])[] = [
  [queuePrefixSchema, words('one capital letter, A to Z', '一个大写字母，A 到 Z')],
  [deviceIdSchema, words('a device id such as window-1/pad: small letters, digits and hyphens around one slash', '设备编号，例如 window-1/pad：小写字母、数字和连字符，中间一个斜杠')],
  [itemCodeSchema, words('an item’s code such as RS-01: up to 32 capital letters, digits and hyphens', '事项编码，例如 RS-01：最多 32 个大写字母、数字和连字符')],
  [workNoSchema, words('a work number: 1 to 16 digits and letters', '工号：1 到 16 位数字和字母')],
]

/** By the pattern as zod's issues have it. */
export const patternWords: ReadonlyMap<string, Words> = new Map(
  forms.map(([schema, said]) => [`/${z.toJSONSchema(schema).pattern}/`, said]),
)
