/** A window's display on the FF 68 bus: the last three digits of the ticket. Frames in drivers/kit/ff68. */
import { z } from 'zod'
import type { Driver, Routine } from '../../contract/driver.ts'
import { type Ff68Frame, ff68Bus, ff68Codec, ff68Line, ff68Timing } from '../../kit/ff68/codec.ts'
import { display } from '../../kit/ff68/meaning.ts'
import { ff68DisplayEmulator } from './emulator.ts'

const settingsSchema = z.strictObject({
  /** The device's own on the bus. */
  address: z.int().min(0).max(255),
})
export type Ff68DisplaySettings = z.infer<typeof settingsSchema>

function routine({ address }: Ff68DisplaySettings): Routine<'display', Ff68Frame, Ff68Frame, never> {
  return {
    opened: () => [{ step: 'send', command: display(address, null, null) }],
    received: () => [],
    settled: () => [],
    woken: () => [],
    order: ({ ticket }) => [display(address, null, ticket)],
  }
}

export const ff68Display: Driver<'display', Ff68DisplaySettings, Ff68Frame, Ff68Frame, never> = {
  id: 'display/ff68',
  kind: 'display',
  title: { zh: '窗口屏(FF 68 总线)', en: 'Window display (FF 68 bus)' },
  settings: settingsSchema,
  transports: ff68Line,
  timing: ff68Timing,
  bus: ff68Bus,
  codec: () => ff68Codec(),
  routine,
  selfTest: ({ address }) => [
    {
      title: { zh: '显示 888:请看窗口屏', en: 'Show 888: look at the display' },
      send: display(address, null, '888'),
      judge: (how) => (how.type === 'sent' ? null : { zh: '命令未能送出:检查 485 转换器。', en: 'The command could not be sent: check the RS-485 adapter.' }),
    },
  ],
  emulator: ({ address }, port) => ff68DisplayEmulator(address, port),
}
