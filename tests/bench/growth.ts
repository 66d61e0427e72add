/** What a day costs when it is ten and a hundred times as large: a command, a call, a start, memory. In one run, as ratios. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { raise } from '../../device-daemon/hall/raise.ts'
import { decide, writeState } from '../../device-daemon/hall/hall.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import type { Append } from '../../device-daemon/journal/journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import type { SimulatedHall } from '../simulate/hall.ts'
import { simulateDay } from '../simulate/day.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { HallBench } from '../hall/bench.ts'
import { percentile, report } from './figures.ts'

/** The largest is the day of `npm run simulate`: a hall cannot give more numbers than four digits a queue. */
const sizes = [
  { windows: 2, visits: 200 },
  { windows: 20, visits: 2000 },
  { windows: 200, visits: 20_000 },
] as const
const runs = 3

interface Day {
  /** µs a command, in the mean. */
  readonly command: number
  /** µs a visit, from the journal on the disk to a hall that answers. */
  readonly start: number
  /** Bytes a visit, of the state as a snapshot. */
  readonly memory: number
}

export async function growth(): Promise<void> {
  const days: Day[] = []
  for (const size of sizes) days.push(await dayOf(size))
  const [one, ten, hundred] = days
  if (one === undefined || ten === undefined || hundred === undefined) return
  const said = (what: string, unit: string, of: (day: Day) => number, most: number) => {
    const ratios = [of(ten) / of(one), of(hundred) / of(one)] as const
    report(`${what}, on a day of ${sizes.map(({ visits }) => visits).join(', ')} visits`, `${days.map((day) => of(day).toFixed(1)).join(', ')} ${unit} = 1 : ${ratios[0].toFixed(2)} : ${ratios[1].toFixed(2)}`, `≤ 1 : ${most} : ${most}`, ratios[0] <= most && ratios[1] <= most)
  }
  // What is the same for each visit grows with the day, and no faster.
  said('start from the journal, a visit', 'µs', ({ start }) => start, 1.1)
  said('state, a visit', 'bytes', ({ memory }) => memory, 1.1)
  said('a command', 'µs', ({ command }) => command, 10)
  calls()
}

async function dayOf({ windows, visits }: (typeof sizes)[number]): Promise<Day> {
  const commands: number[] = []
  const starts: number[] = []
  let memory = 0
  for (let run = 0; run < runs; run++) {
    const appends: Append[] = []
    let evening: Evening = { state: '', tickets: 1 }
    const began = performance.now()
    const hall = simulateDay({ windows, visits, seed: run + 1, sink: (at, facts) => void appends.push({ at, facts }), look: (at) => (evening = eveningOf(at, evening)) })
    const answers = [...hall.answers.values()].reduce((sum, count) => sum + count, 0)
    commands.push(((performance.now() - began) * 1000) / answers)
    const tickets = hall.watch.types.get('ticket-issued') ?? 1
    memory = Math.max(memory, evening.state.length / evening.tickets)
    starts.push(((await startOf(hall, appends)) * 1000) / tickets)
  }
  return { command: percentile(commands, 0.5), start: percentile(starts, 0.5), memory }
}

interface Evening {
  readonly state: string
  readonly tickets: number
}

/** The state once, at three in the afternoon. */
function eveningOf(hall: SimulatedHall, before: Evening): Evening {
  return before.state === '' && hall.now > Date.UTC(2026, 10, 24, 7) ? { state: writeState(hall.state), tickets: hall.state.ticket.tickets.size } : before
}

async function startOf(hall: SimulatedHall, appends: readonly Append[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-growth-'))
  const site = hall.plan.site
  const { journal } = await openSqliteJournal({ folder, site, raise })
  for (let from = 0; from < appends.length; from += 128) await journal.appendAll(journal.head, appends.slice(from, from + 128))
  await journal.close()
  const began = performance.now()
  const again = await openSqliteJournal({ folder, site, raise })
  const service = await HallService.open({ plan: hall.plan, journal: again.journal, clock: new HandClock(hall.now), report: console.error })
  const took = performance.now() - began
  await service.stop()
  await again.journal.close()
  rmSync(folder, { recursive: true })
  return took
}

/** A call of the next while ten, a hundred, a thousand and more wait: the same people, decided again and again. */
function calls(): void {
  const waiting = [10, 1000, 9000]
  const each = waiting.map((count) => {
    const hall = new HallBench()
    for (let nth = 0; nth < count; nth++) hall.take({ queue: 'A' }, null, nth % 10 === 0 ? 'elderly' : null)
    hall.at(1, 'sign-in')
    const call = () => decide(hall.state, { type: 'call-next', window: 1, clerk: '1001' }, { plan: hall.plan, now: hall.now })
    return percentile(Array.from({ length: 20 }, () => timeOf(call)), 0.5)
  })
  const [few = Number.NaN, , many = Number.NaN] = each
  report(`a call of the next while ${waiting.join(', ')} wait`, `${each.map((us) => us.toFixed(1)).join(', ')} µs = ${(many / few).toFixed(2)}`, '≤ 2 ×', many <= 2 * few)
}

function timeOf(call: () => unknown): number {
  const times = 2000
  const began = performance.now()
  for (let nth = 0; nth < times; nth++) call()
  return ((performance.now() - began) * 1000) / times
}
