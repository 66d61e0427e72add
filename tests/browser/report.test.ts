/** A period's report in real Chromium, of a day that was simulated: as a page, on A4, and its tables as files. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { raise } from '../../device-daemon/hall/raise.ts'
import type { Append } from '../../device-daemon/journal/journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { simulateDay } from '../simulate/day.ts'

const day = '2026-11-24'
const site = '510921103'
const data = dataFolder()
let daemon: RunningDaemon
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  const appends: Append[] = []
  simulateDay({ windows: 30, visits: 900, seed: 5, sink: (at, facts) => void appends.push({ at, facts }) })
  const { journal } = await openSqliteJournal({ folder: data.path, site, raise })
  for (let from = 0; from < appends.length; from += 128) await journal.appendAll(journal.head, appends.slice(from, from + 128))
  await journal.close()
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  ;({ page, complaints } = await openPage(browser, `${daemon.url}/office#report`, { width: 1366, height: 768 }))
  await page.getByTestId('sign-in-work-no').fill('1003')
  await page.getByTestId('sign-in-pin').fill('9753')
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('period-from').fill(day)
  await page.getByTestId('period-to').fill(day)
  await page.getByTestId('report').waitFor()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

const printed = () => page.pdf({ preferCSSPageSize: true, format: 'Letter', outline: true, tagged: true })

/** How many pages it has, how large they are (points), and its headings, which Chromium keeps as bookmarks. */
function partsOf(pdf: Buffer) {
  const text = pdf.toString('latin1')
  const sizes = [...text.matchAll(/\/MediaBox \[([^\]]+)\]/g)].map(([, box = '']) => box.split(' ').map((side) => Math.round(Number(side))).join(' '))
  const headings = [...text.matchAll(/\/Title <FEFF([0-9A-F]+)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le'))
  return { pages: [...text.matchAll(/\/Type \/Page\b(?!s)/g)].length, sizes: [...new Set(sizes)], headings }
}

it('has the hall, the period, who made it, and a table of each kind', async () => {
  const report = page.getByTestId('report')
  const heading = await report.locator('header').textContent()
  expect(heading).toMatch(/便民服务中心.*服务情况报告统计期间：2026-11-24 至 2026-11-24制表：20\d\d-\d\d-\d\d \d\d:\d\d，周岚 1003$/)
  expect(await report.locator('table').evaluateAll((tables) => tables.map((table) => (table as HTMLElement).dataset['testid']))).toEqual(['report-window', 'report-clerk', 'report-levels', 'report-bad', 'report-roots', 'appraisal', 'attendance-months'])
  await expect.poll(() => page.getByTestId('report-window').locator('tbody tr').count()).toBeGreaterThan(25)
})

it('has shares of levels that are of the ratings given, and come to all of them', async () => {
  const cells = await page.getByTestId('report-levels').locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')))
  expect(cells).toHaveLength(5)
  const all = cells.reduce((sum, [count]) => sum + Number(count), 0)
  for (const [count, share] of cells) expect(share).toBe(`${((100 * Number(count)) / all).toFixed(1)} %`)
})

it('is some pages of A4 as PDF, whatever the printer would take, each part under its heading', async () => {
  const { pages, sizes, headings } = partsOf(await printed())
  expect(sizes).toEqual(['0 0 595 842'])
  // Two long tables by window and clerk, an appraisal and an attendance: none is cut off where a page ends.
  expect(pages).toBeGreaterThan(5)
  expect(pages).toBeLessThan(9)
  // The first is the document's own title.
  expect(headings.toSorted()).toEqual(['督查管理 · 柜台', '示范镇便民服务中心服务情况报告', '按窗口', '按人员', '评价回执校验根', '评价等次', '差评整改', '年终考核', '考勤'].sort())
})

it('shows on paper nothing of the page around it', async () => {
  await page.emulateMedia({ media: 'print' })
  for (const hidden of ['.office > header', '.office-sections', '.report-print', '.office-head']) expect(await page.locator(hidden).isVisible(), hidden).toBe(false)
  await expect.poll(() => page.getByTestId('report').isVisible()).toBe(true)
  // On A4 less its margins no table is wider than the paper: what is beyond would not be printed.
  await page.setViewportSize({ width: Math.floor((182 / 25.4) * 96), height: 900 })
  expect(await page.locator('.report').evaluate((report) => report.scrollWidth - report.clientWidth)).toBe(0)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1366, height: 768 })
})

it('is printed by its button', async () => {
  await page.evaluate(() => {
    window.print = () => void (document.title = 'printed')
  })
  await page.getByTestId('report-print').click()
  expect(await page.title()).toBe('printed')
})

it('of another period is another report, and says when its time is not over', async () => {
  await expect.poll(() => page.getByTestId('report-running').count()).toBe(0)
  await page.getByTestId('period-to').fill('2099-12-31')
  await page.getByTestId('report-running').waitFor()
  await expect.poll(() => page.getByTestId('report').locator('header').textContent()).toContain('2026-11-24 至 2099-12-31')
  await page.getByTestId('period-to').fill(day)
  await page.getByTestId('report-running').waitFor({ state: 'detached' })
})

it.each([['figures', 'figures'], ['figures', 'ratings'], ['appraisal', 'appraisal'], ['attendance', 'attendance'], ['signs', 'signs']] as const)('The page of %s has %s as files for a spreadsheet', async (section, name) => {
  await page.getByTestId(`office-${section}`).click()
  const saved = async (form: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`download-${name}-${form}`).click()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const [csv, xlsx] = [await saved('csv'), await saved('xlsx')]
  expect([csv.name, xlsx.name]).toEqual([`${name}-${day}-${day}.csv`, `${name}-${day}-${day}.xlsx`])
  const rows = parse(csv.bytes, { bom: true }) as string[][]
  expect(rows.length).toBeGreaterThan(1)
  const { sheets: [sheet] } = await readXlsx(new Uint8Array(xlsx.bytes))
  expect(sheet?.rows.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+@-])/, ''))))
})

it('and nothing went wrong on the page', () => {
  expect(complaints).toEqual([])
})
