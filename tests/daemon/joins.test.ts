/** Where parts meet: timers that ring early, midnight, the next person, a disk that is full, a printer torn off. */
import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import type { Timer } from '../../device-daemon/clock.ts'
import type { PrinterFace } from '../../device-daemon/wire/lab.ts'
import type { IdentityView } from '../../device-daemon/wire/identity-view.ts'
import { dataFolder, end, runGuitai, startProcess } from '../kit/daemon-process.ts'
import { TestDaemon, type TestDaemonOptions, type TestPage, WoundClock } from '../kit/test-daemon.ts'

const daemons: TestDaemon[] = []
const start = async (options: TestDaemonOptions = {}) => {
  const daemon = await TestDaemon.start(options)
  daemons.push(daemon)
  return daemon
}
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.remove()
})
const supervisor = { role: 'supervisor' } as const
const types = (page: TestPage) => page.events.map((event) => event.type)

/** A minute before midnight in China. */
const beforeMidnight = Date.UTC(2026, 10, 24, 15, 59)

/** As Node's timers do against Date.now(). */
class EarlyClock extends WoundClock {
  override after(ms: number, ring: () => void): Timer {
    return super.after(ms > 5 ? ms - 1 : ms, ring)
  }
}

describe('Time', () => {
  it('a rating nobody gave ends on a timer that rings a millisecond early, too', async () => {
    const daemon = await start({ clock: new EarlyClock() })
    const page = await daemon.page(supervisor)
    for (let round = 0; round < 5; round++) {
      await daemon.serve(1)
      await daemon.clock.wind(61_000)
    }
    await daemon.turns()
    expect(types(page).filter((type) => type === 'rating-timed-out')).toHaveLength(5)
  })

  it('at midnight every page turns its day, before anybody takes a number', async () => {
    const daemon = await start({ clock: new WoundClock(beforeMidnight) })
    await daemon.serve(1)
    await daemon.gesture('window-1/pad', { type: 'press', key: 1 })
    await daemon.turns()
    const page = await daemon.page(supervisor)
    expect(page.view()).toMatchObject({ businessDate: '2026-11-24', ratings: [{ state: 'rated' }] })
    await daemon.clock.wind(59_000)
    expect(page.view().businessDate).toBe('2026-11-24')
    await daemon.clock.wind(2000)
    await page.until(() => types(page).includes('day-opened'))
    expect(page.view()).toMatchObject({ businessDate: '2026-11-25', ratings: [], prints: [], tickets: [] })
    expect((await daemon.page(supervisor)).view()).toEqual(page.view())
  })

  it('a key used before midnight still answers its ticket after it', async () => {
    const daemon = await start({ clock: new WoundClock(beforeMidnight) })
    const key = { 'idempotency-key': 'before-midnight' }
    const before = await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-01' }, key)
    await daemon.clock.wind(61_000)
    const after = await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { item: 'RS-01' }, key)
    expect([before.status, after.status]).toEqual([201, 201])
    expect(after.body).toMatchObject({ id: '20261124-B001', number: 'B001', qr: before.body.qr })
  })

  it('a clock that went back is said by /healthz', async () => {
    const first = await start()
    await first.take()
    await first.stop()
    const second = await start({ folder: first.folder, clock: new WoundClock(Date.UTC(2026, 10, 24, 0)) })
    const { body } = await second.call('GET', '/healthz', null)
    expect(body).toMatchObject({ status: 'degraded', detail: expect.stringMatching(/^The clock of this box went back: it is 3600 s behind/) })
    expect((await second.take()).number).toBe('B002')
  })
})

describe('The next person', () => {
  it('called, a key pressed before they sit down rates nobody', async () => {
    const daemon = await start()
    const page = await daemon.page(supervisor)
    await daemon.serve(1)
    await daemon.take()
    await daemon.step(1, 'call-next')
    await daemon.gesture('window-1/pad', { type: 'press', key: 5 })
    await page.until(() => types(page).includes('pad-key-ignored'))
    expect(types(page)).not.toContain('rated')
    expect(types(page)).toContain('rating-withdrawn')
  })

  it.each(['no-show', 'finish'] as const)('never sees the card of the one before, whose visit ended by %s', async (how) => {
    const daemon = await start()
    const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
    const shown = (page: TestPage) => page.last<IdentityView | null>('identity')
    await daemon.take()
    await daemon.take()
    await daemon.step(1, 'call-next')
    const page = await daemon.page(clerk)
    await daemon.gesture('window-1/id-reader', { type: 'lay', specimen: 'zhang-san' })
    await daemon.clock.wind(1000)
    await page.until(() => shown(page) != null)
    if (how === 'finish') await daemon.step(1, 'start')
    await daemon.step(1, how)
    await page.until(() => shown(page) === null)
    await daemon.step(1, 'call-next')
    await daemon.step(1, 'start')
    await daemon.turns()
    expect(shown(page)).toBeNull()
    expect((await daemon.page(clerk)).last('identity')).toBeNull()
  })

  it('a rating withdrawn twice with one key answers as the first time', async () => {
    const daemon = await start()
    await daemon.serve(1)
    const withdraw = () => daemon.call('POST', '/api/windows/1/withdraw-rating', { role: 'clerk', window: 1, clerk: '1001' }, { why: 'other' }, { 'idempotency-key': 'withdraw-1' })
    const [first, second] = [await withdraw(), await withdraw()]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
  })
})

describe('A printer', () => {
  const pieces = async (daemon: TestDaemon) => {
    const emulators = (await daemon.page({ role: 'technician' })).last<{ device: string; face: PrinterFace }[]>('emulators')
    const face = emulators?.find(({ device }) => device === 'kiosk-1/printer')?.face
    return (face?.pieces ?? []).map(({ rows }) => rows.map((row) => (row.row === 'text' ? row.spans.map((span) => span.text).join('') : '')).join('\n')).filter((words) => words.trim() !== '')
  }

  it('out of paper for a minute: the journal says so, and then that the ticket is on paper', async () => {
    const daemon = await start()
    const page = await daemon.page(supervisor)
    await daemon.take()
    await daemon.turns()
    await daemon.gesture('kiosk-1/printer', { type: 'paper', paper: 'out' })
    await daemon.take()
    await daemon.clock.wind(60_000)
    await daemon.gesture('kiosk-1/printer', { type: 'paper', paper: 'ok' })
    await daemon.clock.wind(5000)
    expect(types(page).filter((type) => type === 'printed')).toHaveLength(2)
    expect(types(page)).not.toContain('print-unconfirmed')
  })

  it('silenced in the middle of a ticket: the next ticket begins on paper of its own', async () => {
    const daemon = await start()
    await daemon.gesture('kiosk-1/printer', { type: 'fault', fault: 'silence' })
    const first = await daemon.take()
    await daemon.clock.wind(60_000)
    await daemon.gesture('kiosk-1/printer', { type: 'fault', fault: 'none' })
    await daemon.clock.wind(10_000)
    const second = await daemon.take()
    await daemon.clock.wind(10_000)
    const last = (await pieces(daemon)).at(-1) ?? ''
    expect(last).toContain(second.number)
    expect(last).not.toContain(first.number)
  })
})

describe('A full disk', () => {
  /** The daemon's files may not grow: what SQLite is told then is what a full disk tells it. */
  const limit = (pid: number | undefined, bytes: string) => spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}`]).status

  it('is said everywhere, refuses numbers in a true sentence, and is recovered from without a restart', async () => {
    const data = dataFolder()
    const daemon = await startProcess(data.path)
    const token = (await runGuitai(['token', '--role', 'kiosk'], { GUITAI_DATA: data.path })).out.trim()
    const take = async () => {
      const answer = await fetch(`${daemon.url}/api/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{"queue":"A"}',
      })
      return { status: answer.status, body: (await answer.json()) as { number?: string; code?: string; detail?: string } }
    }
    const health = async () => (await (await fetch(`${daemon.url}/healthz`)).json()) as { status: string; detail: string | null; freeBytes: number }
    expect((await take()).body.number).toBe('A001')
    expect(limit(daemon.process.pid, '4096:unlimited')).toBe(0)
    const refused = await take()
    expect(refused).toMatchObject({ status: 503, body: { code: 'JOURNAL_UNAVAILABLE', detail: expect.stringMatching(/^The journal cannot be written: /) } })
    expect(await health()).toMatchObject({ status: 'degraded', detail: expect.stringMatching(/Numbers and calls are refused, \d+ MiB are free/) })
    expect(limit(daemon.process.pid, 'unlimited:unlimited')).toBe(0)
    expect((await take()).body.number).toBe('A002')
    expect(await health()).toMatchObject({ status: 'ok', detail: null })
    limit(daemon.process.pid, '4096:unlimited')
    await take()
    expect(await end(daemon)).toBe(0)
    data.remove()
  })
})
