/** The codec's bytes on the emulator's paper: two readings of the same manuals that share no code. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode as qrOf } from 'uqr'
import type { PaperLine } from '../../../../drivers/contract/kinds.ts'
import { fromHex } from '../../../../drivers/kit/hex.ts'
import { escPosCodec } from '../../../../drivers/printer/esc-pos/protocol/codec.ts'
import type { EscPosIncoming } from '../../../../drivers/printer/esc-pos/protocol/receive.ts'
import type { EscPosSettings } from '../../../../drivers/printer/esc-pos/settings.ts'
import { noCells, plainLook, printer, settingsWith, textsOf } from './kit.ts'

/** A printer and the daemon's end of its cable. */
function wired(some: Partial<EscPosSettings> = {}) {
  const one = printer(some)
  const codec = escPosCodec(settingsWith(some))
  return {
    ...one,
    codec,
    print: (...lines: PaperLine[]) => one.emulator.receive(codec.encode({ type: 'job', lines }).bytes),
    /** All it said, and then the line is silent. */
    heard: (): EscPosIncoming[] => [...one.said().flatMap((hex) => codec.receive(fromHex(hex))), ...codec.silence()],
  }
}

const ticket: readonly PaperLine[] = [
  { type: 'text', text: '清泉乡便民服务中心', align: 'center', bold: true },
  { type: 'rule' },
  { type: 'text', text: 'A001', align: 'center', size: 5, bold: true },
  { type: 'text', text: '城乡居民基本养老保险参保登记', align: 'center' },
  { type: 'feed', lines: 1 },
  { type: 'qr', payload: 'guitai:371000:20261124-A001', align: 'center' },
  { type: 'text', text: '取号时间 2026-11-24 09:00' },
  { type: 'cut' },
]

describe('A ticket from the codec to paper', () => {
  it('comes out as it was written: hanzi, the large number, the QR code, the cut', () => {
    const one = wired()
    one.print(...ticket)
    const text = (words: string, align: string, look: object = {}) => ({ row: 'text', align, spans: [{ text: words, ...plainLook, ...look }] })
    const { size } = qrOf('guitai:371000:20261124-A001', { ecc: 'M', boostEcc: false, border: 4 })
    expect(one.emulator.face().pieces).toEqual([
      {
        id: 1,
        cut: true,
        rows: [
          text('清泉乡便民服务中心', 'center', { bold: true }),
          text('-'.repeat(48), 'left'),
          text('A001', 'center', { bold: true, widthTimes: 5, heightTimes: 5 }),
          text('城乡居民基本养老保险参保登记', 'center'),
          { row: 'feed', dots: 30 },
          { row: 'qr', align: 'center', payload: 'guitai:371000:20261124-A001', moduleDots: Math.min(8, Math.floor(576 / size)), correction: 'M' },
          text('取号时间 2026-11-24 09:00', 'left'),
          { row: 'cut', full: false },
        ],
      },
    ])
  })

  it('says ￥ for ¥, and 〓 for a name the printer lacks on a box without the font', () => {
    const one = printer({ charset: 'gbk' })
    const codec = escPosCodec(settingsWith({ charset: 'gbk' }), noCells)
    one.emulator.receive(codec.encode({ type: 'job', lines: [{ type: 'text', text: '¥12 张𬎆 李䶮 王堃' }] }).bytes)
    expect(textsOf(one.rows())).toEqual(['￥12 张〓 李〓 王堃'])
  })

  it('a QR code of hanzi is read as what it was', () => {
    const one = wired()
    one.print({ type: 'qr', payload: '便民服务·预约 001' })
    expect(one.rows()).toMatchObject([{ row: 'qr', payload: '便民服务·预约 001' }])
  })

  it('is confirmed when it is on paper', () => {
    const one = wired()
    one.print(...ticket)
    one.heard()
    one.emulator.receive(one.codec.encode({ type: 'confirm', id: '0001' }).bytes)
    expect(one.heard()).toMatchObject([{ kind: 'reply', reply: { type: 'paper-sensor', paper: 'ok', nth: 1 } }, { kind: 'event' }])
  })

  it('is confirmed by its process id where the profile has one', () => {
    const one = wired({ completion: 'process-id' })
    one.emulator.receive(one.codec.encode({ type: 'confirm', id: 'K3ZZ' }).bytes)
    expect(one.heard()).toEqual([{ kind: 'reply', reply: { type: 'process-ended', id: 'K3ZZ' } }])
  })

  it('stops where the paper ends, and its rest and its confirmation come with the new roll', () => {
    const one = wired()
    const { bytes } = one.codec.encode({ type: 'job', lines: ticket })
    const half = Math.floor(bytes.length / 2)
    one.emulator.receive(bytes.subarray(0, half))
    one.heard()
    one.emulator.gesture({ type: 'paper', paper: 'out' })
    one.emulator.receive(bytes.subarray(half))
    const { bytes: asked, closedBy } = one.codec.encode({ type: 'confirm', id: '0001' })
    one.emulator.receive(asked)
    const out = { paper: 'out', cover: 'closed', online: false, error: 'none' }
    expect(one.heard()).toEqual([{ kind: 'event', event: { type: 'automatic-status', state: out, drawer: 'low' } }])
    expect(one.emulator.face().pieces.map(({ cut }) => cut)).toEqual([false])
    one.emulator.gesture({ type: 'paper', paper: 'ok' })
    const replies = one.heard().flatMap((incoming) => (incoming.kind === 'reply' ? [incoming.reply] : []))
    expect(replies.map((reply) => closedBy?.(reply))).toEqual(['accepted'])
    const uninterrupted = wired()
    uninterrupted.print(...ticket)
    expect(one.emulator.face().pieces).toEqual(uninterrupted.emulator.face().pieces)
  })

  it('an opened cover is told at once', () => {
    const one = wired()
    one.emulator.receive(one.codec.encode({ type: 'enable-asb' }).bytes)
    one.heard()
    one.emulator.gesture({ type: 'cover', cover: 'open' })
    const open = { paper: 'ok', cover: 'open', online: false, error: 'none' }
    expect(one.heard()).toEqual([{ kind: 'event', event: { type: 'automatic-status', state: open, drawer: 'low' } }])
  })

  it('still tells changes after a job, though the job began with ESC @', () => {
    const one = wired()
    one.print({ type: 'rule' })
    one.heard()
    one.emulator.gesture({ type: 'paper', paper: 'near-end' })
    expect(one.heard()).toMatchObject([{ kind: 'event', event: { state: { paper: 'near-end' } } }])
  })

  it('any text in the charset comes out as it went in', () => {
    const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code))
    const letter = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code))
    const words = fc.array(fc.oneof(hanzi, letter), { minLength: 1, maxLength: 20 }).map((all) => all.join(''))
    fc.assert(
      fc.property(words, (text) => {
        const one = wired({ charset: 'gbk' })
        one.print({ type: 'text', text })
        expect(textsOf(one.rows())).toEqual([text])
      }),
      { numRuns: 150 },
    )
  })
})
