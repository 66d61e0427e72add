import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samCodec } from '../../../../drivers/id-reader/sam/codec.ts'
import { type SamCommand, type SamReply, samCommands, statusOf } from '../../../../drivers/id-reader/sam/commands.ts'
import { concat } from '../../../../drivers/kit/bytes.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { expectDecodes } from '../../../kit/decodes.ts'
import { vector, vectorsOf } from '../../../kit/vectors.ts'

const reply = (sw3: number, data = new Uint8Array()) =>
  ({ kind: 'reply', reply: { sw1: 0, sw2: 0, sw3, data } }) as const
const noise = (hex: string) => ({ kind: 'garbage', bytes: fromHex(hex), reason: 'noise' }) as const
const notFound = vector('sam_resp_find_none')

describe('Commands are the published frames', () => {
  it.each<[SamCommand, string]>([
    ['reset', 'sam_cmd_reset'],
    ['status', 'sam_cmd_status'],
    ['sam-id', 'sam_cmd_samid'],
    ['find', 'sam_cmd_find'],
    ['select', 'sam_cmd_select'],
    ['read', 'sam_cmd_read_base'],
    ['card-number', 'sam_cmd_read_cardmid'],
    ['baud-115200', 'sam_cmd_baud_115200'],
    ['baud-57600', 'sam_cmd_baud_57600'],
    ['baud-38400', 'sam_cmd_baud_38400'],
    ['baud-9600', 'sam_cmd_baud_9600'],
  ])('%s is %s', (command, name) => {
    expect(samCodec().encode(command).bytes).toEqual(vector(name))
  })

  // Frames printed in the protocol tables, not among the vectors.
  it.each<[SamCommand, string]>([
    ['read-with-fingerprint', 'AA AA AA 96 69 00 03 30 10 23'],
    ['read-address', 'AA AA AA 96 69 00 03 30 03 30'],
    ['baud-19200', 'AA AA AA 96 69 00 03 60 03 60'],
  ])('%s is %s', (command, hex) => {
    expect(samCodec().encode(command).bytes).toEqual(fromHex(hex))
  })

  it('can all be repeated: none changes anything on the card', () => {
    for (const command of Object.keys(samCommands) as SamCommand[])
      expect(samCodec().encode(command).repeatable).toBe(true)
  })
})

describe('Replies', () => {
  const valid = vectorsOf('sam_v').filter((one) => one.name.startsWith('sam_resp_') && one.valid !== false)

  it.each(valid.map((one) => [one.name, one] as const))('%s is one whole reply', (_name, { hex }) => {
    const bytes = fromHex(hex)
    expectDecodes(samCodec, bytes, [
      {
        kind: 'reply',
        reply: { sw1: bytes[7] ?? 0, sw2: bytes[8] ?? 0, sw3: bytes[9] ?? 0, data: bytes.slice(10, -1) },
      },
    ])
  })

  it.each([
    ['sam_resp_find_none', 'no-card'],
    ['sam_resp_select_fail', 'select-failed'],
    ['sam_resp_read_fail', 'read-failed'],
    ['sam_resp_31', 'card-does-not-trust-module'],
    ['sam_resp_32', 'module-does-not-trust-card'],
    ['sam_resp_33', 'verification-error'],
    ['sam_resp_40', 'wrong-card'],
    ['sam_resp_47', 'random-failed'],
    ['sam_resp_66', 'not-authorised'],
    ['sam_resp_selftest_fail', 'self-test-failed'],
    ['sam_resp_status_ok', 'done'],
    ['sam_resp_find_ok', 'card-found'],
  ] as const)('%s means %s', (name, status) => {
    const [incoming] = samCodec().receive(vector(name))
    expect(incoming?.kind === 'reply' && statusOf(incoming.reply)).toBe(status)
  })

  // SW3 codes of the table (1.4) that no vector carries; CHK by hand: 00 04 XOR SW3.
  it.each([
    ['10 14', 'checksum-error'],
    ['11 15', 'length-error'],
    ['21 25', 'unknown-command'],
    ['23 27', 'not-permitted'],
    ['24 20', 'unrecognised-error'],
    ['91 95', 'no-content'],
  ] as const)('00 00 %s means %s', (tail, status) => {
    const [incoming] = samCodec().receive(fromHex(`AA AA AA 96 69 00 04 00 00 ${tail}`))
    expect(incoming?.kind === 'reply' && statusOf(incoming.reply)).toBe(status)
  })

  it('with a status that no source has keep their number and have no name', () => {
    const odd: SamReply = { sw1: 0, sw2: 0, sw3: 0x77, data: new Uint8Array() }
    expect(statusOf(odd)).toBeNull()
  })

  it('are judged by SW3 alone: the card’s own status may stand before it', () => {
    const outgoing = samCodec().encode('find')
    expect(outgoing.closedBy?.({ sw1: 0x6f, sw2: 1, sw3: 0x9f, data: new Uint8Array() })).toBe('accepted')
    expect(outgoing.closedBy?.({ sw1: 0x6f, sw2: 1, sw3: 0x80, data: new Uint8Array() })).toBe('refused')
  })

  it('that say an address is not on the card are an answer, not a failure', () => {
    expect(samCodec().encode('read-address').closedBy?.({ sw1: 0, sw2: 0, sw3: 0x91, data: new Uint8Array() })).toBe(
      'accepted',
    )
  })
})

describe('A line with trouble', () => {
  it('noise before a frame is told as garbage, and the frame is heard', () => {
    expectDecodes(samCodec, concat(fromHex('00 69 55'), notFound), [noise('00 69 55'), reply(0x80)])
  })

  it('one AA too many before the preamble costs that byte only', () => {
    expectDecodes(samCodec, concat(fromHex('AA AA'), notFound), [noise('AA AA'), reply(0x80)])
  })

  it('two frames glued together are two replies', () => {
    expectDecodes(samCodec, concat(notFound, vector('sam_resp_status_ok')), [reply(0x80), reply(0x90)])
  })

  it('a wrong checksum drops one byte at a time, not the frame that begins inside', () => {
    const bad = vector('sam_bad_select_8085')
    const codec = samCodec()
    const incoming = codec.receive(concat(bad, notFound))
    expect(incoming[0]).toMatchObject({ kind: 'garbage', reason: 'checksum' })
    expect(incoming.at(-1)).toEqual(reply(0x80))
    expect(incoming.filter((one) => one.kind === 'garbage').reduce((sum, one) => sum + one.bytes.length, 0)).toBe(
      bad.length,
    )
  })

  it('a good frame inside one with a wrong checksum is heard', () => {
    // Length 0x0010: the nine bytes of the published status reply, padded with zeros, and a CHK that is not theirs.
    const outer = concat(fromHex('AA AA AA 96 69 00 10'), vector('sam_resp_status_ok'), fromHex('00 00 00 00 FF'))
    const heard = samCodec().receive(outer)
    expect(heard[0]).toEqual({ kind: 'garbage', bytes: fromHex('AA'), reason: 'checksum' })
    expect(heard.filter((one) => one.kind === 'reply')).toEqual([reply(0x90)])
  })

  it('a preamble that breaks off is a false start; the whole one behind it counts', () => {
    expectDecodes(samCodec, concat(fromHex('AA AA AA 96'), notFound), [noise('AA AA AA 96'), reply(0x80)])
    expectDecodes(samCodec, concat(fromHex('AA AA AA 96 68'), notFound), [noise('AA AA AA 96 68'), reply(0x80)])
  })

  it('a long run of AA costs only what is too many', () => {
    expectDecodes(samCodec, concat(new Uint8Array(50).fill(0xaa), notFound), [
      { kind: 'garbage', bytes: new Uint8Array(50).fill(0xaa), reason: 'noise' },
      reply(0x80),
    ])
  })

  it('a frame cut off by a new one is given up when its length has passed, and the new one is found', () => {
    const half = vector('sam_resp_select_ok').slice(0, 12)
    const incoming = samCodec().receive(concat(half, notFound, notFound))
    expect(incoming.filter((one) => one.kind === 'reply')).toEqual([reply(0x80), reply(0x80)])
  })

  it('half a frame and silence is garbage; the next frame is whole', () => {
    const codec = samCodec()
    expect(codec.receive(notFound.slice(0, 6))).toEqual([])
    expect(codec.midFrame).toBe(true)
    expect(codec.silence()).toEqual([{ kind: 'garbage', bytes: notFound.slice(0, 6), reason: 'cut-short' }])
    expect(codec.midFrame).toBe(false)
    expect(codec.receive(notFound)).toEqual([reply(0x80)])
  })

  it('an impossible length is refused at once, without waiting for its bytes', () => {
    expect(samCodec().receive(fromHex('AA AA AA 96 69 09 0B'))[0]).toMatchObject({
      kind: 'garbage',
      reason: 'too-long',
    })
    expect(samCodec().receive(fromHex('AA AA AA 96 69 00 03'))[0]).toMatchObject({ kind: 'garbage', reason: 'noise' })
  })

  it('a vendor’s pseudo frame does not swallow the answer behind it for long', () => {
    const codec = samCodec()
    const heard = [...codec.receive(concat(vector('sam_pseudo_timeout'), notFound)), ...codec.silence()]
    expect(heard.filter((one) => one.kind === 'reply')).toEqual([reply(0x80)])
  })

  const invalid = vectorsOf('sam_v').filter((one) => one.valid === false)

  it('the invalid published frames are those two', () => {
    expect(invalid.map((one) => one.name).sort()).toEqual(['sam_bad_select_8085', 'sam_pseudo_timeout'])
  })

  it.each(invalid.map((one) => [one.name, fromHex(one.hex)] as const))('%s is garbage, all of it', (_name, bytes) => {
    const codec = samCodec()
    const heard = [...codec.receive(bytes), ...codec.silence()]
    expect(heard.map((one) => one.kind)).not.toContain('reply')
    expect(concat(...heard.map((one) => (one.kind === 'garbage' ? one.bytes : new Uint8Array())))).toEqual(bytes)
  })

  const replies = vectorsOf('sam_v').filter((one) => one.name.startsWith('sam_resp_'))

  it.each(invalid.map((one) => [one.name, fromHex(one.hex)] as const))(
    '%s takes nothing from any published reply behind it, however they are cut',
    (_name, bytes) => {
      for (const next of replies.map((one) => fromHex(one.hex))) {
        const line = concat(bytes, next)
        for (let cut = 0; cut <= bytes.length + 8; cut++) {
          const codec = samCodec()
          const heard = [...codec.receive(line.subarray(0, cut)), ...codec.receive(line.subarray(cut))]
          const meant = { sw1: next[7], sw2: next[8], sw3: next[9], data: next.slice(10, -1) }
          expect(heard.flatMap((one) => (one.kind === 'reply' ? [one.reply] : []))).toEqual([meant])
        }
      }
    },
  )

  // Two more wrong frames that were published (protocol facts, contradictions), not among the vectors.
  it.each(['AA AA AA 96 69 00 03 20 01 21', 'AA AA AA 96 69 00 03 20 00 22'])('%s is garbage', (hex) => {
    expectDecodes(samCodec, concat(fromHex(hex), notFound), [noise(hex), reply(0x80)])
  })

  it('what it hands out is not changed by what comes later', () => {
    const codec = samCodec()
    const first = codec.receive(concat(fromHex('55'), vector('sam_resp_samid_synth'), fromHex('AA AA')))
    codec.receive(fromHex('00 00 00'))
    codec.silence()
    expect(first).toEqual([noise('55'), reply(0x90, vector('sam_resp_samid_synth').slice(10, -1))])
  })

  it('the bytes it was given stay the caller’s', () => {
    const given = vector('sam_resp_status_ok')
    const codec = samCodec()
    codec.receive(given.subarray(0, 4))
    codec.receive(given.subarray(4))
    expect(given).toEqual(vector('sam_resp_status_ok'))
  })

  it('never throws, keeps less than one frame, and loses no byte, whatever comes', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(
        notFound,
        fromHex('AA AA AA 96 69'),
        fromHex('AA AA AA 96 69 05 08'),
        vector('sam_resp_status_ok'),
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const codec = samCodec()
        const incoming = pieces.flatMap((bytes) => codec.receive(bytes))
        const rest = codec.silence()
        const bytesOf = (list: typeof incoming) =>
          list.reduce(
            (sum, one) =>
              sum + (one.kind === 'garbage' ? one.bytes.length : one.kind === 'reply' ? one.reply.data.length + 11 : 0),
            0,
          )
        return bytesOf(incoming) + bytesOf(rest) === pieces.reduce((sum, bytes) => sum + bytes.length, 0)
      }),
      { numRuns: 200 },
    )
  })
})
