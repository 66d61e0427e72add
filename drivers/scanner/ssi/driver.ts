import { z } from 'zod'
import type { Driver, Routine, Settled } from '../../contract/driver.ts'
import { splitAim, textOf, withoutLineEnd } from '../../kit/scanned.ts'
import { type SsiCommand, ssiCodec } from './codec.ts'
import { ssiEmulator } from './emulator.ts'
import type { SsiCode, SsiEvent, SsiReply } from './packet.ts'
import { identifierOf } from './symbologies.ts'

const settingsSchema = z.strictObject({
  /** `strip` takes a CR, LF or CR LF off the end, which many scanners are set to add; `keep` leaves it. */
  suffix: z.enum(['strip', 'keep']).default('strip'),
  /** `aim` where the scanner is set to send `]cm` before each code, besides the packet's own number. */
  prefix: z.enum(['none', 'aim']).default('none'),
  charset: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  /** `host` where the scanner is set to read when it is told to; `none` for one that always reads. */
  trigger: z.enum(['none', 'host']).default('none'),
})
export type SsiSettings = z.infer<typeof settingsSchema>

function scanned({ symbology: number, bytes: read }: SsiCode, { suffix, prefix, charset }: SsiSettings) {
  const whole = suffix === 'strip' ? withoutLineEnd(read) : read
  const { symbology: sent, bytes } = prefix === 'aim' ? splitAim(whole) : { symbology: null, bytes: whole }
  const symbology = sent ?? identifierOf(number)
  const event = { type: 'scanned', text: textOf(bytes, charset), bytes } as const
  return symbology === null ? event : { ...event, symbology }
}

function routine(settings: SsiSettings): Routine<'scanner', SsiCommand, SsiEvent, SsiReply> {
  return {
    // It may have been disabled by whoever had it before; and its answer shows that it is there.
    opened: () => [{ step: 'send', command: { type: 'enable' } }],
    received(event) {
      switch (event.type) {
        case 'damaged':
          return [{ step: 'send', command: { type: 'ask-again' } }]
        case 'heard': {
          const acknowledge = { step: 'send', command: { type: 'acknowledge' } } as const
          const isCode = event.code !== null && event.code.bytes.length > 0
          return isCode ? [acknowledge, { step: 'tell', event: scanned(event.code, settings) }] : [acknowledge]
        }
      }
    },
    settled: () => [],
    woken: () => [],
    order: ({ type }) => (settings.trigger === 'none' ? [] : [{ type: 'trigger', on: type === 'aim' }]),
  }
}

const isDone = ({ type }: Settled<SsiReply>): boolean => type === 'sent' || type === 'accepted'

export const ssiScanner: Driver<'scanner', SsiSettings, SsiCommand, SsiEvent, SsiReply> = {
  id: 'scanner/ssi',
  kind: 'scanner',
  title: { zh: '二维码扫描器(Zebra SSI)', en: 'QR scanner (Zebra SSI)' },
  settings: settingsSchema,
  transports: { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } },
  // The scanner waits 2 s for an ACK before it sends again. Two attempts at a command of ours are over before
  // that, so that no ACK comes too late behind them; the gap is longer, so that what is sent again still joins.
  timing: { replyMs: 500, gapMs: 2500, attempts: 2 },
  codec: () => ssiCodec(),
  routine,
  selfTest: ({ trigger }) => [
    {
      title: { zh: '询问扫描器', en: 'Speak to the scanner' },
      send: { type: 'enable' },
      judge: (how) =>
        isDone(how)
          ? null
          : { zh: '扫描器没有应答:检查电缆、波特率,并确认已设为 SSI 接口。', en: 'The scanner did not answer: check the cable, the baud rate, and that it is set to SSI.' },
    },
    ...(trigger === 'none'
      ? []
      : [
          {
            title: { zh: '打开扫描光', en: 'Switch the aiming light on' },
            order: { type: 'aim' },
            judge: (how: Settled<SsiReply>) =>
              isDone(how)
                ? null
                : { zh: '扫描器拒绝了触发命令:把触发方式设为“主机(Host)”。', en: 'The scanner refused the trigger command: set its trigger mode to “Host”.' },
          } as const,
        ]),
    {
      title: { zh: '请在 15 秒内出示任意二维码', en: 'Show any QR code within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有读到:确认扫描器以“数据包”格式发送解码数据(Send Packeted Decode Data)。',
        en: 'Nothing was read: check that the scanner is set to “Send Packeted Decode Data”.',
      },
    },
  ],
  emulator: ({ trigger, prefix }, port) => ssiEmulator({ trigger, prefix }, port),
}
