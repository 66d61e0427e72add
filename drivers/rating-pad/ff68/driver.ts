import { z } from 'zod'
import type { Driver, Routine, Settled, Step } from '../../contract/driver.ts'
import { type RatingPadOrder, ratingLevels } from '../../contract/kinds.ts'
import { EchoGuard } from '../../kit/echo-guard.ts'
import { type Ff68Command, type Ff68Event, type Ff68Frame, ff68Bus, ff68Codec, ff68Line, ff68Timing } from '../../kit/ff68/codec.ts'
import { acknowledgement, beep, callerKeyOf, display, ff68Words, ratingKeyOf, startRating } from '../../kit/ff68/meaning.ts'
import { ff68Emulator } from './emulator.ts'

const keySchema = z.enum(['0', '1', '2', '3'])

const settingsSchema = z.strictObject({
  /** The device's own on the bus. */
  address: z.int().min(0).max(255),
  /** What each key of the pad means at this site; keys left out mean nothing and are noted only. */
  levels: z.partialRecord(keySchema, z.enum(ratingLevels)),
})
export type Ff68Settings = z.infer<typeof settingsSchema>

type PadStep = Step<'rating-pad', Ff68Command>

class PadRoutine implements Routine<'rating-pad', Ff68Command, Ff68Event, never> {
  readonly #address: number
  readonly #levels: Ff68Settings['levels']
  readonly #guard = new EchoGuard<'rating-pad', Ff68Frame>(ff68Words)

  constructor({ address, levels }: Ff68Settings) {
    this.#address = address
    this.#levels = levels
  }

  /** No pad says a display's frame: if it comes back, the line echoes. */
  opened(): PadStep[] {
    return [this.#guard.say(display(this.#address, null, null)), ...this.#guard.tick()]
  }

  received(frame: Ff68Event): PadStep[] {
    // Another device's frame on the same line.
    return frame.address === this.#address ? this.#guard.heard(frame, () => this.#key(frame)) : []
  }

  settled(command: Ff68Command, how: Settled<never>): PadStep[] {
    return this.#guard.settled(command, how)
  }

  woken(): PadStep[] {
    return this.#guard.woken()
  }

  order(order: RatingPadOrder): Ff68Command[] {
    return this.#guard.saying(framesOf(order, this.#address))
  }

  #key(frame: Ff68Frame): PadStep[] {
    const acknowledge = this.#guard.say(acknowledgement(frame))
    const key = ratingKeyOf(frame)
    if (key !== null) {
      const named = keySchema.safeParse(String(key))
      const level = named.success ? (this.#levels[named.data] ?? null) : null
      return [acknowledge, { step: 'tell', event: { type: 'key', key, level } }]
    }
    const caller = callerKeyOf(frame)
    return caller === null ? [] : [acknowledge, { step: 'tell', event: { type: 'caller', key: caller } }]
  }
}

function framesOf(order: RatingPadOrder, address: number): Ff68Frame[] {
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
}

export const ff68Pad: Driver<'rating-pad', Ff68Settings, Ff68Command, Ff68Event, never> = {
  id: 'rating-pad/ff68',
  kind: 'rating-pad',
  title: { zh: '评价器与叫号器(FF 68 总线)', en: 'Rating pad and caller (FF 68 bus)' },
  settings: settingsSchema,
  transports: ff68Line,
  timing: ff68Timing,
  bus: ff68Bus,
  codec: () => ff68Codec(),
  routine: (settings) => new PadRoutine(settings),
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
