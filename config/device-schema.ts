/** Devices and the lines that they are on. */
import { z } from 'zod'
import { deviceIdSchema } from '../device-daemon/wire/words.ts'

/** What ends in digits is an IPv4 address to every program; a mistyped one is not looked up as a name. */
const isHost = (host: string): boolean => {
  const labels = host.split('.')
  if (host.includes(':')) return z.ipv6().safeParse(host).success
  if (/^(\d+|0x[0-9a-f]*)?$/i.test(labels.at(-1) ?? '')) return z.ipv4().safeParse(host).success
  return host.length <= 253 && labels.every((label) => /^[0-9a-z]([0-9a-z-]{0,61}[0-9a-z])?$/i.test(label))
}
export const hostSchema = z.string().refine(isHost, 'is not an IP address such as 127.0.0.1, nor the name of a machine')

const usbPathSchema = z.string().regex(/^\d+-\d+(\.\d+)*$/, 'is a USB path such as 1-2.3; guitai devices lists them')

/** Line settings left out are the driver's. */
const serialSettings = {
  path: z.string().startsWith('/', 'is a path such as /dev/serial/by-path/…'),
  baudRate: z.int().min(300).max(4_000_000).optional(),
  dataBits: z.union([z.literal(7), z.literal(8)]).optional(),
  parity: z.enum(['none', 'even', 'odd']).optional(),
  stopBits: z.union([z.literal(1), z.literal(2)]).optional(),
}
const tcpSettings = { host: hostSchema, port: z.int().min(1).max(65535).optional() }

/** A line that several devices share, each with an address of its own: RS-485, or a serial server before it. */
export const lineSchema = z.discriminatedUnion('transport', [
  z.strictObject({ id: deviceIdSchema, transport: z.literal('emulated') }),
  z.strictObject({ id: deviceIdSchema, transport: z.literal('serial'), ...serialSettings }),
  z.strictObject({ id: deviceIdSchema, transport: z.literal('tcp'), host: hostSchema, port: z.int().min(1).max(65535) }),
])
export type LineConfig = z.infer<typeof lineSchema>

const deviceBase = {
  id: deviceIdSchema,
  driver: z.string(),
  /** The driver's own settings; checked by the driver. */
  settings: z.record(z.string(), z.unknown()).default({}),
}
export const deviceSchema = z.discriminatedUnion('transport', [
  z.strictObject({ ...deviceBase, transport: z.literal('emulated') }),
  z.strictObject({
    ...deviceBase,
    transport: z.literal('serial'),
    ...serialSettings,
  }),
  z.strictObject({
    ...deviceBase,
    transport: z.literal('tcp'),
    ...tcpSettings,
  }),
  /** On a line that it shares with others. */
  z.strictObject({ ...deviceBase, transport: z.literal('line'), line: deviceIdSchema }),
  z.strictObject({
    ...deviceBase,
    transport: z.literal('hid'),
    vendorId: z.int().min(0).max(0xffff),
    productId: z.int().min(0).max(0xffff),
    serialNumber: z.string().optional(),
    /** The port it is plugged into, from hub to hub. */
    usbPath: usbPathSchema.optional(),
  }),
  z.strictObject({
    ...deviceBase,
    /** A printer on USB, through the kernel's usblp. */
    transport: z.literal('usblp'),
    serialNumber: z.string().optional(),
    usbPath: usbPathSchema.optional(),
  }),
])
export type DeviceConfig = z.infer<typeof deviceSchema>
