/** Nobody at a counter reads a library's words. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { catalogueSchema } from '../../config/item-schema.ts'
import { hallSchema } from '../../config/schema.ts'
import { sentenceOf } from '../../config/sentences.ts'
import { drivers } from '../../drivers/index.ts'
import { schemaFaults } from '../../config/issues.ts'
import { expectChinese } from './chinese.ts'
import { type Broken, catalogue, changed, emulated, faultsOf } from './broken.ts'

const zodsWords = /Invalid|Unrecognized|Too (big|small)|expected|received|discriminator|must match pattern|undefined|NaN|\[object/
const sentence = (schema: z.ZodType, value: unknown) => schema.safeParse(value, { error: sentenceOf }).error?.issues.map(({ message }) => message)

describe('Each kind of issue in words', () => {
  const cases: [z.ZodType, unknown, string][] = [
    [z.string(), 42, 'must be text (in quotes where it looks like a number), not 42'],
    [z.string(), undefined, 'is missing; it must be text (in quotes where it looks like a number)'],
    [z.boolean(), null, 'must be true or false, not nothing'],
    [z.strictObject({}), [1], 'must be a mapping of settings, not a list'],
    [z.array(z.string()), { a: 1 }, 'must be a list, not a mapping'],
    [z.int(), 1.5, 'must be a whole number, not 1.5'],
    [z.literal(7), 8, 'must be 7, not 8'],
    [z.enum(['city', 'village']), 'moon', 'must be one of city, village, not "moon"'],
    [z.enum(['city', 'village']), undefined, 'is missing; it must be one of city, village'],
    [z.int().min(300).max(4000), 12, 'must be 300 to 4000, not 12'],
    [z.int().min(300).max(4000), 9999, 'must be 300 to 4000, not 9999'],
    [z.number().positive(), 0, 'must be more than 0, not 0'],
    [z.number().lt(5), 5, 'must be less than 5, not 5'],
    [z.int().min(3), 1, 'must be at least 3, not 1'],
    [z.string().min(1), '', 'must not be empty'],
    [z.array(z.int()).min(1), [], 'must not be empty'],
    [z.string().max(3), 'four', 'must have at most 3 characters, not 4'],
    [z.string().length(3), 'four', 'must have exactly 3 characters, not 4'],
    [z.array(z.int()).max(1), [1, 2], 'must have at most 1 entry, not 2'],
    [z.set(z.int()).max(1), new Set([1, 2]), 'must have at most 1 entry, not 2'],
    [z.string().regex(/^x$/), 'y', 'must be of the form /^x$/, not "y"'],
    [z.string().regex(/^x$/, 'is an x'), 'y', 'is an x'],
    [z.string().startsWith('/'), 'y'.repeat(99), `must begin with "/", not "${'y'.repeat(40)}…"`],
    [z.string().endsWith('/'), 'y', 'must end with "/", not "y"'],
    [z.string().includes('/'), 'y', 'must have "/" in it, not "y"'],
    [z.ipv4(), '1.2.3', 'must be an IPv4 address such as 192.168.1.20, not "1.2.3"'],
    [z.uuid(), 'y', 'must be of the form uuid, not "y"'],
    [z.int().multipleOf(8), 9, 'must be a multiple of 8, not 9'],
    [z.strictObject({}), { colour: 1 }, 'there is no such setting: "colour"'],
    [z.union([z.literal(7), z.literal(8)]), 9, 'must be 7 or 8, not 9'],
    [z.union([z.boolean(), z.enum(['a', 'b'])]), 'c', 'must be true or false or one of a, b, not "c"'],
    [z.union([z.object({ a: z.int() }), z.object({ b: z.string() })]), { b: 9 }, 'fits none of its forms: a is missing; it must be a number; or b must be text (in quotes where it looks like a number), not 9'],
    [z.union([z.literal(7), z.literal(8)]), undefined, 'is missing'],
    [z.xor([z.string(), z.string().max(3)]), 'a', 'fits more than one of its forms; it must fit exactly one'],
    [z.discriminatedUnion('is', [z.object({ is: z.literal('a') }), z.object({ is: z.literal('b') })]), { is: 'c' }, 'must be one of a, b, not "c"'],
    [z.discriminatedUnion('is', [z.object({ is: z.literal('a') }), z.object({ is: z.literal('b') })]), {}, 'is missing; it must be one of a, b'],
    [z.record(z.string().max(1), z.int()), { long: 1 }, 'this name cannot stand here: it must have at most 1 character, not 4'],
    [z.map(z.date(), z.string()), new Map([[new Date(0), 1]]), 'the entry a mapping must be text (in quotes where it looks like a number), not 1'],
    [z.string().refine(() => false), 'y', 'is not allowed here: "y"'],
    [z.string().refine(() => false, 'is wrong today'), 'y', 'is wrong today'],
  ]
  it.each(cases)('case %#', (schema, value, words) => {
    expect(sentence(schema, value)).toEqual([words])
    for (const fault of schemaFaults(schema, value, [])) if (fault.sentence.en !== 'is wrong today' && fault.sentence.en !== 'is an x') expectChinese(fault.sentence)
  })

  it.each<[z.ZodType, unknown, string]>([
    [z.string(), 42, '应为文字（像数字的要加引号），现在是 42'],
    [z.string(), undefined, '没有填写；应为文字（像数字的要加引号）'],
    [z.boolean(), null, '应为 true 或 false，现在是空'],
    [z.strictObject({}), [1], '应为一组设置，现在是列表'],
    [z.literal(7), 8, '应为 7，现在是 8'],
    [z.enum(['city', 'village']), 'moon', '应为 city、village 之一，现在是 "moon"'],
    [z.int().min(300).max(4000), 12, '应在 300 到 4000 之间，现在是 12'],
    [z.number().positive(), 0, '应大于 0，现在是 0'],
    [z.int().min(3), 1, '应不小于 3，现在是 1'],
    [z.string().min(1), '', '不能为空'],
    [z.string().max(3), 'four', '最多 3 个字符，现在是 4'],
    [z.strictObject({}), { colour: 1 }, '没有这项设置'],
    [z.ipv4(), '1.2.3', '应为 IPv4 地址，例如 192.168.1.20，现在是 "1.2.3"'],
    [z.union([z.literal(7), z.literal(8)]), 9, '应为 7，或者 8，现在是 9'],
    [z.union([z.boolean(), z.array(z.int())]), 'c', '应为 true 或 false，或者列表，现在是 "c"'],
    [z.union([z.object({ a: z.int() }), z.object({ b: z.string() })]), { b: 9 }, '不符合任何一种写法：a 没有填写；应为数字；或者：b 应为文字（像数字的要加引号），现在是 9'],
    // What is said beside a schema is in its table, within another sentence too.
    [z.record(z.string().regex(/^x$/, 'is not after from'), z.int()), { y: 1 }, '这里不能用这个名称：应晚于 from'],
    [z.record(z.string().max(1), z.int()), { long: 1 }, '这里不能用这个名称：最多 1 个字符，现在是 4'],
    [z.string().refine(() => false), 'y', '不能写在这里："y"'],
  ])('and in Chinese, case %#', (schema, value, zh) => {
    expect(schemaFaults(schema, value, []).map(({ sentence: said }) => said.zh)).toEqual([zh])
  })

  it('every kind that zod has is among them', () => {
    const seen = new Set(cases.flatMap(([schema, value]) => schema.safeParse(value).error?.issues.map(({ code }) => code) ?? []))
    const all = { invalid_type: 1, too_big: 1, too_small: 1, invalid_format: 1, not_multiple_of: 1, unrecognized_keys: 1, invalid_union: 1, invalid_key: 1, invalid_element: 1, invalid_value: 1, custom: 1 } satisfies Record<z.core.$ZodIssueCode, 1>
    expect([...seen].sort()).toEqual(Object.keys(all).sort())
  })
})

const wrongValues: unknown[] = [undefined, null, true, -1, 1.5, 1e9, '', 'x', '万'.repeat(200), [], [null], {}, { colour: 'red' }, Number.POSITIVE_INFINITY]

/** The value with each of its parts replaced by each wrong value, one at a time. */
function* breakings(value: unknown): Generator<unknown> {
  yield* wrongValues
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    for (const wrong of breakings(part)) {
      yield Array.isArray(value) ? value.with(Number(key), wrong) : { ...value, [key]: wrong }
    }
  }
}

function expectOwnWords(schema: z.ZodType, good: unknown): void {
  let broken = 0
  for (const value of breakings(good)) {
    const ours = schema.safeParse(value, { error: sentenceOf }).error?.issues ?? []
    const theirs = schema.safeParse(value, { error: z.locales.en().localeError }).error?.issues ?? []
    for (const fault of schemaFaults(schema, value, [])) expectChinese(fault.sentence)
    for (const [index, { message }] of ours.entries()) {
      expect(message).not.toMatch(zodsWords)
      // A pattern is no sentence: each has its words in pattern-words.ts or beside the schema.
      expect(message).not.toMatch(/of the form/)
      // Equal only where the schema brought its own sentence, which zod's words never begin like.
      if (message === theirs[index]?.message) expect(message).toMatch(/^(is |two keys )/)
      broken++
    }
  }
  expect(broken).toBeGreaterThan(10)
}

describe('No sentence is zod’s', () => {
  it('about a hall, whatever part is wrong', () => {
    const hall = parse(readFileSync(emulated, 'utf8'))
    const one = (list: Broken[]) => list.slice(0, 1)
    const small = { ...hall, queues: [{ ...hall.queues[0], hours: [{ from: '08:30', to: '17:00' }], dailyQuota: 5 }], windows: one(hall.windows), clerks: one(hall.clerks), appointments: one(hall.appointments) }
    const devices = [
      { id: 'a/a', driver: 'x', transport: 'serial', path: '/dev/x', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
      { id: 'a/b', driver: 'x', transport: 'tcp', host: '10.0.0.1', port: 1 },
      { id: 'a/c', driver: 'x', transport: 'hid', vendorId: 1, productId: 1, serialNumber: '1' },
    ]
    const all = { ...small, devices, listen: { host: '10.0.0.1', port: 1, names: ['a'], tls: { certificate: 'a', key: 'b' } }, checkIn: { patterns: ['^(?<appointment>a+)$'] }, rating: { seconds: 60 }, identity: { seconds: 60, photoDecoder: { command: '/opt/decode', args: ['a'] } }, printing: { expireMinutes: 15, unconfirmed: 'ask' } }
    expect(hallSchema.safeParse(all).success).toBe(true)
    expectOwnWords(hallSchema, all)
  })
  it('about a catalogue', () => {
    const value = JSON.parse(readFileSync(catalogue, 'utf8'))
    const item = { ...value.items[0], materials: value.items[0].materials.slice(0, 1), identity: { needs: 'full', purpose: 'to be tested' } }
    expectOwnWords(catalogueSchema, { ...value, items: [item] })
  })
  it.each<[string, unknown]>([
    ['printer/esc-pos', { widthDots: 576, columns: 48, charset: 'gbk', cutter: true, completion: 'gs-r', qrMaxBytes: 1000, pollMs: 5000 }],
    ['id-reader/sam', { pollMs: 300, fingerprint: true, additionalAddress: false }],
    ['scanner/serial-line', { suffix: 'any', prefix: 'none', charset: 'auto', trigger: 'none' }],
    ['scanner/ssi', { suffix: 'strip', prefix: 'none', charset: 'auto', trigger: 'host' }],
    ['rating-pad/ff68', { address: 1, levels: { '0': 'satisfied', '7': 'satisfied' }, echo: true }],
    ['rating-pad/single-byte', { keys: [{ byte: 1, level: 'satisfied' }], invite: '05', dismiss: '06' }],
  ])('about the settings of %s', (id, good) => {
    const driver = drivers.find((one) => one.id === id)
    expectOwnWords(driver?.settings ?? z.never(), good)
  })
  it('through the loader', () => {
    const faults = faultsOf(changed((c) => {
      c.site = null
      c.queues[0].prefix = 'a'
      c.windows[0].pad = 'Pad'
      c.devices[0].transport = 'usb'
      c.devices[1] = { id: 'kiosk-1/scanner', driver: 'x', transport: 'serial', path: 'ttyS0', dataBits: 9 }
    }))
    expect(faults).toEqual([
      'site: must be a mapping of settings, not nothing',
      'queues[0].prefix: must be one capital letter, A to Z, not "a"',
      'windows[0].pad: must be a device id such as window-1/pad: small letters, digits and hyphens around one slash, not "Pad"',
      'devices[0].transport: must be one of emulated, serial, tcp, line, hid, usblp, not "usb"',
      'devices[1].path: is a path such as /dev/serial/by-path/…',
      'devices[1].dataBits: must be 7 or 8, not 9',
    ])
  })
  it('a PIN is not repeated', () => {
    const faults = faultsOf(changed((c) => (c.clerks[0].pin = 975310)))
    expect(faults).toEqual(['clerks[0].pin: must be text (in quotes where it looks like a number), not what is there'])
  })
})
