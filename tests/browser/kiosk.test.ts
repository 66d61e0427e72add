/** A kiosk as people stand before it: at three sizes, in usual and large type, in two languages, with long names, and when something is out of order. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../kit/axe.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { chooseItem, openQueue, toStart, turnTo } from '../kit/kiosk.ts'
import { strangeHall, turning } from '../kit/strange-hall.ts'

const shots = process.env['GUITAI_SHOTS']
const sizes = [['tall', 1080, 1920], ['usual', 1366, 768], ['low', 1024, 600]] as const
const data = dataFolder()
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

async function open(width = 1366, height = 768): Promise<Page> {
  const watched = await openPage(browser, `${daemon.url}/kiosk`, { width, height })
  complaints.push(watched.complaints)
  await watched.page.getByTestId('kiosk-take').waitFor()
  return watched.page
}
const picture = async (page: Page, name: string) => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `kiosk-${name}.png`) })
}
const gesture = async (device: string, body: object) => {
  const token = tokensIn(data.path).issue({ role: 'technician', until: Date.now() + 60_000 })
  const answer = await fetch(`${daemon.url}/api/lab/devices/${device}/gesture`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
  expect(answer.status).toBe(204)
}

/** What a designer would see and a person would stumble over, measured on the page as it stands. */
function measure(page: Page) {
  return page.evaluate(() => {
    const visible = [...document.querySelectorAll<HTMLElement>('.kiosk button, .kiosk h1, .kiosk p, .kiosk li, .kiosk span, .kiosk output')].filter((one) => one.checkVisibility() && one.closest('.unseen') === null)
    const boxes = [...document.querySelectorAll<HTMLElement>('.kiosk button')].filter((one) => one.checkVisibility()).map((one) => ({ words: one.innerText, box: one.getBoundingClientRect() }))
    const overlapping = boxes.flatMap(({ words, box }, nth) => boxes.slice(nth + 1).filter(({ box: other }) => box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 1 && other.top < box.bottom - 1).map((other) => `${words} × ${other.words}`))
    const outside = boxes.filter(({ box }) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1).map(({ words }) => words)
    const clipped = visible.filter((one) => one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 0 && getComputedStyle(one).display !== 'inline' && getComputedStyle(one).overflowY !== 'visible').map((one) => one.innerText)
    const texts = visible.filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
    const covered = texts.filter((one) => one.closest('button') === null).flatMap((one) => {
      const box = one.getBoundingClientRect()
      const isOutside = box.top < -1 || box.left < -1 || box.right > innerWidth + 1
      return isOutside || boxes.some(({ box: other }) => box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 1 && other.top < box.bottom - 1) ? [one.innerText] : []
    })
    return {
      overlapping,
      covered,
      outside,
      clipped,
      scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
      smallestText: Math.min(...texts.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
      smallestTarget: Math.min(...boxes.flatMap(({ box }) => [box.width, box.height])),
      highestTarget: Math.min(...boxes.map(({ box }) => box.top)),
      filled: [...document.querySelectorAll<HTMLElement>('.kiosk .button.main')].length,
    }
  })
}
const sound = { overlapping: [], covered: [], outside: [], clipped: [], scrolls: false }

/** Every page that can be reached without a person's papers, by what is pressed to come there. */
const walk: readonly (readonly [name: string, go: (page: Page) => Promise<unknown>])[] = [
  ['start', toStart],
  ['queues', (page) => page.getByTestId('kiosk-take').click()],
  ['items', async (page) => (await turnTo(page, 'kiosk-category-B'), page.getByTestId('kiosk-category-B').click())],
  ['ways', async (page) => (await page.getByTestId('kiosk-back').click(), page.getByTestId('kiosk-ways').click())],
  ['initials', (page) => page.getByTestId('kiosk-by-initials').click()],
  ['code', async (page) => (await toStart(page), await turnTo(page, 'kiosk-type'), page.getByTestId('kiosk-type').click())],
  ['green', async (page) => (await toStart(page), await turnTo(page, 'kiosk-green'), page.getByTestId('kiosk-green').click())],
  ['say', async (page) => (await toStart(page), await turnTo(page, 'kiosk-say'), page.getByTestId('kiosk-say').click())],
  ['rate-code', (page) => page.getByTestId('kiosk-rate').click()],
  ['complaint', async (page) => (await page.getByTestId('kiosk-back').click(), page.getByTestId('kiosk-complain').click())],
  ['papers', async (page) => (await toStart(page), chooseItem(page, 'B', 'RS-01', 'kiosk-papers'))],
  ['number', (page) => page.getByTestId('kiosk-take-it').click()],
  ['papers-of-number', (page) => page.getByTestId('kiosk-see-papers').click()],
  ['help', async (page) => (await page.getByTestId('kiosk-back').click(), page.getByTestId('kiosk-help').click())],
]

const modes = [
  ['zh', {}],
  ['en', { language: true }],
  ['zh-elder', { elder: true }],
  ['en-elder', { language: true, elder: true }],
  ['zh-lowered', { lower: true }],
] as const

describe.each(sizes)('On the %s screen', (size, width, height) => {
  it.each(modes.filter(([name]) => size === 'tall' || name !== 'zh-lowered'))('in %s nothing overlaps, is cut off, scrolls or is too small', async (name, mode) => {
    const page = await open(width, height)
    const { elder = false, language = false, lower = false } = mode as { elder?: boolean; language?: boolean; lower?: boolean }
    if (language) await page.getByTestId('kiosk-language').click()
    if (elder) await page.getByTestId('kiosk-elder').click()
    if (lower) await page.getByTestId('kiosk-lower').click()
    for (const [where, go] of walk) {
      await go(page)
      await page.locator(where === 'papers-of-number' ? '.kiosk-at-papers' : `.kiosk-at-${where === 'initials' ? 'find' : where}`).waitFor()
      await expect.poll(() => measure(page), { message: `${where} ${size} ${name}` }).toMatchObject(sound)
      const seen = await measure(page)
      expect(await axeViolations(page), where).toEqual([])
      await picture(page, `${size}-${name}-${where}`)
      expect(seen.smallestText, where).toBeGreaterThanOrEqual(elder ? 32 : 24)
      expect(seen.smallestTarget, where).toBeGreaterThanOrEqual(elder ? 120 : 80)
      expect(seen.filled, where).toBeLessThanOrEqual(1)
      // What is typed stands with its keys, a little above the middle.
      if (size === 'tall') expect(seen.highestTarget, where).toBeGreaterThanOrEqual(lower ? height * 0.55 : height * 0.48)
    }
    await page.close()
  })
})

describe('A stranger of 75', () => {
  it('has a number for the old-age allowance in three touches from the start, without its official name', async () => {
    const page = await open(1080, 1920)
    let touches = 0
    const touch = async (words: string) => {
      await page.getByRole('button', { name: words }).click()
      touches += 1
    }
    await touch('取号办事')
    await touch('高龄补贴')
    await touch('领高龄补贴')
    await expect.poll(() => page.getByTestId('kiosk-number').textContent()).toMatch(/^E\d{3}$/)
    expect(touches).toBeLessThanOrEqual(3)
    await page.close()
  })

  it('lays the card, is greeted by a name that nobody else can read, and takes large type and the green channel if they like', async () => {
    const page = await open()
    await gesture('kiosk-1/id-reader', { type: 'lay', specimen: 'zhang-san' })
    await page.getByText(/\*+，您好/).waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/\d{6}/)
    await page.getByTestId('kiosk-offer-elder').click()
    await page.locator('.kiosk.elder').waitFor()
    await page.getByTestId('kiosk-offer-green').click()
    await page.getByText('绿色通道：60 岁以上').waitFor()
    await picture(page, 'greeted')
    await chooseItem(page, 'E', 'MZ-05')
    await page.getByTestId('kiosk-number').waitFor()
    await page.locator('.kiosk.elder').waitFor()
    await page.getByTestId('kiosk-done').click()
    // Nothing of it is there for the next.
    await page.getByText('您好，请问要办什么？').waitFor()
    await expect.poll(() => page.locator('.kiosk.elder').count()).toBe(0)
    await expect.poll(() => page.getByTestId('kiosk-green').textContent()).toContain('可以优先')
    await gesture('kiosk-1/id-reader', { type: 'lift' })
    await page.close()
  })
})

describe('Finding', () => {
  it('by initials only keys that lead on can be pressed, and what is typed finds it', async () => {
    const page = await open()
    await page.getByTestId('kiosk-take').click()
    await page.getByTestId('kiosk-ways').click()
    await page.getByTestId('kiosk-by-initials').click()
    await page.getByTestId('kiosk-key-L').click()
    await page.getByTestId('kiosk-key-G').click()
    await page.getByTestId('kiosk-key-L').click()
    await expect.poll(() => page.getByTestId('kiosk-key-Z').isDisabled()).toBe(true)
    await expect.poll(() => page.getByTestId('kiosk-enter').textContent()).toBe('查看 1 项')
    await page.getByTestId('kiosk-enter').click()
    await picture(page, 'found')
    await page.getByTestId('kiosk-item-MZ-02').getByText('高龄津贴申领').waitFor()
    await page.close()
  })

  it('by what most have come for today', async () => {
    const page = await open()
    await page.getByTestId('kiosk-take').click()
    await page.getByTestId('kiosk-ways').click()
    await page.getByTestId('kiosk-by-asked').click()
    await page.getByTestId('kiosk-item-MZ-02').waitFor()
    await expect.poll(() => page.locator('.choices li').count()).toBeLessThanOrEqual(6)
    await page.close()
  })
})

describe('Calling staff', () => {
  it('says that they are told, who comes, and can be taken back', async () => {
    const page = await open()
    await page.getByTestId('kiosk-call').click()
    await page.getByTestId('kiosk-call').getByText('已呼叫').waitFor()
    await page.getByTestId('kiosk-call').click()
    await page.getByTestId('kiosk-call').getByText('叫工作人员').waitFor()
    await page.getByTestId('kiosk-call').click()
    await page.getByTestId('kiosk-call').getByText('已呼叫').waitFor()
    const clerk = tokensIn(data.path).issue({ role: 'supervisor', clerk: '1003', until: Date.now() + 60_000 })
    const headers = { authorization: `Bearer ${clerk}`, 'idempotency-key': 'somebody-comes' }
    // Called once more it is the same call.
    const kiosk = { authorization: `Bearer ${tokensIn(data.path).issue({ role: 'kiosk', kiosk: 1, until: Date.now() + 60_000 })}` }
    const { call } = (await (await fetch(`${daemon.url}/api/staff-calls`, { method: 'POST', headers: kiosk })).json()) as { call: string }
    expect((await fetch(`${daemon.url}/api/staff-calls/${call}/answer`, { method: 'POST', headers })).status).toBe(204)
    await page.getByTestId('kiosk-call').getByText('马上有人来').waitFor()
    await page.close()
  })
})

describe('Out of order', () => {
  it('is said before anybody begins, and gone when it is mended', async () => {
    const page = await open()
    await gesture('kiosk-1/printer', { type: 'paper', paper: 'near-end' })
    await page.getByTestId('kiosk-paperNear').waitFor()
    await gesture('kiosk-1/printer', { type: 'paper', paper: 'out' })
    await page.getByTestId('kiosk-noPaper').waitFor()
    await gesture('kiosk-1/scanner', { type: 'cable', cable: 'out' })
    await page.getByTestId('kiosk-noScanner').waitFor()
    await picture(page, 'out-of-order')
    await expect.poll(() => measure(page)).toMatchObject(sound)
    // A notice is not offered where there is nothing to print it with.
    await chooseItem(page, 'B', 'RS-01', 'kiosk-papers')
    await page.getByTestId('kiosk-take-it').waitFor()
    await expect.poll(() => page.getByTestId('kiosk-notice-large').count()).toBe(0)
    await gesture('kiosk-1/printer', { type: 'paper', paper: 'ok' })
    await gesture('kiosk-1/scanner', { type: 'cable', cable: 'in' })
    await page.getByTestId('kiosk-notice-large').waitFor()
    await toStart(page)
    for (const one of ['kiosk-paperNear', 'kiosk-noPaper', 'kiosk-noScanner']) await page.getByTestId(one).waitFor({ state: 'detached' })
    await page.close()
  })
})

describe('Time', () => {
  it('that is nearly over is said, one touch goes on, and then the next person starts in Chinese and usual type', async () => {
    const { page } = await openPage(browser, `${daemon.url}/kiosk`, { width: 1366, height: 768 }, { windsTime: true })
    await page.getByTestId('kiosk-language').click()
    await page.getByTestId('kiosk-take').click()
    await page.clock.runFor(40_000)
    await page.getByTestId('kiosk-still-here').getByText('Are you still here?').waitFor()
    await picture(page, 'still-here')
    await page.getByTestId('kiosk-stay').click()
    await page.getByTestId('kiosk-still-here').waitFor({ state: 'detached' })
    await page.locator('.kiosk-at-queues').waitFor()
    await page.clock.runFor(60_000)
    await page.getByText('您好，请问要办什么？').waitFor()
    await page.close()
  })
})

describe('By the keyboard alone', () => {
  it('somebody comes to their number, and the ring shows where they are', async () => {
    const page = await open()
    const to = async (testId: string) => {
      await page.getByTestId(testId).waitFor()
      const isThere = () => page.evaluate((id) => (document.activeElement as HTMLElement | null)?.dataset['testid'] === id, testId)
      for (let nth = 0; nth < 30 && !(await isThere()); nth++) await page.keyboard.press('Tab')
      expect(await isThere(), testId).toBe(true)
      expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe('solid')
      await page.keyboard.press('Enter')
    }
    await to('kiosk-take')
    await to('kiosk-category-B')
    await to('kiosk-item-RS-01')
    await page.getByTestId('kiosk-number').waitFor()
    await to('kiosk-done')
    await page.locator('.kiosk-at-start').waitFor()
    await page.close()
  })
})

describe('Reading aloud', () => {
  it('is not offered where this box has no voice for the language', async () => {
    const page = await open()
    await page.route('**/api/voice', (route) => route.fulfill({ json: { languages: ['zh'] } }))
    await page.reload()
    await page.getByTestId('kiosk-read').waitFor()
    await page.getByTestId('kiosk-language').click()
    await expect.poll(() => page.getByTestId('kiosk-read').count()).toBe(0)
    await page.close()
  })

  it('says all that can be read on the page, slowly in large type, and what was being said is broken off', async () => {
    const page = await open()
    const said: { text: string; language: string; slow: boolean }[] = []
    await page.route('**/api/voice', (route) => {
      if (route.request().method() === 'GET') return route.fulfill({ json: { languages: ['zh', 'en'] } })
      said.push(route.request().postDataJSON())
      return route.fulfill({ contentType: 'audio/wav', body: silence() })
    })
    await page.reload()
    await page.getByTestId('kiosk-read').click()
    await expect.poll(() => said.length).toBe(1)
    await page.getByTestId('kiosk-elder').click()
    await page.getByTestId('kiosk-take').click()
    await page.locator('.kiosk-at-queues').waitFor()
    await page.getByTestId('kiosk-read').click()
    await expect.poll(() => said.length).toBe(2)
    expect(said.map(({ language, slow }) => [language, slow])).toEqual([['zh', false], ['zh', true]])
    expect(said[0]?.text).toMatch(/您好，请问要办什么？[\s\S]*取号办事[\s\S]*评价、投诉/)
    expect(said[1]?.text).toContain('社会救助')
    await page.close()
  })
})

/** A hundredth of a second of nothing, as a WAV file: 8,000 samples of 8 bits a second. */
function silence(): Buffer {
  const samples = 80
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples, 40)
  return Buffer.concat([head, Buffer.alloc(samples, 128)])
}

it('Nothing went wrong on any page', () => {
  expect(complaints.flat()).toEqual([])
})

describe('With names that nobody thought of', () => {
  const other = dataFolder()
  let strange: RunningDaemon | undefined
  afterAll(async () => {
    if (strange !== undefined) await end(strange)
    other.remove()
  })

  it('nothing overlaps, is cut off or is turned about, at any size, nor when the page is enlarged twice', async () => {
    strange = await startProcess(other.path, { GUITAI_CONFIG: strangeHall(other.path) })
    for (const [size, width, height] of [...sizes, ['usual-twice', 683, 384], ['low-twice', 512, 300]] as const) {
      const { page } = await openPage(browser, `${strange.url}/kiosk`, { width, height })
      for (const elder of [false, true]) {
        await toStart(page)
        if (elder) await page.getByTestId('kiosk-elder').click()
        await openQueue(page, 'B')
        const expected = size.endsWith('twice') ? { overlapping: [], clipped: [] } : sound
        await expect.poll(() => measure(page), { message: `${size} ${elder}` }).toMatchObject(expected)
        await picture(page, `names-${size}-${elder ? 'elder' : 'usual'}`)
        expect(await page.locator('main').innerText()).not.toContain(turning)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      }
      await page.close()
    }
  })
})
