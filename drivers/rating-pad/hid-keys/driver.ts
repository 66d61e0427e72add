import { z } from 'zod'
import type { Driver } from '../../contract/driver.ts'
import { usageOf } from '../../contract/hid.ts'
import { ratingLevels } from '../../contract/kinds.ts'
import { bootKeyboard } from '../../kit/keyboard-report.ts'
import { hidKeysCodec, type KeysChanged } from './codec.ts'
import { hidKeysEmulator } from './emulator.ts'
import { hidKeysRoutine } from './routine.ts'

const keysMax = 10

const settingsSchema = z
  .strictObject({
    /** In the order of the keys on the pad. `usage`: the key's number on page 07, 0x1e to 0x22 for the figures 1 to 5. */
    keys: z
      .array(z.strictObject({ usage: z.int().min(0x04).max(0xe7), level: z.enum(ratingLevels).nullable() }))
      .min(1)
      .max(keysMax),
  })
  .refine(({ keys }) => new Set(keys.map((key) => key.usage)).size === keys.length, {
    path: ['keys'],
    message: 'two keys have the same usage',
  })
export type HidKeysSettings = z.infer<typeof settingsSchema>

export const hidKeysPad: Driver<'rating-pad', HidKeysSettings, never, KeysChanged, never> = {
  id: 'rating-pad/hid-keys',
  kind: 'rating-pad',
  title: { zh: '评价器(USB 键盘)', en: 'Rating pad (USB keyboard)' },
  settings: settingsSchema,
  transports: { hid: { application: usageOf(0x01, 0x06) } },
  timing: { replyMs: 500, gapMs: 100, attempts: 1 },
  codec: ({ keys }, reports) => hidKeysCodec(keys.map(({ usage }) => usage), reports ?? bootKeyboard),
  routine: ({ keys }) => hidKeysRoutine(keys),
  selfTest: () => [
    {
      title: { zh: '请在 15 秒内按任意评价键', en: 'Press any rating key within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有收到按键:检查电缆,以及配置中各键的 usage。',
        en: 'No key arrived: check the cable, and the keys’ usages in the configuration.',
      },
    },
  ],
  emulator: ({ keys }, port) => hidKeysEmulator(keys, port),
}
