import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { singleByteCodec } from '../../../../drivers/rating-pad/single-byte/codec.ts'
import { singleBytePad } from '../../../../drivers/rating-pad/single-byte/driver.ts'
import { Conversation } from '../../../kit/conversation.ts'
import { expectDecodes } from '../../../kit/decodes.ts'

const codec = () => singleByteCodec([0x31, 0x35])

describe('One byte a key', () => {
  it('each byte of the profile is a key, glued or not', () => {
    expectDecodes(codec, '31 35 35', [
      { kind: 'event', event: { type: 'byte', byte: 0x31 } },
      { kind: 'event', event: { type: 'byte', byte: 0x35 } },
      { kind: 'event', event: { type: 'byte', byte: 0x35 } },
    ])
  })

  it('any other byte is noise', () => {
    expectDecodes(codec, '00 31 FF', [
      { kind: 'garbage', bytes: Uint8Array.of(0), reason: 'noise' },
      { kind: 'event', event: { type: 'byte', byte: 0x31 } },
      { kind: 'garbage', bytes: Uint8Array.of(0xff), reason: 'noise' },
    ])
  })

  it('is never in the middle of anything', () => {
    const line = codec()
    line.receive(Uint8Array.of(0x30))
    expect(line.midFrame).toBe(false)
    expect(line.silence()).toEqual([])
  })

  it('says something of every byte and never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => codec().receive(bytes).length === bytes.length))
  })
})

describe('The profile', () => {
  const keys = [
    { byte: 0x35, level: 'very_satisfied' },
    { byte: 0x31, level: 'very_dissatisfied' },
    { byte: 0x20, level: null },
  ]
  const settings = singleBytePad.settings.parse({ keys, invite: '05', dismiss: 'AA 06' })

  it('with one byte twice is refused in a sentence', () => {
    const twice = singleBytePad.settings.safeParse({ keys: [keys[0], keys[0]] })
    expect(twice.error?.issues[0]).toMatchObject({ path: ['keys'], message: 'two keys send the same byte' })
  })

  it.each([{ keys: [] }, { keys: [{ byte: 256, level: null }] }, { keys, invite: 'xyz' }, { keys, colour: 1 }, {}])('%j is refused', (wrong) => {
    expect(singleBytePad.settings.safeParse(wrong).success).toBe(false)
  })

  it('names a key by its place and its level', () => {
    const line = new Conversation(singleBytePad, settings)
    for (const key of [1, 2, 3, 4]) line.gesture({ type: 'press', key })
    expect(line.told).toEqual([
      { type: 'key', key: 1, level: 'very_satisfied' },
      { type: 'key', key: 2, level: 'very_dissatisfied' },
      { type: 'key', key: 3, level: null },
    ])
  })

  it('prompts the pad with its own bytes, and lets it rest', () => {
    const line = new Conversation(singleBytePad, settings)
    line.order({ type: 'invite' })
    expect(line.face().inviting).toBe(true)
    line.order({ type: 'dismiss' })
    expect(line.face().inviting).toBe(false)
    expect(line.sent).toEqual([Uint8Array.of(0x05), Uint8Array.of(0xaa, 0x06)])
  })

  it('without prompts sends nothing', () => {
    const line = new Conversation(singleBytePad, singleBytePad.settings.parse({ keys }))
    line.order({ type: 'invite' })
    line.order({ type: 'show', waiting: 1, ticket: 'A001' })
    expect(line.sent).toEqual([])
  })
})
