/** Three weeks of a township around National Day, with the weekends worked for it: no rule broken, and every number counted twice. `npm run simulate -- --year` is the whole year. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkYear, type KeptYear, keepYear } from './kept-year.ts'
import { countsOf } from './recount/counts.ts'
import { JournalTable } from './recount/table.ts'
import { counted } from '../../device-daemon/wire/figures-view.ts'
import { aroundNationalDay } from './year.ts'

let folder: string
let year: KeptYear

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-year-'))
  year = await keepYear(folder, { ...aroundNationalDay, seed: 20261001, visits: 260 })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('Fifteen working days in a row', () => {
  it('are those of the calendar: two holidays are no part of them, two weekends are', () => {
    expect(year.dates).toHaveLength(15)
    expect(year.dates).toEqual(expect.arrayContaining(['2026-09-20', '2026-10-08', '2026-10-10']))
    expect(year.dates.filter((date) => (date >= '2026-09-25' && date <= '2026-09-27') || (date >= '2026-10-01' && date <= '2026-10-07'))).toEqual([])
    expect(year.hall.seq).toBeGreaterThan(50_000)
  })

  it('break no rule, and figures, attendance, appraisal, cases and exports are to the last digit what SQL counts', async () => {
    expect(await checkYear(folder, year)).toEqual([])
  })

  it('make every counter count, so that none is compared with nothing', () => {
    const table = new JournalTable(folder)
    const counts = countsOf(table, { from: year.dates[0] ?? '', to: year.dates.at(-1) ?? '' })
    table.close()
    const all = new Set([...counts.values()].flatMap((own) => [...own].filter(([, value]) => value > 0).map(([name]) => name)))
    expect([...counted, 'longestRun'].filter((name) => !all.has(name))).toEqual([])
  })

  it('are found out where the tables say one thing too much', async () => {
    const tables = new DatabaseSync(join(folder, 'figures.db'))
    const where = "WHERE rowid = (SELECT rowid FROM figures WHERE clerk = '1003' AND acts > 0 LIMIT 1)"
    tables.exec(`UPDATE figures SET acts = acts + 1, waitMs = waitMs + 1 ${where}; UPDATE attendance SET presentMs = presentMs + 1 WHERE rowid = (SELECT rowid FROM attendance WHERE clerk = '1003' LIMIT 1)`)
    const found = (await checkYear(folder, year)).join('\n')
    tables.close()
    for (const what of [/^figures .* 1003 acts: \d+ by the fold, \d+ by SQL$/m, /^figures .* 1003 waitMs:/m, /^attendance 2026-\d\d 1003 presentMs:/m, /^appraisal 1003 /m]) expect(found).toMatch(what)
  })
})
