/** A matter goes from one window to another and back, with a mouse in real Chromium against the real daemon. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
/** Somewhere to leave pictures for people to look at; none are taken without it. */
const shots = process.env['GUITAI_SHOTS']
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let first: Page
let other: Page

const signedIn = async (window: number, workNo: string, pin: string): Promise<Page> => {
  const { page, complaints: heard } = await openPage(browser, `${daemon.url}/window/${window}`, { width: 1366, height: 768 })
  complaints.push(heard)
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('clerk').waitFor()
  return page
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  first = await signedIn(1, '1001', '2468')
  other = await signedIn(2, '1002', '1357')
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

const choose = (page: Page, testId: string, value: string | { label: string }) => page.getByTestId(testId).selectOption(value)
const look = async (page: Page, name: string) => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}
/** The number of the only one there is; the day is the day of the test. */
const noOf = async (page: Page): Promise<string> => (await page.getByTestId('hand-overs').locator('strong').textContent()) ?? ''
const row = (page: Page, words: string) => page.getByTestId('hand-overs').locator('li').getByText(words, { exact: true }).waitFor()

it('Whoever was asked first hands it to another window, and sees where it is', async () => {
  await first.getByTestId('more-steps').click()
  await choose(first, 'hand-over', { label: '2 号窗口' })
  await choose(first, 'hand-over-reason', 'not-our-item')
  await row(first, '待接收')
  await row(first, '当前：2 号窗口')
  await row(other, '首问：1001')
  const no = await noOf(other)
  expect(no).toMatch(/^\d{8}-H0001$/)
  // Who handed it over has nothing to press while it is with the other.
  await expect.poll(() => first.getByTestId('hand-overs').locator('button, select').count()).toBe(0)
  await look(first, 'hand-over-offered')
})

it('The office sees what is open, on whom it waits and until when, and keeps it as a file', async () => {
  const no = await noOf(other)
  const { page } = await openPage(browser, `${daemon.url}/office#matters`, { width: 1366, height: 768 })
  await page.getByTestId('sign-in-work-no').fill('1003')
  await page.getByTestId('sign-in-pin').fill('9753')
  await page.getByTestId('sign-in-submit').click()
  const cells = page.getByTestId(`open-hand-overs-${no}`)
  await cells.getByText('待接收').waitFor()
  await expect.poll(() => cells.textContent()).toMatch(/王敏 1001.*1.*\d{2}:\d{2}/)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-open-hand-overs').click()])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  await look(page, 'office-matters')
  await page.close()
})

it('The other takes it, gives it back, and gets it again', async () => {
  const no = await noOf(other)
  await other.getByTestId(`take-${no}`).click()
  await row(first, '当前：1002')
  await look(other, 'hand-over-taken')
  await choose(other, `give-back-${no}`, 'not-mine')
  await row(first, '已退回')
  await other.getByTestId('hand-overs').waitFor({ state: 'detached' })
  await choose(first, `pass-${no}`, { label: '2 号窗口的 1002' })
  await choose(first, `pass-${no}-reason`, 'needs-help')
  await row(other, '需要协助')
  await other.getByTestId(`take-${no}`).click()
  await row(other, '已接收')
})

it('Closed, it is off both lists', async () => {
  await choose(other, `close-${await noOf(other)}`, 'settled')
  for (const page of [first, other]) await page.getByTestId('hand-overs').waitFor({ state: 'detached' })
})

it('And nothing went wrong on any page', () => {
  expect(complaints.flat()).toEqual([])
})
