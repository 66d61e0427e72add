/** Staff pages, the board and the tablet with names that nobody thought of, and enlarged twice: nothing spills, is covered or is turned about. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { strangeHall, turning } from '../kit/strange-hall.ts'

const shots = process.env['GUITAI_SHOTS']
const data = dataFolder()
let daemon: RunningDaemon
let browser: Browser

beforeAll(async () => {
  daemon = await startProcess(data.path, { GUITAI_CONFIG: strangeHall(data.path) })
  browser = await launchChromium()
  const headers = { authorization: `Bearer ${tokensIn(data.path).issue({ role: 'kiosk', kiosk: 1, until: Date.now() + 60_000 })}`, 'content-type': 'application/json' }
  for (const item of ['RS-01', 'SF-01', 'GA-01', 'RS-01', 'SF-01', 'GA-01']) expect((await fetch(`${daemon.url}/api/tickets`, { method: 'POST', headers, body: JSON.stringify({ item }) })).status).toBe(201)
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

/** Texts that stand out of their boxes, or that something else lies on. What scrolls by itself may hold more than it shows. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (one: Element): boolean => {
      for (let up = one.parentElement; up !== null && up !== document.body; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX + getComputedStyle(up).overflowY)) return true
      return false
    }
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => one.checkVisibility() && one.closest('.unseen, svg, select, option') === null && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
    const spilling = texts.filter((one) => getComputedStyle(one).display !== 'inline' && getComputedStyle(one).overflowX === 'visible' && one.scrollWidth > one.clientWidth + 1 && !scrolls(one)).map((one) => `spills: ${one.innerText}`)
    const covered = texts.filter((one) => !scrolls(one)).flatMap((one) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return []
      const there = document.elementFromPoint(x, y)
      return there === null || one.contains(there) || there.contains(one) ? [] : [`covered: ${one.innerText} by ${there.className}`]
    })
    const sideways = document.documentElement.scrollWidth > innerWidth ? ['the page is wider than the screen'] : []
    return [...spilling, ...covered, ...sideways]
  })

async function clean(page: Page, name: string): Promise<void> {
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `strange-${name}.png`) })
  }
  await expect.poll(() => faults(page), { message: name }).toEqual([])
  expect(await page.locator('body').innerText(), name).not.toContain(turning)
}
const signIn = async (page: Page, workNo: string, pin: string) => {
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
}
const twice = ({ width, height }: { width: number; height: number }) => ({ width: Math.round(width / 2), height: Math.round(height / 2) })
const usual = { width: 1366, height: 768 }

it.each([['usual', usual], ['enlarged', twice(usual)]] as const)('a window, %s', async (how, size) => {
  const { page } = await openPage(browser, `${daemon.url}/window/1`, size)
  await page.getByTestId('sign-in-work-no').waitFor()
  await clean(page, `window-sign-in-${how}`)
  await signIn(page, '1001', '2468')
  await page.getByTestId('clerk').waitFor()
  await page.getByTestId('waiting-list').locator('li').first().waitFor()
  if (how === 'usual') await page.getByTestId('call-next').click()
  await page.getByTestId('current-number').waitFor()
  await clean(page, `window-${how}`)
  for (const spoken of ['en', 'zh']) {
    await page.getByTestId('language').click()
    await clean(page, `window-${how}-${spoken}`)
  }
  await page.close()
})

it.each([['usual', { width: 1920, height: 1080 }], ['half', { width: 960, height: 540 }]] as const)('the board, %s, while somebody is called', async (how, size) => {
  const { page } = await openPage(browser, `${daemon.url}/board`, size)
  await page.locator('[data-testid^=board-call-]').first().waitFor()
  await clean(page, `board-${how}`)
  await page.close()
})

it.each([['/tech', 'tech'], ['/lab', 'lab'], ['/pad/2', 'pad']] as const)('%s, usual and enlarged', async (path, name) => {
  for (const [how, size] of [['usual', usual], ['enlarged', twice(usual)]] as const) {
    const { page } = await openPage(browser, daemon.url + path, size)
    await page.locator('h1').first().waitFor()
    await clean(page, `${name}-${how}`)
    await page.close()
  }
})

it('the office, usual and enlarged, in its first sections', async () => {
  for (const [how, size] of [['usual', usual], ['enlarged', twice(usual)]] as const) {
    const { page } = await openPage(browser, `${daemon.url}/office`, size)
    await page.getByTestId('sign-in-work-no').waitFor()
    await signIn(page, '1003', '9753')
    await page.locator('.office-sections a').first().waitFor()
    await clean(page, `office-${how}`)
    await page.close()
  }
})
