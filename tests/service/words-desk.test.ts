/** Words and their rating on a disk that fills, at a restart between two steps, and on a clock that jumps. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Words } from '../../device-daemon/contacts/words.ts'
import { withWords } from '../../device-daemon/contacts/with-words.ts'
import { WordsDesk } from '../../device-daemon/desks/words-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import { nine, plan } from '../hall/bench.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const dayMs = 24 * 3600_000
const lookMs = 10 * 60_000
const said = '窗口只开了一个'

/** One that can be set while its alarms go on by their own measure. */
class SetClock extends HandClock {
  ahead = 0
  override now(): number {
    return super.now() + this.ahead
  }
}

let folder: string
let journal: FrailJournal
let clock: SetClock
let words: Words
let service: HallService
let desk: WordsDesk
let reported: string[]
const report = (_problem: unknown, doing: string) => void reported.push(doing)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-words-'))
  journal = await frailJournal()
  clock = new SetClock(nine)
  reported = []
  words = new Words(folder)
  service = await HallService.open({ plan, journal, clock, report })
  desk = new WordsDesk({ service, clock, words, report })
  await done(service.execute({ type: 'sign-in', window: 2, clerk: '1002' }))
  await done(service.execute({ type: 'take-ticket', by: { queue: 'A' }, channel: 'kiosk', actor: 'kiosk:1', printer: null, job: 'job-1', priority: null }))
  for (const type of ['call-next', 'start'] as const) await done(service.execute({ type, window: 2, clerk: '1002' }))
  await done(service.execute({ type: 'finish', window: 2, clerk: '1002', session: 's1' }))
})
afterEach(async () => {
  desk.stop()
  await journal.remove()
  rmSync(folder, { recursive: true })
})

/** On the hand-wound clock: what was asked is done when it has been wound. */
async function done<T>(work: Promise<T>): Promise<T> {
  let isOver = false
  const over = () => void (isOver = true)
  work.then(over, over)
  for (let round = 0; round < 50 && !isOver; round++) {
    await clock.settle()
    await new Promise((turn) => setImmediate(turn))
  }
  return work
}

const rate = () => done(withWords({ words, service, report }, said, (reference) => service.execute({ type: 'rate-act', ticket: '20261124-A001', level: 'satisfied', tags: [], channel: 'qr', session: 'r1', actor: 'citizen', words: reference })))
const kept = () => [...service.state.rating.words.values()]
async function look(): Promise<void> {
  await clock.wind(lookMs)
  await done(service.execute({ type: 'open-day' }))
}

describe('A full journal', () => {
  it('takes no rating, and no words of it stay', async () => {
    journal.full = true
    await expect(rate()).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' })
    expect([...words.references()]).toEqual([])
    journal.full = false
    await rate()
    expect(words.read(kept()[0]?.reference ?? '')).toBe(said)
  })

  it('does not keep words alive: they are erased, and that is said when there is room', async () => {
    await rate()
    clock.ahead = 180 * dayMs
    journal.full = true
    desk.resume()
    await look().catch(() => undefined)
    expect([words.references().size, kept().length]).toEqual([0, 1])
    expect(reported).toContain('saying that somebody’s words are erased')
    journal.full = false
    await look()
    expect(kept()).toEqual([])
  })
})

describe('A store that takes nothing', () => {
  it('leaves the rating undone, as the person is told', async () => {
    words.keep = () => {
      throw new Error('disk full')
    }
    await expect(rate()).rejects.toMatchObject({ code: 'WORDS_UNAVAILABLE' })
    expect(service.state.rating.acts.get('20261124-A001')?.rated).toBeNull()
  })
})

describe('The desk', () => {
  it('erases nothing before its time, nor on a clock that went back, and looks on by itself', async () => {
    await rate()
    const [one] = kept()
    desk.resume()
    for (const ahead of [-400 * dayMs, 180 * dayMs - 2 * lookMs - 1]) {
      clock.ahead = ahead
      await look()
      expect(words.read(one?.reference ?? '')).toBe(said)
    }
    clock.ahead = 180 * dayMs
    await look()
    expect([words.references().size, kept().length]).toEqual([0, 0])
    const { seq } = service
    await look()
    expect(service.seq).toBe(seq)
  })

  it('sweeps what a crash has left without a rating, and says what a crash has left without its bytes', async () => {
    await rate()
    words.settle(words.keep('of nobody'), true)
    desk.resume()
    expect(words.references().size).toBe(1)
    words.erase(kept()[0]?.reference ?? '')
    desk.resume()
    await look()
    expect(kept()).toEqual([])
  })

  it('says so when it cannot erase, and tries again', async () => {
    await rate()
    desk.resume()
    const keepOnly = words.keepOnly.bind(words)
    words.keepOnly = () => {
      throw new Error('another program reads them')
    }
    clock.ahead = 180 * dayMs
    await look()
    expect(reported).toContain('erasing what people wrote')
    expect(kept()).toHaveLength(1)
    words.keepOnly = keepOnly
    await look()
    expect(kept()).toEqual([])
  })
})
