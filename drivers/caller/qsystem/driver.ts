/** QSystem's caller: four keys, a lamp and three characters. Frames in drivers/kit/qsystem, facts in NOTES.md. */
import { z } from 'zod'
import type { Driver, Routine } from '../../contract/driver.ts'
import type { AtWindow, CallerKey } from '../../contract/kinds.ts'
import { EchoGuard } from '../../kit/echo-guard.ts'
import { characters, type QSystemFrame, qsystemBus, qsystemCodec, qsystemLine, qsystemTiming } from '../../kit/qsystem/codec.ts'
import { qsystemCallerEmulator } from './emulator.ts'

const lampSchema = z.int().min(0x30).max(0x3d)

const settingsSchema = z.strictObject({
  /** The device's own on the bus. */
  address: z.int().min(0).max(255),
  /** Byte of the lamp while nobody is at the window, somebody is called, somebody is served. */
  lamps: z.strictObject({ idle: lampSchema.default(0x30), called: lampSchema.default(0x35), serving: lampSchema.default(0x31) }).prefault({}),
})
export type QSystemCallerSettings = z.infer<typeof settingsSchema>

/** What each key means depends on the ticket at the window; the hall knows it. */
const keys: ReadonlyMap<number, CallerKey> = new Map([
  [0x31, 'call-or-recall'],
  [0x32, 'start'],
  [0x33, 'transfer'],
  [0x34, 'end'],
])
/** How the three characters blink: 20 steady, 21 always. */
const blink: Readonly<Record<AtWindow, number>> = { idle: 0x20, called: 0x21, serving: 0x20 }

/** A lamp's frame looks like a key's: the same bytes, the other way. */
function keyOf({ payload }: QSystemFrame): CallerKey | null {
  return payload.length === 1 ? (keys.get(payload[0] ?? 0) ?? null) : null
}

const words = {
  textOf: ({ address, payload }: QSystemFrame): string => [address, ...payload].join(),
  isKey: (frame: QSystemFrame): boolean => keyOf(frame) !== null,
}

function routine({ address, lamps }: QSystemCallerSettings): Routine<'caller', QSystemFrame, QSystemFrame, never> {
  const guard = new EchoGuard<'caller', QSystemFrame>(words)
  const shown = (ticket: string | null, at: AtWindow): QSystemFrame => ({ address, payload: Uint8Array.of(blink[at], ...characters(ticket, 3)) })
  return {
    // No caller says three characters: if they come back, the line echoes.
    opened: () => [guard.say(shown(null, 'idle')), ...guard.tick()],
    received(frame) {
      if (frame.address !== address) return []
      return guard.heard(frame, () => {
        const key = keyOf(frame)
        return key === null ? [] : [{ step: 'tell', event: { type: 'caller', key } }]
      })
    },
    settled: (frame, how) => guard.settled(frame, how),
    woken: () => guard.woken(),
    order: ({ ticket, at }) => guard.saying([shown(ticket, at), { address, payload: Uint8Array.of(lamps[at]) }]),
  }
}

export const qsystemCaller: Driver<'caller', QSystemCallerSettings, QSystemFrame, QSystemFrame, never> = {
  id: 'caller/qsystem',
  kind: 'caller',
  title: { zh: '叫号器(QSystem 总线)', en: 'Caller (QSystem bus)' },
  settings: settingsSchema,
  transports: qsystemLine,
  timing: qsystemTiming,
  bus: qsystemBus(20),
  codec: () => qsystemCodec(),
  routine,
  selfTest: ({ address }) => [
    {
      title: { zh: '显示 888:请看叫号器', en: 'Show 888: look at the caller' },
      send: { address, payload: Uint8Array.of(0x20, 0x38, 0x38, 0x38) },
      judge: (how) => (how.type === 'sent' ? null : { zh: '命令未能送出:检查 485 转换器。', en: 'The command could not be sent: check the RS-485 adapter.' }),
    },
    {
      title: { zh: '请在 15 秒内按任意键', en: 'Press any key within 15 seconds' },
      awaitMs: 15_000,
      mend: { zh: '没有收到按键:检查 A/B 线是否接反、设备地址和波特率。', en: 'No key arrived: check whether lines A and B are crossed, the device’s address and the baud rate.' },
    },
  ],
  emulator: ({ address }, port) => qsystemCallerEmulator(address, port),
}
