import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat } from '../../../../drivers/kit/bytes.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { codeBytesMax } from '../../../../drivers/scanner/ssi/code-parts.ts'
import { ssiCodec } from '../../../../drivers/scanner/ssi/codec.ts'
import { ssiScanner } from '../../../../drivers/scanner/ssi/driver.ts'
import { ssiEmulator } from '../../../../drivers/scanner/ssi/emulator.ts'
import type { SsiIncoming } from '../../../../drivers/scanner/ssi/packet.ts'
import { Conversation } from '../../../kit/conversation.ts'
import { expectDecodes } from '../../../kit/decodes.ts'
import { vector, vectorsOf } from '../../../kit/vectors.ts'

const text = (words: string) => new TextEncoder().encode(words)
const qr = 0x1c

/** Our protocol reference 3.2: the length counts itself up to the payload, the checksum is the two's complement of the sum, high byte first. */
function packet(opcode: number, source: number, status: number, ...payload: number[]): Uint8Array {
  const head = [4 + payload.length, opcode, source, status, ...payload]
  const checksum = 65536 - head.reduce((sum, byte) => sum + byte, 0)
  return Uint8Array.from([...head, Math.floor(checksum / 256), checksum % 256])
}
const decode = (words: string, status = 0, type = qr) => packet(0xf3, 0, status, type, ...text(words))
const code = (words: string, symbology = qr): SsiIncoming => ({ kind: 'event', event: { type: 'heard', code: { symbology, bytes: text(words) } } })
const heard: SsiIncoming = { kind: 'event', event: { type: 'heard', code: null } }
const damaged: SsiIncoming = { kind: 'event', event: { type: 'damaged' } }
const thrown = (bytes: Uint8Array, reason: 'noise' | 'checksum' | 'cut-short' | 'too-long'): SsiIncoming => ({ kind: 'garbage', bytes, reason })
const fed = (...pieces: Uint8Array[]) => {
  const codec = ssiCodec()
  return pieces.flatMap((piece) => codec.receive(piece))
}
/** With the last byte one too high. */
const broken = (bytes: Uint8Array) => Uint8Array.from([...bytes.subarray(0, -1), ((bytes.at(-1) ?? 0) + 1) % 256])

describe('Packets to the scanner are the published ones', () => {
  it.each([
    ['ssi_scan_enable', { type: 'enable' }],
    ['ssi_start_session', { type: 'trigger', on: true }],
    ['ssi_stop_session', { type: 'trigger', on: false }],
    ['ssi_cmd_ack', { type: 'acknowledge' }],
  ] as const)('%s', (name, command) => {
    expect(ssiCodec().encode(command).bytes).toEqual(vector(name))
  })

  it('a NAK says that the packet should be sent again', () => {
    // SE955 guide, table 10-5: opcode D1, cause 1. 05 + D1 + 04 + 00 + 01 = DB.
    expect(ssiCodec().encode({ type: 'ask-again' }).bytes).toEqual(fromHex('05 D1 04 00 01 FF 25'))
  })

  it('the rule of these tests makes the published packets', () => {
    const published = vectorsOf('zebra_ssi')
    expect(published.length).toBeGreaterThanOrEqual(5)
    for (const { name } of published) expect(packet(vector(name)[1] ?? 0, 4, 0)).toEqual(vector(name))
  })

  it('nobody waits for an answer to an ACK or NAK', () => {
    expect(ssiCodec().encode({ type: 'acknowledge' }).closedBy).toBeUndefined()
    expect(ssiCodec().encode({ type: 'ask-again' }).closedBy).toBeUndefined()
  })

  it('a command is closed by ACK, refused by NAK, and said again when the scanner asks for that', () => {
    const { closedBy, repeatable } = ssiCodec().encode({ type: 'trigger', on: true })
    expect(repeatable).toBe(true)
    expect((['accepted', 'refused', 'ask-again'] as const).map((answer) => closedBy?.({ answer }))).toEqual(['accepted', 'refused', 'unrelated'])
  })
})

describe('Packets from the scanner', () => {
  it('a code', () => {
    // 06 + F3 + 1C + 41 = 156; 10000 - 156 = FEAA.
    expectDecodes(ssiCodec, '06 F3 00 00 1C 41 FE AA', [code('A')])
  })

  it.each([
    ['04 D0 00 00 FF 2C', 'accepted'],
    ['05 D1 00 00 01 FF 29', 'ask-again'],
    ['05 D1 00 00 02 FF 28', 'refused'],
    ['05 D1 00 00 06 FF 24', 'refused'],
  ] as const)('%s is %s', (hex, answer) => {
    expectDecodes(ssiCodec, hex, [{ kind: 'reply', reply: { answer } }])
  })

  it('two glued are two, and one of another kind is acknowledged only', () => {
    expectDecodes(ssiCodec, concat(decode('one'), packet(0xf6, 0, 0, 1), decode('two')), [code('one'), heard, code('two')])
  })

  it('noise before one is thrown away', () => {
    expectDecodes(ssiCodec, concat(fromHex('00 FF 99 77'), decode('one')), [thrown(fromHex('00 FF 99 77'), 'noise'), code('one')])
  })

  it('our own packets come back as noise: the host is not the scanner', () => {
    expectDecodes(ssiCodec, concat(vector('ssi_start_session'), decode('one')), [thrown(vector('ssi_start_session'), 'noise'), code('one')])
  })

  it('a wrong checksum is garbage that is asked for again, once, and the next is heard', () => {
    const bad = broken(decode('one'))
    const meaning = fed(concat(bad, decode('two')))
    expect(meaning.filter(({ kind }) => kind === 'event')).toEqual([damaged, code('two')])
    expect(concat(...meaning.flatMap((one) => (one.kind === 'garbage' ? [one.bytes] : [])))).toEqual(bad)
    expect(meaning.find(({ kind }) => kind === 'garbage')).toMatchObject({ reason: 'checksum' })
  })

  it('false beginnings inside a damaged packet ask for nothing more', () => {
    // Each 04 is a length, with an opcode and the source behind it.
    const bad = broken(packet(0xf3, 0, 0, qr, ...Array.from({ length: 30 }, () => [4, 0xf6, 0, 7, 1, 1]).flat()))
    expect(fed(concat(bad, decode('two'))).filter(({ kind }) => kind === 'event')).toEqual([damaged, code('two')])
  })

  it('each high byte of the checksum counts', () => {
    const bad = decode('one')
    bad[bad.length - 2] = (bad[bad.length - 2] ?? 0) ^ 1
    expect(fed(bad)).toContainEqual(damaged)
  })

  it('a half one and silence is cut short; the next is heard', () => {
    const codec = ssiCodec()
    const half = decode('GUITAI:Y').subarray(0, 8)
    expect(codec.receive(half)).toEqual([])
    expect(codec.midFrame).toBe(true)
    const gone = codec.silence()
    expect(gone.every((one) => one.kind === 'garbage')).toBe(true)
    expect(gone[0]).toMatchObject({ reason: 'cut-short' })
    expect(codec.midFrame).toBe(false)
    expect(codec.receive(decode('next'))).toEqual([code('next')])
  })

  it('a whole one behind a false beginning is heard when the line is silent', () => {
    const codec = ssiCodec()
    // 40 claims 66 bytes.
    expect(codec.receive(concat(fromHex('40 F3 00'), decode('one')))).toEqual([])
    expect(codec.silence().filter(({ kind }) => kind === 'event')).toEqual([code('one')])
  })

  it('never throws, and keeps no more than a packet and a code, whatever comes', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.constantFrom(0xf3, 0xd0, 0xd1, 0xf6), fc.integer({ min: 0, max: 3 }), fc.uint8Array({ maxLength: 251 })).map(([opcode, status, payload]) => packet(opcode, 0, status, ...payload)),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const codec = ssiCodec()
        for (const bytes of pieces) codec.receive(bytes)
        const left = codec.silence().reduce((sum, one) => sum + (one.kind === 'garbage' ? one.bytes.length : 0), 0)
        return left <= codeBytesMax + 257 && !codec.midFrame
      }),
      { numRuns: 200 },
    )
  })

  it('takes a megabyte of false beginnings in no time', () => {
    const flood = new Uint8Array(1_000_000).map((_, place) => (place % 3 === 2 ? 0 : 0xff))
    const codec = ssiCodec()
    const began = performance.now()
    for (let at = 0; at < flood.length; at += 4096) codec.receive(flood.subarray(at, at + 4096))
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

describe('Sent again', () => {
  it('the same packet is told once and acknowledged twice', () => {
    expect(fed(decode('one'), decode('one', 1))).toEqual([code('one'), heard])
    expect(fed(decode('one'), decode('one', 1), decode('one', 1))).toEqual([code('one'), heard, heard])
  })

  it('the same code held up a second time is told a second time', () => {
    expect(fed(decode('one'), decode('one'))).toEqual([code('one'), code('one')])
  })

  it('another packet, marked or not, is another code', () => {
    expect(fed(decode('one'), decode('two', 1), decode('two', 1))).toEqual([code('one'), code('two'), heard])
    expect(fed(decode('one'), decode('one', 1, 3))).toEqual([code('one'), code('one', 3)])
  })

  it('the first that comes may be marked: the one before it never came', () => {
    expect(fed(decode('one', 1))).toEqual([code('one')])
  })

  it('after a damaged packet it is told: that one may have been the same code held up again', () => {
    expect(fed(decode('one'), broken(decode('one')), decode('one', 1)).filter(({ kind }) => kind === 'event')).toEqual([code('one'), damaged, code('one')])
  })
})

describe('A code of several packets', () => {
  it('is one, each packet acknowledged', () => {
    expectDecodes(ssiCodec, concat(decode('GUI', 2), decode('TAI', 2), decode(':Y', 0)), [heard, heard, code('GUITAI:Y')])
  })

  it('a part sent again is there once', () => {
    expect(fed(decode('GUI', 2), decode('GUI', 3), decode('TAI', 0), decode('TAI', 1))).toEqual([heard, heard, code('GUITAI'), heard])
  })

  it('two equal parts are two', () => {
    expect(fed(decode('AAA', 2), decode('AAA', 0))).toEqual([heard, code('AAAAAA')])
  })

  it('is given up by silence, and the tail that is sent again later is no code', () => {
    const codec = ssiCodec()
    codec.receive(decode('GUI', 2))
    expect(codec.midFrame).toBe(true)
    expect(codec.silence()).toEqual([thrown(text('GUI'), 'cut-short')])
    expect(codec.receive(concat(decode('TAI', 3), decode(':Y')))).toEqual([thrown(text('TAI'), 'cut-short'), heard, thrown(text(':Y'), 'cut-short'), heard])
    expect(codec.receive(decode('next'))).toEqual([code('next')])
  })

  it('given up, the next code that is new is told', () => {
    const codec = ssiCodec()
    codec.receive(decode('GUI', 2))
    codec.silence()
    expect(codec.receive(decode('next'))).toEqual([code('next')])
  })

  it('is not joined with a code of another symbology', () => {
    expect(fed(decode('GUI', 2), decode('next', 0, 3))).toEqual([heard, thrown(text('GUI'), 'cut-short'), code('next', 3)])
  })

  it('without end is thrown away to its end', () => {
    const part = decode('A'.repeat(250), 2)
    const codec = ssiCodec()
    const meaning = Array.from({ length: 30 }, () => codec.receive(part)).flat()
    expect(meaning).toContainEqual(expect.objectContaining({ kind: 'garbage', reason: 'too-long' }))
    expect(meaning.filter((one) => one.kind === 'event')).toHaveLength(30)
    expect(codec.receive(decode('end'))).toContainEqual(heard)
    expect(codec.receive(decode('next'))).toEqual([code('next')])
  })
})

describe('A scanner on its stand', () => {
  const talk = (more: object = {}) => new Conversation(ssiScanner, ssiScanner.settings.parse(more))

  it.each(['utf-8', 'gb18030'] as const)('reads a Chinese code sent in %s, and is told so', (charset) => {
    const scanner = talk()
    scanner.gesture({ type: 'show', text: '预约:张三', charset })
    expect(scanner.told).toMatchObject([{ type: 'scanned', text: '预约:张三', symbology: ']Q1' }])
    expect(scanner.sent.at(-1)).toEqual(vector('ssi_cmd_ack'))
    expect(scanner.garbage).toEqual([])
  })

  it('reads one code after the other, which it would not without an ACK', () => {
    const scanner = talk()
    for (const words of ['one', 'two', 'two', 'three']) scanner.gesture({ type: 'show', text: words })
    expect(scanner.told.map((event) => event.text)).toEqual(['one', 'two', 'two', 'three'])
  })

  it('reads the longest QR code, in its twelve packets', () => {
    const scanner = talk()
    const long = 'x'.repeat(2953)
    scanner.gesture({ type: 'show', text: long })
    expect(scanner.told.map((event) => event.text)).toEqual([long])
    expect(scanner.sent.filter((bytes) => bytes[1] === 0xd0)).toHaveLength(12)
  })

  it('set to read when told reads one code for each aim', () => {
    const scanner = talk({ trigger: 'host' })
    scanner.gesture({ type: 'show', text: 'too early' })
    scanner.order({ type: 'aim' })
    expect(scanner.face().aiming).toBe(true)
    scanner.gesture({ type: 'show', text: 'now' })
    scanner.gesture({ type: 'show', text: 'too late' })
    scanner.order({ type: 'aim' })
    scanner.order({ type: 'rest' })
    expect(scanner.face().aiming).toBe(false)
    expect(scanner.told.map((event) => event.text)).toEqual(['now'])
    expect(scanner.sent.map((bytes) => bytes[1])).toEqual([0xe9, 0xe4, 0xd0, 0xe4, 0xe5])
  })

  it('takes the line end and the identifier off as it is set', () => {
    expect(talk({ prefix: 'aim' }).face().aiming).toBe(true)
    const scanner = talk({ prefix: 'aim' })
    scanner.gesture({ type: 'show', text: 'A\r\n' })
    expect(scanner.told).toMatchObject([{ text: 'A', symbology: ']Q1' }])
    const kept = talk({ suffix: 'keep' })
    kept.gesture({ type: 'show', text: 'A\r' })
    expect(kept.told).toMatchObject([{ text: 'A\r' }])
  })

  it('names no symbology for a number that is not known', () => {
    const routine = ssiScanner.routine(ssiScanner.settings.parse({}))
    const told = (symbology: number) => routine.received({ type: 'heard', code: { symbology, bytes: text('A') } })[1]
    expect(told(0x99)).toEqual({ step: 'tell', event: { type: 'scanned', text: 'A', bytes: text('A') } })
    expect(told(0x03)).toMatchObject({ event: { symbology: ']C0' } })
    expect(told(0x0b)).toMatchObject({ event: { symbology: ']E0' } })
  })

  it('a damaged packet is answered with NAK', () => {
    const routine = ssiScanner.routine(ssiScanner.settings.parse({}))
    expect(routine.received({ type: 'damaged' })).toEqual([{ step: 'send', command: { type: 'ask-again' } }])
  })
})

describe('The emulator is no kinder than a scanner', () => {
  const stand = (trigger: 'none' | 'host' = 'none') => {
    const said: Uint8Array[] = []
    const scanner = ssiEmulator({ trigger, prefix: 'none' }, { send: (bytes) => said.push(bytes), changed: () => undefined })
    return { scanner, said }
  }
  const ack = vector('ssi_cmd_ack')

  it('says a code again until it is acknowledged, marked, twice, and then loses it', () => {
    const { scanner, said } = stand()
    scanner.gesture({ type: 'show', text: 'one' })
    expect(said).toEqual([decode('one')])
    for (let nth = 0; nth < 3; nth++) scanner.receive(fromHex('05 D1 04 00 01 FF 25'))
    expect(said).toEqual([decode('one'), decode('one', 1), decode('one', 1)])
    scanner.gesture({ type: 'show', text: 'two' })
    expect(said.at(-1)).toEqual(decode('two'))
  })

  it('keeps the next code back until then', () => {
    const { scanner, said } = stand()
    scanner.gesture({ type: 'show', text: 'one' })
    scanner.gesture({ type: 'show', text: 'two' })
    expect(said).toEqual([decode('one'), decode('one', 1)])
    scanner.receive(ack)
    expect(said.at(-1)).toEqual(decode('two'))
  })

  it('asks for a packet with a wrong checksum again, and does not obey it', () => {
    const { scanner, said } = stand('host')
    scanner.receive(broken(vector('ssi_start_session')))
    expect(said).toEqual([fromHex('05 D1 00 00 01 FF 29')])
    expect(scanner.face().aiming).toBe(false)
  })

  it('refuses what it does not know, and a session where it always reads', () => {
    const { scanner, said } = stand()
    scanner.receive(vector('ssi_request_revision'))
    scanner.receive(vector('ssi_start_session'))
    expect(said).toEqual([fromHex('05 D1 00 00 02 FF 28'), fromHex('05 D1 00 00 06 FF 24')])
  })

  it('disabled reads nothing, and forgets everything without power', () => {
    const { scanner, said } = stand()
    scanner.receive(vector('ssi_scan_disable'))
    scanner.gesture({ type: 'show', text: 'one' })
    expect(said).toEqual([fromHex('04 D0 00 00 FF 2C')])
    scanner.powered()
    scanner.gesture({ type: 'show', text: 'two' })
    expect(said.at(-1)).toEqual(decode('two'))
  })
})
