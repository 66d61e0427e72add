/** A bundle from the kiosk to the window, and its one notice on paper, in real Chromium against the real daemon. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { turnTo } from '../kit/kiosk.ts'

const data = dataFolder()
/** Somewhere to leave pictures for people to look at; none are taken without it. */
const shots = process.env['GUITAI_SHOTS']
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let kiosk: Page
let desk: Page

const open = async (path: string, width: number, height: number): Promise<Page> => {
  const watched = await openPage(browser, daemon.url + path, { width, height })
  complaints.push(watched.complaints)
  return watched.page
}
const look = async (page: Page, name: string) => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

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

it('At the kiosk it is one choice, with what it is made of, and one number', async () => {
  await kiosk.getByTestId('kiosk-take').click()
  await kiosk.getByTestId('kiosk-category-A').click()
  await turnTo(kiosk, 'kiosk-item-LB-01')
  const choice = kiosk.getByTestId('kiosk-item-LB-01')
  for (const part of ['出生登记', '社会保障卡', '基本医疗保险', '生育登记']) await expect.poll(() => choice.textContent()).toContain(part)
  await look(kiosk, 'kiosk-bundle')
  await choice.click()
  await expect.poll(() => kiosk.getByTestId('kiosk-number').textContent()).toBe('A001')
})

it('At the window it is one visit of several items, each of which can be taken in', async () => {
  await desk.getByTestId('call-next').click()
  await desk.getByTestId('current-number').getByText('A001', { exact: true }).waitFor()
  await desk.getByText('同时办理').getByText('出生登记').waitFor()
  await desk.getByTestId('start').click()
  await desk.getByTestId('notice-give').waitFor()
  await desk.getByTestId('more-steps').click()
  // Each leaves or waits; the first line is the label.
  await expect.poll(() => desk.getByTestId('accept').locator('option').count()).toBe(1 + 2 * 5)
})

it('Its notice is one list, looked through as one, and what is missing is one slip', async () => {
  await desk.getByTestId('notice-give').click()
  const papers = desk.getByTestId('papers').locator('li')
  await papers.first().waitFor()
  const names = await papers.locator('label').allTextContents()
  expect(new Set(names).size).toBe(names.length)
  const certificate = papers.filter({ hasText: '出生医学证明' })
  await expect.poll(() => certificate.count()).toBe(1)
  await expect.poll(() => certificate.textContent()).toContain('用于：出生登记')
  await certificate.locator('input').check()
  await look(desk, 'desk-bundle')
  const lab = await open('/lab', 1366, 1100)
  await lab.getByText('一次办理以下事项').first().waitFor()
  await desk.getByTestId('notice-check').click()
  await desk.getByTestId('papers').getByText('待补正').waitFor()
  await lab.getByText('补正材料告知单').first().waitFor()
  await look(lab, 'lab-bundle')
})

it('Nothing was wrong on any page', () => {
  expect(complaints.flat()).toEqual([])
})
