/** Ratings as other systems take them: the shapes, their opposite codes, and a table that no spreadsheet reads as formulas. */
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { loadHall } from '../../config/load.ts'
import { csvOf } from '../../device-daemon/exports/csv.ts'
import type { Rated } from '../../device-daemon/exports/rated.ts'
import { shapeOf } from '../../device-daemon/exports/shapes.ts'
import { ratingLevels } from '../../device-daemon/wire/rating-levels.ts'
import { emulated } from '../config/broken.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const supervisor = { role: 'supervisor' } as const
const hall = loadHall(emulated)
const rated = (more: Partial<Rated> = {}): Rated => ({ seq: 7, at: '2026-11-24T01:02:03.000Z', ticket: '20261124-B001', date: '2026-11-24', item: 'RS-01', window: 1, clerk: '1001', channel: 'pad', level: 'satisfied', tags: [], nth: 1, words: null, ...more })

let daemon: TestDaemon | undefined
afterEach(async () => {
  await daemon?.remove()
  daemon = undefined
})

describe('The two official codes of satisfaction', () => {
  it('run in opposite directions: the standard has 1 for the best, the interfaces 5', () => {
    const [table9, upload] = [shapeOf('table9', hall), shapeOf('upload', hall)]
    expect(ratingLevels.map((level) => [level, table9(rated({ level }))['满意度代码'], upload(rated({ level }))['satisfaction']])).toEqual([
      ['very_satisfied', 1, 5],
      ['satisfied', 2, 4],
      ['basically_satisfied', 3, 3],
      ['dissatisfied', 4, 2],
      ['very_dissatisfied', 5, 1],
    ])
  })
})

describe('An act that nobody rated', () => {
  it('is in the upload of a hall that has the rule, under the channel for it; in no other shape, and no figure counts it as rated', async () => {
    const change = (config: { rating?: object }) => void (config.rating = { byRule: { level: 'satisfied' }, codeDays: 1 })
    daemon = await TestDaemon.start({ change })
    await daemon.serve(1)
    await daemon.clock.wind(61_000)
    await daemon.clock.jump(2 * 24 * 3600_000)
    await daemon.turns()
    const rows = async (shape: string) => (await daemon?.call('GET', `/api/exports/ratings?from=2026-11-24&to=2026-11-30&shape=${shape}&form=json`, supervisor))?.body
    expect(await rows('upload')).toMatchObject([{ projectNo: '20261124-B001', pf: 7, satisfaction: 4, evalDetail: '', assessNumber: 1 }])
    for (const shape of ['plain', 'table9']) expect([shape, await rows(shape)]).toEqual([shape, []])
    const { figures } = (await daemon.call('GET', '/api/figures?from=2026-11-24&to=2026-11-30', supervisor)).body
    expect(figures).toMatchObject([{ key: '1001', acts: 1, timedOut: 1, defaulted: 1, satisfied: 0 }])
  })

  it('is in none of a hall without it', async () => {
    daemon = await TestDaemon.start({ change: (config) => void (config.rating = { codeDays: 1 }) })
    await daemon.serve(1)
    await daemon.clock.jump(2 * 24 * 3600_000)
    expect((await daemon.call('GET', '/api/exports/ratings?from=2026-11-24&to=2026-11-30&shape=upload&form=json', supervisor)).body).toEqual([])
  })
})

describe('A record of GB/T 39046 table 9', () => {
  it('has its nine items, the time in the site’s clock, and nobody’s name', () => {
    expect(shapeOf('table9', hall)(rated({ channel: 'qr', nth: 2, level: 'dissatisfied' }))).toEqual({
      办件编号: '20261124-B001', 评价渠道: '二维码', 评价人: '', 评价时间: '20261124T090203', 评价次数: 2, 满意度: '不满意', 满意度代码: 4, 文字评价: '', 行政区划: '510921103',
    })
  })
})

describe('A record for an interface', () => {
  it('names item, department and channel by its codes, the tags joined by commas', () => {
    expect(shapeOf('upload', hall)(rated({ channel: 'qr', tags: ['207', '212'], level: 'dissatisfied' }))).toMatchObject({
      areaCode: '510921103', taskCode: 'RS-01', projectNo: '20261124-B001', proStatus: 3, proManager: '1001', pf: 3, satisfaction: 2, evalDetail: '207,212', assessTime: '2026-11-24 09:02:03', assessNumber: 1,
    })
  })

  it('says of the kind of item the opposite of the standard’s table A.6', () => {
    const of = (kind: 1 | 2) => shapeOf('upload', hall)(rated({ item: hall.items.find(({ caseType }) => caseType === kind)?.code ?? null }))['promiseTime']
    expect([of(1), of(2)]).toEqual([2, 1])
  })

  it.each(['pad', 'kiosk', 'assisted'] as const)('has for %s another terminal of the hall, never 6 or 7', (channel) => {
    expect(shapeOf('upload', hall)(rated({ channel }))['pf']).toBe(5)
  })
})

describe('A table', () => {
  const written = async (rows: Record<string, string | number>[], columns: string[]) => {
    const made = await csvOf({ rows, columns })
    let text = ''
    for await (const part of made) text += part
    return text
  }

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('has %j as text and not as a formula', async (text) => {
    const [row] = parse(await written([{ a: text }], ['a']), { bom: true, columns: true }) as { a: string }[]
    expect(row?.a).toBe(`'${text}`)
  })

  it('begins with the mark of UTF-8, ends its lines as spreadsheets do, and keeps commas, quotes and line ends', async () => {
    const text = await written([{ a: '1,2', b: '他说"好"\n' }], ['a', 'b'])
    expect(text).toBe('\ufeffa,b\r\n"1,2","他说""好""\n"\r\n')
  })
})

describe('An export', () => {
  const get = (query: string) => daemon?.call('GET', `/api/exports/ratings?${query}`, supervisor) ?? Promise.reject(new Error('no daemon'))

  async function withRatings(): Promise<void> {
    daemon = await TestDaemon.start()
    for (const key of [2, 1]) {
      await daemon.serve(1)
      await daemon.gesture('window-1/pad', { type: 'press', key })
    }
    await daemon.call('POST', '/api/ratings', supervisor, { ticket: '20261124-B001', level: 'very_satisfied', tags: ['510'] })
  }

  it('has the ratings of the days that are asked for, first and added ones, as a table and as JSON', async () => {
    await withRatings()
    const { body, headers } = await get('from=2026-11-24&to=2026-11-24&form=json')
    expect(body.map(({ ticket, nth, level, item, channel, tags }: Rated) => [ticket, nth, level, item, channel, tags])).toEqual([
      ['20261124-B001', 1, expect.any(String), 'RS-01', 'pad', ''],
      ['20261124-B002', 1, expect.any(String), 'RS-01', 'pad', ''],
      ['20261124-B001', 2, 'very_satisfied', 'RS-01', 'assisted', '510'],
    ])
    expect(headers.get('cache-control')).toBe('no-store')
    const table = await get('from=2026-11-24&to=2026-11-24')
    expect(table.headers.get('content-disposition')).toBe('attachment; filename="ratings-2026-11-24-2026-11-24.csv"')
    expect(parse(table.body, { bom: true, columns: true })).toHaveLength(3)
  })

  it('of nothing has the names of its columns and no rows', async () => {
    await withRatings()
    expect((await get('from=2025-01-01&to=2025-12-31&form=json')).body).toEqual([])
    expect((await get('from=2025-01-01&to=2025-12-31&shape=table9')).body.trim()).toMatch(/^\ufeff?办件编号,评价渠道,评价人,评价时间,评价次数,满意度,满意度代码,文字评价,行政区划$/)
  })

  it('comes page by page, each with the cursor of the next', async () => {
    await withRatings()
    const period = 'from=2026-11-24&to=2026-11-24&form=json'
    const first = (await get(`${period}&limit=2`)).body
    expect(first.rows.map(({ ticket }: Rated) => ticket)).toEqual(['20261124-B001', '20261124-B002'])
    const second = (await get(`${period}&limit=2&after=${first.next}&shape=table9`)).body
    expect(second.rows).toMatchObject([{ 办件编号: '20261124-B001', 评价次数: 2 }])
    // That somebody asks is a fact itself: the journal, and the cursor with it, has gone on.
    const last = (await get(`${period}&after=${second.next}`)).body
    expect(last.rows).toEqual([])
    expect(last.next).toBeGreaterThan(second.next)
  })

  it('is a workbook too, with the same columns and rows', async () => {
    await withRatings()
    const answer = await fetch(`${daemon?.url}/api/exports/ratings?from=2026-11-24&to=2026-11-24&form=xlsx`, { headers: { authorization: `Bearer ${daemon?.token(supervisor)}` } })
    expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ratings-2026-11-24-2026-11-24.xlsx"')
    const { sheets: [sheet] } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
    const [heading = [], ...rows] = sheet?.rows ?? []
    const { body } = await get('from=2026-11-24&to=2026-11-24&form=json')
    expect(rows.map((row) => Object.fromEntries(heading.map((name, nth) => [name, row[nth] ?? ''])))).toEqual(body)
  })

  it.each(['from=2026-11-24&to=2026-11-24&limit=2', 'from=2026-11-24&to=2026-11-24&form=xlsx&after=0', 'from=2026-11-24&to=2026-11-24&form=json&limit=0', 'from=2026-11-24&to=2026-11-24&form=json&after=-1', 'from=2026-11-25&to=2026-11-24', 'from=24.11.2026&to=2026-11-24', 'from=2026-11-24', 'from=2026-11-24&to=2026-11-24&shape=mine'])('asked for with %s is refused', async (query) => {
    daemon = await TestDaemon.start()
    expect(await get(query)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })
})

describe('An export of figures', () => {
  const get = (query: string) => daemon?.call('GET', `/api/exports/figures?${query}`, supervisor) ?? Promise.reject(new Error('no daemon'))
  const [today, before] = ['from=2026-11-24&to=2026-11-24', 'from=2025-01-01&to=2025-01-31']

  it.each([
    ['figures', 'clerk', { key: '1001', acts: 1, very_dissatisfied: 0 }],
    ['figures', 'month', { key: '2026-11', acts: 1, waitsTo1: 1, waitsLonger: 0, medianWaitMs: 30_000, nineOfTenWaitMs: 54_000 }],
    ['figures', 'department', { acts: 1 }],
    ['appraisal', 'clerk', { key: '1001', acts: 1, rank: '', total: '', goodAll: 0, goodPoints: '', askedOf: 1 }],
    ['attendance', 'month', { month: '2026-11', clerk: '1001', days: 1 }],
    ['attendance', 'date', { date: '2026-11-24', clerk: '1001', excused: '', corrections: 0 }],
    ['signs', 'clerk', { clerk: '1001', acts: 1, clusters: 0 }],
  ])('of %s by %s has the numbers of the page, in every form the same columns, and its heading for nothing', async (table, by, row) => {
    daemon = await TestDaemon.start()
    await daemon.serve(1)
    const asked = `table=${table}&by=${by}`
    const { body } = await get(`${asked}&${today}&form=json`)
    expect(body).toHaveLength(1)
    expect(body[0]).toMatchObject(row)
    const csv = await get(`${asked}&${today}`)
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="${table}-2026-11-24-2026-11-24.csv"`)
    const heading = (text: string) => text.replace('\ufeff', '').split('\r\n')[0]?.split(',')
    expect(heading(csv.body)?.toSorted()).toEqual(Object.keys(body[0]).sort())
    expect(heading((await get(`${asked}&${before}`)).body)).toEqual(heading(csv.body))
  })

  it.each([`table=attendance&by=item&${today}`, `table=signs&by=window&${today}`, `table=appraisal&by=date&${today}`, `table=mine&${today}`, today, 'table=signs&from=2026-11-25&to=2026-11-24'])('asked for with %s is refused', async (query) => {
    daemon = await TestDaemon.start()
    expect(await get(query)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })
})
