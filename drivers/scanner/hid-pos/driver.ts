import { z } from 'zod'
import type { Driver, Routine } from '../../contract/driver.ts'
import { type HidReports, usageOf } from '../../contract/hid.ts'
import { textOf, withoutLineEnd } from '../../kit/scanned.ts'
import { hidPosCodec, type PosCode, type PosCommand, type PosReply } from './codec.ts'
import { hidPosEmulator } from './emulator.ts'

const settingsSchema = z.strictObject({
  /** `strip` takes a CR, LF or CR LF off the end, which many scanners are set to add; `keep` leaves it. */
  suffix: z.enum(['strip', 'keep']).default('strip'),
  charset: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  /** The maker's trigger commands; `none` for a scanner that always reads. */
  trigger: z.enum(['none', 'honeywell']).default('none'),
})
export type HidPosSettings = z.infer<typeof settingsSchema>

const field = (bitOffset: number, count: number, ...usages: number[]) => ({ usages, isConstant: false, isVariable: true, bitOffset, bitSize: 8, count })

/** What an emulated one sends, which has no descriptor: reports of 64 bytes. */
const emulatedReports: HidReports = {
  numbered: true,
  applications: [usageOf(0x8c, 2)],
  input: [
    {
      id: 2,
      bytes: 63,
      fields: [
        field(0, 1, usageOf(0x01, 0x3b)),
        field(8, 3, usageOf(0x8c, 0xfb), usageOf(0x8c, 0xfc), usageOf(0x8c, 0xfd)),
        field(32, 56, usageOf(0x8c, 0xfe)),
        { ...field(496, 1, usageOf(0x8c, 0xff)), bitSize: 1 },
      ],
    },
  ],
  output: [{ id: 0xfd, bytes: 63, fields: [] }],
  feature: [],
}

function routine({ suffix, charset, trigger }: HidPosSettings): Routine<'scanner', PosCommand, PosCode, PosReply> {
  return {
    opened: () => [],
    received({ bytes: read, symbology }) {
      const bytes = suffix === 'strip' ? withoutLineEnd(read) : read
      const event = { type: 'scanned', text: textOf(bytes, charset), bytes } as const
      return [{ step: 'tell', event: symbology === null ? event : { ...event, symbology } }]
    },
    settled: () => [],
    woken: () => [],
    order: ({ type }) => (trigger === 'none' ? [] : [{ type: 'trigger', on: type === 'aim' }]),
  }
}

export const hidPosScanner: Driver<'scanner', HidPosSettings, PosCommand, PosCode, PosReply> = {
  id: 'scanner/hid-pos',
  kind: 'scanner',
  title: { zh: '二维码扫描器(HID POS)', en: 'QR scanner (HID POS)' },
  settings: settingsSchema,
  transports: { hid: { application: usageOf(0x8c, 2) } },
  // Reports of one code follow each other at the bus's own pace, a few milliseconds.
  timing: { replyMs: 500, gapMs: 200, attempts: 2 },
  codec: (_settings, reports) => hidPosCodec(reports ?? emulatedReports),
  routine,
  selfTest: () => [
    {
      title: { zh: '请在 15 秒内出示任意二维码', en: 'Show any QR code within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有读到:检查电缆,并把扫描器设为“HID POS”模式(不是键盘模式)。',
        en: 'Nothing was read: check the cable, and set the scanner to “HID POS” (not to keyboard).',
      },
    },
  ],
  emulator: ({ trigger }, port) => hidPosEmulator({ trigger }, port),
}
