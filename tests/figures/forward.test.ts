/** Figures that are brought forward bit by bit, whatever comes between, are those that are made from nothing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { Figures } from '../../device-daemon/figures/figures.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'
import { simulateYear } from '../simulate/year.ts'

const zone = 'Asia/Shanghai'
const runs = 40
/** Dates before, among and after the simulated ones. */
const dates = ['2026-09-01', '2026-09-20', '2026-09-23', '2026-09-24', '2026-09-26', '2026-09-28', '2026-09-29', '2026-12-31']
const always = { from: '2026-01-01', to: '2026-12-31', clerk: null }
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-forward-'))
  folders.push(folder)
  return folder
}

const journals = new Map<number, Promise<readonly HallEvent[]>>()
/** Five days of a township, over a holiday; on the second somebody corrects and acts. */
function eventsOf(seed: number): Promise<readonly HallEvent[]> {
  const made = journals.get(seed) ?? makeEvents(seed)
  journals.set(seed, made)
  return made
}

async function makeEvents(seed: number): Promise<readonly HallEvent[]> {
  const events: HallEvent[] = []
  await simulateYear({
    seed,
    visits: 60,
    first: '2026-09-22',
    days: 5,
    sink: (at, facts) => {
      for (const fact of facts) events.push({ ...fact, seq: events.length + 1, at, site: 'test' })
    },
  })
  return events
}

const source = (events: readonly HallEvent[], head: () => number) => ({
  async *read(after: number, through = head()) {
    for (const event of events.slice(after, through)) yield { event, cause: null }
  },
  get seq() {
    return head()
  },
})

async function everything(figures: Figures) {
  const of = async (wanted: { readonly from: string; readonly to: string; readonly clerk: string | null }) => ({
    sums: await Promise.all((['clerk', 'window', 'item', 'date'] as const).map((by) => figures.sums(by, wanted))),
    attendance: await figures.attendance(wanted),
    corrections: await figures.corrections(wanted),
    minutes: await figures.ratedMinutes(wanted),
  })
  return {
    all: await of(always),
    someDays: await of({ from: '2026-09-23', to: '2026-09-24', clerk: null }),
    one: await of({ ...always, clerk: '1002' }),
    acts: [await figures.acts(always, Number.MAX_SAFE_INTEGER, 100), await figures.acts(always, 500, 2)],
    before: await Promise.all(dates.map((date) => figures.seqBefore(date))),
    today: figures.date,
    seq: figures.seq,
  }
}

const between = ['nothing', 'ask', 'restart', 'crash'] as const
/** A share of the journal, and what comes after it has been read so far. */
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(...between)), { maxLength: 8 })

describe('Figures brought forward', () => {
  it('in any steps, with restarts and crashes between, are equal to a fold from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), steps, fc.integer({ min: 1, max: 1000 }), async (seed, parts, end) => {
        const events = await eventsOf(seed)
        const seqOf = (share: number) => Math.round((events.length * share) / 1000)
        let head = 0
        const folder = fresh()
        let figures = new Figures(folder, source(events, () => head), zone)
        const crashed: Figures[] = []
        for (const [share, then] of [...parts].sort(([one], [other]) => one - other)) {
          head = seqOf(share)
          await figures.bringForward()
          if (then === 'ask') await everything(figures)
          if (then === 'restart') await figures.stop()
          if (then === 'crash') crashed.push(figures)
          if (then === 'restart' || then === 'crash') figures = new Figures(folder, source(events, () => head), zone)
        }
        head = Math.max(head, seqOf(end))
        const anew = new Figures(fresh(), source(events, () => head), zone)
        try {
          expect(await everything(figures)).toEqual(await everything(anew))
        } finally {
          for (const one of [figures, anew, ...crashed]) await one.stop()
        }
      }),
      { numRuns: runs },
    )
  })

  it('have something to differ in: several days, corrections, acts, ratings, and people there over night', async () => {
    const events = await eventsOf(1)
    const whole = await everything(new Figures(fresh(), source(events, () => events.length), zone))
    expect(whole.all.sums[3]?.length).toBeGreaterThan(4)
    for (const list of [whole.all.attendance, whole.all.corrections, whole.all.minutes, whole.acts[0] ?? []]) expect(list.length).toBeGreaterThan(0)
    expect(new Set(whole.before).size).toBeGreaterThan(4)
  })
})
