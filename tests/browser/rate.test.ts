/** Rating on one's own telephone, in real Chromium at a telephone's size. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { toStart } from '../kit/kiosk.ts'

const data = dataFolder()
const shots = process.env['GUITAI_SHOTS']
const phone = { width: 360, height: 740 }
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let code: string

const callerOf = (path: string) => (path === '/api/tickets' ? { role: 'kiosk' as const } : path.startsWith('/api/lab') ? { role: 'technician' as const } : { role: 'clerk' as const, window: 1, clerk: '1001' })

async function ask(path: string, body?: object): Promise<{ id: string }> {
  const token = tokensIn(data.path).issue({ ...callerOf(path), until: Date.now() + 60_000 })
  const response = await fetch(daemon.url + path, { method: 'POST', headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  expect(response.ok).toBe(true)
  return (response.status === 204 ? {} : await response.json()) as { id: string }
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  code = await finishedAct()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

async function finishedAct(): Promise<string> {
  const { id } = await ask('/api/tickets', { item: 'RS-01' })
  for (const step of ['call-next', 'start', 'finish']) await ask(`/api/windows/1/${step}`)
  return new RateCodes(data.path).codeOf(id)
}

const open = async (path: string): Promise<Page> => {
  const watched = await openPage(browser, daemon.url + path, phone)
  complaints.push(watched.complaints)
  return watched.page
}
const picture = async (page: Page, name: string) => void (shots !== undefined && (await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })))

it('A citizen rates in three touches, with reasons of that level only, and is thanked', async () => {
  const page = await open(`/rate/${code}`)
  await page.getByTestId('rate-very_satisfied').waitFor()
  await expect.poll(() => page.getByTestId('rate-send').isDisabled()).toBe(true)
  await picture(page, 'rate-open')
  await page.getByTestId('rate-dissatisfied').click()
  await page.getByTestId('rate-tag-212').click()
  await expect.poll(() => page.locator('.rate-tags button').count()).toBe(8)
  await picture(page, 'rate-tags')
  // Another level has other words; what was chosen for the first is gone.
  await page.getByTestId('rate-very_satisfied').click()
  await expect.poll(() => page.locator('.rate-tags button[aria-pressed=true]').count()).toBe(0)
  await page.getByTestId('rate-tag-510').click()
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }))
  expect(scroll).toBeLessThanOrEqual(width)
  await page.getByTestId('rate-send').click()
  await expect.poll(() => page.getByTestId('rate-done').textContent()).toBe('感谢您的评价')
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

describe('At the kiosk', () => {
  let rated: string
  const at = async (width = 1366, height = 768): Promise<Page> => {
    const watched = await openPage(browser, `${daemon.url}/kiosk`, { width, height })
    complaints.push(watched.complaints)
    await watched.page.getByTestId('kiosk-take').waitFor()
    return watched.page
  }
  const type = async (page: Page, typed: string) => {
    for (const sign of typed) await page.getByTestId(`kiosk-key-${sign}`).click()
    await page.getByTestId('kiosk-enter').click()
  }
  const scan = (text: string) => ask('/api/lab/devices/kiosk-1/scanner/gesture', { type: 'show', text })

  it.each([[1080, 1920], [1366, 768], [1024, 600]] as const)('of %i × %i a scanned code leads from the start to five levels, from whatever page', async (width, height) => {
    rated = await finishedAct()
    const page = await at(width, height)
    await picture(page, `kiosk-start-${width}`)
    const overflows = () => page.evaluate(() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth)
    await page.getByTestId('kiosk-language').click()
    await picture(page, `kiosk-start-en-${width}`)
    expect(await overflows()).toBe(false)
    await page.getByTestId('kiosk-language').click()
    await page.getByTestId('kiosk-say').click()
    await page.getByTestId('kiosk-rate').click()
    await picture(page, `kiosk-rate-code-${width}`)
    await scan(`https://hall.example/rate/${rated}`)
    await page.getByTestId('rate-very_dissatisfied').click()
    await picture(page, `kiosk-rate-${width}`)
    const lowest = await page.evaluate(() => Math.min(...[...document.querySelectorAll('.kiosk-rating .button')].map((one) => one.getBoundingClientRect().height)))
    expect([await overflows(), lowest >= 80]).toEqual([false, true])
    await toStart(page)
    await page.close()
  })

  it('a typed code is rated in the same way, and once more, and then no more', async () => {
    const page = await at()
    for (const level of ['satisfied', 'very_satisfied']) {
      await page.getByTestId('kiosk-say').click()
      await page.getByTestId('kiosk-rate').click()
      await type(page, rated)
      await page.getByTestId(`rate-${level}`).click()
      await page.getByTestId('rate-send').click()
      await page.getByTestId('kiosk-rated').waitFor()
      await picture(page, 'kiosk-rated')
      await toStart(page)
    }
    await page.getByTestId('kiosk-type').click()
    await type(page, rated)
    await page.getByTestId('kiosk-refused').waitFor()
    // The daemon's 404 for a code that checks nobody in, as Chromium has it.
    expect(complaints.splice(0).flat()).toEqual([expect.stringContaining('404')])
    await page.close()
  })
})

describe('In one’s own words', () => {
  it('is optional, read on /office under a name, and erased there for a reason', async () => {
    const page = await open(`/rate/${await finishedAct()}`)
    await page.getByTestId('rate-dissatisfied').click()
    await expect.poll(() => page.getByText('请不要写姓名、电话、证件号码').count()).toBe(1)
    await page.getByTestId('rate-words').fill('等'.repeat(201))
    await page.getByTestId('rate-words').fill('叫号的声音太小')
    await picture(page, 'rate-words')
    await page.getByTestId('rate-send').click()
    await page.getByTestId('rate-words-erase').waitFor()
    await picture(page, 'rate-words-done')
    const office = (await openPage(browser, `${daemon.url}/office#written`, { width: 1366, height: 900 })).page
    await office.getByTestId('sign-in-work-no').fill('1003')
    await office.getByTestId('sign-in-pin').fill('9753')
    await office.getByTestId('sign-in-submit').click()
    await expect.poll(() => office.getByTestId('written-words').textContent()).toBe('叫号的声音太小')
    await office.getByTestId('written').getByRole('button', { name: '留言' }).click()
    await expect.poll(() => office.getByTestId('written').locator('th[aria-sort]').evaluateAll((heads) => heads.map((head) => head.getAttribute('aria-sort')))).toEqual(['none', 'none', 'none', 'ascending'])
    await office.getByTestId('written-erase').click()
    await picture(office, 'office-written')
    await office.getByTestId('written-insult').click()
    await office.getByTestId('written-empty').waitFor()
    await page.reload()
    await page.getByTestId('rate-very_satisfied').waitFor()
    await expect.poll(() => page.getByTestId('rate-words-erase').count()).toBe(0)
    await office.close()
    await page.close()
  })

  it('is taken at the kiosk too, and gone when its person has it erased', async () => {
    const own = await finishedAct()
    const kiosk = (await openPage(browser, `${daemon.url}/kiosk`, { width: 1024, height: 600 })).page
    await kiosk.getByTestId('kiosk-take').waitFor()
    await ask('/api/lab/devices/kiosk-1/scanner/gesture', { type: 'show', text: own })
    await kiosk.getByTestId('rate-satisfied').click()
    await kiosk.getByTestId('rate-words').fill('座位不够')
    await picture(kiosk, 'kiosk-words-1024')
    await kiosk.getByTestId('rate-send').click()
    await kiosk.getByTestId('kiosk-rated').waitFor()
    await kiosk.close()
    const page = await open(`/rate/${own}`)
    await page.getByTestId('rate-words-erase').click()
    await expect.poll(() => page.getByTestId('rate-words-erased').textContent()).toBe('您写的话已删除')
    await page.close()
  })
})

it('A code that is none is told so, and no page complains', async () => {
  expect(complaints.flat()).toEqual([])
  const page = await open('/rate/20261124A0012222222222')
  await page.getByTestId('rate-refused').waitFor()
  await page.close()
})
