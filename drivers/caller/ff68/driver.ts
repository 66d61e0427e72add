/** A caller on the FF 68 bus: a clerk's keys and a display of six digits, without a rating pad. Frames in drivers/kit/ff68. */
import { z } from 'zod'
import type { Driver, Routine } from '../../contract/driver.ts'
import { EchoGuard } from '../../kit/echo-guard.ts'
import { type Ff68Frame, ff68Bus, ff68Codec, ff68Line, ff68Timing } from '../../kit/ff68/codec.ts'
import { acknowledgement, beep, callerKeyOf, display, ff68Words } from '../../kit/ff68/meaning.ts'
import { ff68CallerEmulator } from './emulator.ts'

const settingsSchema = z.strictObject({
  /** The device's own on the bus. */
  address: z.int().min(0).max(255),
})
export type Ff68CallerSettings = z.infer<typeof settingsSchema>

function routine({ address }: Ff68CallerSettings): Routine<'caller', Ff68Frame, Ff68Frame, never> {
  const guard = new EchoGuard<'caller', Ff68Frame>(ff68Words)
  return {
    // No caller says a display's frame: if it comes back, the line echoes.
    opened: () => [guard.say(display(address, null, null)), ...guard.tick()],
    received(frame) {
      if (frame.address !== address) return []
      return guard.heard(frame, () => {
        const key = callerKeyOf(frame)
        return key === null ? [] : [guard.say(acknowledgement(frame)), { step: 'tell', event: { type: 'caller', key } }]
      })
    },
    settled: (frame, how) => guard.settled(frame, how),
    woken: () => guard.woken(),
    order: ({ waiting, ticket }) => guard.saying([display(address, waiting, ticket)]),
  }
}

export const ff68Caller: Driver<'caller', Ff68CallerSettings, Ff68Frame, Ff68Frame, never> = {
  id: 'caller/ff68',
  kind: 'caller',
  title: { zh: '叫号器(FF 68 总线)', en: 'Caller (FF 68 bus)' },
  settings: settingsSchema,
  transports: ff68Line,
  timing: ff68Timing,
  bus: ff68Bus,
  codec: () => ff68Codec(),
  routine,
  selfTest: ({ address }) => [
    {
      title: { zh: '蜂鸣一声', en: 'Beep once' },
      send: beep(address),
      judge: (how) => (how.type === 'sent' ? null : { zh: '命令未能送出:检查 485 转换器。', en: 'The command could not be sent: check the RS-485 adapter.' }),
    },
    {
      title: { zh: '请在 15 秒内按任意键', en: 'Press any key within 15 seconds' },
      awaitMs: 15_000,
      mend: { zh: '没有收到按键:检查 A/B 线是否接反、设备地址和波特率。', en: 'No key arrived: check whether lines A and B are crossed, the device’s address and the baud rate.' },
    },
  ],
  emulator: ({ address }, port) => ff68CallerEmulator(address, port),
}
