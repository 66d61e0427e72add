/** `npm run simulate`: a day of a large hall through the real journal, watched by a witness, and opened again as a daemon opens it. `--year`: a township's year. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { raise } from '../../device-daemon/hall/raise.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import type { Append } from '../../device-daemon/journal/journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { freezeState } from '../../device-daemon/wire/fold.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { checkDay } from './check.ts'
import { simulateDay } from './day.ts'
import { runYear } from './run-year.ts'

const value = { type: 'string' } as const
const { values } = parseArgs({ options: { windows: value, visits: value, seed: value, year: { type: 'boolean' } } })
const [windows, visits, seed] = [Number(values.windows ?? 200), Number(values.visits ?? 20_000), Number(values.seed ?? 20261124)]
/** As many as the daemon commits together at most. */
const groupMax = 128
const lines = 12

const folder = mkdtempSync(join(tmpdir(), 'guitai-simulate-'))
process.exitCode = values.year ? await runYear(folder, { seed, ...(values.visits === undefined ? {} : { visits }) }) : await simulate()
rmSync(folder, { recursive: true })

async function simulate(): Promise<number> {
  const appends: Append[] = []
  const began = performance.now()
  const hall = simulateDay({ windows, visits, seed, sink: (at, facts) => void appends.push({ at, facts }) })
  const decided = performance.now()
  const site = hall.plan.site
  const { journal } = await openSqliteJournal({ folder, site, raise })
  for (let from = 0; from < appends.length; from += groupMax) await journal.appendAll(journal.head, appends.slice(from, from + groupMax))
  await journal.close()
  const kept = performance.now()
  const again = await openSqliteJournal({ folder, site, raise })
  const service = await HallService.open({ plan: hall.plan, journal: again.journal, clock: new HandClock(hall.now), report: console.error })
  const opened = performance.now()
  const isSame = isDeepStrictEqual(freezeState(service.state), freezeState(hall.state))
  await service.stop()
  await again.journal.close()
  const problems = [...checkDay(hall), ...(isSame ? [] : ['the journal opened again is another hall'])]
  const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`
  const counts = [...hall.watch.types].sort(([, one], [, other]) => other - one)
  console.log(`${windows} windows, ${hall.watch.types.get('ticket-issued') ?? 0} visits, ${hall.seq} facts of ${counts.length} kinds (seed ${seed})`)
  console.log(`decided in ${seconds(began, decided)}, kept in ${seconds(decided, kept)}, opened again in ${seconds(kept, opened)}; the longest wait was ${Math.round(hall.watch.longestWaitMs / 60_000)} minutes`)
  for (let from = 0; from < counts.length; from += lines / 3) console.log(`  ${counts.slice(from, from + lines / 3).map(([type, count]) => `${type} ${count}`.padEnd(30)).join('')}`)
  for (const problem of problems.slice(0, lines)) console.error(problem)
  console.log(problems.length === 0 ? 'no rule was broken' : `${problems.length} rules were broken`)
  return problems.length === 0 ? 0 : 1
}
