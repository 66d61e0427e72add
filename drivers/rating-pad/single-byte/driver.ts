import { z } from 'zod'
import type { Driver, Routine } from '../../contract/driver.ts'
import { ratingLevels } from '../../contract/kinds.ts'
import { fromHex } from '../../kit/hex.ts'
import { type SingleByteCommand, type SingleByteEvent, singleByteCodec } from './codec.ts'
import { singleByteEmulator } from './emulator.ts'

const keysMax = 10
const hexSchema = z.string().regex(/^([0-9a-fA-F]{2} ?){1,16}$/, 'is up to 16 bytes in hex, such as "05" or "AA 01"')

const settingsSchema = z
  .strictObject({
    /** In the order of the keys on the pad. `level: null` is a key that means nothing here. */
    keys: z
      .array(z.strictObject({ byte: z.int().min(0).max(255), level: z.enum(ratingLevels).nullable() }))
      .min(1)
      .max(keysMax),
    /** What makes the pad ask for a rating, where it can. */
    invite: hexSchema.optional(),
    /** What makes it rest again. */
    dismiss: hexSchema.optional(),
  })
  .refine(({ keys }) => new Set(keys.map((key) => key.byte)).size === keys.length, {
    path: ['keys'],
    message: 'two keys send the same byte',
  })
export type SingleByteSettings = z.infer<typeof settingsSchema>

function routine({ keys, invite, dismiss }: SingleByteSettings): Routine<'rating-pad', SingleByteCommand, SingleByteEvent, never> {
  const prompt = (hex: string | undefined): SingleByteCommand[] => (hex === undefined ? [] : [{ type: 'prompt', bytes: fromHex(hex) }])
  return {
    opened: () => [],
    received({ byte }) {
      const index = keys.findIndex((key) => key.byte === byte)
      const key = keys[index]
      return key === undefined ? [] : [{ step: 'tell', event: { type: 'key', key: index + 1, level: key.level } }]
    },
    settled: () => [],
    woken: () => [],
    order(order) {
      switch (order.type) {
        case 'invite':
          return prompt(invite)
        case 'dismiss':
          return prompt(dismiss)
        case 'show':
        case 'beep':
          return []
      }
    },
  }
}

export const singleBytePad: Driver<'rating-pad', SingleByteSettings, SingleByteCommand, SingleByteEvent, never> = {
  id: 'rating-pad/single-byte',
  kind: 'rating-pad',
  title: { zh: '评价器(单字节)', en: 'Rating pad (one byte a key)' },
  settings: settingsSchema,
  transports: { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } },
  timing: { replyMs: 500, gapMs: 100, attempts: 1 },
  codec: ({ keys }) => singleByteCodec(keys.map((key) => key.byte)),
  routine,
  selfTest: () => [
    {
      title: { zh: '提示评价', en: 'Prompt for a rating' },
      order: { type: 'invite' },
      judge: (how) =>
        how.type === 'sent' ? null : { zh: '提示未能送出:检查电缆。', en: 'The prompt could not be sent: check the cable.' },
    },
    {
      title: { zh: '请在 15 秒内按任意键', en: 'Press any key within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有收到按键:检查电缆、串口号、波特率和配置中的按键字节。',
        en: 'No key arrived: check the cable, the port, the baud rate and the key bytes in the configuration.',
      },
    },
  ],
  emulator: (settings, port) =>
    singleByteEmulator(
      {
        keys: settings.keys,
        invite: settings.invite === undefined ? null : fromHex(settings.invite),
        dismiss: settings.dismiss === undefined ? null : fromHex(settings.dismiss),
      },
      port,
    ),
}
