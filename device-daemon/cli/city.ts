/** `guitai city FILE`: follows every site of a city and prints how each stands. */
import { setTimeout as wait } from 'node:timers/promises'
import { loadCity } from '../../config/city/load.ts'
import type { SiteLine } from '../city/collector.ts'
import { runCity } from '../city/run.ts'
import { systemClock } from '../clock.ts'
import { ageOf } from '../city/age.ts'
import { UsageError } from './usage.ts'

/** How often the picture is printed anew. */
const everyMs = 5000
/** How long `--once` waits for what is on its way. */
const settleMs = 3000

export async function city(words: readonly string[]): Promise<number> {
  const [file, ...rest] = words.filter((word) => word !== '--once')
  if (file === undefined || rest.length > 0) throw new UsageError('guitai city FILE [--once]')
  const isOnce = words.includes('--once')
  const config = loadCity(file)
  const running = await runCity({ city: config, file, clock: systemClock, report: () => undefined })
  if (isOnce) {
    await wait(settleMs)
    const trouble = running.trouble()
    process.stdout.write(trouble === null ? pictureText(running.collector.lines(), Date.now()) : `${trouble}.\n`)
    await running.stop()
    return trouble === null ? 0 : 1
  }
  const told = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => told.abort())
  while (!told.signal.aborted) {
    const trouble = running.trouble()
    process.stdout.write(`\n${new Date().toISOString()}  ${config.name} ${config.nameEn}${trouble === null ? '' : `: ${trouble}`}\n${pictureText(running.collector.lines(), Date.now())}`)
    await wait(everyMs, null, { signal: told.signal }).catch(() => null)
  }
  await running.stop()
  return 0
}

const columns: readonly (readonly [title: string, width: number, of: (line: SiteLine, now: number) => string])[] = [
  ['site', 16, ({ site }) => site.code],
  ['tier', 10, ({ site }) => site.tier],
  ['stands', 12, ({ standing }) => standing],
  ['heard', 12, ({ picture }, now) => ageOf(picture.heardAt, now)],
  ['entries', 9, ({ picture }) => String(picture.entries)],
  ['open', 6, ({ picture }) => String(picture.open)],
  ['waiting', 9, ({ picture }) => String(picture.waiting)],
  ['served', 8, ({ picture }) => String(picture.served)],
  ['cases', 7, ({ picture }) => String(picture.casesOpen)],
  ['hand-overs', 12, ({ picture }) => String(picture.handOversOpen)],
  ['disk', 6, ({ full }) => (full === null ? '' : `${Math.round(full * 100)} %`)],
  ['', 0, ({ site, trouble }) => [site.nameEn, trouble].filter(Boolean).join(': ')],
]

/** A table, a line a site, in the order of the city's file. */
export function pictureText(lines: readonly SiteLine[], now: number): string {
  const row = (cells: readonly string[]) => `${cells.map((cell, at) => `${cell.padEnd((columns[at]?.[1] ?? 0) - 1)} `).join('').trimEnd()}\n`
  return row(columns.map(([title]) => title)) + lines.map((line) => row(columns.map(([, , of]) => of(line, now)))).join('')
}
