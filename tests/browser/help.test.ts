/** Help asked for at the kiosk and by telephone, and seen to at the window, in real Chromium against the real daemon. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { chooseItem, toStart } from '../kit/kiosk.ts'

const data = dataFolder()
const shots = process.env['GUITAI_SHOTS']
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let kiosk: Page
let desk: Page

async function open(path: string, width: number, height: number): Promise<Page> {
  const watched = await openPage(browser, daemon.url + path, { width, height })
  complaints.push(watched.complaints)
  return watched.page
}

async function look(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

/** By the page's own clock and the daemon's: the numbers are of today. */
const inRow = (nth: number) => desk.locator(`[data-testid^="help-"][data-testid$="-D000${nth}"]`)

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  kiosk = await open('/kiosk', 1080, 1920)
  desk = await open('/window/1', 1366, 768)
  await desk.getByTestId('sign-in-work-no').fill('1001')
  await desk.getByTestId('sign-in-pin').fill('2468')
  await desk.getByTestId('sign-in-submit').click()
  await desk.getByTestId('clerk').waitFor()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('At the kiosk help is asked for in four touches, and nothing about the person is', async () => {
  await chooseItem(kiosk, 'B', 'RS-01')
  await kiosk.getByTestId('kiosk-help').click()
  await kiosk.getByTestId('kiosk-help-homeService').click()
  await kiosk.getByTestId('kiosk-help-GP-02').click()
  await look(kiosk, 'kiosk-help')
  await expect.poll(() => kiosk.locator('.choices li').count()).toBe(6)
  await expect.poll(() => kiosk.locator('input').count()).toBe(0)
  await kiosk.getByTestId('kiosk-next').click()
  await kiosk.locator('.choices button').first().click()
  await expect.poll(() => kiosk.getByTestId('kiosk-helped').textContent()).toMatch(/^\d{8}-D0001$/)
  await look(kiosk, 'kiosk-helped')
  await toStart(kiosk)
  await inRow(1).getByText('青林村').waitFor()
})

it('At the kiosk only those kinds of help are offered that there are with the item', async () => {
  await chooseItem(kiosk, 'C', 'GA-02')
  await kiosk.getByTestId('kiosk-help').click()
  await kiosk.getByTestId('kiosk-help-assist').waitFor()
  await expect.poll(() => kiosk.locator('.choices li').count()).toBe(1)
  await toStart(kiosk)
})

it('At the window a request by telephone is noted with a contact that only the clerk who goes is shown', async () => {
  await desk.getByTestId('help-new').click()
  const kinds = () => desk.getByTestId('help-kind').locator('option').evaluateAll((options) => options.map((one) => (one as HTMLOptionElement).value))
  await desk.getByTestId('help-item').selectOption('GA-01')
  expect([await kinds(), await desk.getByTestId('help-kind').inputValue()]).toEqual([['assist', 'homeService'], 'assist'])
  await desk.getByTestId('help-item').selectOption('RS-01')
  await desk.getByTestId('help-place').selectOption('GP-01')
  await desk.getByTestId('help-on').selectOption({ index: 3 })
  await desk.getByTestId('help-by').selectOption('phone')
  await desk.getByTestId('help-consent').check()
  await desk.getByTestId('help-name').fill('王')
  await desk.getByTestId('help-phone').fill('13800001111')
  await look(desk, 'desk-help')
  await desk.getByTestId('help-send').click()
  await desk.getByTestId('help-said').getByText('已登记').waitFor()
  await expect.poll(() => inRow(2).getByText('查看联系方式').count()).toBe(0)
  await inRow(2).locator('select').first().selectOption('1001')
  await inRow(2).getByText('查看联系方式').click()
  await inRow(2).getByText('王 13800001111').waitFor()
  await look(desk, 'desk-help-contact')
  await inRow(2).getByText('已上门', { exact: true }).click()
  await inRow(2).locator('select').last().selectOption('done')
  await inRow(2).waitFor({ state: 'detached' })
  await inRow(1).locator('select').last().selectOption('by-person')
  await inRow(1).waitFor({ state: 'detached' })
})

it('Nothing was complained of', () => {
  expect(complaints.flat()).toEqual([])
})
