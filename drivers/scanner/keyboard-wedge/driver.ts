import iconv from 'iconv-lite'
import { z } from 'zod'
import type { Driver } from '../../contract/driver.ts'
import { usageOf } from '../../contract/hid.ts'
import { bootKeyboard } from '../../kit/keyboard-report.ts'
import { splitAim, textOf } from '../../kit/scanned.ts'
import { keyboardWedgeCodec, type TypedCode } from './codec.ts'
import { keyboardWedgeEmulator } from './emulator.ts'

const settingsSchema = z.strictObject({
  /** The key that ends a code. `none`: only silence does. */
  terminator: z.enum(['enter', 'tab', 'any', 'none']).default('any'),
  /** `aim` where the scanner is set to type `]cm` before each code. */
  prefix: z.enum(['none', 'aim']).default('none'),
  /** What Alt and a number on the keypad stand for: bytes of GBK, or a character of Unicode. */
  altCodes: z.enum(['gbk', 'unicode']).default('gbk'),
})
export type KeyboardWedgeSettings = z.infer<typeof settingsSchema>

export const keyboardWedgeScanner: Driver<'scanner', KeyboardWedgeSettings, never, TypedCode, never> = {
  id: 'scanner/keyboard-wedge',
  kind: 'scanner',
  title: { zh: '二维码扫描器(键盘模式)', en: 'QR scanner (keyboard)' },
  settings: settingsSchema,
  transports: { hid: { application: usageOf(0x01, 0x06) } },
  // Scanners type a key in 1 to 30 ms; a person hardly does in 50.
  timing: { replyMs: 500, gapMs: 100, attempts: 1 },
  codec: (settings, reports) => keyboardWedgeCodec(settings, reports ?? bootKeyboard),
  routine: ({ prefix, altCodes }) => ({
    opened: () => [],
    received({ bytes: typed }) {
      const { symbology, bytes } = prefix === 'aim' ? splitAim(typed) : { symbology: null, bytes: typed }
      const event = { type: 'scanned', text: textOf(bytes, altCodes === 'gbk' ? 'gb18030' : 'utf-8'), bytes } as const
      return [{ step: 'tell', event: symbology === null ? event : { ...event, symbology } }]
    },
    settled: () => [],
    woken: () => [],
    // It reads whenever a code is before it.
    order: () => [],
  }),
  selfTest: () => [
    {
      title: { zh: '请在 15 秒内出示任意二维码', en: 'Show any QR code within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有读到:检查电缆,以及扫描器是否设为键盘模式。',
        en: 'Nothing was read: check the cable, and that the scanner is set to keyboard.',
      },
    },
  ],
  emulator: (settings, port) => keyboardWedgeEmulator(settings, (text) => iconv.encode(text, 'gbk'), port),
}
