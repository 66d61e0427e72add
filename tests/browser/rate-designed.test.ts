/** The telephone's rating page as it is met: with a thumb, a keyboard or a screen reader; and what it leaves behind, which is nothing. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { axeViolations } from '../kit/axe.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { gzipBytes, loadedBy } from '../kit/page-weight.ts'

const data = dataFolder()
const shots = process.env['GUITAI_SHOTS']
/** What the daemon serves, built as it started. */
const dist = resolve(import.meta.dirname, '../../kiosk-ui/dist')
const weightMax = 20 * 1024
const touchMin = 44
const sizes = [[360, 640], [390, 844]] as const
const nobody = '20261124A0012222222222'
let daemon: RunningDaemon
let browser: Browser

const callerOf = (path: string) => (path === '/api/tickets' ? { role: 'kiosk' as const } : { role: 'clerk' as const, window: 1, clerk: '1001' })
async function ask(path: string, body?: object): Promise<{ id: string }> {
  const token = tokensIn(data.path).issue({ ...callerOf(path), until: Date.now() + 60_000 })
  const response = await fetch(daemon.url + path, { method: 'POST', headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  expect(response.ok).toBe(true)
  return (response.status === 204 ? {} : await response.json()) as { id: string }
}
async function finishedAct(): Promise<string> {
  const { id } = await ask('/api/tickets', { item: 'RS-01' })
  for (const step of ['call-next', 'start', 'finish']) await ask(`/api/windows/1/${step}`)
  return new RateCodes(data.path).codeOf(id)
}

/** No rule of axe broken, nothing too small for a thumb, nothing beyond the edge, and, where there is one, the send button in sight. */
async function look(page: Page, name: string): Promise<void> {
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `rate-${name}.png`) })
    await page.screenshot({ path: join(shots, `rate-${name}-whole.png`), fullPage: true })
  }
  expect(await axeViolations(page), name).toEqual([])
  const small = await page.evaluate((least) => [...document.querySelectorAll('button, a, label.button')].map((one) => ({ text: one.textContent, ...one.getBoundingClientRect().toJSON() })).filter(({ width, height }) => width < least || height < least), touchMin)
  expect(small, name).toEqual([])
  const { wide, send } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth > innerWidth, send: document.querySelector('[data-testid=rate-send]')?.getBoundingClientRect().bottom ?? 0 }))
  expect([wide, send <= (page.viewportSize()?.height ?? 0)], name).toEqual([false, true])
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

describe.each(sizes)('At %i × %i', (width, height) => {
  it.each(['zh', 'en'] as const)('every page is sound (%s)', async (language) => {
    const path = `${daemon.url}/rate/${await finishedAct()}`
    const { page, complaints } = await openPage(browser, path, { width, height })
    const named = (state: string) => `${width}-${language}-${state}`
    const inLanguage = async () => {
      if (language === 'en') await page.getByTestId('rate-language').click()
    }
    await page.getByTestId('rate-send').waitFor()
    await inLanguage()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language === 'zh' ? 'zh-CN' : 'en')
    await look(page, named('open'))
    await page.getByTestId('rate-dissatisfied').click()
    await page.getByTestId('rate-tag-212').click()
    await look(page, named('tags'))
    await page.getByTestId('rate-words').fill('叫号的声音太小')
    await look(page, named('words'))
    const [words, foot] = await Promise.all(['.rate-own-words textarea', '.rate-foot'].map((one) => page.locator(one).boundingBox()))
    expect((words?.y ?? 0) + (words?.height ?? 0), 'what is written in is above the send button').toBeLessThanOrEqual(foot?.y ?? 0)
    await page.getByTestId('rate-send').click()
    await page.getByTestId('rate-receipt').waitFor()
    await look(page, named('done'))
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('rate-done')
    await page.reload()
    await page.getByTestId('rate-send').waitFor()
    await inLanguage()
    await page.getByTestId('rate-satisfied').click()
    await page.getByTestId('rate-send').click()
    await page.getByTestId('rate-done').waitFor()
    await page.reload()
    await page.getByTestId('rate-refused').waitFor()
    await inLanguage()
    await page.getByTestId('rate-receipt').first().waitFor()
    await look(page, named('already'))
    expect(complaints).toEqual([])
    await page.close()
  })
})

it.each([
  ['no such code', 404, 'RATING_UNKNOWN', '没有找到可评价的服务', 0],
  ['too late', 409, 'RATING_CLOSED', '这次服务已过评价期限', 0],
  ['too fast', 429, 'TOO_MANY_REQUESTS', '暂时连不上系统', 1],
] as const)('Where it cannot be rated (%s) it says so in one sentence, and what to do', async (name, status, code, says, again) => {
  const { page } = await openPage(browser, `${daemon.url}/`, { width: 360, height: 640 })
  await page.route('**/api/ratings/*', (route) => route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ code }) }))
  await page.goto(`${daemon.url}/rate/${nobody}`)
  await expect.poll(() => page.getByTestId('rate-refused').textContent()).toBe(says)
  expect(await page.getByTestId('rate-how').textContent()).toMatch(/^.{6,40}$/)
  expect(await page.getByTestId('rate-again').count()).toBe(again)
  await look(page, name.replaceAll(' ', '-'))
  await page.close()
})

it('What could not be sent stays written, and is sent with the next press, once', async () => {
  const { page } = await openPage(browser, `${daemon.url}/rate/${await finishedAct()}`, { width: 360, height: 640 })
  await page.getByTestId('rate-satisfied').click()
  await page.getByTestId('rate-words').fill('信号不好')
  const keys: (string | undefined)[] = []
  page.on('request', (request) => void (request.method() === 'POST' && keys.push(request.headers()['idempotency-key'])))
  await page.context().setOffline(true)
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-failed').waitFor()
  const failed = await page.getByTestId('rate-failed').boundingBox()
  expect((failed?.y ?? 0) + (failed?.height ?? 0), 'what went wrong is in sight').toBeLessThanOrEqual(640)
  await look(page, 'failed')
  await page.context().setOffline(false)
  expect(await page.getByTestId('rate-words').inputValue()).toBe('信号不好')
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-done').waitFor()
  expect([keys.length, new Set(keys).size]).toEqual([2, 1])
  await page.close()
})

it('A page that was open for longer than its nonce is good for is sent all the same', async () => {
  const { page } = await openPage(browser, `${daemon.url}/rate/${await finishedAct()}`, { width: 360, height: 640 })
  await page.getByTestId('rate-satisfied').click()
  let sent = 0
  await page.route('**/api/ratings/*', (route) => {
    if (route.request().method() === 'POST') sent += 1
    // The first is refused; what follows goes to the daemon.
    return sent === 1 && route.request().method() === 'POST' ? route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"code":"NONCE_WRONG"}' }) : route.continue()
  })
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-done').waitFor()
  expect(sent).toBe(2)
  await page.close()
})

it('With a keyboard alone it is rated', async () => {
  const { page } = await openPage(browser, `${daemon.url}/rate/${await finishedAct()}`, { width: 390, height: 844 })
  await page.getByTestId('rate-send').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('value') ?? document.activeElement?.getAttribute('data-testid'))
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    return focused()
  }
  expect(await press('Tab')).toBe('rate-language')
  expect(await press('Tab')).toBe('very_satisfied')
  expect(await press('ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('dissatisfied')
  expect(await press('Tab', 'Space')).toBe('rate-tag-207')
  await page.getByTestId('rate-tag-214').focus()
  expect(await press('Tab', 'Tab')).toBe('rate-send')
  expect(await press('Enter').then(() => page.getByTestId('rate-done').textContent())).toBe('感谢您的评价')
  await page.close()
})

it('It leaves nothing on the telephone, and asks nobody but the hall', async () => {
  const { page, asked } = await openPage(browser, `${daemon.url}/rate/${await finishedAct()}`, { width: 360, height: 640 })
  await page.getByTestId('rate-language').click()
  await page.getByTestId('rate-satisfied').click()
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-receipt').waitFor()
  expect(await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length, (await navigator.serviceWorker?.getRegistrations())?.length ?? 0])).toEqual([0, 0, '', 0, 0, 0])
  expect(await page.context().cookies()).toEqual([])
  expect(asked.filter((address) => !address.startsWith(daemon.url) && !address.startsWith('data:'))).toEqual([])
  await page.close()
})

it('It weighs 20 KiB at most with everything that it loads, and loads nothing else', async () => {
  const files = loadedBy(dist, 'rate')
  expect(gzipBytes(dist, files)).toBeLessThanOrEqual(weightMax)
  const { page, asked } = await openPage(browser, `${daemon.url}/rate/${nobody}`, { width: 360, height: 640 })
  await page.getByTestId('rate-refused').waitFor()
  const loaded = asked.map((address) => new URL(address).pathname.slice(1)).filter((path) => /\.(js|css)$/.test(path))
  expect(loaded.toSorted()).toEqual(files.toSorted())
  await page.close()
})
