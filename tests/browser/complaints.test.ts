/** A complaint in real Chromium against the real daemon: at the kiosk, at a window, in the office. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { toStart } from '../kit/kiosk.ts'

const shots = process.env['GUITAI_SHOTS']
const data = dataFolder()
const heard: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let kiosk: Page
let window1: Page
let office: Page
let number = ''
let no = ''
let code = ''

const headers = { 'content-type': 'application/json' }
async function open(path: string): Promise<Page> {
  const { page, complaints } = await openPage(browser, `${daemon.url}${path}`, { width: 1366, height: 768 })
  heard.push(complaints)
  return page
}
async function signIn(page: Page, workNo: string, pin: string): Promise<void> {
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
}
async function type(page: Page, signs: string): Promise<void> {
  for (const sign of signs) await page.getByTestId(`kiosk-key-${sign}`).click()
}

const picture = async (name: string) => void (shots !== undefined && (await office.screenshot({ path: join(shots, `${name}.png`) })))

async function sortsByItsNumber(): Promise<void> {
  const numbers = () => office.locator('[data-testid="complaint"] tbody th').allTextContents()
  const byNumber = office.getByTestId('complaint').getByRole('button', { name: '编号' })
  await byNumber.click()
  const up = await numbers()
  await byNumber.click()
  expect(up.toSorted()).toEqual(up)
  await expect.poll(numbers).toEqual(up.toReversed())
  await byNumber.click()
}

async function isExported(): Promise<void> {
  const [download] = await Promise.all([office.waitForEvent('download'), office.getByTestId('export-complaint').click()])
  expect(download.suggestedFilename()).toMatch(/^投诉-\d{4}-\d\d-\d\d\.csv$/)
  const [head = [], ...rows] = parse(await readFile(await download.path()), { bom: true }) as string[][]
  expect(head).not.toContain('操作')
  expect(rows).toHaveLength(2)
  expect(rows.find(([first]) => first === no)?.[head.indexOf('被投诉人')]).toBe('王敏 1001')
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  const { token } = await (await fetch(`${daemon.url}/api/pairing`, { method: 'POST', headers, body: JSON.stringify({ role: 'kiosk' }) })).json()
  const taken = await fetch(`${daemon.url}/api/tickets`, { method: 'POST', body: JSON.stringify({ queue: 'A' }), headers: { ...headers, authorization: `Bearer ${token}` } })
  number = (await taken.json()).number
  window1 = await open('/window/1')
  await signIn(window1, '1001', '2468')
  for (const step of ['call-next', 'start', 'finish']) await window1.locator(`[data-testid="${step}"]:not([disabled])`).click()
  await window1.getByTestId('current-number').waitFor({ state: 'detached' })
  kiosk = await open('/kiosk')
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('At the kiosk a person chooses, types the number and a telephone, and has a code', async () => {
  await kiosk.getByTestId('kiosk-say').click()
  await kiosk.getByTestId('kiosk-complain').click()
  // The last subject stands on a second page.
  await kiosk.getByTestId('kiosk-next').click()
  await kiosk.getByTestId('kiosk-complaint-other').waitFor()
  await kiosk.getByTestId('kiosk-previous').click()
  await kiosk.getByTestId('kiosk-complaint-attitude').click()
  await type(kiosk, number)
  await kiosk.getByTestId('kiosk-enter').click()
  // Nothing of the number is left in the field for the telephone.
  await kiosk.locator('.kiosk-typed.empty').waitFor()
  await type(kiosk, '13800001111')
  await kiosk.getByTestId('kiosk-enter').click()
  const page = await kiosk.getByTestId('kiosk-complained').textContent()
  no = /\d{8}-T\d{4}/.exec(page ?? '')?.[0] ?? ''
  code = (await kiosk.getByTestId('kiosk-complaint-code').textContent()) ?? ''
  expect([no.slice(-5), code]).toEqual(['T0001', expect.stringMatching(/^[2-9A-HJ-NP-Z]{6}$/)])
})

it('and asks with it how it stands; with another there is nothing', async () => {
  const ask = async (typed: string) => {
    await toStart(kiosk)
    await kiosk.getByTestId('kiosk-say').click()
    await kiosk.getByTestId('kiosk-complaint-ask').click()
    await type(kiosk, typed)
    await kiosk.getByTestId('kiosk-enter').click()
  }
  await ask(code)
  await kiosk.getByTestId('kiosk-complaint-status').getByText('已登记，待受理').waitFor()
  await ask('111111')
  await kiosk.getByTestId('kiosk-refused').getByText('没有这件投诉').waitFor()
})

it('The clerk it is about sees nothing of it, and takes down others', async () => {
  await window1.getByTestId('complaint-new').click()
  await window1.getByTestId('complaint-about').selectOption('attitude')
  await window1.getByTestId('complaint-ticket').fill(number)
  await window1.getByTestId('complaint-send').click()
  await window1.getByTestId('complaint-said').getByText('不能经办涉及本人的投诉').waitFor()
  await window1.getByTestId('complaint-ticket').fill('')
  await window1.getByTestId('complaint-by').selectOption('phone')
  await window1.getByTestId('complaint-send').click()
  await window1.getByTestId('complaint-said').getByText('T0002').waitFor()
  await expect.poll(() => window1.getByTestId('complaints').locator('li').count()).toBe(0)
})

it('A supervisor sees both, looks who complained, and refuses one that is not ours', async () => {
  office = await open('/office')
  await signIn(office, '1003', '9753')
  await office.getByTestId('office-complaints').click()
  const row = office.getByTestId(`complaint-${no}`)
  await row.getByText('王敏 1001').waitFor()
  await expect.poll(() => office.getByTestId('complaint').locator('tbody tr').count()).toBe(2)
  await sortsByItsNumber()
  await isExported()
  await office.getByTestId(`open-${no}`).click()
  await picture('office-complaints')
  await expect.poll(() => office.getByTestId(`accept-${no}`).locator('option').allTextContents()).toEqual(['受理并交给…', '李强 · 1002', '周岚 · 1003'])
  await office.getByTestId(`contact-${no}`).click()
  await office.getByText('13800001111').waitFor()
  await office.getByTestId(`refer-${no}`).selectOption('hotline')
  await row.getByText('不予受理', { exact: true }).waitFor()
  await office.getByTestId(`close-${no}`).click()
  await row.waitFor({ state: 'detached' })
  // What was open below it went with it.
  await expect.poll(() => office.getByTestId('see-to').count()).toBe(0)
})

it('And nothing went wrong on any page but what was refused', () => {
  expect(heard.flat().filter((line) => !/40[0-9]/.test(line))).toEqual([])
})
