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
import { waitCounterOf, waitCounters, waitWithin } from '../../device-daemon/wire/wait-spread.ts'
import { simulateDay } from '../simulate/day.ts'

const day = '2026-11-24'
const zone = 'Asia/Shanghai'
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
  figures = new Figures(folder, source(), zone)
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
    const counted = Object.fromEntries((await figures.sums('clerk', { from: day, to: day, clerk: null })).map(({ key, acts }) => [key, acts]))
    const ends = rowsOf(`SELECT ${clerk} AS clerk, sum(CASE ${type} WHEN 'ticket-finished' THEN 1 ELSE -1 END) AS acts FROM entries WHERE ${type} = 'ticket-finished' OR (${type} = 'step-undone' AND ${data('step')} = 'finish') GROUP BY 1`)
    expect(ends.length).toBeGreaterThan(20)
    for (const { clerk: key = '', acts } of ends) expect([key, counted[key]]).toEqual([key, acts])
    expect(Object.values(counted).reduce((sum, one) => sum + one, 0)).toBe(ends.reduce((sum, { acts }) => sum + Number(acts), 0))
  })

  it('have the levels of each clerk, and who was asked and did not answer, apart', async () => {
    const sums = new Map((await figures.sums('clerk', { from: day, to: '2026-12-31', clerk: null })).map((sum) => [sum.key, sum]))
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
    const [sum] = await figures.sums('date', { from: day, to: day, clerk: null })
    expect(sum).toMatchObject({ waits: waits.length, waitMs: waits.reduce((all, one) => all + one, 0) })
    // Their median and nine tenths lie between the same two edges as those of the waits themselves.
    if (sum === undefined) return
    expect(waitCounters.reduce((all, name) => all + sum[name], 0)).toBe(waits.length)
    const inOrder = waits.toSorted((one, other) => one - other)
    for (const share of [0.5, 0.9]) expect(waitCounterOf((waitWithin(sum, share) ?? 0) * 60_000)).toBe(waitCounterOf(inOrder[Math.ceil(share * waits.length) - 1] ?? 0))
  })

  it('are the same by clerk, window, item and day, whatever they are put together by', async () => {
    const whole = (sums: readonly Sum[]) => sums.reduce((all, { key: _key, longestRun: _run, ...counts }) => Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count + (Object(all)[name] ?? 0)])), {})
    const [byClerk, ...others] = await Promise.all((['clerk', 'window', 'item', 'date'] as const).map(async (by) => whole(await figures.sums(by, { from: day, to: '2026-12-31', clerk: null }))))
    for (const one of others) expect(one).toEqual(byClerk)
  })

  it('of one clerk are those of that clerk and no others', async () => {
    const [own, all] = [await figures.sums('clerk', { from: day, to: day, clerk: '1003' }), await figures.sums('clerk', { from: day, to: day, clerk: null })]
    expect(own).toEqual(all.filter(({ key }) => key === '1003'))
  })

  it('have the limits of cases by whoever decided them, and bad ratings by whoever saw to them', async () => {
    const sums = await figures.sums('clerk', { from: day, to: '2027-12-31', clerk: null })
    const total = (name: 'limitsKept' | 'limitsMissed' | 'seenTo' | 'seenToLate' | 'overdue') => sums.reduce((sum, one) => sum + one[name], 0)
    const [{ decided = 0 } = {}] = rowsOf(`
      SELECT count(*) AS decided FROM entries AS made
      WHERE ${type} = 'case-decided' AND EXISTS (
        SELECT 1 FROM entries AS taken WHERE json_extract(taken.fact, '$.type') = 'case-accepted' AND json_extract(taken.fact, '$.data.due.promised') IS NOT NULL
          AND json_extract(taken.fact, '$.data.case') = json_extract(made.fact, '$.data.case'))`)
    expect(decided).toBeGreaterThan(20)
    expect([total('limitsKept'), total('limitsMissed')]).toEqual([decided, 0])
    const [{ closed = 0 } = {}] = rowsOf(`SELECT count(*) AS closed FROM entries WHERE ${type} = 'rectification-closed'`)
    expect(closed).toBeGreaterThan(20)
    expect(total('seenTo')).toBe(closed)
    const [{ escalated = 0 } = {}] = rowsOf(`SELECT count(*) AS escalated FROM entries WHERE ${type} = 'rectification-escalated'`)
    expect(total('overdue')).toBe(escalated)
  })

  it('have when ratings came in the hall, by the minute of its own clock', async () => {
    const came = await figures.ratedMinutes({ from: day, to: '2027-12-31', clerk: null })
    const counted = rowsOf(`
      SELECT ${data('clerk')} AS clerk, substr(datetime(at, '+8 hours'), 1, 10) AS date, CAST(substr(datetime(at, '+8 hours'), 12, 2) AS INTEGER) * 60 + CAST(substr(datetime(at, '+8 hours'), 15, 2) AS INTEGER) AS minute, count(*) AS ratings
      FROM entries WHERE ${type} = 'rated' AND ${data('channel')} <> 'qr' AND substr(datetime(at, '+8 hours'), 1, 10) = '${day}' GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`)
    expect(counted.length).toBeGreaterThan(300)
    expect(came.filter(({ date, minute }) => date === day && minute < 1440)).toEqual(counted)
  })

  it('have why clerks took back what the pad asked, and the roots of days', async () => {
    const period = { from: day, to: '2027-12-31' }
    const taken = await figures.withdrawals({ ...period, clerk: null })
    const counted = rowsOf(`SELECT ${data('why')} AS why, count(*) AS count FROM entries WHERE ${type} = 'rating-withdrawn' AND ${data('reason')} = 'by-clerk' GROUP BY 1`)
    expect(counted.length).toBeGreaterThan(0)
    for (const { why, count } of counted) expect([why, taken.filter((one) => one.why === why).reduce((all, one) => all + one.count, 0)]).toEqual([why, count])
    const published = rowsOf(`SELECT ${data('businessDate')} AS date, ${data('root')} AS root, ${data('count')} AS count FROM entries WHERE ${type} = 'ratings-rooted' ORDER BY 1`)
    expect(published.length).toBeGreaterThan(0)
    expect(await figures.roots(period)).toEqual(published)
    expect(await figures.roots({ from: '2020-01-01', to: '2020-12-31' })).toEqual([])
  })

  it('have each correction, by the day that it is of', async () => {
    const corrections = await figures.corrections({ from: day, to: day, clerk: null })
    const [{ count = 0 } = {}] = rowsOf(`SELECT count(*) AS count FROM entries WHERE ${type} = 'attendance-corrected'`)
    expect(count).toBeGreaterThan(0)
    expect(corrections).toHaveLength(Number(count))
    expect(await figures.corrections({ from: '2026-11-25', to: '2027-12-31', clerk: null })).toEqual([])
  })

  it('know after which event a day begins', async () => {
    for (const date of [day, '2026-11-25']) {
      const [{ seq = 0 } = {}] = rowsOf(`SELECT seq FROM entries WHERE ${type} = 'day-opened' AND ${data('businessDate')} = '${date}'`)
      expect([date, await figures.seqBefore(date)]).toEqual([date, Number(seq) - 1])
    }
    expect(await figures.seqBefore('2027-12-31')).toBe(journal.head)
  })

  it('have everybody’s hours, with the breaks apart', async () => {
    const attendance = await figures.attendance({ from: day, to: day, clerk: null })
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
    let bit = new Figures(other, source(() => head), zone)
    for (head of [1, 7, 500, 3000, 3001, 9000, 12_000]) {
      await bit.bringForward()
      await bit.stop()
      bit = new Figures(other, source(() => head), zone)
    }
    head = journal.head
    for (const by of ['clerk', 'item', 'date'] as const) expect(await bit.sums(by, { from: '2026-01-01', to: '2026-12-31', clerk: null })).toEqual(await figures.sums(by, { from: '2026-01-01', to: '2026-12-31', clerk: null }))
    const whole = { from: '2026-01-01', to: '2027-12-31', clerk: null }
    expect(await bit.ratedMinutes(whole)).toEqual(await figures.ratedMinutes(whole))
    expect(await bit.withdrawals(whole)).toEqual(await figures.withdrawals(whole))
    expect(await bit.roots(whole)).toEqual(await figures.roots(whole))
    expect(await bit.corrections(whole)).toEqual(await figures.corrections(whole))
    expect(await bit.attendance({ from: day, to: day, clerk: null })).toEqual(await figures.attendance({ from: day, to: day, clerk: null }))
    await bit.stop()
    rmSync(other, { recursive: true })
  })

  it('that two ask for at once are counted once', async () => {
    const other = fresh()
    const two = new Figures(other, source(), zone)
    const [one, again] = await Promise.all([two.sums('clerk', { from: day, to: day, clerk: null }), two.sums('clerk', { from: day, to: day, clerk: null })])
    expect(one).toEqual(again)
    expect(one).toEqual(await figures.sums('clerk', { from: day, to: day, clerk: null }))
    await two.stop()
    rmSync(other, { recursive: true })
  })

  it('are whole after a disk that was full at midnight', async () => {
    const other = fresh()
    const frail = new Figures(other, source(), zone)
    const second = new DatabaseSync(join(other, 'figures.db'))
    second.exec("CREATE TRIGGER full BEFORE INSERT ON figures BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
    await expect(frail.bringForward()).rejects.toThrow('full')
    second.exec('DROP TRIGGER full')
    second.close()
    expect(await frail.sums('clerk', { from: day, to: day, clerk: null })).toEqual(await figures.sums('clerk', { from: day, to: day, clerk: null }))
    expect(await frail.attendance({ from: day, to: '2026-12-31', clerk: null })).toEqual(await figures.attendance({ from: day, to: '2026-12-31', clerk: null }))
    // Whoever was still signed in at midnight is there on the next day, too.
    expect((await figures.attendance({ from: '2026-11-25', to: '2026-11-25', clerk: null })).length).toBeGreaterThan(0)
    await frail.stop()
    rmSync(other, { recursive: true })
  })

  it('that were written before something was counted are made anew', async () => {
    const other = fresh()
    const old = new Figures(other, source(), zone)
    await old.bringForward()
    await old.stop()
    const tables = new DatabaseSync(join(other, 'figures.db'))
    tables.exec('ALTER TABLE figures DROP COLUMN waitsTo10; PRAGMA user_version = 6')
    tables.close()
    const anew = new Figures(other, source(), zone)
    expect(await anew.sums('clerk', { from: day, to: day, clerk: null })).toEqual(await figures.sums('clerk', { from: day, to: day, clerk: null }))
    await anew.stop()
    rmSync(other, { recursive: true })
  })

  it('of an older journal are forgotten with it', async () => {
    const other = fresh()
    const old = new Figures(other, source(), zone)
    await old.bringForward()
    await old.stop()
    const anew = new Figures(other, source(() => 5), zone)
    expect(await anew.sums('clerk', { from: day, to: day, clerk: null })).toEqual([])
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
    const one = new DayFigures(day, zone)
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
