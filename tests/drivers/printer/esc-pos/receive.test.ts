import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { type EscPosCommand, escPosCodec } from '../../../../drivers/printer/esc-pos/protocol/codec.ts'
import type { EscPosIncoming } from '../../../../drivers/printer/esc-pos/protocol/receive.ts'
import { stateOfAnswers, type PrinterState, type QueryNumber } from '../../../../drivers/printer/esc-pos/protocol/status-bytes.ts'
import { expectDecodes } from '../../../kit/decodes.ts'
import { vector, vectorsOf } from '../../../kit/vectors.ts'
import { settingsWith } from './kit.ts'

const codec = () => escPosCodec(settingsWith())
/** A printer that owes the answers to so many GS r. */
const owing = (answers: number) => () => {
  const asked = codec()
  for (let one = 0; one < answers; one++) asked.encode({ type: 'confirm', id: '0001' })
  return asked
}

const well: PrinterState = { paper: 'ok', cover: 'closed', online: true, error: 'none' }
const told = (state: Partial<PrinterState> = {}, drawer: 'low' | 'high' = 'low'): EscPosIncoming => ({
  kind: 'event',
  event: { type: 'automatic-status', state: { ...well, ...state }, drawer },
})
const realtime = (byte: number): EscPosIncoming => ({ kind: 'reply', reply: { type: 'realtime', byte } })
/** An answer to DLE EOT that nobody waits for. */
const stray: EscPosIncoming = { kind: 'event', event: { type: 'stray-answer' } }
const asking = (about: QueryNumber) => () => {
  const asked = codec()
  asked.encode({ type: 'query', about })
  return asked
}
/** What the bytes mean once the line has been silent behind them, in whichever cut they came. */
function expectAfterSilence(make: () => ReturnType<typeof codec>, hex: string, meaning: EscPosIncoming[]): void {
  expectDecodes(
    () => {
      const inner = make()
      let fed = 0
      const size = fromHex(hex).length
      return {
        get midFrame() {
          return inner.midFrame
        },
        receive: (bytes) => {
          fed += bytes.length
          return fed < size ? inner.receive(bytes) : [...inner.receive(bytes), ...inner.silence()]
        },
        silence: () => inner.silence(),
        encode: (command: EscPosCommand) => inner.encode(command),
      }
    },
    hex,
    meaning,
  )
}
const sensor = (paper: PrinterState['paper'], nth: number): EscPosIncoming => ({
  kind: 'reply',
  reply: { type: 'paper-sensor', paper, nth, of: '0001' },
})
const flow = (ready: boolean): EscPosIncoming => ({ kind: 'event', event: { type: 'flow', ready } })
const garbage = (hex: string, reason: 'noise' | 'too-long' | 'cut-short' = 'noise'): EscPosIncoming => ({
  kind: 'garbage',
  bytes: fromHex(hex),
  reason,
})
const information = (text: string): EscPosIncoming => ({ kind: 'reply', reply: { type: 'information', text } })

describe('Published replies', () => {
  const meanings: Readonly<Record<string, EscPosIncoming[]>> = {
    asb_ok: [told()],
    asb_cover_open: [told({ cover: 'open', online: false })],
    asb_cutter: [told({ error: 'cutter', online: false })],
    asb_invalid_zero: [garbage('00 00 00 00')],
    clear_buffer_reply: [{ kind: 'reply', reply: { type: 'cleared' } }],
    gs_I_67_reply: [information('TM-T82III')],
    poweroff_notice: [{ kind: 'event', event: { type: 'power-off' } }],
    procid_reply: [{ kind: 'reply', reply: { type: 'process-ended', id: '0001' } }],
    qr_size_reply: [{ kind: 'reply', reply: { type: 'symbol-size', widthDots: 210, heightDots: 210, printable: true } }],
  }
  const answers: Readonly<Record<string, readonly [QueryNumber, Partial<PrinterState>]>> = {
    rt1_offline: [1, { online: false }],
    rt1_online: [1, {}],
    rt1_online_drawerhigh: [1, {}],
    rt2_cover_open: [2, { cover: 'open' }],
    rt2_error: [2, { error: 'recoverable' }],
    rt2_ok: [2, {}],
    rt3_autorecover: [3, { error: 'auto-recoverable' }],
    rt3_recoverable: [3, { error: 'recoverable' }],
    rt3_unrecoverable: [3, { error: 'unrecoverable' }],
    rt4_end: [4, { paper: 'out' }],
    rt4_ok: [4, {}],
  }

  it('are all known to these tests', () => {
    const known = [...Object.keys(meanings), ...Object.keys(answers)]
    expect(vectorsOf('escpos_reply').map(({ name }) => name).sort()).toEqual(known.sort())
  })

  it.each(Object.entries(meanings))('%s is understood', (name, meaning) => {
    expectDecodes(codec, vector(name), meaning)
  })

  it.each(Object.entries(answers))('%s answers its question', (name, [about, state]) => {
    const bytes = vector(name)
    expectDecodes(asking(about), bytes, [realtime(bytes[0] as number)])
    expect(stateOfAnswers({ [about]: bytes[0] as number })).toEqual({ ...well, ...state })
  })

  it('the whole set of a printer without paper, in both dialects', () => {
    expect(stateOfAnswers({ 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e })).toEqual({ ...well, paper: 'out', online: false })
    expect(stateOfAnswers({ 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x72 })).toEqual({ ...well, paper: 'out', online: false })
    expect(stateOfAnswers({ 4: 0x32 })).toEqual({ ...well, paper: 'out' })
    expect(stateOfAnswers({ 4: 0x52 })).toEqual({ ...well, paper: 'out' })
    expect(stateOfAnswers({ 4: 0x1e })).toEqual({ ...well, paper: 'near-end' })
  })
})

describe('The printer’s bytes', () => {
  it('noise before a status is thrown away', () => {
    expectDecodes(codec, 'FF 80 A5  10 00 00 00', [garbage('FF 80 A5'), told()])
  })

  it('two frames glued are two', () => {
    expectDecodes(codec, '38 00 00 00 10 00 00 00', [told({ cover: 'open', online: false }), told()])
    expectDecodes(codec, '5F 41 00 5F 42 00', [information('A'), information('B')])
  })

  it('half a status and silence is given up, and the next one is heard', () => {
    const half = codec()
    expect(half.receive(fromHex('10 00'))).toEqual([])
    expect(half.midFrame).toBe(true)
    expect(half.silence()).toEqual([garbage('10 00', 'cut-short')])
    expect(half.midFrame).toBe(false)
    expect(half.receive(fromHex('10 00 03 00'))).toEqual([told({ paper: 'near-end' })])
  })

  it('silence between frames is nothing', () => {
    expect(codec().silence()).toEqual([])
  })

  it('a false start of a status drops one byte: the true one begins inside it', () => {
    expectDecodes(codec, '10 38 00 00 00', [garbage('10'), told({ cover: 'open', online: false })])
    expectDecodes(codec, '10 00 12', [garbage('10 00'), stray])
  })

  it('a status byte with a wrong fixed bit is no status', () => {
    expectDecodes(codec, '10 00 00 80 10 00 00 00', [garbage('10 00 00 80'), told()])
    expectDecodes(codec, '90 00 00 00', [garbage('90 00 00 00')])
    expectDecodes(codec, '92 12', [garbage('92'), stray])
  })

  it('XOFF and XON may stand inside a status', () => {
    expectDecodes(codec, '10 13 00 11 00 00', [flow(false), flow(true), told()])
  })

  it('the drawer’s level is told as a level', () => {
    expectDecodes(codec, '14 00 00 00', [told({}, 'high')])
  })

  it('a response with an unknown second byte is a false start', () => {
    expectDecodes(codec, '37 12', [garbage('37'), stray])
    expectDecodes(codec, '3B 16', [garbage('3B'), stray])
  })

  it('a text that breaks is dropped up to the break, or its letters would read as statuses', () => {
    expectDecodes(codec, '5F 54 4D 32 FF 12', [garbage('5F 54 4D 32 FF'), stray])
  })

  it('a text that has no end is cut off', () => {
    const endless = codec()
    const [first] = endless.receive(Uint8Array.from([0x5f, ...Array(200).fill(0x80 - 1 - 9)]))
    expect(first).toMatchObject({ kind: 'garbage', reason: 'too-long' })
  })

  it('a process id of another length is garbage', () => {
    expectDecodes(codec, '37 22 30 31 00', [garbage('37 22 30 31 00')])
  })

  it('an answer to GS r is one only where it is owed; 00 is also what a bad line says', () => {
    expectDecodes(codec, '00 03', [garbage('00 03')])
    expectAfterSilence(owing(1), '00', [sensor('ok', 1)])
    expectAfterSilence(owing(2), '03 0F', [sensor('near-end', 1), sensor('out', 2)])
  })

  it('an answer to GS r is believed only when the line is silent behind it, or another frame begins', () => {
    const asked = owing(1)()
    expect(asked.receive(fromHex('00'))).toEqual([])
    expect(asked.midFrame).toBe(true)
    expect(asked.silence()).toEqual([sensor('ok', 1)])
    expectDecodes(owing(1), '00 10 00 00 00', [sensor('ok', 1), told()])
    expectDecodes(owing(1), '10 00 00 00 00 12', [told(), sensor('ok', 1), stray])
  })

  it.each([
    ['an automatic status that lost its first byte', '00 0F 00'],
    ['four zeros', '00 00 00 00'],
    ['one byte more than is owed', '00 03'],
    ['an automatic status whose first byte was hurt', '98 00 0F 00'],
    ['an automatic status whose second byte was hurt', '18 80 0F 00'],
    ['an automatic status whose third byte was hurt', '18 00 8F'],
    ['an answer with noise before it', 'FF 00'],
    ['an answer with noise behind it', '00 FF'],
  ])('%s is no answer to GS r', (_what, hex) => {
    expectAfterSilence(owing(1), hex, [garbage(hex)])
  })

  it('the rest of an automatic status is no answer even where three are owed', () => {
    expectAfterSilence(owing(3), '00 0F 00', [garbage('00 0F 00')])
  })

  it('after bytes in doubt the answer is still owed, and heard when the line has been silent', () => {
    const asked = owing(1)()
    asked.receive(fromHex('00 0F 00'))
    asked.silence()
    asked.receive(fromHex('00'))
    expect(asked.silence()).toEqual([sensor('ok', 1)])
  })

  it('a second answer to one question to DLE EOT answers no other', () => {
    expectDecodes(asking(1), '16 16', [realtime(0x16), stray])
  })

  it('going offline is told with or without its cause', () => {
    const goes: EscPosIncoming = { kind: 'event', event: { type: 'going-offline' } }
    expectDecodes(codec, '37 23 00 37 23 31 00', [goes, goes])
  })

  it('never throws and never keeps more than one frame, whatever the line says', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }), fc.nat(3), (pieces, owed) => {
        const heard = owing(owed)()
        for (const piece of pieces) heard.receive(piece)
        const left = heard.silence()
        // Two answers to GS r may have stood there.
        expect(left.length).toBeLessThanOrEqual(2)
        expect(heard.midFrame).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('every byte ends in a meaning or in garbage, whatever the cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (bytes, cut) => {
        const whole = codec()
        const halves = codec()
        const flat = (incoming: EscPosIncoming[]): unknown[] =>
          incoming.flatMap((one): unknown[] => (one.kind === 'garbage' ? Array.from(one.bytes, (byte) => [byte, one.reason]) : [one]))
        const once = flat([...whole.receive(bytes), ...whole.silence()])
        const twice = flat([...halves.receive(bytes.subarray(0, cut)), ...halves.receive(bytes.subarray(cut)), ...halves.silence()])
        expect(twice).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
})
