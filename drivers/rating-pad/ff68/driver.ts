import { z } from 'zod'
import type { Driver, Routine, Settled, Step } from '../../contract/driver.ts'
import { type RatingPadOrder, ratingLevels } from '../../contract/kinds.ts'
import { type Ff68Command, type Ff68Event, type Ff68Frame, ff68Codec } from './codec.ts'
import { Echoes, tickMs } from './echoes.ts'
import { ff68Emulator } from './emulator.ts'
import { acknowledgement, beep, callerKeyOf, display, ratingKeyOf, startRating } from './meaning.ts'

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
  readonly #echoes = new Echoes()
  #ticking = false

  constructor({ address, levels }: Ff68Settings) {
    this.#address = address
    this.#levels = levels
  }

  /** No pad says a display's frame: if it comes back, the line echoes. */
  opened(): PadStep[] {
    return [this.#say(display(this.#address, null, null)), ...this.#tick()]
  }

  received(frame: Ff68Event): PadStep[] {
    // Another device's frame on the same line.
    if (frame.address !== this.#address) return []
    switch (this.#echoes.heard(frame)) {
      case 'key':
        return [...this.#key(frame), ...this.#tick()]
      case 'storm-begins':
        return [{ step: 'condition', condition: { state: 'warning', reason: 'flooding' } }, ...this.#tick()]
      case 'echo':
      case 'storm':
      case 'nothing':
        return this.#tick()
    }
  }

  settled(command: Ff68Command, how: Settled<never>): PadStep[] {
    if (how.type === 'sent') this.#echoes.sent(command)
    return this.#tick()
  }

  woken(): PadStep[] {
    this.#ticking = false
    const wasStorming = this.#echoes.storming
    this.#echoes.tick()
    const calm: PadStep[] = wasStorming && !this.#echoes.storming ? [{ step: 'condition', condition: { state: 'ok' } }] : []
    return [...calm, ...this.#tick()]
  }

  order(order: RatingPadOrder): Ff68Command[] {
    const frames = framesOf(order, this.#address)
    for (const frame of frames) this.#echoes.saying(frame)
    return frames
  }

  #key(frame: Ff68Frame): PadStep[] {
    const acknowledge = this.#say(acknowledgement(frame))
    const key = ratingKeyOf(frame)
    if (key !== null) {
      const named = keySchema.safeParse(String(key))
      const level = named.success ? (this.#levels[named.data] ?? null) : null
      return [acknowledge, { step: 'tell', event: { type: 'key', key, level } }]
    }
    const caller = callerKeyOf(frame)
    return caller === null ? [] : [acknowledge, { step: 'tell', event: { type: 'caller', key: caller } }]
  }

  #say(command: Ff68Command): PadStep {
    this.#echoes.saying(command)
    return { step: 'send', command }
  }

  /** The alarm rings only while there is something to be counted. */
  #tick(): PadStep[] {
    if (this.#ticking || !this.#echoes.busy) return []
    this.#ticking = true
    return [{ step: 'wake', afterMs: tickMs }]
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
  transports: { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } },
  // The longest frame takes 16 ms at 9600 baud; an adapter may rest a little between bytes.
  timing: { replyMs: 500, gapMs: 60, attempts: 1 },
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
