import { z } from 'zod'
import type { Driver, Routine, Step } from '../../contract/driver.ts'
import { ratingLevels } from '../../contract/kinds.ts'
import { type Ff68Command, type Ff68Event, ff68Codec } from './codec.ts'
import { ff68Emulator } from './emulator.ts'
import { acknowledgement, beep, callerKeyOf, display, ratingKeyOf, startRating } from './meaning.ts'

const keySchema = z.enum(['0', '1', '2', '3'])

const settingsSchema = z.strictObject({
  /** The device's own on the bus. */
  address: z.int().min(0).max(255),
  /** What each key of the pad means at this site; keys left out mean nothing and are noted only. */
  levels: z.partialRecord(keySchema, z.enum(ratingLevels)),
  /** True where the RS-485 adapter hears what it says. */
  echo: z.boolean().default(false),
})
export type Ff68Settings = z.infer<typeof settingsSchema>

function routine({ address, levels }: Ff68Settings): Routine<'rating-pad', Ff68Command, Ff68Event, never> {
  return {
    opened: () => [],
    received(frame) {
      // Another device's frame on the same line.
      if (frame.address !== address) return []
      const acknowledge: Step<'rating-pad', Ff68Command> = { step: 'send', command: acknowledgement(frame) }
      const key = ratingKeyOf(frame)
      if (key !== null) {
        const named = keySchema.safeParse(String(key))
        const level = named.success ? (levels[named.data] ?? null) : null
        return [acknowledge, { step: 'tell', event: { type: 'key', key, level } }]
      }
      const caller = callerKeyOf(frame)
      return caller === null ? [] : [acknowledge, { step: 'tell', event: { type: 'caller', key: caller } }]
    },
    settled: () => [],
    woken: () => [],
    order(order) {
      switch (order.type) {
        case 'invite':
          return [startRating(address), beep(address)]
        case 'dismiss':
          return [display(address, null, null)]
        case 'show':
          return [display(address, order.waiting, order.ticket)]
        case 'beep':
          return [beep(address)]
      }
    },
  }
}

export const ff68Pad: Driver<'rating-pad', Ff68Settings, Ff68Command, Ff68Event, never> = {
  id: 'rating-pad/ff68',
  kind: 'rating-pad',
  title: { zh: '评价器与叫号器(FF 68 总线)', en: 'Rating pad and caller (FF 68 bus)' },
  settings: settingsSchema,
  transports: { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } },
  // The longest frame takes 16 ms at 9600 baud; an adapter may rest a little between bytes.
  timing: { replyMs: 500, gapMs: 60, attempts: 1 },
  codec: ({ echo }) => ff68Codec({ echoes: echo }),
  routine,
  selfTest: ({ address }) => [
    {
      title: { zh: '蜂鸣一声', en: 'Beep once' },
      send: beep(address),
      judge: (how) =>
        how.type === 'sent' ? null : { zh: '命令未能送出:检查 485 转换器。', en: 'The command could not be sent: check the RS-485 adapter.' },
    },
    {
      title: { zh: '请在 15 秒内按任意键', en: 'Press any key within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有收到按键:检查 A/B 线是否接反、设备地址和波特率。',
        en: 'No key arrived: check whether lines A and B are crossed, the device’s address and the baud rate.',
      },
    },
  ],
  emulator: ({ address, levels }, port) =>
    ff68Emulator({ address, keys: keySchema.options.map((key) => ({ key: Number(key), level: levels[key] ?? null })) }, port),
}
