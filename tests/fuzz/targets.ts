/** Every codec, framing and parser that reads what a device, a maker or a technician has put there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { readDescriptor } from '../../device-daemon/transports/hid/descriptor.ts'
import type { HidReports } from '../../drivers/contract/hid.ts'
import { drivers } from '../../drivers/index.ts'
import { escPosPrinter } from '../../drivers/printer/esc-pos/driver.ts'
import { layoutSchema } from '../../config/layout/schema.ts'
import { ticketPaper } from '../../config/layout/paper.ts'
import { fromHex } from '../../drivers/kit/hex.ts'
import { framedCodec } from '../../drivers/rating-pad/framed/codec.ts'
import { profileSchema } from '../../drivers/rating-pad/framed/profile.ts'
import type { Chunk } from './mutate.ts'
import { type Reader, readerTarget, type Target } from './target.ts'

interface Vector {
  readonly name: string
  readonly hex: string
}
const vectors = JSON.parse(readFileSync(new URL('../vectors/vectors.json', import.meta.url), 'utf8')) as Vector[]
const seeds = vectors.map(({ hex }) => fromHex(hex)).filter(({ length }) => length > 0)
const descriptors = vectors.filter(({ name }) => /desc/.test(name)).map(({ hex }) => fromHex(hex))

const pads = resolve(import.meta.dirname, '../../config/pads')
const textsIn = (folder: string) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
const layouts = textsIn(resolve(import.meta.dirname, '../../config/tickets'))
const profiles = textsIn(pads)

/** Settings under which each driver's codec takes another way. */
const keys = [{ byte: 0x31, level: 'satisfied' }]
const variants: Readonly<Record<string, readonly object[]>> = {
  'scanner/serial-line': [
    ...['any', 'cr', 'lf', 'crlf', 'tab', 'none'].map((suffix) => ({ suffix })),
    ...['honeywell', 'newland', 'newland-esc', 'gm65', 'gm65-crc'].map((trigger) => ({ trigger })),
  ],
  'scanner/keyboard-wedge': ['enter', 'tab', 'any', 'none'].map((terminator) => ({ terminator })),
  'rating-pad/single-byte': [{ keys }],
  'rating-pad/hid-keys': [{ keys: [{ usage: 0x1e, level: 'satisfied' }] }],
  'rating-pad/ff68': [{ address: 1, levels: {} }],
  'rating-pad/framed': profiles.map((text) => ({ profile: parse(text) })),
  'caller/ff68': [{ address: 1 }],
  'caller/qsystem': [{ address: 1 }],
  'display/ff68': [{ address: 1 }],
  'display/qsystem': [{ address: 1 }],
  'printer/esc-pos': [{}, { completion: 'process-id' }],
}

const hidReports: readonly HidReports[] = descriptors.flatMap((bytes) => {
  const read = readDescriptor(bytes)
  return 'reports' in read ? [read.reports] : []
})

/** A codec under each of its settings, and on a HID line where it can stand on one. */
function codecTargets(): Target[] {
  return drivers.flatMap((packed) =>
    packed.use((driver) =>
      (variants[driver.id] ?? [{}]).flatMap((some, index) => {
        const settings = driver.settings.parse(some)
        const lines: (HidReports | null)[] = [...(driver.transports.serial !== undefined || driver.transports.usblp !== undefined ? [null] : []), ...(driver.transports.hid === undefined ? [] : hidReports)]
        return lines.flatMap((reports, line) => {
          const open = (): Reader => driver.codec(settings, reports)
          return isUsable(open) ? [readerTarget(`${driver.id} ${index}${reports === null ? '' : ` hid ${line}`}`, seeds, open)] : []
        })
      }),
    ),
  )
}

/** A device with other reports is refused at its opening, in a sentence. */
function isUsable(open: () => Reader): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}

function framingTargets(): Target[] {
  return drivers.flatMap((packed) => packed.use(({ id, bus }) => (bus === undefined ? [] : [readerTarget(`${id} bus`, seeds, () => bus.framing())])))
}

const joined = (chunks: readonly Chunk[]): Uint8Array => Buffer.concat(chunks.flatMap((chunk) => chunk ?? []))

/** A hostile descriptor ends in reports or in a sentence, never in an error. */
const descriptorTarget: Target = {
  name: 'hid descriptor',
  seeds: descriptors,
  take(chunks) {
    const read = readDescriptor(joined(chunks))
    if ('fault' in read && read.fault === '') throw new Error('a fault without a sentence')
  },
}

/** A profile that its schema takes makes a codec that takes anything. */
const profileTarget: Target = {
  name: 'pad profile',
  seeds: profiles.map((text) => Uint8Array.from(Buffer.from(text))),
  take(chunks) {
    const text = Buffer.from(joined(chunks)).toString('utf8')
    const profile = profileSchema.safeParse(yamlOf(text))
    if (!profile.success) return
    const codec = framedCodec(profile.data)
    for (const seed of seeds) codec.receive(seed)
    codec.silence()
  },
}

const site = { name: '青山镇便民服务中心', nameEn: 'Qingshan Hall' }
const ticket = { site, queue: { prefix: 'A', ...site }, item: null, number: 'A007', ahead: 3, date: '2026-11-24', time: '09:00', code: 'GUITAI:T:X:20261124-A007', rate: null, copy: 'reprint' } as const

/** A layout that its schema takes is printed, or refused with a RangeError; and its ticket has the mark and the number. */
const layoutTarget: Target = {
  name: 'ticket layout',
  seeds: layouts.map((text) => Uint8Array.from(Buffer.from(text))),
  take(chunks) {
    const layout = layoutSchema.safeParse(yamlOf(Buffer.from(joined(chunks)).toString('utf8')))
    if (!layout.success) return
    const lines = ticketPaper({ ...layout.data, file: '', pictures: new Map() }, ticket)
    const texts = lines.flatMap((line) => (line.type === 'text' ? [line.text] : []))
    if (!texts[0]?.includes('补打') || !texts.some((text) => text.includes('A007'))) throw new Error(`no mark or no number: ${texts.join(' ')}`)
    const { settings, codec } = escPosPrinter
    try {
      codec(settings.parse({}), null).encode({ type: 'job', lines })
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem
    }
  },
}

/** What is no YAML is refused by the loader, before any schema sees it. */
function yamlOf(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' })
  } catch {
    return null
  }
}

export const targets: readonly Target[] = [...codecTargets(), ...framingTargets(), descriptorTarget, profileTarget, layoutTarget]
