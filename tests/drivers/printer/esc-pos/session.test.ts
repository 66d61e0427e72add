/** The driver in the daemon's own session, on an emulated line and a clock wound by hand. */
import { describe, expect, it } from 'vitest'
import { patienceMs } from '../../../../device-daemon/devices/session/exchange.ts'
import { openSession } from '../../../../device-daemon/devices/session/session.ts'
import { emulatedTransport } from '../../../../device-daemon/transports/emulated.ts'
import type { Emulator, EmulatorPort } from '../../../../drivers/contract/emulator.ts'
import type { PaperLine, PrinterEvent } from '../../../../drivers/contract/kinds.ts'
import { fromHex, toHex } from '../../../../drivers/kit/hex.ts'
import { escPosPrinter } from '../../../../drivers/printer/esc-pos/driver.ts'
import { escPosEmulator } from '../../../../drivers/printer/esc-pos/emulator/emulator.ts'
import type { EscPosSettings } from '../../../../drivers/printer/esc-pos/settings.ts'
import { HandClock } from '../../../kit/hand-clock.ts'
import { type Clone, rowsOf, settingsWith, textsOf } from './kit.ts'

const slip = (text: string): PaperLine[] => [{ type: 'text', text }, { type: 'cut' }]

function counter(some: Partial<EscPosSettings> = {}, bytesPerSecond?: number, clone: Clone = {}) {
  const clock = new HandClock()
  const settings = settingsWith(some)
  let says: (hex: string) => void = () => undefined
  /** A question that is answered otherwise than by the emulator, the next time only. */
  let instead: { readonly question: string; readonly answer: string } | null = null
  const printer = (port: EmulatorPort): Emulator<'printer'> => {
    const emulator = escPosEmulator({ ...settings, ...clone }, port)
    says = (hex) => port.send(fromHex(hex))
    return {
      ...{ gesture: (gesture) => emulator.gesture(gesture), face: () => emulator.face(), powered: () => emulator.powered() },
      receive(bytes) {
        if (instead === null || toHex(bytes) !== instead.question) return emulator.receive(bytes)
        says(instead.answer)
        instead = null
      },
    }
  }
  const line = emulatedTransport<'printer'>(printer, {
    clock,
    name: 'kiosk-1/printer',
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
  })
  const events: PrinterEvent[] = []
  /** What was said; the flush at each opening is left out. */
  const written: string[] = []
  const session = openSession({
    device: 'kiosk-1/printer',
    driver: escPosPrinter,
    settings,
    transport: line.transport,
    clock,
    listener: {
      event: (event) => events.push(event),
      changed: () => undefined,
      wire: (direction, bytes) => {
        if (direction === 'out' && bytes.some((byte) => byte !== 0)) written.push(toHex(bytes))
      },
    },
  })
  return {
    clock,
    line,
    session,
    events,
    written,
    status: () => ({ state: session.view().state, reason: session.view().reason }),
    print: (text: string) => session.order({ type: 'print', job: text, lines: slip(text) }),
    says: (hex: string) => says(hex),
    answersOnce: (question: string, answer: string) => {
      instead = { question, answer }
    },
    paper: () => textsOf(rowsOf(line.face())),
  }
}

async function open(some: Partial<EscPosSettings> = {}, bytesPerSecond?: number, clone: Clone = {}) {
  const desk = counter(some, bytesPerSecond, clone)
  desk.session.start()
  // At 9600 baud the flush of the opening takes two seconds.
  await desk.clock.wind(bytesPerSecond === undefined ? 1000 : 5000)
  return desk
}

/** Jobs that had been given up and were told to be printed later. */
const printedLate = ({ events }: ReturnType<typeof counter>) => events.flatMap((event) => (event.type === 'job-printed' ? [event.job] : []))

describe('A printer on its line', () => {
  it('is well after four answers, and says so once', async () => {
    const desk = await open()
    expect(desk.status()).toEqual({ state: 'ok', reason: null })
    expect(desk.events).toEqual([{ type: 'printer-state', paper: 'ok', cover: 'closed', online: true, error: 'none' }])
    await desk.clock.wind(20_000)
    expect(desk.events.length).toBe(1)
    await desk.session.stop()
  })

  it('prints a job and has it confirmed', async () => {
    const desk = await open()
    const ended = desk.print('柜台 A001')
    await desk.clock.wind(100)
    expect(await ended).toMatchObject({ type: 'accepted', reply: { type: 'paper-sensor', paper: 'ok' } })
    expect(desk.paper()).toEqual(['柜台 A001'])
    await desk.session.stop()
  })

  it.each([
    [{ type: 'cover', cover: 'open' }, 'fault', 'cover-open'],
    [{ type: 'paper', paper: 'out' }, 'fault', 'paper-out'],
    [{ type: 'paper', paper: 'near-end' }, 'warning', 'paper-near-end'],
    [{ type: 'cutter', cutter: 'jammed' }, 'fault', 'cutter'],
  ] as const)('%j is its status at once, without a question', async (gesture, state, reason) => {
    const desk = await open()
    const asked = desk.written.length
    desk.line.gesture(gesture)
    await desk.clock.wind(10)
    expect(desk.status()).toEqual({ state, reason })
    expect(desk.written.length).toBe(asked)
    await desk.session.stop()
  })

  it('is never ok, not for a moment, when its cover was open from the start', async () => {
    const desk = counter()
    desk.line.gesture({ type: 'cover', cover: 'open' })
    const seen = new Set<string>()
    desk.session.start()
    for (let tick = 0; tick < 50; tick++) {
      await desk.clock.wind(1)
      seen.add(desk.status().state)
    }
    expect(seen).not.toContain('ok')
    expect(desk.status()).toEqual({ state: 'fault', reason: 'cover-open' })
    await desk.session.stop()
  })

  it('is asked three times, then said to be silent, and is well again when it answers', async () => {
    const desk = await open()
    desk.line.setFault('silence')
    desk.written.length = 0
    await desk.clock.wind(5000 + 3 * 500)
    expect(desk.written.slice(0, 3)).toEqual(['10 04 01', '10 04 01', '10 04 01'])
    expect(desk.status()).toEqual({ state: 'fault', reason: 'silent' })
    desk.line.setFault('none')
    await desk.clock.wind(7000)
    expect(desk.status()).toEqual({ state: 'ok', reason: null })
    await desk.session.stop()
  })

  it('out of paper in the middle of a job leaves it unconfirmed; the job is sent once only', async () => {
    const desk = await open({}, 960)
    desk.written.length = 0
    const ended = desk.session.order({ type: 'print', job: 'a', lines: Array.from({ length: 20 }, () => slip('一二三四五六七八')).flat() })
    await desk.clock.wind(150)
    desk.line.gesture({ type: 'paper', paper: 'out' })
    await desk.clock.wind(patienceMs + 15_000)
    expect(await ended).toEqual({ type: 'silent' })
    expect(desk.status()).toEqual({ state: 'fault', reason: 'paper-out' })
    expect(desk.written.filter((hex) => hex.startsWith('1B 40')).length).toBe(1)
    await desk.session.stop()
  })

  it('out of paper in the middle of a job is waited for: reloaded within two minutes, the job is confirmed', async () => {
    const desk = await open()
    desk.written.length = 0
    desk.line.gesture({ type: 'paper', paper: 'out' })
    await desk.clock.wind(10)
    const ended = desk.print('first')
    await desk.clock.wind(90_000)
    expect(desk.status()).toEqual({ state: 'fault', reason: 'paper-out' })
    desk.line.gesture({ type: 'paper', paper: 'ok' })
    await desk.clock.wind(1000)
    expect(await ended).toMatchObject({ type: 'accepted' })
    expect(desk.paper()).toEqual(['first'])
    expect(desk.written.filter((hex) => hex.startsWith('1B 40')).length).toBe(1)
    await desk.session.stop()
  })

  it('the late confirmation of that job does not confirm the next', async () => {
    const desk = await open()
    desk.line.gesture({ type: 'paper', paper: 'out' })
    await desk.clock.wind(10)
    const first = desk.print('first')
    await desk.clock.wind(patienceMs + 11_000)
    expect(await first).toEqual({ type: 'silent' })
    const second = desk.print('second')
    await desk.clock.wind(100)
    desk.line.gesture({ type: 'paper', paper: 'ok' })
    await desk.clock.wind(100)
    expect(await second).toMatchObject({ type: 'accepted', reply: { nth: 3 } })
    expect(desk.paper()).toEqual(['first', 'second'])
    await desk.clock.wind(1000)
    expect(printedLate(desk)).toEqual(['first'])
    await desk.session.stop()
  })

  it.each(['gs-r', 'process-id'] as const)('finished from its buffer after all, is told to be printed (%s)', async (completion) => {
    const desk = await open({ completion })
    desk.line.gesture({ type: 'paper', paper: 'out' })
    await desk.clock.wind(10)
    const ended = desk.print('first')
    await desk.clock.wind(patienceMs + 15_000)
    expect(await ended).toEqual({ type: 'silent' })
    expect(printedLate(desk)).toEqual([])
    desk.line.gesture({ type: 'paper', paper: 'ok' })
    await desk.clock.wind(1000)
    expect(printedLate(desk)).toEqual(['first'])
    await desk.clock.wind(60_000)
    expect(printedLate(desk)).toEqual(['first'])
    await desk.session.stop()
  })

  it('whose buffer went with its power is not told to be printed', async () => {
    const desk = await open()
    desk.line.gesture({ type: 'paper', paper: 'out' })
    await desk.clock.wind(10)
    const ended = desk.print('first')
    await desk.clock.wind(patienceMs + 15_000)
    expect(await ended).toEqual({ type: 'silent' })
    desk.line.setCable('out')
    await desk.clock.wind(1000)
    desk.line.setCable('in')
    desk.line.gesture({ type: 'paper', paper: 'ok' })
    await desk.clock.wind(60_000)
    expect(printedLate(desk)).toEqual([])
    expect(await Promise.race([desk.print('second'), desk.clock.wind(1000)])).toMatchObject({ type: 'accepted' })
    expect(printedLate(desk)).toEqual([])
    await desk.session.stop()
  })

  it.each([
    ['00 0F 00', 'an automatic status that lost its first byte'],
    ['00 00 00 00', 'zeros'],
    ['00', 'one zero'],
  ])('%s, %s, does not confirm a job that waits for paper', async (hex) => {
    const desk = await open()
    desk.line.gesture({ type: 'paper', paper: 'out' })
    await desk.clock.wind(10)
    const ended = desk.print('first')
    await desk.clock.wind(500)
    desk.says(hex)
    await desk.clock.wind(patienceMs + 25_000)
    expect(await ended).toEqual({ type: 'silent' })
    expect(desk.status()).toEqual({ state: 'fault', reason: 'paper-out' })
    await desk.session.stop()
  })

  it('with the drawer’s signal high and an answer too late, no cover is said to be open', async () => {
    const desk = await open()
    const reasons: (string | null)[] = []
    // The first question of the next round is answered twice, as after a repetition, with the drawer's bit.
    desk.answersOnce('10 04 01', '16 16')
    for (let tick = 0; tick < 120; tick++) {
      await desk.clock.wind(100)
      reasons.push(desk.status().reason)
    }
    expect(reasons.filter((reason) => reason !== null)).toEqual([])
    await desk.session.stop()
  })

  it('pulled in the middle of a job: the job is lost with bytes handed over, and the next one is confirmed', async () => {
    const desk = await open({}, 960)
    const ended = desk.session.order({ type: 'print', job: 'a', lines: Array.from({ length: 20 }, () => slip('一二三四')).flat() })
    await desk.clock.wind(150)
    desk.line.setCable('out')
    await desk.clock.wind(10)
    expect(await ended).toEqual({ type: 'lost', handed: true })
    expect(desk.status()).toEqual({ state: 'absent', reason: 'unplugged' })
    desk.line.setCable('in')
    await desk.clock.wind(2000)
    expect(desk.status()).toEqual({ state: 'ok', reason: null })
    const next = desk.print('next')
    await desk.clock.wind(1000)
    expect((await next).type).toBe('accepted')
    await desk.session.stop()
  })

  it('passes its self-test, and fails it with what to do', async () => {
    const desk = await open()
    const passed = desk.session.selfTest()
    await desk.clock.wind(30_000)
    expect(await passed).toMatchObject({ passed: true })
    expect(desk.paper()).toContain('打印机自检 Self-test')
    desk.line.gesture({ type: 'cover', cover: 'open' })
    const failed = desk.session.selfTest()
    await desk.clock.wind(60_000)
    const report = await failed
    expect(report.passed).toBe(false)
    expect(report.steps.find(({ title }) => /cover/.test(title.en))?.advice?.zh).toMatch(/请盖好/)
    await desk.session.stop()
  })
})

describe('A printer that never answers', () => {
  const mute = () => open({ model: 'silent-58' } as Partial<EscPosSettings>)

  it('is well as soon as its line is open, says so in one line, and is asked nothing', async () => {
    const desk = await mute()
    expect(desk.status()).toEqual({ state: 'ok', reason: 'tells-nothing' })
    await desk.clock.wind(60_000)
    expect(desk.written).toEqual([])
    expect(desk.status()).toEqual({ state: 'ok', reason: 'tells-nothing' })
  })

  it('prints one ticket after the other; each is done when it is handed over', async () => {
    const desk = await mute()
    for (const text of ['A001', 'A002']) {
      const job = desk.print(text)
      await desk.clock.settle()
      expect(await job).toEqual({ type: 'sent' })
    }
    expect(desk.paper()).toEqual(['A001', 'A002'])
    expect(desk.written).toHaveLength(2)
  })

  it('is never asked even after a word that it should not know', async () => {
    const desk = await mute()
    desk.says('37 23 00')
    await desk.clock.wind(10_000)
    expect(desk.written).toEqual([])
  })
})

describe('A printer that answers DLE EOT but not GS r', () => {
  it('is found out after the second ticket, with the line to change; an open cover is said first', async () => {
    const desk = await open({}, undefined, { gsR: false })
    const printed = async (text: string) => {
      const job = desk.print(text)
      await desk.clock.wind(20_000)
      return job
    }
    expect(await printed('A001')).toEqual({ type: 'silent' })
    expect(desk.status()).toEqual({ state: 'ok', reason: null })
    expect(await printed('A002')).toEqual({ type: 'silent' })
    expect(desk.session.view()).toMatchObject({ state: 'warning', reason: 'never-confirms', detail: 'completion: none' })
    expect(desk.paper()).toEqual(['A001', 'A002'])
    desk.line.gesture({ type: 'cover', cover: 'open' })
    await desk.clock.wind(6000)
    expect(desk.status()).toEqual({ state: 'fault', reason: 'cover-open' })
  })
})

describe('The hanzi font', () => {
  const told = async (charset: 'gb2312' | 'gbk' | 'gb18030', charsetName: string) => {
    const desk = await open({ tellsCharset: true, charset }, undefined, { charsetName })
    const { state, reason, detail } = desk.session.view()
    return { state, reason, detail, asked: desk.written.filter((hex) => hex === '1D 49 45').length }
  }

  it.each([
    ['gbk', 'CHINA GB18030'],
    ['gb2312', 'CHINA GBK'],
    ['gb18030', 'CHINA GB18030'],
  ] as const)('%s with a printer of %s is well', async (charset, name) => {
    expect(await told(charset, name)).toEqual({ state: 'ok', reason: null, detail: null, asked: 1 })
  })

  it.each([
    ['gbk', 'CHINA GB2312', 'charset: gb2312'],
    ['gb18030', 'CHINA GBK', 'charset: gbk'],
    ['gbk', 'TAIWAN BIG-5', 'charset: TAIWAN BIG-5'],
  ] as const)('%s with a printer of %s is a warning with what to change', async (charset, name, detail) => {
    expect(await told(charset, name)).toMatchObject({ state: 'warning', reason: 'charset-differs', detail })
  })

  it.each([true, false])('is not taken for a model’s name that comes late, when the cover is closed after a self-test (asked: %s)', async (tellsCharset) => {
    const desk = await open({ tellsCharset })
    desk.line.gesture({ type: 'cover', cover: 'open' })
    const failed = desk.session.selfTest()
    await desk.clock.wind(60_000)
    expect((await failed).passed).toBe(false)
    desk.line.gesture({ type: 'cover', cover: 'closed' })
    await desk.clock.wind(10_000)
    expect(desk.status()).toEqual({ state: 'ok', reason: null })
  })

  it('is not asked for where the sheet does not say that it can be, and not of a printer that is offline', async () => {
    const other = await open()
    expect(other.written).not.toContain('1D 49 45')
    const desk = counter({ tellsCharset: true })
    desk.line.gesture({ type: 'cover', cover: 'open' })
    desk.session.start()
    await desk.clock.wind(20_000)
    expect(desk.written).not.toContain('1D 49 45')
    desk.line.gesture({ type: 'cover', cover: 'closed' })
    await desk.clock.wind(10_000)
    expect(desk.written.filter((hex) => hex === '1D 49 45')).toHaveLength(1)
  })
})

describe('A jam', () => {
  it('stays an error when the blade is free, until the cover was opened and closed: then the printer is told to go on, once', async () => {
    const desk = await open()
    desk.line.gesture({ type: 'cutter', cutter: 'jammed' })
    const job = desk.print('A001')
    await desk.clock.wind(10_000)
    expect(desk.status()).toEqual({ state: 'fault', reason: 'cutter' })
    desk.line.gesture({ type: 'cover', cover: 'open' })
    await desk.clock.wind(2000)
    desk.line.gesture({ type: 'cutter', cutter: 'ok' })
    expect(desk.written).not.toContain('10 05 01')
    desk.line.gesture({ type: 'cover', cover: 'closed' })
    await desk.clock.wind(12_000)
    expect(desk.written.filter((hex) => hex === '10 05 01')).toHaveLength(1)
    expect(desk.status()).toEqual({ state: 'ok', reason: null })
    expect((await job).type).toBe('accepted')
    expect(desk.paper()).toEqual(['A001'])
  })

  it('is cleared by the technician’s self-test as well', async () => {
    const desk = await open()
    desk.line.gesture({ type: 'cutter', cutter: 'jammed' })
    desk.line.gesture({ type: 'cutter', cutter: 'ok' })
    await desk.clock.wind(6000)
    expect(desk.status().reason).toBe('cutter')
    const report = desk.session.selfTest()
    await desk.clock.wind(20_000)
    expect((await report).steps.at(-1)?.passed).toBe(true)
    expect(desk.status()).toEqual({ state: 'ok', reason: null })
  })
})
