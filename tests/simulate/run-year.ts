/** `npm run simulate -- --year`: a township's year, written to a journal, and every number of it counted twice. */
import { performance } from 'node:perf_hooks'
import { checkYear, keepYear } from './kept-year.ts'
import { township, wholeYear } from './year.ts'

const problemsShown = 40
/** Visits a day that come to a million events in the year. */
export const visitsADay = 260

export async function runYear(folder: string, { visits = visitsADay, seed }: { readonly visits?: number; readonly seed: number }): Promise<number> {
  const began = performance.now()
  const year = await keepYear(folder, { ...wholeYear, visits, seed })
  const kept = performance.now()
  const problems = await checkYear(folder, year)
  const checked = performance.now()
  const { hall, dates } = year
  const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`
  console.log(`${dates.length} working days of ${township} windows, ${hall.watch.types.get('ticket-issued') ?? 0} visits, ${hall.seq} facts of ${hall.watch.types.size} kinds (seed ${seed})`)
  console.log(`decided and kept in ${seconds(began, kept)}, opened again and counted twice in ${seconds(kept, checked)}`)
  for (const problem of problems.slice(0, problemsShown)) console.error(problem)
  console.log(problems.length === 0 ? 'no rule was broken, and both counts agree' : `${problems.length} rules were broken or numbers differ`)
  return problems.length === 0 ? 0 : 1
}
