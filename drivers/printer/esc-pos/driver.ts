import type { Driver } from '../../contract/driver.ts'
import { type EscPosCommand, escPosCodec } from './protocol/codec.ts'
import { escPosEmulator } from './emulator/emulator.ts'
import { escPosPaper } from './paper.ts'
import type { EscPosEvent, EscPosReply } from './protocol/receive.ts'
import { escPosRoutine } from './routine.ts'
import { escPosSelfTest } from './self-test.ts'
import { type EscPosSettings, settingsSchema } from './settings.ts'

export const escPosPrinter: Driver<'printer', EscPosSettings, EscPosCommand, EscPosEvent, EscPosReply> = {
  id: 'printer/esc-pos',
  kind: 'printer',
  title: { zh: '票据打印机(ESC/POS)', en: 'Ticket printer (ESC/POS)' },
  settings: settingsSchema,
  transports: { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 9100 }, usblp: {} },
  // A block reply at 9600 baud has a byte every millisecond; USB bridges hold bytes back for 16 ms.
  timing: { replyMs: 500, gapMs: 100, attempts: 3 },
  codec: (settings) => escPosCodec(settings),
  routine: escPosRoutine,
  selfTest: escPosSelfTest,
  emulator: escPosEmulator,
  paper: escPosPaper,
}
