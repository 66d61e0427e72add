import { z } from 'zod'
import type { Driver, Routine } from '../../contract/driver.ts'
import { type ScannedLine, type ScannerCommand, type ScannerReply, serialLineCodec } from './codec.ts'
import { serialLineEmulator } from './emulator.ts'
import { splitAim, textOf } from '../../kit/scanned.ts'
import { triggerNames, triggers } from './triggers.ts'

const settingsSchema = z.strictObject({
  /** What ends a line. `any` takes CR, LF and CR LF; with `none` only silence ends it. */
  suffix: z.enum(['any', 'cr', 'lf', 'crlf', 'tab', 'none']).default('any'),
  /** `aim` where the scanner is set to send `]cm` before each code. */
  prefix: z.enum(['none', 'aim']).default('none'),
  charset: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  /** The maker's trigger commands; `none` for a scanner that always reads. */
  trigger: z.enum(triggerNames).default('none'),
})
export type SerialLineSettings = z.infer<typeof settingsSchema>

function routine({ prefix, charset, trigger }: SerialLineSettings): Routine<'scanner', ScannerCommand, ScannedLine, ScannerReply> {
  const commands = (on: boolean): ScannerCommand[] =>
    (on ? triggers[trigger].on : triggers[trigger].off) === null ? [] : [{ type: 'trigger', on }]
  return {
    opened: () => [],
    received({ bytes: line }) {
      const { symbology, bytes } = prefix === 'aim' ? splitAim(line) : { symbology: null, bytes: line }
      const text = textOf(bytes, charset)
      const event = { type: 'scanned', text, bytes } as const
      return [{ step: 'tell', event: symbology === null ? event : { ...event, symbology } }]
    },
    settled: () => [],
    woken: () => [],
    order: ({ type }) => commands(type === 'aim'),
  }
}

export const serialLineScanner: Driver<'scanner', SerialLineSettings, ScannerCommand, ScannedLine, ScannerReply> = {
  id: 'scanner/serial-line',
  kind: 'scanner',
  title: { zh: '二维码扫描器(串口)', en: 'QR scanner (serial line)' },
  settings: settingsSchema,
  transports: { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } },
  // A long code at 9600 baud comes without pauses; a USB adapter may pause for some tens of milliseconds.
  timing: { replyMs: 500, gapMs: 200, attempts: 2 },
  codec: serialLineCodec,
  routine,
  selfTest: ({ trigger }) => [
    ...(triggers[trigger].on === null
      ? []
      : [
          {
            title: { zh: '打开扫描光', en: 'Switch the aiming light on' },
            order: { type: 'aim' },
            judge: (how: { readonly type: string }) =>
              how.type === 'sent' || how.type === 'accepted'
                ? null
                : { zh: '扫描器没有应答触发命令:检查 trigger 设置。', en: 'The scanner did not answer the trigger command: check the setting trigger.' },
          } as const,
        ]),
    {
      title: { zh: '请在 15 秒内出示任意二维码', en: 'Show any QR code within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有读到:检查电缆、波特率,以及扫描器是否设为串口模式并以回车结尾。',
        en: 'Nothing was read: check the cable, the baud rate, and that the scanner is set to serial mode with a line end.',
      },
    },
  ],
  emulator: ({ suffix, prefix, trigger }, port) => serialLineEmulator({ suffix, prefix, trigger }, port),
}
