/** The office's first page, its charts, its tables as files and its address, in real Chromium against the real daemon. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
let daemon: RunningDaemon
let browser: Browser
let page: Page
let desk: Page
let complaints: string[]

const signIn = async (at: Page, workNo: string, pin: string) => {
  await at.getByTestId('sign-in-work-no').fill(workNo)
  await at.getByTestId('sign-in-pin').fill(pin)
  await at.getByTestId('sign-in-submit').click()
}
async function take(queue: string) {
  const headers = { 'content-type': 'application/json' }
  const { token } = await (await fetch(`${daemon.url}/api/pairing`, { method: 'POST', headers, body: JSON.stringify({ role: 'kiosk' }) })).json()
  await fetch(`${daemon.url}/api/tickets`, { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` }, body: JSON.stringify({ queue }) })
}
const textOf = (at: Page, testId: string) => at.getByTestId(testId).textContent()

beforeAll(async () => {
  daemon = await startProcess(data.path)
  await take('A')
  browser = await launchChromium()
  ;({ page, complaints } = await openPage(browser, `${daemon.url}/office`, { width: 1366, height: 768 }))
  await signIn(page, '1003', '9753')
  await page.getByTestId('today').waitFor()
  desk = (await openPage(browser, `${daemon.url}/window/1`, { width: 1366, height: 768 })).page
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('opens on the hall now: who waits, since when, and who is at no window', async () => {
  await expect.poll(() => textOf(page, 'queue-A')).toMatch(/1 人等候最长已等 \d+ 分钟$/)
  await expect.poll(() => textOf(page, 'queue-B')).toMatch(/0 人等候现在无人等候$/)
  await expect.poll(() => page.getByTestId('map-1').getAttribute('data-state')).toBe('nobody')
  await page.getByTestId('due-empty').waitFor()
})

it('calls its windows as their signs do, in the page’s language', async () => {
  const names = () => page.getByTestId('hall-map').locator('strong').allInnerTexts()
  expect(await names()).toEqual(['综合窗口', '综合出件'])
  await page.getByTestId('language').click()
  await expect.poll(names).toEqual(['General window', 'General and collection'])
  await page.getByTestId('language').click()
  await desk.getByTestId('language').click()
  await desk.locator('h1', { hasText: 'Window 1 · General window' }).waitFor()
  await desk.getByTestId('language').click()
})

it('has a map that follows what a window does, without anybody asking', async () => {
  await signIn(desk, '1001', '2468')
  await page.locator('[data-testid="map-1"][data-state="free"]').getByText('王敏 1001').waitFor()
  await desk.getByTestId('call-next').click()
  await page.locator('[data-testid="map-1"][data-state="called"]').getByText('A001').waitFor()
  await expect.poll(() => textOf(page, 'queue-A')).toContain('0 人等候')
  await desk.getByTestId('start').click()
  await page.locator('[data-testid="map-1"][data-state="serving"]').waitFor()
  await expect.poll(() => textOf(page, 'map-1')).toMatch(/A001 办理中\d\d:\d\d 叫号$/)
  await desk.getByTestId('finish').click()
  await page.locator('[data-testid="map-1"][data-state="free"]').waitFor()
})

it('keeps a period that is chosen by its name in the address, and one that is sent is the same', async () => {
  await page.getByTestId('office-figures').click()
  for (const preset of ['today', 'week', 'month', 'last-month', 'quarter', 'year']) {
    await page.getByTestId(`period-${preset}`).click()
    await page.locator(`[data-testid="period-${preset}"][aria-pressed="true"]`).waitFor()
    const [from, to] = [await page.getByTestId('period-from').inputValue(), await page.getByTestId('period-to').inputValue()]
    const address = new URL(page.url())
    expect([address.searchParams.get('from'), address.searchParams.get('to'), address.hash]).toEqual([from, to, '#figures'])
  }
  await page.getByTestId('office-attendance').click()
  await page.getByTestId('attendance-months').waitFor()
  const sent = new URL(page.url())
  expect(sent.hash).toBe('#attendance')
  await page.goto(`${daemon.url}/office?from=2026-02-01&to=2026-02-28#figures`)
  await page.getByTestId('figures-empty').waitFor()
  expect(await page.getByTestId('period-to').inputValue()).toBe('2026-02-28')
  await page.goto(sent.href)
  await page.getByTestId('attendance-months').waitFor()
  expect(await page.getByTestId('period-from').inputValue()).toBe(sent.searchParams.get('from'))
})

it('keeps a table as a file as it is shown, in the order that was chosen', async () => {
  await page.getByTestId('office-documents').click()
  const table = page.getByTestId('readings').first()
  await table.waitFor()
  const head = table.locator('th[scope="col"]').first()
  const keys = () => table.locator('tbody th').allTextContents()
  const before = await keys()
  await head.locator('button').click()
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending')
  const up = await keys()
  await head.locator('button').click()
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending')
  expect(await keys()).toEqual(up.toReversed())
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-readings').first().click()])
  expect(download.suggestedFilename()).toMatch(/^.+-\d{4}-\d\d-\d\d\.csv$/)
  const rows = parse(await readFile(await download.path()), { bom: true }) as string[][]
  expect(rows.slice(1).map(([name]) => name)).toEqual(up.toReversed())
  await head.locator('button').click()
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('none')
  expect(await keys()).toEqual(before)
})

it('has charts whose numbers are those of the table', async () => {
  await page.getByTestId('office-figures').click()
  await page.getByTestId('period-today').click()
  await page.getByTestId('by-date').click()
  const figures = await page.getByTestId('figures').locator('tbody tr').first().locator('td').allTextContents()
  await page.getByTestId('office-trends').click()
  for (const [chart, column] of [['acts', 0], ['waits', 1]] as const) {
    await page.getByTestId(`chart-${chart}-numbers`).click()
    expect(await page.getByTestId(`chart-${chart}-table`).locator('tbody tr').first().locator('td').allTextContents()).toEqual([figures[column]])
  }
  await expect.poll(() => page.getByTestId('chart-acts').locator('.chart-bar').count()).toBe(1)
  await page.getByTestId('chart-ratings-empty').waitFor()
})

it('says in words what its charts are, in English too', async () => {
  await page.getByTestId('language').click()
  await expect.poll(() => page.getByTestId('chart-acts').locator('.chart-drawn').getAttribute('aria-label')).toBe('Acts per day acts')
  await page.getByTestId('language').click()
})

it('has nothing to complain of', () => {
  expect(complaints.filter((line) => !/401|403/.test(line))).toEqual([])
})
