import { z } from 'zod'
import type { Driver, Settled, Words } from '../../contract/driver.ts'
import { hidProfileSchema, overHid } from '../../kit/over-hid.ts'
import { samCodec } from './codec.ts'
import { type SamCommand, type SamReply, statusOf } from './commands.ts'
import { samEmulator } from './emulator.ts'
import { samRoutine } from './routine.ts'
import { samIdOf } from './sam-id.ts'

const settingsSchema = z.strictObject({
  /**
   * How often a look for a card begins, ms. A card laid at a random moment waits half of it on average,
   * beyond the reader's own time: 125 ms.
   */
  pollMs: z.int().min(100).max(2000).default(250),
  /** Asks for the address that was added to the card later, until the reader says that it cannot. */
  additionalAddress: z.boolean().default(true),
  /** Reads the fingerprint records along with the card, where an item needs them. They are not passed on. */
  fingerprint: z.boolean().default(false),
  /** How a reader on HID carries the module's frames in its reports. */
  hid: hidProfileSchema.prefault({}),
})
export type SamSettings = z.infer<typeof settingsSchema>

function judgeStatus(how: Settled<SamReply>): Words | null {
  if (how.type === 'accepted') return null
  const status = how.type === 'refused' ? statusOf(how.reply) : null
  if (status === 'self-test-failed') {
    return {
      zh: '安全模块自检失败:断电重启阅读器,仍失败请更换。',
      en: 'The security module failed its own test: switch the reader off and on; if it fails again, replace it.',
    }
  }
  if (status === 'not-authorised') {
    return { zh: '安全模块未授权:联系供应商。', en: 'The security module is not authorised: call the supplier.' }
  }
  if (how.type === 'refused') {
    const code = how.reply.sw3.toString(16).toUpperCase().padStart(2, '0')
    return {
      zh: `阅读器有应答,但返回状态 ${code}:断电重启阅读器,仍如此请联系供应商。`,
      en: `The reader answers, but with status ${code}: switch it off and on; if it stays so, call the supplier.`,
    }
  }
  return {
    zh: '阅读器没有应答:检查电缆、串口号和波特率(115200)。',
    en: 'The reader does not answer: check the cable, the port and the baud rate (115200).',
  }
}

function judgeSamId(how: Settled<SamReply>): Words | null {
  if (how.type !== 'accepted' || samIdOf(how.reply.data) !== null) return judgeStatus(how)
  return {
    zh: '模块编号长度不对:这可能不是 SAM 阅读器,检查驱动和串口。',
    en: 'The module’s number has a wrong length: this may not be a SAM reader; check the driver and the port.',
  }
}

export const samReader: Driver<'id-reader', SamSettings, SamCommand, never, SamReply> = {
  id: 'id-reader/sam',
  kind: 'id-reader',
  title: { zh: '身份证阅读器(SAM)', en: 'ID-card reader (SAM)' },
  settings: settingsSchema,
  transports: {
    serial: { baudRate: 115200, dataBits: 8, parity: 'none', stopBits: 1 },
    tcp: { port: 4001 },
    hid: {},
  },
  // Each command has its own reply limit; at 9600 baud two bytes are 2 ms apart, an adapter may rest longer.
  // The shortest reply has eleven bytes.
  timing: { replyMs: 1000, gapMs: 300, attempts: 3, answerBytesMin: 10 },
  codec: ({ hid }, reports) => (reports === null ? samCodec() : overHid(samCodec(), reports, hid)),
  routine: samRoutine,
  selfTest: () => [
    { title: { zh: '安全模块状态', en: 'Status of the security module' }, send: 'status', judge: judgeStatus },
    { title: { zh: '读取模块编号', en: 'Read the module’s number' }, send: 'sam-id', judge: judgeSamId },
    {
      title: { zh: '请在 15 秒内放上任意一张证件', en: 'Lay any card on the reader within 15 seconds' },
      awaitMs: 15_000,
      mend: {
        zh: '没有读到证件:把证件平放在感应区中央再试。',
        en: 'No card was read: lay the card flat in the middle of the reader and try again.',
      },
    },
  ],
  emulator: (_settings, port) => samEmulator(port),
}
