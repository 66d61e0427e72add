/** A clerk's page with forty people waiting: nothing moves, nothing is lost by loading it anew, and nobody leaves without being told what is open. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const shots = process.env['GUITAI_SHOTS']
const data = dataFolder()
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let desk: Page

const picture = async (name: string, page = desk) => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `window-${name}.png`) })
}
const as = (claims: { role: 'kiosk'; kiosk: number } | { role: 'supervisor'; clerk: string }, path: string, body: object = {}) =>
  fetch(daemon.url + path, { method: 'POST', headers: { authorization: `Bearer ${tokensIn(data.path).issue({ ...claims, until: Date.now() + 60_000 })}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
const kiosk = { role: 'kiosk', kiosk: 1 } as const
/** Where each of the clerk's buttons stands. */
const places = () => desk.locator('.desk-steps button').evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())))
const state = (words: string) => desk.getByTestId('ticket-state').getByText(words).waitFor()

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  for (let nth = 0; nth < 45; nth++) expect((await as(kiosk, '/api/tickets', { item: ['RS-01', 'SF-01', 'GA-01'][nth % 3] })).status).toBe(201)
  const watched = await openPage(browser, `${daemon.url}/window/1`, { width: 1366, height: 768 })
  complaints.push(watched.complaints)
  desk = watched.page
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('is signed in to, worked at and left by the keyboard alone', async () => {
  await desk.getByTestId('sign-in-work-no').waitFor()
  await desk.keyboard.type('1001')
  await desk.keyboard.press('Tab')
  await desk.keyboard.type('2468')
  await desk.keyboard.press('Enter')
  await desk.getByTestId('clerk').getByText('王敏').waitFor()
  await desk.keyboard.press('c')
  await state('已呼叫')
  await desk.keyboard.press('s')
  await state('正在办理')
  await picture('serving')
})

it('shows all who wait, however many, and finds one of them', async () => {
  const rows = desk.getByTestId('waiting-list').locator('li')
  await expect.poll(() => rows.count()).toBe(44)
  const scrolls = await desk.getByTestId('waiting-list').evaluate((list) => list.scrollHeight > list.clientHeight)
  expect(scrolls).toBe(true)
  await desk.getByTestId('waiting-seek').fill('c01')
  await expect.poll(() => rows.allInnerTexts()).toEqual(['C010', 'C011', 'C012', 'C013', 'C014', 'C015'].map((number) => expect.stringContaining(number)))
  await desk.getByTestId('waiting-seek').fill('法律援助')
  await expect.poll(() => rows.count()).toBe(15)
  await desk.getByTestId('waiting-seek').fill('没有这样的')
  await desk.getByText('没有符合的号').waitFor()
  // What is typed to find somebody is no step.
  await desk.getByTestId('waiting-seek').fill('f')
  await state('正在办理')
  await desk.getByTestId('waiting-seek').fill('')
})

it('does not scroll as a page, and its buttons stay where they are, whatever is said', async () => {
  const before = await places()
  expect(await desk.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  // Somebody is called for at a kiosk, and something is refused.
  expect((await as(kiosk, '/api/staff-calls')).status).toBe(201)
  await desk.getByTestId('staff-call-1').waitFor()
  await desk.getByTestId('more-steps').click()
  await desk.getByTestId('pause').waitFor()
  expect(await places()).toEqual(before)
  await picture('staff-call')
})

it('hears who calls for staff, as the office does, and whoever answers first goes', async () => {
  const office = await openPage(browser, `${daemon.url}/office`, { width: 1366, height: 768 })
  await office.page.getByTestId('sign-in-work-no').fill('1003')
  await office.page.getByTestId('sign-in-pin').fill('9753')
  await office.page.getByTestId('sign-in-submit').click()
  await office.page.getByTestId('staff-call-1').waitFor()
  const person = (await openPage(browser, `${daemon.url}/kiosk`, { width: 1024, height: 600 })).page
  await desk.getByTestId('answer-1').click()
  await person.getByTestId('kiosk-call').getByText('1 号窗口马上来').waitFor()
  await desk.getByTestId('staff-call-1').waitFor({ state: 'detached' })
  await office.page.getByTestId('staff-call-1').waitFor({ state: 'detached' })
  await person.close()
  await office.page.close()
})

it('loaded anew keeps the clerk and the person', async () => {
  const number = await desk.getByTestId('current-number').textContent()
  await desk.reload()
  await desk.getByTestId('clerk').getByText('王敏').waitFor()
  await expect.poll(() => desk.getByTestId('current-number').textContent()).toBe(number)
  // Another tab is another window's page, and nobody's.
  const other = (await openPage(browser, `${daemon.url}/window/1`, { width: 1366, height: 768 })).page
  await other.getByTestId('sign-in-work-no').waitFor()
  await other.close()
})

it('sends nobody away by a slip of the hand: no-show is never loud, and can be taken back', async () => {
  await desk.keyboard.press('f')
  await desk.getByTestId('current-number').waitFor({ state: 'detached' })
  await desk.keyboard.press('c')
  await state('已呼叫')
  const loud = await desk.locator('.desk-steps .main').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['testid']))
  expect(loud).toEqual(['start'])
  await desk.keyboard.press('n')
  await desk.getByTestId('current-number').waitFor({ state: 'detached' })
  await desk.getByTestId('undo').getByText(/撤销“未到” · \d+ 秒/).waitFor()
  await picture('no-show')
  await desk.keyboard.press('u')
  await state('已呼叫')
})

it('says before a clerk leaves what is still open, and leads back to it', async () => {
  await desk.keyboard.press('h')
  await desk.getByTestId('aside').getByText('挂起').waitFor()
  await desk.getByTestId('sign-out').click()
  await desk.getByTestId('sign-out-asked').getByText('挂起 1 人').waitFor()
  await picture('sign-out')
  await desk.keyboard.press('Escape')
  await desk.getByTestId('sign-out-asked').waitFor({ state: 'detached' })
  await desk.getByTestId('clerk').waitFor()
})

it('without the daemon is grey and does nothing, and what it could not do is no news when it is back', async () => {
  const { port } = daemon
  await end(daemon, 'SIGKILL')
  await desk.locator('.desk.stale').waitFor()
  await expect.poll(() => desk.locator('.desk-steps button:not(:disabled)').count()).toBe(0)
  const green = await desk.locator('.desk .badge.good').evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).backgroundColor))])
  const ground = await desk.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(green.filter((colour) => colour !== ground)).toEqual([])
  await picture('stale')
  daemon = await startProcess(data.path, { GUITAI_PORT: String(port) })
  await desk.locator('.desk:not(.stale)').waitFor()
  await expect.poll(() => desk.getByTestId('refusal').count()).toBe(0)
  await desk.getByTestId('clerk').getByText('王敏').waitFor()
})

it('enlarged twice it is one column, and nothing is cut off sideways', async () => {
  await desk.setViewportSize({ width: 683, height: 384 })
  expect(await desk.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  const spills = await desk.locator('.desk-number, .desk-item, .desk-steps button').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent))
  expect(spills).toEqual([])
  await picture('twice')
  await desk.setViewportSize({ width: 1366, height: 768 })
})

it('left with somebody held asks once, and is nobody’s then, also when it is loaded anew', async () => {
  await desk.getByTestId('sign-out').click()
  await desk.getByTestId('sign-out-anyway').click()
  await desk.getByTestId('sign-in-work-no').waitFor()
  await desk.reload()
  await desk.getByTestId('sign-in-work-no').waitFor()
})

it('Nothing went wrong on the page', () => {
  expect(complaints.flat()).toEqual([])
})
