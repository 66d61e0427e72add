/** A recorded morning is played in its order and its time, once at a time, and tells what was refused. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aloneIn, type Locks } from '../../../kiosk-ui/screens/lab/day/alone.ts'
import { browserClock } from '../../../kiosk-ui/screens/lab/day/clock.ts'
import { DayPlayer, morningMs, type Outcome, type Progress } from '../../../kiosk-ui/screens/lab/day/player.ts'
import type { DayStep, Deed } from '../../../kiosk-ui/screens/lab/day/step.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const step = (at: string, window: number): DayStep => ({ at, says: { zh: at, en: at }, does: { type: 'desk', window, step: 'call-next' } })
/** Half an hour, in four steps: the third stands at a third of it. */
const script = [step('09:00', 1), step('09:05', 2), step('09:10', 3), step('09:30', 4)]

/** As `navigator.locks` has it. */
function locks(): Locks {
  let held = false
  return {
    async request(_name, _options, work) {
      if (held) return work(null)
      held = true
      try {
        return await work({})
      } finally {
        held = false
      }
    },
  }
}

interface Table {
  readonly answers?: Readonly<Record<number, Outcome>>
  readonly speed?: number
  readonly shared?: Locks
  /** How long a deed takes. */
  readonly takesMs?: number
}

function table({ answers = {}, speed = 1, shared = locks(), takesMs = 0 }: Table = {}) {
  const begun = performance.now()
  const done: { readonly window: number; readonly atMs: number }[] = []
  const told: Progress[] = []
  const act = async (deed: Deed): Promise<Outcome> => {
    const window = deed.type === 'desk' ? deed.window : 0
    done.push({ window, atMs: Math.round(performance.now() - begun) })
    if (takesMs > 0) await browserClock.wait(takesMs, new AbortController().signal)
    return answers[window] ?? { ok: true, number: null }
  }
  const player = new DayPlayer({ script, act, clock: browserClock, alone: aloneIn(shared), tell: (progress) => told.push(progress), speed })
  return { player, done, told, last: () => told.at(-1), windows: () => done.map(({ window }) => window) }
}

describe('A recorded morning', () => {
  it('takes two minutes, each step at its minute of the hall’s clock', async () => {
    const { player, done, last } = table()
    const played = player.play()
    await vi.advanceTimersByTimeAsync(morningMs)
    await played
    expect(done).toEqual([1, 2, 3, 4].map((window, index) => ({ window, atMs: [0, 20_000, 40_000, 120_000][index] })))
    expect(last()).toMatchObject({ state: 'ended', done: 4, skipped: [], step: script[3] })
  })

  it('says a step when it begins, and no number of the one before', async () => {
    const { player, told } = table({ answers: { 1: { ok: true, number: 'A001' } } })
    const played = player.play()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(told.map(({ step, number }) => [step?.at ?? null, number])).toEqual([[null, null], ['09:00', null], ['09:00', 'A001'], ['09:05', null], ['09:05', null]])
    player.stop()
    await played
  })

  it('is as many times as fast as it is told', async () => {
    const { player, done, last } = table({ speed: 60 })
    const played = player.play()
    await vi.advanceTimersByTimeAsync(morningMs / 60)
    await played
    expect(done.at(-1)?.atMs).toBe(2000)
    expect(last()?.state).toBe('ended')
  })

  it('begins no step before the one before is over, and then is not late for the next', async () => {
    const { player, done } = table({ takesMs: 30_000 })
    const played = player.play()
    await vi.advanceTimersByTimeAsync(200_000)
    await played
    expect(done.map(({ atMs }) => atMs)).toEqual([0, 30_000, 60_000, 120_000])
  })

  it('skips what is refused, tells it, and goes on', async () => {
    const { player, last, windows } = table({ answers: { 2: { ok: false, code: 'QUEUE_EMPTY' } } })
    const played = player.play()
    await vi.advanceTimersByTimeAsync(morningMs)
    await played
    expect(windows()).toEqual([1, 2, 3, 4])
    expect(last()).toMatchObject({ state: 'ended', done: 4, skipped: [{ step: script[1], code: 'QUEUE_EMPTY' }] })
  })

  it('stops at once between two steps', async () => {
    const { player, last, windows } = table()
    const played = player.play()
    await vi.advanceTimersByTimeAsync(25_000)
    player.stop()
    await played
    expect(last()).toMatchObject({ state: 'stopped', done: 2 })
    await vi.advanceTimersByTimeAsync(morningMs)
    expect(windows()).toEqual([1, 2])
  })

  it('stopped in the middle of a step does it to its end and nothing after it', async () => {
    const { player, last, told, windows } = table({ takesMs: 5000 })
    const played = player.play()
    await vi.advanceTimersByTimeAsync(22_000)
    player.stop()
    expect(last()?.state).toBe('stopping')
    await vi.advanceTimersByTimeAsync(3000)
    await played
    expect(windows()).toEqual([1, 2])
    expect(told.at(-1)).toMatchObject({ state: 'stopped', done: 2 })
  })

  it('stopped in its last step has not ended by itself', async () => {
    const { player, last } = table({ takesMs: 5000 })
    const played = player.play()
    await vi.advanceTimersByTimeAsync(morningMs + 1000)
    player.stop()
    await vi.advanceTimersByTimeAsync(4000)
    await played
    expect(last()?.state).toBe('stopped')
  })

  it('begins from the beginning when it is played again, with nothing skipped yet', async () => {
    const { player, last, windows } = table({ answers: { 1: { ok: false, code: 'WINDOW_STAFFED' } } })
    const first = player.play()
    await vi.advanceTimersByTimeAsync(25_000)
    player.stop()
    await first
    const again = player.play()
    await vi.advanceTimersByTimeAsync(0)
    expect(windows()).toEqual([1, 2, 1])
    expect(last()).toMatchObject({ state: 'playing', done: 1, skipped: [{ code: 'WINDOW_STAFFED' }] })
    await vi.advanceTimersByTimeAsync(morningMs)
    await again
    expect(last()?.skipped).toHaveLength(1)
  })

  it('is not begun twice by two presses, and stops by one', async () => {
    const { player, windows, last, told } = table()
    const played = player.play()
    await player.play()
    await vi.advanceTimersByTimeAsync(25_000)
    // The second press is no other tab's, and takes nothing from the first: it can be stopped still.
    expect(told.map(({ state }) => state)).not.toContain('elsewhere')
    player.stop()
    await vi.advanceTimersByTimeAsync(morningMs)
    await played
    expect(windows()).toEqual([1, 2])
    expect(last()?.state).toBe('stopped')
  })

  it('is played by one tab alone; the other says so, and may play when the first has stopped', async () => {
    const shared = locks()
    const [one, other] = [table({ shared }), table({ shared })]
    const first = one.player.play()
    await vi.advanceTimersByTimeAsync(1000)
    await other.player.play()
    expect(other.last()?.state).toBe('elsewhere')
    expect(other.windows()).toEqual([])
    one.player.stop()
    await first
    const second = other.player.play()
    await vi.advanceTimersByTimeAsync(morningMs)
    await second
    expect(other.last()?.state).toBe('ended')
  })

  it('stopped while nothing plays is nothing', () => {
    const { player, told } = table()
    player.stop()
    expect(told).toEqual([])
  })
})
