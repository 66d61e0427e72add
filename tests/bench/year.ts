/** A year's appraisal out of a journal of a million events: from nothing, in a fresh process with its tables, and asked once more. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { keepYear } from '../simulate/kept-year.ts'
import { visitsADay } from '../simulate/run-year.ts'
import { wholeYear } from '../simulate/year.ts'
import { ms, percentile, report } from './figures.ts'
import type { Asked } from './year-appraisal.ts'

/** Two clerks each. */
const windows = 25
const coldRuns = 5
const coldMsMax = 2000
const warmMsMax = 100

export async function year(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-bench-year-'))
  const began = performance.now()
  const { hall, dates } = await keepYear(folder, { ...wholeYear, windows, visits: visitsADay, seed: 20260101 })
  console.log(`        (a journal of ${hall.seq} events, ${dates.length} days of ${hall.plan.clerks.size} clerks, was made in ${((performance.now() - began) / 1000).toFixed(0)} s)`)
  const ask = async (): Promise<Asked> => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'year-appraisal.ts'), folder])
    return JSON.parse(stdout)
  }
  const anew = await ask()
  const again: Asked[] = []
  for (let run = 0; run < coldRuns; run++) again.push(await ask())
  rmSync(folder, { recursive: true })
  const cold = percentile(again.map(({ first }) => first), 0.5)
  const warm = percentile(again.flatMap(({ later }) => later), 0.5)
  const worst = Math.max(...again.flatMap(({ later }) => later))
  console.log(`        (the tables were made from nothing in ${(anew.first / 1000).toFixed(1)} s, once)`)
  report(`a year’s appraisal of ${anew.clerks} clerks, fresh process (median of ${coldRuns})`, ms(cold), `≤ ${coldMsMax} ms`, cold <= coldMsMax)
  report('the same, asked again (median; worst)', `${ms(warm)}; ${ms(worst)}`, `≤ ${warmMsMax} ms`, warm <= warmMsMax)
}
