import { describe, expect, it } from 'vitest'
import type { Settled } from '../../../../drivers/contract/driver.ts'
import { escPosPrinter } from '../../../../drivers/printer/esc-pos/driver.ts'
import type { EscPosReply } from '../../../../drivers/printer/esc-pos/protocol/receive.ts'
import { settingsWith } from './kit.ts'

const silent: Settled<EscPosReply> = { type: 'silent' }
const realtime = (byte: number): Settled<EscPosReply> => ({ type: 'accepted', reply: { type: 'realtime', byte } })
const confirmed: Settled<EscPosReply> = { type: 'accepted', reply: { type: 'paper-sensor', paper: 'ok', nth: 1, of: 'JOB1' } }

/** What the step whose English title is `title` says to how it ended. */
function advice(title: RegExp, how: Settled<EscPosReply>, settings = settingsWith()) {
  const step = escPosPrinter.selfTest(settings).find((one) => title.test(one.title.en))
  if (step === undefined || !('judge' in step)) throw new Error(`no step ${title}`)
  return step.judge(how)
}

describe('The ESC/POS driver', () => {
  it('needs no settings: 80 mm, GBK, a cutter, GS r, five seconds', () => {
    expect(escPosPrinter.settings.parse({})).toEqual({
      widthDots: 576,
      columns: 48,
      charset: 'gbk',
      cutter: true,
      completion: 'gs-r',
      status: 'dle-eot',
      asb: 0x0f,
      tellsCharset: false,
      qrMaxBytes: 1018,
      rollMetres: 60,
      dpi: 203,
      headToBladeMm: 15,
      pollMs: 5000,
    })
  })

  it('takes widths, charset and cutter from the sheet of its model; what is set itself wins', () => {
    expect(escPosPrinter.settings.parse({ model: 'generic-58' })).toMatchObject({ widthDots: 384, columns: 32, charset: 'gbk' })
    expect(escPosPrinter.settings.parse({ model: 'tm-t70ii-ch' })).toMatchObject({ widthDots: 576, columns: 48, charset: 'gb18030' })
    const own = { model: 'generic-58', widthDots: 416, columns: 34, charset: 'gb2312', cutter: false }
    expect(escPosPrinter.settings.parse(own)).toMatchObject({ widthDots: 416, columns: 34, charset: 'gb2312', cutter: false })
    expect(escPosPrinter.settings.safeParse({ model: 'generic-81' }).success).toBe(false)
  })

  it('is read twice with the same result: the daemon does so', () => {
    const once = escPosPrinter.settings.parse({ model: 'generic-58' })
    expect(escPosPrinter.settings.parse(once)).toEqual(once)
  })

  it('refuses lines that do not fit on the paper, in plain words', () => {
    const refused = escPosPrinter.settings.safeParse({ widthDots: 384, columns: 48 })
    expect(refused.error?.issues).toMatchObject([
      { path: ['columns'], message: '48 characters of 12 dots do not fit on 384 printable dots; 32 do' },
    ])
    expect(escPosPrinter.settings.safeParse({ model: 'generic-58', columns: 48 }).success).toBe(false)
  })

  // As published: TM-T88 512 dots and 42 columns, TM-T70II (Traditional) 416 and 34, POS-5890 384 and 32.
  it.each([
    [512, 42],
    [416, 34],
    [384, 32],
  ])('with only %i dots set, %i columns are printed', (widthDots, columns) => {
    expect(escPosPrinter.settings.parse({ widthDots })).toMatchObject({ columns })
  })

  it.each([{ width: 576 }, { charset: 'utf-8' }, { columns: 4 }, { pollMs: 0 }, { qrMaxBytes: 7092 }, { completion: 'maybe' }])(
    'refuses the settings %j',
    (settings) => {
      expect(escPosPrinter.settings.safeParse(settings).success).toBe(false)
    },
  )

  it('is named by its folder and can be plugged into a serial or a network port, or USB', () => {
    expect(escPosPrinter.id).toBe('printer/esc-pos')
    expect(Object.keys(escPosPrinter.transports).sort()).toEqual(['serial', 'tcp', 'usblp'])
  })
})

describe('Its self-test', () => {
  it.each([
    [/online/, realtime(0x12), null],
    [/online/, realtime(0x1a), /offline/],
    [/online/, silent, /does not answer/],
    [/cover/, realtime(0x12), null],
    [/cover/, realtime(0x16), /close it/],
    [/paper/, realtime(0x12), null],
    [/paper/, realtime(0x1e), /new roll ready/],
    [/paper/, realtime(0x7e), /put in a new roll/],
    [/cutter/, realtime(0x12), null],
    [/cutter/, realtime(0x1a), /jammed/],
    [/cutter/, realtime(0x52), /wait a few minutes/],
    [/cutter/, realtime(0x32), /repaired/],
    [/model/, silent, null],
    [/past errors/, { type: 'sent' }, null],
    [/slip/, confirmed, null],
    [/slip/, silent, /did not confirm/],
  ] as const)('%s, ended as %j', (title, how, expected) => {
    const said = advice(title, how)
    if (expected === null) expect(said).toBeNull()
    else expect(said?.en).toMatch(expected)
    expect(said === null || /[一-龥]/.test(said.zh)).toBe(true)
  })

  it('prints a slip that can be said on every paper and charset', () => {
    for (const some of [{ widthDots: 384, columns: 32, charset: 'gb2312' }, { cutter: false }, { completion: 'none' }] as const) {
      const settings = settingsWith(some)
      const codec = escPosPrinter.codec(settings, null)
      const routine = escPosPrinter.routine(settings)
      const orders = escPosPrinter.selfTest(settings).flatMap((step) => ('order' in step ? routine.order(step.order) : []))
      expect(orders.map((command) => codec.encode(command).bytes.length > 0)).not.toContain(false)
      expect(orders.length).toBeGreaterThan(0)
    }
  })

  it('takes a slip without confirmation for passed only where the profile asks for none', () => {
    expect(advice(/slip/, { type: 'sent' }, settingsWith({ completion: 'none' }))).toBeNull()
    expect(advice(/slip/, { type: 'sent' })).not.toBeNull()
  })
})
