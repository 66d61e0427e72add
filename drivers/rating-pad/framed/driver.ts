/** A rating pad whose frames a file of `config/pads/` describes. */
import { z } from 'zod'
import type { Driver } from '../../contract/driver.ts'
import { fromHex } from '../../kit/hex.ts'
import { type FramedCommand, framedCodec, type PadFrame } from './codec.ts'
import { framedEmulator } from './emulator.ts'
import { keyBytes, profileSchema } from './profile.ts'
import { FramedRoutine } from './routine.ts'

const settingsSchema = z.strictObject({
  /** In a hall's file the name of the profile's own file, relative to it; read by the loader. */
  profile: profileSchema,
})
export type FramedSettings = z.infer<typeof settingsSchema>

export const framedPad: Driver<'rating-pad', FramedSettings, FramedCommand, PadFrame, never> = {
  id: 'rating-pad/framed',
  kind: 'rating-pad',
  title: { zh: '评价器(按配置文件)', en: 'Rating pad (by profile)' },
  settings: settingsSchema,
  transports: { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } },
  timing: { replyMs: 500, gapMs: 100, attempts: 1 },
  codec: ({ profile }) => framedCodec(profile),
  routine: ({ profile }) => new FramedRoutine(profile),
  selfTest: ({ profile }) => [
    ...(profile.prompts.invite === undefined
      ? []
      : [
          {
            title: { zh: '提示评价', en: 'Prompt for a rating' },
            order: { type: 'invite' },
            judge: (how: { readonly type: string }) => (how.type === 'sent' ? null : { zh: '提示未能送出:检查电缆。', en: 'The prompt could not be sent: check the cable.' }),
          } as const,
        ]),
    {
      title: { zh: '请在 15 秒内按任意键', en: 'Press any key within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有收到按键:检查电缆、串口号、波特率,以及配置文件里的帧格式。',
        en: 'No key arrived: check the cable, the port, the baud rate, and the frames in its profile.',
      },
    },
  ],
  emulator: ({ profile }, port) => {
    const bytes = (hex: string | undefined) => (hex === undefined ? new Uint8Array() : fromHex(hex))
    return framedEmulator(
      {
        start: bytes(profile.start),
        end: bytes(profile.end),
        length: profile.length ?? null,
        keyAt: profile.keyAt,
        checksum: profile.checksum ?? null,
        invite: bytes(profile.prompts.invite),
        dismiss: bytes(profile.prompts.dismiss),
        keys: profile.keys.map((key) => ({ says: keyBytes(key), level: key.level })),
      },
      port,
    )
  },
}
