/** The rating tablet as it is met: with gloves, with a keyboard alone, with a screen reader, at three sizes and in both languages. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../kit/axe.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const shots = process.env['GUITAI_SHOTS']
const headers = { 'content-type': 'application/json' }
const touchMin = 80
const sizes = [[1280, 800], [800, 1280], [1024, 600]] as const
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let clerk = ''

async function ask(token: string | null, path: string, body: object = {}) {
  const answer = await fetch(`${daemon.url}${path}`, { method: 'POST', headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) })
  return answer.json().catch(() => null)
}
const paired = async (place: object): Promise<string> => (await ask(null, '/api/pairing', place)).token
async function serve(): Promise<void> {
  await ask(await paired({ role: 'kiosk' }), '/api/tickets', { queue: 'A' })
  for (const step of ['call-next', 'start', 'finish']) await ask(clerk, `/api/windows/2/${step}`)
}
const signIn = async () => {
  clerk = (await ask(await paired({ role: 'clerk', window: 2 }), '/api/windows/2/sign-in', { workNo: '1002', pin: '1357' })).token
}

async function open(width: number, height: number, before?: () => void): Promise<Page> {
  const watched = await openPage(browser, `${daemon.url}/pad/2`, { width, height }, before === undefined ? {} : { before })
  complaints.push(watched.complaints)
  return watched.page
}

/** A state as a designer would look at it: no rule of axe broken, nothing too small for a glove, nothing beyond the edge. */
async function look(page: Page, name: string): Promise<void> {
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `pad-${name}.png`) })
  }
  expect(await axeViolations(page), name).toEqual([])
  const small = await page.evaluate((least) => [...document.querySelectorAll('button, label.button')].filter((one) => one.checkVisibility()).map((one) => ({ text: one.textContent, ...one.getBoundingClientRect().toJSON() })).filter(({ width, height }) => width < least || height < least), touchMin)
  expect(small, name).toEqual([])
  const beyond = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const cut = [...document.querySelectorAll('button, label.button')].filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    return [scrollWidth > innerWidth, scrollHeight > innerHeight, cut.map(({ textContent }) => textContent)]
  })
  expect(beyond, name).toEqual([false, false, []])
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  await signIn()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

describe.each(sizes)('At %i × %i', (width, height) => {
  it.each(['zh', 'en'] as const)('every page of it is sound (%s)', async (language) => {
    const page = await open(width, height)
    const named = (state: string) => `${width}-${language}-${state}`
    await page.getByTestId('pad-clerk').waitFor()
    if (language === 'en') await page.getByTestId('pad-language').click()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language === 'zh' ? 'zh-CN' : 'en')
    await look(page, named('idle'))
    await serve()
    await page.getByTestId('pad-asked').waitFor()
    await look(page, named('asked'))
    for (const level of ['very_satisfied', 'dissatisfied', 'very_dissatisfied']) {
      await page.getByTestId(`rate-${level}`).click()
      await page.locator('.rate-tags button').nth(2).click()
      await page.getByTestId('rate-words').fill('座位不够')
      await look(page, named(level))
    }
    await page.getByTestId('rate-send').click()
    await page.getByTestId('pad-thanks').waitFor()
    await look(page, named('thanks'))
    await page.close()
  })
})

it('Five levels weigh the same: one size, one row, one colour of line and ground', async () => {
  const page = await open(1280, 800)
  await serve()
  await page.getByTestId('pad-asked').waitFor()
  const looks = await page.locator('.rate-level').evaluateAll((all) =>
    all.map((one) => {
      const { width, height, top } = one.getBoundingClientRect()
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(one)
      const face = one.querySelector('svg')?.getBoundingClientRect()
      return JSON.stringify([Math.round(width), height, top, color, backgroundColor, borderColor, fontSize, fontWeight, face?.width, face?.height])
    }),
  )
  expect([looks.length, new Set(looks).size]).toEqual([5, 1])
  await page.getByTestId('pad-decline').click()
  await page.getByTestId('pad-asked').waitFor({ state: 'detached' })
  await page.close()
})

it('With a keyboard alone: one tab stop for the five, arrows among them, space for the words, and sent', async () => {
  const page = await open(1024, 600)
  await page.getByTestId('pad-idle').waitFor()
  await serve()
  await page.getByTestId('pad-asked').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('value') ?? document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    return focused()
  }
  // Whoever cannot see is at the question when it comes.
  await expect.poll(focused).toBe('H1')
  await expect.poll(() => page.getByRole('status').first().textContent()).toContain('请您评价本次服务')
  expect(await press('Tab')).toBe('pad-language')
  expect(await press('Tab')).toBe('very_satisfied')
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
  expect(await press('ArrowRight')).toBe('satisfied')
  expect(await press('ArrowLeft', 'ArrowLeft')).toBe('very_dissatisfied')
  expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('very_dissatisfied')
  expect(await press('Tab')).toBe('rate-tag-108')
  await press('Space')
  await expect.poll(() => page.getByTestId('rate-tag-108').getAttribute('aria-pressed')).toBe('true')
  await page.getByTestId('rate-tag-115').focus()
  expect(await press('Tab')).toBe('rate-words')
  expect(await press('Tab')).toBe('rate-send')
  await press('Enter')
  await expect.poll(() => page.getByTestId('pad-thanks').textContent()).toBe('感谢您的评价')
  await expect.poll(focused).toBe('pad-thanks')
  await expect.poll(() => page.getByRole('status').first().textContent()).toBe('感谢您的评价')
  await page.close()
})

it('Each touch gives the time anew, and near the end a screen reader is told what gives more', async () => {
  const page = await open(1280, 800)
  await page.clock.install()
  await page.getByTestId('pad-idle').waitFor()
  await serve()
  await page.getByTestId('pad-asked').waitFor()
  const left = async () => Number(await page.getByTestId('pad-time').locator('text').textContent())
  expect(await left()).toBeGreaterThan(50)
  await page.clock.runFor(45_000)
  expect(await left()).toBeLessThanOrEqual(20)
  await expect.poll(() => page.getByTestId('pad-time').getByRole('status').textContent()).toContain('触摸屏幕可延长时间')
  const prolonged = page.waitForResponse(/\/api\/pads\/2\/prolong$/)
  await page.getByTestId('rate-satisfied').click()
  expect((await prolonged).status()).toBe(204)
  await page.getByTestId('pad-decline').click()
  await page.getByTestId('pad-thanks').waitFor()
  await page.close()
})

it('The next person is met in the hall’s own language', async () => {
  const page = await open(1280, 800)
  await page.getByTestId('pad-idle').waitFor()
  await serve()
  await page.getByTestId('pad-asked').waitFor()
  await page.getByTestId('pad-language').click()
  await page.getByTestId('pad-decline').click()
  await expect.poll(() => page.getByTestId('pad-thanks').textContent()).toBe('As you like. Thank you')
  await page.getByTestId('pad-idle').waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  await page.close()
})

it('It says whether somebody is there, and that it is away when it is, and keeps what was written', async () => {
  const page = await open(1024, 600)
  const state = () => page.getByTestId('pad-state').textContent()
  await expect.poll(state).toBe('正在办理')
  await ask(clerk, '/api/windows/2/sign-out')
  await expect.poll(state).toBe('暂无人办理')
  await look(page, 'nobody')
  await signIn()
  await expect.poll(state).toBe('正在办理')
  await serve()
  await page.getByTestId('rate-satisfied').click()
  await page.getByTestId('rate-words').fill('还没有写完')
  await end(daemon)
  await page.getByTestId('pad-away').waitFor()
  await look(page, 'away')
  expect(await page.getByTestId('rate-words').isVisible()).toBe(false)
  expect(await page.getByTestId('rate-words').inputValue()).toBe('还没有写完')
  await page.close()
})

it('And nothing went wrong on any page', () => {
  expect(complaints.flat()).toEqual([])
})
