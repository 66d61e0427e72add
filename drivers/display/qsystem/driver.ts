/** A line of QSystem's hall board, or a board above a window: so many characters. Frames in drivers/kit/qsystem. */
import { z } from 'zod'
import type { Driver, Routine } from '../../contract/driver.ts'
import { characters, payloadBytesMax, type QSystemFrame, qsystemBus, qsystemCodec, qsystemLine, qsystemTiming } from '../../kit/qsystem/codec.ts'
import { qsystemDisplayEmulator } from './emulator.ts'

const settingsSchema = z.strictObject({
  /** The line's own on the bus. */
  address: z.int().min(0).max(255),
  /** Characters the line has. */
  characters: z.int().min(3).max(payloadBytesMax).default(4),
})
export type QSystemDisplaySettings = z.infer<typeof settingsSchema>

function routine({ address, characters: count }: QSystemDisplaySettings): Routine<'display', QSystemFrame, QSystemFrame, never> {
  const shown = (ticket: string | null): QSystemFrame => ({ address, payload: characters(ticket, count) })
  return {
    opened: () => [{ step: 'send', command: shown(null) }],
    received: () => [],
    settled: () => [],
    woken: () => [],
    order: ({ ticket }) => [shown(ticket)],
  }
}

export const qsystemDisplay: Driver<'display', QSystemDisplaySettings, QSystemFrame, QSystemFrame, never> = {
  id: 'display/qsystem',
  kind: 'display',
  title: { zh: '窗口屏(QSystem 总线)', en: 'Window display (QSystem bus)' },
  settings: settingsSchema,
  transports: qsystemLine,
  timing: qsystemTiming,
  bus: qsystemBus(300),
  codec: () => qsystemCodec(),
  routine,
  selfTest: ({ address, characters: count }) => [
    {
      title: { zh: '显示一行 8:请看窗口屏', en: 'Show a line of 8: look at the display' },
      send: { address, payload: characters('8'.repeat(count), count) },
      judge: (how) => (how.type === 'sent' ? null : { zh: '命令未能送出:检查 485 转换器。', en: 'The command could not be sent: check the RS-485 adapter.' }),
    },
  ],
  emulator: ({ address, characters: count }, port) => qsystemDisplayEmulator({ address, characters: count }, port),
}
