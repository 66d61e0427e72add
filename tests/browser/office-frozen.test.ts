/** A frozen appraisal in real Chromium, of a day that was simulated: its objections and awards as tables, answered and decided, and one as a file. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { raise } from '../../device-daemon/hall/raise.ts'
import type { Append } from '../../device-daemon/journal/journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { simulateDay } from '../simulate/day.ts'

const day = '2026-11-24'
const shots = process.env['GUITAI_SHOTS']
const data = dataFolder()
let daemon: RunningDaemon
let browser: Browser
let page: Page
let complaints: string[]
let no = ''

const headers = { 'content-type': 'application/json' }
async function post(path: string, body: object, token?: string) {
  const answer = await fetch(`${daemon.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } })
  return { status: answer.status, body: await answer.json().catch(() => null) }
}
const picture = async (name: string) => void (shots !== undefined && (await page.screenshot({ path: join(shots, `${name}.png`) })))

beforeAll(async () => {
  const appends: Append[] = []
  const hall = simulateDay({ windows: 3, visits: 180, seed: 5, sink: (at, facts) => void appends.push({ at, facts }) })
  // So that somebody can sign in there.
  hall.act({ type: 'sign-out', window: 2, clerk: '2002' })
  const { journal } = await openSqliteJournal({ folder: data.path, site: '510921103', raise })
  for (let from = 0; from < appends.length; from += 128) await journal.appendAll(journal.head, appends.slice(from, from + 128))
  await journal.close()
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  ;({ page, complaints } = await openPage(browser, `${daemon.url}/office?from=${day}&to=${day}#frozen`, { width: 1366, height: 768 }))
  await page.getByTestId('sign-in-work-no').fill('1003')
  await page.getByTestId('sign-in-pin').fill('9753')
  await page.getByTestId('sign-in-submit').click()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('stands above the one before it, and opens with its list below the table', async () => {
  // The simulated hall has frozen one, has had an objection and has proposed somebody.
  const numbers = page.locator('[data-testid="frozen"] tbody th')
  await expect.poll(() => numbers.count()).toBe(1)
  await page.getByTestId('freeze').click()
  await expect.poll(() => numbers.count()).toBe(2)
  no = (await numbers.first().textContent()) ?? ''
  await page.getByTestId(`open-${no}`).click()
  await expect.poll(() => page.getByTestId('see-to').getByTestId('appraisal').locator('tbody tr').count()).toBeGreaterThan(3)
  expect(await page.getByTestId('see-to').evaluate((detail) => detail === document.activeElement)).toBe(true)
  await picture('office-frozen-list')
  // A list that is wider scrolls by itself, and nothing beside it.
  expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0)
  await page.getByTestId('see-to-close').click()
  await page.getByTestId('see-to').waitFor({ state: 'detached' })
})

it('is objected to by a clerk, whom the supervisor sees by name, and answers', async () => {
  const { body: paired } = await post('/api/pairing', { role: 'clerk', window: 2 })
  const { body: signed } = await post('/api/windows/2/sign-in', { workNo: '1002', pin: '1357' }, paired.token)
  expect((await post(`/api/appraisals/${no}/object`, { part: 'good', reason: 'numbers-wrong' }, signed.token)).status).toBe(200)
  await page.getByTestId('office-six').click()
  await page.getByTestId('office-frozen').click()
  const row = page.locator(`[data-testid^="objection-${no}-1002-good"]`)
  await expect.poll(() => row.locator('th').textContent()).toBe('李强 1002')
  await expect.poll(() => row.textContent()).toContain('待答复')
  await page.locator(`[data-testid^="open-objection-${no}-1002-good"]`).click()
  await picture('office-frozen-objection')
  await page.getByTestId('answer-1002-good').selectOption('stands')
  await expect.poll(() => row.textContent()).toContain('周岚 1003')
  // What is answered has nothing more to be done.
  await page.getByTestId('see-to').waitFor({ state: 'detached' })
  expect(await row.locator('button').count()).toBe(0)
})

it('has who is proposed for an award, decided by name', async () => {
  const row = page.locator(`[data-testid^="award-${no}"]`).first()
  await row.locator('button').click()
  await page.locator('[data-testid^="decide-"]').selectOption('granted')
  await expect.poll(() => row.textContent()).toContain('周岚 1003')
  await picture('office-frozen')
})

it('has its objections as a file: what stands there, and not what can be done', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-objection').click()])
  expect(download.suggestedFilename()).toBe(`异议-${day}-${day}.csv`)
  const [head, ...rows] = parse(await readFile(await download.path()), { bom: true }) as string[][]
  const row = rows.find((cells) => cells[6] === no)
  expect(head).toEqual(['人员', '考核项', '原因', '提出时间', '结果', '决定人', '考核编号'])
  expect(row).toHaveLength(7)
  expect([row?.[0], row?.[5]]).toEqual(['李强 1002', '周岚 1003'])
  expect(row?.[3]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
})

it('and nothing went wrong on the page', () => {
  expect(complaints.filter((line) => !/401/.test(line))).toEqual([])
})
