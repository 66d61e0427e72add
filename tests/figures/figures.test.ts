/** Figures of a simulated day and the morning after, counted a second time by a query over the journal's own table. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DayFigures } from '../../device-daemon/figures/day-figures.ts'
import { Figures } from '../../device-daemon/figures/figures.ts'
import type { Sum } from '../../device-daemon/figures/store.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import type { Append, Journal } from '../../device-daemon/journal/journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import type { Fact } from '../../device-daemon/wire/fold.ts'
import { simulateDay } from '../simulate/day.ts'

const day = '2026-11-24'
let folder: string
let journal: Journal
let database: DatabaseSync
let appends: Append[]
let figures: Figures

const source = (head = () => journal.head) => ({ read: (after: number, through?: number) => journal.read(after, through ?? head()), get seq() { return head() } })
const fresh = () => mkdtempSync(join(tmpdir(), 'guitai-figures-'))

beforeAll(async () => {
  folder = fresh()
  appends = []
  const hall = simulateDay({ windows: 20, visits: 1800, seed: 11, sink: (at, facts) => void appends.push({ at, facts }) })
  journal = (await openSqliteJournal({ folder, site: hall.plan.site, raise })).journal
  for (let from = 0; from < appends.length; from += 128) await journal.appendAll(journal.head, appends.slice(from, from + 128))
  database = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true })
  figures = new Figures(folder, source())
})
afterAll(async () => {
  await figures.stop()
  database.close()
  await journal.close()
  rmSync(folder, { recursive: true })
})

const rowsOf = (sql: string): Record<string, string | number>[] => database.prepare(sql).all() as Record<string, string | number>[]
const type = "json_extract(fact, '$.type')"
const data = (name: string) => `json_extract(fact, '$.data.${name}')`
const ticket = "json_extract(fact, '$.ticket')"
const clerk = "replace(json_extract(fact, '$.actor'), 'clerk:', '')"

describe('The figures of a day', () => {
  it('have as many acts of each clerk as the journal has ends that were not undone', async () => {
    const counted = Object.fromEntries((await figures.sums(day, day, 'clerk', null)).map(({ key, acts }) => [key, acts]))
    const ends = rowsOf(`SELECT ${clerk} AS clerk, sum(CASE ${type} WHEN 'ticket-finished' THEN 1 ELSE -1 END) AS acts FROM entries WHERE ${type} = 'ticket-finished' OR (${type} = 'step-undone' AND ${data('step')} = 'finish') GROUP BY 1`)
    expect(ends.length).toBeGreaterThan(20)
    for (const { clerk: key = '', acts } of ends) expect([key, counted[key]]).toEqual([key, acts])
    expect(Object.values(counted).reduce((sum, one) => sum + one, 0)).toBe(ends.reduce((sum, { acts }) => sum + Number(acts), 0))
  })

  it('have the levels of each clerk, and who was asked and did not answer, apart', async () => {
    const sums = new Map((await figures.sums(day, '2026-12-31', 'clerk', null)).map((sum) => [sum.key, sum]))
    const levels = rowsOf(`SELECT ${data('clerk')} AS clerk, ${data('level')} AS level, count(*) AS count FROM entries WHERE ${type} = 'rated' GROUP BY 1, 2`)
    expect(levels.length).toBeGreaterThan(50)
    for (const { clerk: key = '', level = '', count } of levels) expect([key, level, Object(sums.get(String(key)))[level]]).toEqual([key, level, count])
    for (const [name, of] of [['timedOut', 'rating-timed-out'], ['lost', 'rating-device-lost'], ['added', 'rating-supplemented']] as const) {
      const [{ count = 0 } = {}] = rowsOf(`SELECT count(*) AS count FROM entries WHERE ${type} = '${of}'`)
      expect([name, [...sums.values()].reduce((sum, one) => sum + one[name], 0)]).toEqual([name, count])
    }
  })

  it('have the waits to the first call that was no slip of the hand, to the millisecond', async () => {
    const steps = Map.groupBy(rowsOf(`SELECT ${ticket} AS ticket, ${type} AS type, ${data('step')} AS step, at FROM entries WHERE ${ticket} IS NOT NULL AND ${type} IN ('ticket-issued', 'ticket-called', 'serving-started', 'ticket-no-show', 'ticket-held', 'step-undone') ORDER BY seq`), (row) => row['ticket'])
    const waits = [...steps.values()].flatMap((list) => {
      const called = list.find(({ type: is }, nth) => is === 'ticket-called' && !/^call/.test(String(list[nth + 1]?.['step'] ?? '')))
      return called === undefined ? [] : [Date.parse(String(called['at'])) - Date.parse(String(list[0]?.['at']))]
    })
    expect(waits.length).toBeGreaterThan(1500)
    expect((await figures.sums(day, day, 'date', null))[0]).toMatchObject({ waits: waits.length, waitMs: waits.reduce((sum, one) => sum + one, 0) })
  })

  it('are the same by clerk, window, item and day, whatever they are put together by', async () => {
    const whole = (sums: readonly Sum[]) => sums.reduce((all, { key: _key, longestRun: _run, ...counts }) => Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count + (Object(all)[name] ?? 0)])), {})
    const [byClerk, ...others] = await Promise.all((['clerk', 'window', 'item', 'date'] as const).map(async (by) => whole(await figures.sums(day, '2026-12-31', by, null))))
    for (const one of others) expect(one).toEqual(byClerk)
  })

  it('of one clerk are those of that clerk and no others', async () => {
    const [own, all] = [await figures.sums(day, day, 'clerk', '1003'), await figures.sums(day, day, 'clerk', null)]
    expect(own).toEqual(all.filter(({ key }) => key === '1003'))
  })

  it('have everybody’s hours, with the breaks apart', async () => {
    const attendance = await figures.attendance(day, day, null)
    expect(attendance).toHaveLength(40)
    for (const { firstIn, lastOut, presentMs, pausedMs } of attendance) {
      expect(presentMs).toBe(lastOut - firstIn)
      expect(pausedMs).toBeLessThanOrEqual(presentMs)
    }
    const [{ count = 0 } = {}] = rowsOf(`SELECT count(*) AS count FROM entries WHERE ${type} = 'window-paused'`)
    expect(attendance.filter(({ pausedMs }) => pausedMs > 0).length).toBeLessThanOrEqual(Number(count))
    expect(attendance.some(({ pausedMs }) => pausedMs > 0)).toBe(true)
  })
})

describe('Figures', () => {
  it('brought forward bit by bit, with restarts between, are those that are made from nothing', async () => {
    const other = fresh()
    let head = 0
    let bit = new Figures(other, source(() => head))
    for (head of [1, 7, 500, 3000, 3001, 9000, 12_000]) {
      await bit.bringForward()
      await bit.stop()
      bit = new Figures(other, source(() => head))
    }
    head = journal.head
    for (const by of ['clerk', 'item', 'date'] as const) expect(await bit.sums('2026-01-01', '2026-12-31', by, null)).toEqual(await figures.sums('2026-01-01', '2026-12-31', by, null))
    expect(await bit.attendance(day, day, null)).toEqual(await figures.attendance(day, day, null))
    await bit.stop()
    rmSync(other, { recursive: true })
  })

  it('that two ask for at once are counted once', async () => {
    const other = fresh()
    const two = new Figures(other, source())
    const [one, again] = await Promise.all([two.sums(day, day, 'clerk', null), two.sums(day, day, 'clerk', null)])
    expect(one).toEqual(again)
    expect(one).toEqual(await figures.sums(day, day, 'clerk', null))
    await two.stop()
    rmSync(other, { recursive: true })
  })

  it('are whole after a disk that was full at midnight', async () => {
    const other = fresh()
    const frail = new Figures(other, source())
    const second = new DatabaseSync(join(other, 'figures.db'))
    second.exec("CREATE TRIGGER full BEFORE INSERT ON figures BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
    await expect(frail.bringForward()).rejects.toThrow('full')
    second.exec('DROP TRIGGER full')
    second.close()
    expect(await frail.sums(day, day, 'clerk', null)).toEqual(await figures.sums(day, day, 'clerk', null))
    expect(await frail.attendance(day, '2026-12-31', null)).toEqual(await figures.attendance(day, '2026-12-31', null))
    // Whoever was still signed in at midnight is there on the next day, too.
    expect((await figures.attendance('2026-11-25', '2026-11-25', null)).length).toBeGreaterThan(0)
    await frail.stop()
    rmSync(other, { recursive: true })
  })

  it('of an older journal are forgotten with it', async () => {
    const other = fresh()
    const old = new Figures(other, source())
    await old.bringForward()
    await old.stop()
    const anew = new Figures(other, source(() => 5))
    expect(await anew.sums(day, day, 'clerk', null)).toEqual([])
    await anew.stop()
    rmSync(other, { recursive: true })
  })
})

describe('A step that is undone', () => {
  const visit = '20261124-A001'
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 1, 0, seconds)).toISOString()
  const actor = 'clerk:1001'
  const issued: Fact = { type: 'ticket-issued', ticket: visit, data: { number: 'A001', queue: 'A', item: 'A-1', channel: 'kiosk', businessDate: day, appointment: null, slot: null, priority: null, holder: null, place: null } }
  const called: Fact = { type: 'ticket-called', ticket: visit, window: 1, actor, data: { nth: 1, how: 'next', reason: null, among: [] } }
  const undone = (step: 'call' | 'finish' | 'start' | 'no-show'): Fact => ({ type: 'step-undone', ticket: visit, window: 1, actor, data: { step } })
  const started: Fact = { type: 'serving-started', ticket: visit, window: 1, actor, data: {} }
  const finished: Fact = { type: 'ticket-finished', ticket: visit, window: 1, actor, data: {} }
  const missed: Fact = { type: 'ticket-no-show', ticket: visit, window: 1, actor, data: {} }
  const figuresOf = (...facts: readonly (readonly [seconds: number, fact: Fact])[]) => {
    const one = new DayFigures(day)
    for (const [nth, [seconds, fact]] of facts.entries()) one.add({ ...fact, seq: nth + 1, at: at(seconds), site: 'test' })
    return one.rows.get('1001 1 A-1')
  }

  it('was not: a call by a slip of the hand ends no waiting', () => {
    expect(figuresOf([0, issued], [10, called], [15, undone('call')])).toMatchObject({ waits: 0, waitMs: 0 })
    expect(figuresOf([0, issued], [10, called], [15, undone('call')], [40, called])).toMatchObject({ waits: 1, waitMs: 40_000 })
  })

  it('was not: an end, a missing person, a beginning', () => {
    expect(figuresOf([0, issued], [10, called], [20, started], [50, finished], [55, undone('finish')], [80, finished])).toMatchObject({ acts: 1, unasked: 1, served: 1, servedMs: 60_000 })
    expect(figuresOf([0, issued], [10, called], [20, missed], [25, undone('no-show')])).toMatchObject({ noShows: 0 })
    expect(figuresOf([0, issued], [10, called], [20, started], [22, undone('start')], [30, started], [50, finished])).toMatchObject({ served: 1, servedMs: 20_000 })
  })
})
