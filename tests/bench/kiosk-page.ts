/** A kiosk's page in real Chromium on a machine six times as slow as this one: how soon it stands, how soon a touch is seen, what a thousand people leave behind. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchChromium } from '../kit/chromium.ts'
import { dataFolder, end, startProcess } from '../kit/daemon-process.ts'
import { ms, percentile, report } from './figures.ts'

/** As slow as the boxes that kiosks are made of. */
const slowdown = 6
const opens = 7
const touches = 40
const visits = 1000
const paintMsMax = 1000
const touchMsMax = 100
const heapMiBMax = 5

export async function kioskPage(): Promise<void> {
  const data = dataFolder()
  const daemon = await startProcess(data.path)
  const browser = await launchChromium()
  const url = `${daemon.url}/kiosk`
  const plain = await firstPaints(browser, url, 1)
  const slow = await firstPaints(browser, url, slowdown)
  report(`a kiosk’s first contentful paint, CPU ${slowdown} × slower (median of ${opens})`, `${ms(slow)} = ${(slow / plain).toFixed(1)} × unslowed`, `≤ ${paintMsMax} ms`, slow <= paintMsMax)
  const { page, line } = await open(browser, url)
  await line.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const felt = await touchesFelt(page)
  await line.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  report(`a touch to its paint, CPU ${slowdown} × slower (${touches} touches; median, worst)`, `${ms(percentile(felt, 0.5))}; ${ms(Math.max(...felt))}`, `≤ ${touchMsMax} ms`, Math.max(...felt) <= touchMsMax)
  const grown = await heapGrowth(page, line)
  report(`a kiosk’s heap after ${visits} visits more`, `${grown.toFixed(2)} MiB`, `≤ ${heapMiBMax} MiB`, grown <= heapMiBMax)
  await browser.close()
  await end(daemon)
  data.remove()
}

interface Opened {
  readonly page: Page
  readonly line: CDPSession
}

async function open(browser: Browser, url: string, rate = 1): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } })
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Emulation.setCPUThrottlingRate', { rate })
  await page.goto(url)
  await page.locator('.kiosk-at-start').waitFor()
  return { page, line }
}

/** In a context of its own each: nothing is in the browser's store. */
async function firstPaints(browser: Browser, url: string, rate: number): Promise<number> {
  const samples: number[] = []
  for (let nth = 0; nth < opens; nth++) {
    const { page } = await open(browser, url, rate)
    samples.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN))
    await page.context().close()
  }
  return percentile(samples, 0.5)
}

/** As the browser itself times its events: from the finger until what it led to is painted. */
async function touchesFelt(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const felt: number[] = []
    Object.assign(globalThis, { felt })
    new PerformanceObserver((list) => felt.push(...list.getEntries().filter(({ name }) => name === 'click').map(({ duration }) => duration))).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  for (let nth = 0; nth < touches / 4; nth++) {
    await page.getByTestId('kiosk-papers').click()
    await page.getByTestId('kiosk-category-B').click()
    await page.getByTestId('kiosk-item-RS-01').click()
    await page.getByTestId('kiosk-home').click()
  }
  return page.evaluate(() => (globalThis as unknown as { felt: number[] }).felt)
}

/** Each visit looks at what to bring for an item, in the other language and in large type; what was there before the first hundred has been made for good. */
async function heapGrowth(page: Page, line: CDPSession): Promise<number> {
  await visitMany(page, 100)
  const before = await heapOf(line)
  await visitMany(page, visits)
  return ((await heapOf(line)) - before) / 2 ** 20
}

function visitMany(page: Page, count: number): Promise<void> {
  return page.evaluate(async (many) => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const press = async (id: string) => {
      document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.click()
      await painted()
    }
    for (let visit = 0; visit < many; visit++) for (const id of ['kiosk-language', 'kiosk-elder', 'kiosk-papers', 'kiosk-category-B', 'kiosk-item-RS-01', 'kiosk-home', 'kiosk-elder', 'kiosk-language']) await press(id)
  }, count)
}

async function heapOf(line: CDPSession): Promise<number> {
  for (let nth = 0; nth < 3; nth++) await line.send('HeapProfiler.collectGarbage')
  const { usedSize } = await line.send('Runtime.getHeapUsage')
  return usedSize
}
