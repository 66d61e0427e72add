/** The four profiles of config/pads with bytes worked out by hand, and what a profile may get wrong. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { framedCodec } from '../../../../drivers/rating-pad/framed/codec.ts'
import { framedPad } from '../../../../drivers/rating-pad/framed/driver.ts'
import { frameBytesMax, type PadProfile, profileSchema } from '../../../../drivers/rating-pad/framed/profile.ts'
import { Conversation } from '../../../kit/conversation.ts'

const folder = resolve(import.meta.dirname, '../../../../config/pads')
const raw = (name: string) => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'))
const profile = (name: string): PadProfile => profileSchema.parse(raw(name))
/** The keys told for these bytes, 1 for the first, with the garbage between. */
function heard(name: string, hex: string): (number | string)[] {
  const codec = framedCodec(profile(name))
  const routine = framedPad.routine({ profile: profile(name) })
  return [...codec.receive(fromHex(hex)), ...codec.silence()].flatMap((one): (number | string)[] => {
    if (one.kind === 'garbage') return [`${one.reason} ${Buffer.from(one.bytes).toString('hex')}`]
    if (one.kind !== 'event') return []
    return routine.received(one.event).flatMap((step) => (step.step === 'tell' && step.event.type === 'key' ? [step.event.key] : []))
  })
}

describe('The profiles of config/pads', () => {
  it.each([
    // `S1` CR LF, `S5` CR
    ['line', '53 31 0D 0A 53 35 0D', [1, 5]],
    // `S10` is no key, and `S` alone is none.
    ['line', '53 31 30 0D 53 0D', []],
    // AA+55+05+05 = 109; AA+55+05+01 = 105
    ['aa55', 'AA 55 05 05 09 AA 55 05 01 05', [1, 5]],
    // 45^35 = 70, 45^31 = 74
    ['stx-etx', '02 45 35 70 03 02 45 31 74 03', [1, 5]],
    ['single-byte', '35 0D 0A 31', [1, 5]],
  ])('%s: %s', (name, hex, keys) => {
    expect(heard(name, hex)).toEqual(keys)
  })

  it.each([
    ['aa55', 'a wrong sum, and the real frame behind it', 'AA 55 05 05 08 AA 55 05 04 08', ['checksum aa', 'noise 55', 'noise 05', 'noise 05', 'noise 08', 2]],
    ['aa55', 'a frame that begins inside a broken one', 'AA 55 AA 55 05 05 09', ['too-long aa', 'noise 55', 1]],
    ['aa55', 'half a frame', 'AA 55 05', ['cut-short aa5505']],
    ['aa55', 'a count that leaves no room for a key', 'AA 55 03 05 07', ['noise aa', 'noise 55', 'noise 03', 'noise 05', 'noise 07']],
    ['stx-etx', 'a wrong end', '02 45 35 70 04', ['noise 02', 'noise 45', 'noise 35', 'noise 70', 'noise 04']],
    ['single-byte', 'a byte that is no key', '39 35', [1]],
  ])('%s: %s', (name, _what, hex, found) => {
    expect(heard(name, hex)).toEqual(found)
  })

  it.each(['line', 'aa55', 'stx-etx', 'single-byte'])('%s: its emulator’s keys are heard, its prompts light it', (name) => {
    const one = profile(name)
    const talk = new Conversation(framedPad, { profile: one })
    one.keys.forEach((_key, index) => talk.gesture({ type: 'press', key: index + 1 }))
    expect(talk.told).toEqual(one.keys.map(({ level }, index) => ({ type: 'key', key: index + 1, level })))
    expect(talk.garbage).toEqual([])
    talk.order({ type: 'invite' })
    expect(talk.face().inviting).toBe(one.prompts.invite !== undefined)
    talk.order({ type: 'dismiss' })
    expect(talk.face().inviting).toBe(false)
  })

  it.each(['line', 'aa55', 'stx-etx', 'single-byte'])('%s: is read alike however it is cut; every byte is told of; nothing is kept after silence', (name) => {
    const one = profile(name)
    const likely = fc.constantFrom(0xaa, 0x55, 0x05, 0x02, 0x45, 0x35, 0x70, 0x03, 0x53, 0x31, 0x0d, 0x0a)
    fc.assert(
      fc.property(fc.array(fc.oneof(likely, fc.integer({ min: 0, max: 255 })), { maxLength: 150 }), fc.integer({ min: 1, max: 7 }), (bytes, cut) => {
        const whole = framedCodec(one)
        const all = [...whole.receive(Uint8Array.from(bytes)), ...whole.silence()]
        const parts = framedCodec(one)
        const pieces = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, at) => parts.receive(Uint8Array.from(bytes.slice(at * cut, (at + 1) * cut))))
        expect([...pieces.flat(), ...parts.silence()]).toEqual(all)
        expect(parts.midFrame).toBe(false)
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  it('a line without end is refused at its longest', () => {
    const found = heard('line', '41 '.repeat(frameBytesMax))
    expect(found[0]).toBe('too-long 41')
  })
})

describe('A key that bounces', () => {
  it('is told once until its time is over; another key at once', () => {
    const talk = new Conversation(framedPad, { profile: profile('single-byte') })
    for (let bounce = 0; bounce < 5; bounce++) talk.gesture({ type: 'press', key: 1 })
    expect(talk.told).toHaveLength(1)
    expect(talk.wakeMs).toBe(300)
    talk.gesture({ type: 'press', key: 2 })
    expect(talk.told).toHaveLength(2)
    talk.wake()
    talk.gesture({ type: 'press', key: 2 })
    expect(talk.told).toHaveLength(3)
  })
})

describe('A profile that cannot work says where and why', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a test breaks a profile as a text editor would
  type Change = (one: any) => void
  it.each<[string, string, Change, string]>([
    ['a key twice', 'aa55', (one) => (one.keys[1].bytes = '05'), 'keys.1: says the same as keys[0]'],
    ['a key that says nothing', 'aa55', (one) => delete one.keys[2].bytes, 'keys.2: needs bytes or text, and not both'],
    ['the key in the start', 'aa55', (one) => (one.keyAt = 1), 'keyAt: stands in the start'],
    ['a checksum that leaves the key out', 'aa55', (one) => (one.checksum.from = 4), 'checksum.from: is behind the key, which would not be checked'],
    ['no end at all', 'stx-etx', (one) => (delete one.length, delete one.end), 'length: is missing: without it, and without end, nobody knows where a frame ends'],
    ['a frame that is too short', 'stx-etx', (one) => (one.length.fixed = 4), 'length.fixed: is too short: the key, its checksum and end need 5 bytes'],
    ['frames without a beginning', 'single-byte', (one) => (one.length.fixed = 3), 'start: is missing: frames of several bytes need a start or an end'],
    ['a count behind the key', 'aa55', (one) => (one.length.countedAt = 5), 'length.countedAt: must stand before the key'],
    ['a count in the start', 'aa55', (one) => (one.length.countedAt = 1), 'length.countedAt: stands in the start'],
    // Found by the fuzzer: it threw.
    ['a byte that is no hex', 'aa55', (one) => (one.keys[0].bytes = "1'"), 'keys.0.bytes: is up to 8 bytes in hex'],
    ['an ignored byte that is a key', 'single-byte', (one) => (one.ignore = '0D 35'), 'ignore: has a byte that a frame begins with'],
    ['a level that there is not', 'aa55', (one) => (one.keys[0].level = 'good'), 'keys.0.level: Invalid option'],
  ])('%s', (_what, name, change, sentence) => {
    const one = raw(name)
    change(one)
    const result = profileSchema.safeParse(one)
    expect(result.success).toBe(false)
    const said = result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' | ') ?? ''
    expect(said).toContain(sentence)
  })
})
