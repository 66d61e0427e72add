/** Tickets on their way to paper: nothing lost, nothing printed twice unmarked. */
import { cpSync, mkdtempSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { PrinterFace } from '../../device-daemon/wire/lab.ts'
import type { PrintView } from '../../device-daemon/wire/views.ts'
import { type ConfigChange, TestDaemon } from '../kit/test-daemon.ts'

const daemons: TestDaemon[] = []
const start = async (change?: ConfigChange, before?: TestDaemon) => {
  const daemon = await TestDaemon.start({
    ...(change === undefined ? {} : { change }),
    ...(before === undefined ? {} : { folder: before.folder, clock: before.clock }),
  })
  daemons.push(daemon)
  return daemon
}
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})

const printer = 'kiosk-1/printer'
const technician = { role: 'technician' } as const

async function prints(daemon: TestDaemon): Promise<readonly PrintView[]> {
  return (await daemon.page(technician)).view().prints
}

/** The words on each piece of paper that came out, newest last. */
async function papers(daemon: TestDaemon): Promise<string[]> {
  const emulators = (await daemon.page(technician)).last<{ device: string; face: PrinterFace }[]>('emulators')
  const face = emulators?.find(({ device }) => device === printer)?.face
  const pieces = face?.pieces.map(({ rows }) => rows.map((row) => (row.row === 'text' ? row.spans.map((span) => span.text).join('') : '')).join('\n'))
  return (pieces ?? []).filter((words) => words.trim() !== '')
}

describe('A ticket', () => {
  it('is printed once, with its number, its item and a code, and known to be printed', async () => {
    const daemon = await start()
    await daemon.take('RS-01')
    await daemon.turns()
    const [words = ''] = await papers(daemon)
    expect(words).toContain('B001')
    expect(words).toContain('社会保障卡申领、补换')
    expect(words).not.toContain('补打')
    expect(await prints(daemon)).toMatchObject([{ state: 'printed', copy: 'original' }])
  })

  it('names nobody', async () => {
    const daemon = await start()
    await daemon.gesture('window-1/id-reader', { type: 'lay', specimen: 'zhang-san' })
    await daemon.clock.wind(500)
    await daemon.take('RS-01')
    await daemon.turns()
    expect((await papers(daemon)).join()).not.toMatch(/张|1101/)
  })

  it('taken while the lid is open stands as a number and is printed when the lid is closed', async () => {
    const daemon = await start()
    await daemon.gesture(printer, { type: 'cover', cover: 'open' })
    expect((await daemon.take('RS-01')).number).toBe('B001')
    expect(await prints(daemon)).toMatchObject([{ state: 'queued' }])
    expect(await papers(daemon)).toEqual([])
    await daemon.gesture(printer, { type: 'cover', cover: 'closed' })
    await daemon.turns()
    expect(await prints(daemon)).toMatchObject([{ state: 'printed' }])
    expect(await papers(daemon)).toHaveLength(1)
  })

  it('taken while the printer is unplugged is printed when it is back, the first first', async () => {
    const daemon = await start()
    await daemon.gesture(printer, { type: 'cable', cable: 'out' })
    await daemon.take('RS-01')
    await daemon.take('RS-02')
    await daemon.gesture(printer, { type: 'cable', cable: 'in' })
    await daemon.clock.wind(1000)
    expect((await papers(daemon)).map((words) => /B00\d/.exec(words)?.[0])).toEqual(['B001', 'B002'])
  })

  it('that waited too long for its printer does not spill out next morning', async () => {
    const daemon = await start()
    await daemon.gesture(printer, { type: 'paper', paper: 'out' })
    await daemon.take('RS-01')
    await daemon.clock.wind(15 * 60_000 + 1000)
    expect(await prints(daemon)).toMatchObject([{ state: 'failed', reason: 'expired' }])
    await daemon.gesture(printer, { type: 'paper', paper: 'ok' })
    await daemon.clock.wind(1000)
    expect(await papers(daemon)).toEqual([])
  })

  it('whose printer falls silent in the middle is unconfirmed, and not printed again by itself', async () => {
    const daemon = await start()
    await daemon.gesture(printer, { type: 'fault', fault: 'silence' })
    await daemon.take('RS-01')
    await daemon.clock.wind(11_000)
    expect(await prints(daemon)).toMatchObject([{ state: 'unconfirmed', copy: 'original' }])
    await daemon.gesture(printer, { type: 'fault', fault: 'none' })
    await daemon.clock.wind(10_000)
    expect(await prints(daemon)).toHaveLength(1)
  })

  it('of a printer that never answers ends unconfirmed, no answer wanted: no cut before the next, no copy by rule, nothing for staff', async () => {
    const daemon = await start((config) => {
      config.devices[0].settings = { model: 'silent-80' }
      config.printing = { unconfirmed: 'reprint' }
    })
    await daemon.take()
    await daemon.take()
    await daemon.clock.wind(30_000)
    expect(await prints(daemon)).toMatchObject([
      { state: 'unconfirmed', reason: 'no-answer-wanted', copy: 'original' },
      { state: 'unconfirmed', reason: 'no-answer-wanted', copy: 'original' },
    ])
    const lab = await daemon.page({ role: 'technician' })
    const [printer] = lab.last<{ face: { pieces: { cut: boolean }[] } }[]>('emulators') ?? []
    expect(printer?.face.pieces.map(({ cut }) => cut)).toEqual([true, true])
  })

  it('that is unconfirmed is printed again by hand, marked 补打', async () => {
    const daemon = await start()
    await daemon.gesture(printer, { type: 'fault', fault: 'silence' })
    const { id } = await daemon.take('RS-01')
    await daemon.clock.wind(11_000)
    await daemon.gesture(printer, { type: 'fault', fault: 'none' })
    await daemon.clock.wind(10_000)
    const answer = await daemon.call('POST', `/api/prints/${id}/reprint`, technician)
    expect(answer).toMatchObject({ status: 201, body: { copy: 'reprint' } })
    await daemon.turns()
    const words = (await papers(daemon)).at(-1)
    expect(words).toContain('补打')
    expect(words).toContain('B001')
  })

  it('that is unconfirmed is printed again by rule where the hall says so, marked', async () => {
    const daemon = await start((config) => {
      config.printing = { unconfirmed: 'reprint' }
    })
    await daemon.gesture(printer, { type: 'fault', fault: 'silence' })
    await daemon.take('RS-01')
    await daemon.clock.wind(20_000)
    await daemon.gesture(printer, { type: 'fault', fault: 'none' })
    await daemon.clock.wind(10_000)
    expect((await prints(daemon)).map(({ copy, state }) => `${copy} ${state}`)).toEqual(['original unconfirmed', 'reprint printed'])
    expect((await papers(daemon)).at(-1)).toContain('补打')
  })
})

describe('A daemon that ends', () => {
  it('with a ticket waiting prints it after the next start', async () => {
    const first = await start()
    await first.gesture(printer, { type: 'paper', paper: 'out' })
    await first.take('RS-01')
    await first.stop()
    const second = await start(undefined, first)
    await second.clock.wind(1000)
    expect(await prints(second)).toMatchObject([{ state: 'printed', copy: 'original' }])
    expect(await papers(second)).toHaveLength(1)
  })

  it('with a ticket on its way calls it unconfirmed after the next start: nobody can know', async () => {
    const first = await start()
    await first.gesture(printer, { type: 'fault', fault: 'silence' })
    await first.take('RS-01')
    await first.turns()
    // Its folder as a SIGKILL would leave it: the job is sending and nobody writes how it ended.
    const copy = mkdtempSync(`${first.folder}-copy-`)
    cpSync(first.folder, copy, { recursive: true })
    const second = await TestDaemon.start({ folder: copy, clock: first.clock })
    daemons.push(second)
    expect(await prints(second)).toMatchObject([{ state: 'unconfirmed', reason: 'daemon-restarted' }])
    await second.clock.wind(1000)
    expect(await papers(second)).toEqual([])
  })
})
