/** Rating on one's own telephone, in real Chromium at a telephone's size. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const shots = process.env['GUITAI_SHOTS']
const phone = { width: 360, height: 740 }
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let code: string

async function ask(path: string, body?: object): Promise<{ id: string }> {
  const role = path === '/api/tickets' ? ({ role: 'kiosk' } as const) : ({ role: 'clerk', window: 1, clerk: '1001' } as const)
  const token = tokensIn(data.path).issue({ ...role, until: Date.now() + 60_000 })
  const response = await fetch(daemon.url + path, { method: 'POST', headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  return response.json() as Promise<{ id: string }>
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  const { id } = await ask('/api/tickets', { item: 'RS-01' })
  for (const step of ['call-next', 'start', 'finish']) await ask(`/api/windows/1/${step}`)
  code = new RateCodes(data.path).codeOf(id)
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

const open = async (path: string): Promise<Page> => {
  const watched = await openPage(browser, daemon.url + path, phone)
  complaints.push(watched.complaints)
  return watched.page
}
const picture = async (page: Page, name: string) => void (shots !== undefined && (await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })))

it('A citizen rates in three touches, with reasons of that level only, and is thanked', async () => {
  const page = await open(`/rate/${code}`)
  await page.getByTestId('rate-very_satisfied').waitFor()
  expect(await page.getByTestId('rate-send').isDisabled()).toBe(true)
  await picture(page, 'rate-open')
  await page.getByTestId('rate-dissatisfied').click()
  await page.getByTestId('rate-tag-212').click()
  expect(await page.locator('.rate-tags button').count()).toBe(8)
  await picture(page, 'rate-tags')
  // Another level has other words; what was chosen for the first is gone.
  await page.getByTestId('rate-very_satisfied').click()
  expect(await page.locator('.rate-tags button[aria-pressed=true]').count()).toBe(0)
  await page.getByTestId('rate-tag-510').click()
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }))
  expect(scroll).toBeLessThanOrEqual(width)
  await page.getByTestId('rate-send').click()
  expect(await page.getByTestId('rate-done').textContent()).toBe('感谢您的评价')
  await page.close()
})

it('Once more is possible, in English, and then it is said that no more is', async () => {
  const page = await open(`/rate/${code}`)
  await page.getByTestId('rate-language').click()
  await page.getByText('You may add one more rating').waitFor()
  await page.getByTestId('rate-satisfied').click()
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-done').waitFor()
  await page.reload()
  await page.getByTestId('rate-refused').waitFor()
  await picture(page, 'rate-refused')
  await page.close()
})

it('A code that is none is told so, and no page complains', async () => {
  expect(complaints).toEqual([[], []])
  const page = await open('/rate/20261124A0012222222222')
  await page.getByTestId('rate-refused').waitFor()
  await page.close()
})
