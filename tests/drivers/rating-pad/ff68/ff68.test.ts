import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat } from '../../../../drivers/kit/bytes.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { ff68Codec, frameBytes } from '../../../../drivers/kit/ff68/codec.ts'
import { ff68Pad } from '../../../../drivers/rating-pad/ff68/driver.ts'
import { acknowledgement, beep, callerKeyOf, display, ratingKeyOf, stars, startRating } from '../../../../drivers/kit/ff68/meaning.ts'
import { Conversation } from '../../../kit/conversation.ts'
import { expectDecodes } from '../../../kit/decodes.ts'
import { vector } from '../../../kit/vectors.ts'

const codec = () => ff68Codec()
const event = (address: number, func: number, ...data: number[]) =>
  ({ kind: 'event', event: { address, func, data: Uint8Array.from(data) } }) as const
const garbage = (hex: string, reason: 'noise' | 'checksum' | 'too-long' | 'cut-short') => ({ kind: 'garbage', bytes: fromHex(hex), reason }) as const
const rate0 = vector('pad_rate_0')

describe('Frames of the bus', () => {
  it.each([0, 1, 2, 3])('rating key %i is heard', (key) => {
    expectDecodes(codec, vector(`pad_rate_${key}`), [event(1, 0x11, key)])
    expect(ratingKeyOf({ address: 1, func: 0x11, data: Uint8Array.of(key) })).toBe(key)
  })

  it.each([
    ['pad_key_evaluate', 'evaluate'],
    ['pad_key_pause', 'pause'],
    ['pad_key_recall', 'recall'],
    ['pad_key_transfer', 'transfer'],
  ] as const)('%s is the caller’s %s', (name, key) => {
    const [incoming] = codec().receive(vector(name))
    expect(incoming?.kind === 'event' && callerKeyOf(incoming.event)).toBe(key)
  })

  it.each([
    [[0x0c], 'call'],
    [[0x0e], 'cancel'],
    [[0x06, 0x0f], 'no-show'],
    [[0x00, 0x0f], 'hang'],
    [[0x03, 0x0f], 'call-back'],
    [[0x07], null],
    [[0x06], null],
  ] as const)('data %j is the caller’s %s', (data, key) => {
    expect(callerKeyOf({ address: 1, func: 0x01, data: Uint8Array.from(data) })).toBe(key)
  })

  it.each([0, 1, 2])('the acknowledgement of rating key %i is the published one', (key) => {
    expect(frameBytes(acknowledgement({ address: 1, func: 0x11, data: Uint8Array.of(key) }))).toEqual(vector(`pad_rate_ack_${key}`))
  })

  // Computed for address 5 from the frame's rule, in the domain reference.
  it.each([
    ['beep', beep(5), 'FF 68 02 02 68 05 03 08 16'],
    ['ticket 012', display(5, null, 'A012'), 'FF 68 08 08 68 05 02 0A 0A 0A 00 01 02 28 16'],
    ['waiting 007', display(5, 7, null), 'FF 68 08 08 68 05 02 00 00 07 0A 0A 0A 2C 16'],
    ['start rating', startRating(5), 'FF 68 03 03 68 05 01 0B 11 16'],
    ['acknowledge very satisfied', acknowledgement({ address: 5, func: 0x11, data: Uint8Array.of(3) }), 'FF 68 03 03 68 05 01 03 09 16'],
    ['stars', stars(5), 'FF 68 03 03 68 05 02 05 0C 16'],
  ] as const)('%s is said as published', (_what, frame, hex) => {
    expect(codec().encode(frame).bytes).toEqual(fromHex(hex))
  })

  it('the beep of address 1 is the vector', () => {
    expect(codec().encode(beep(1)).bytes).toEqual(vector('pad_beep'))
  })

  it('a number of four digits shows its last three', () => {
    expect([...display(1, 1234, 'B1005').data]).toEqual([2, 3, 4, 0, 0, 5])
  })

  it('a frame too long to say is our own mistake', () => {
    expect(() => frameBytes({ address: 1, func: 1, data: new Uint8Array(7) })).toThrow(RangeError)
  })
})

describe('A line with trouble', () => {
  it('noise before a frame costs the noise', () => {
    expectDecodes(codec, concat(fromHex('00 16 68'), rate0), [garbage('00 16 68', 'noise'), event(1, 0x11, 0)])
  })

  it('two frames glued are two keys', () => {
    expectDecodes(codec, concat(rate0, vector('pad_rate_3')), [event(1, 0x11, 0), event(1, 0x11, 3)])
  })

  it('a false start is passed over', () => {
    expectDecodes(codec, concat(fromHex('FF'), rate0), [garbage('FF', 'noise'), event(1, 0x11, 0)])
    expectDecodes(codec, concat(fromHex('FF 68'), rate0), [garbage('FF', 'too-long'), garbage('68', 'noise'), event(1, 0x11, 0)])
  })

  it('a wrong sum drops one byte at a time: a frame that begins inside is found', () => {
    const broken = fromHex('FF 68 08 08 68 01')
    const incoming = codec().receive(concat(broken, rate0))
    expect(incoming.at(-1)).toEqual(event(1, 0x11, 0))
    expect(incoming[0]).toMatchObject({ reason: 'checksum' })
  })

  it('a wrong end byte is as bad as a wrong sum', () => {
    expect(codec().receive(fromHex('FF 68 03 03 68 01 11 00 12 17'))[0]).toMatchObject({ kind: 'garbage', reason: 'checksum' })
  })

  it.each([
    ['FF 68 01', 'noise'],
    ['FF 68 09', 'too-long'],
    ['FF 68 FF', 'too-long'],
    ['FF 68 03 04', 'noise'],
    ['FF 68 03 03 69', 'noise'],
  ] as const)('%s is refused at once', (hex, reason) => {
    expect(codec().receive(fromHex(hex))[0]).toMatchObject({ kind: 'garbage', reason })
  })

  it('half a frame and silence does not swallow the next key', () => {
    const half = codec()
    half.receive(rate0.slice(0, 6))
    expect(half.midFrame).toBe(true)
    expect(half.silence()).toEqual([{ kind: 'garbage', bytes: rate0.slice(0, 6), reason: 'cut-short' }])
    expect(half.receive(rate0)).toEqual([event(1, 0x11, 0)])
  })

  it('never throws, loses no byte and keeps less than a frame, whatever comes', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom(rate0, fromHex('FF 68'), fromHex('FF 68 08 08 68')))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const line = codec()
        const heard = pieces.flatMap((bytes) => line.receive(bytes))
        const rest = line.silence()
        const count = (list: typeof heard) =>
          list.reduce((sum, one) => sum + (one.kind === 'garbage' ? one.bytes.length : one.kind === 'event' ? one.event.data.length + 9 : 0), 0)
        return count(rest) < 15 && count(heard) + count(rest) === pieces.reduce((sum, bytes) => sum + bytes.length, 0)
      }),
    )
  })
})

const settings = ff68Pad.settings.parse({ address: 2, levels: { '0': 'dissatisfied', '2': 'satisfied', '3': 'very_satisfied' } })

describe('The pad at work', () => {
  const talk = () => new Conversation(ff68Pad, settings)
  /** The empty display, which tells whether the line echoes. */
  const opening = 1

  it('says at opening what no pad says: if it comes back, the line echoes', () => {
    expect(talk().sent).toEqual([fromHex('FF 68 08 08 68 02 02 0A 0A 0A 0A 0A 0A 40 16')])
  })

  it('needs its address and the meaning of its keys: nothing is guessed', () => {
    expect(ff68Pad.settings.safeParse({}).success).toBe(false)
    expect(ff68Pad.settings.safeParse({ address: 1 }).success).toBe(false)
    expect(ff68Pad.settings.safeParse({ address: 256, levels: {} }).success).toBe(false)
    expect(ff68Pad.settings.safeParse({ address: 1, levels: { '4': 'satisfied' } }).success).toBe(false)
  })

  it('a key is told with this site’s level and acknowledged at once', () => {
    const line = talk()
    line.gesture({ type: 'press', key: 3 })
    expect(line.told).toEqual([{ type: 'key', key: 3, level: 'very_satisfied' }])
    expect(line.sent.slice(opening)).toEqual([fromHex('FF 68 03 03 68 02 01 03 06 16')])
  })

  it('a key without a level here is told without one', () => {
    const line = talk()
    line.gesture({ type: 'press', key: 1 })
    expect(line.told).toEqual([{ type: 'key', key: 1, level: null }])
  })

  it.each(['call', 'recall', 'evaluate', 'no-show', 'hang', 'call-back', 'pause', 'transfer', 'cancel'] as const)('the caller’s %s is told and echoed', (key) => {
    const line = talk()
    line.gesture({ type: 'press-caller', key })
    expect(line.told).toEqual([{ type: 'caller', key }])
    expect(line.sent.slice(opening)).toHaveLength(1)
  })

  it('is invited with light and beep, shows a number, and rests', () => {
    const line = talk()
    line.order({ type: 'invite' })
    expect(line.face()).toMatchObject({ inviting: true, beeps: 1 })
    line.order({ type: 'show', waiting: 7, ticket: 'A012' })
    expect(line.face().display).toBe('007 012')
    line.order({ type: 'dismiss' })
    expect(line.face()).toMatchObject({ inviting: false, display: '' })
  })

  it('frames for other addresses are another device’s', () => {
    const routine = ff68Pad.routine(settings)
    expect(routine.received({ address: 3, func: 0x11, data: Uint8Array.of(3) })).toEqual([])
  })
})
