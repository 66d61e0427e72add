/** Coming with an appointment, at a kiosk in real Chromium: the number typed with the finger, the card laid. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { specimens } from '../../drivers/id-reader/sam/specimens.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const shots = process.env['GUITAI_SHOTS']
const sizes = [[1080, 1920], [1366, 768], [1024, 600]] as const
const number = specimens.find(({ specimen }) => specimen === 'zhang-san')?.card.number
let daemon: RunningDaemon
let browser: Browser

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  const date = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
  const rows = [{ appointment: 'YY-2026', item: 'RS-01', date }, { appointment: 'YY-2027', item: 'RS-01', date, idNumber: number }, { appointment: 'YY-2028', item: 'RS-01', date }, { appointment: 'YY-2029', item: 'RS-01', date }]
  expect((await ask('supervisor', '/api/appointments', { rows })).status).toBe(200)
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

function ask(role: 'supervisor' | 'technician', path: string, body: unknown): Promise<Response> {
  const token = tokensIn(data.path).issue({ role, until: Date.now() + 60_000 })
  return fetch(daemon.url + path, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

const picture = async (page: Page, name: string) => void (shots !== undefined && (await page.screenshot({ path: join(shots, `${name}.png`) })))

describe('At the kiosk', () => {
  it.each(sizes)('of %i × %i every sign can be hit with a finger, and nothing is scrolled', async (width, height) => {
    const { page, complaints } = await openPage(browser, `${daemon.url}/kiosk`, { width, height })
    await page.getByTestId('kiosk-type').waitFor()
    await picture(page, `start-${width}`)
    const overflows = () => page.evaluate(() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth)
    expect(await overflows()).toBe(false)
    for (const button of await page.locator('.kiosk .button:visible').all()) expect((await button.boundingBox())?.width).toBeGreaterThanOrEqual(80)
    await page.getByTestId('kiosk-type').click()
    await picture(page, `keys-${width}`)
    for (const sign of ['1', 'J', '-', 'Z']) {
      const box = await page.getByTestId(`kiosk-key-${sign}`).boundingBox()
      expect([Math.round(box?.width ?? 0) >= 80, Math.round(box?.height ?? 0) >= 80], sign).toEqual([true, true])
    }
    expect(await overflows()).toBe(false)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('a number is typed, mended and taken', async () => {
    const { page } = await openPage(browser, `${daemon.url}/kiosk`, { width: 1366, height: 768 })
    await page.getByTestId('kiosk-type').click()
    await expect.poll(() => page.getByTestId('kiosk-enter').isDisabled()).toBe(true)
    for (const sign of 'YY-20266') await page.getByTestId(`kiosk-key-${sign}`).click()
    await page.getByTestId('kiosk-key-erase').click()
    await expect.poll(() => page.getByTestId('kiosk-typed').textContent()).toBe('YY-2026')
    await picture(page, 'typed')
    await page.getByTestId('kiosk-enter').click()
    await expect.poll(() => page.getByTestId('kiosk-number').textContent()).toBe('B001')
    await page.close()
  })

  it('a clerk finds an appointment in the day’s list, and checks its person in', async () => {
    const { page, complaints } = await openPage(browser, `${daemon.url}/window/1`, { width: 1366, height: 768 })
    await page.getByTestId('sign-in-work-no').fill('1001')
    await page.getByTestId('sign-in-pin').fill('2468')
    await page.getByTestId('sign-in-submit').click()
    await page.getByTestId('appointments-open').click()
    await page.getByTestId('appointment-YY-2026').getByText('已到').waitFor()
    await page.getByTestId('appointment-seek').fill('2028')
    await expect.poll(() => page.getByTestId('appointments').locator('li').count()).toBe(1)
    await page.getByTestId('arrive-YY-2028').click()
    await page.getByTestId('appointment-YY-2028').getByText('B002').waitFor()
    await page.getByTestId('appointment-seek').fill('2029')
    await page.getByTestId('cancel-YY-2029').click()
    await page.getByTestId('appointment-YY-2029').getByText('已取消').waitFor()
    await page.getByTestId('appointment-seek').fill('')
    await picture(page, 'appointments')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('a card that is laid shows its person their number', async () => {
    const { page } = await openPage(browser, `${daemon.url}/kiosk`, { width: 1366, height: 768 })
    await page.getByTestId('kiosk-type').waitFor()
    await page.getByTestId('kiosk-type').getByText('刷身份证').waitFor()
    expect((await ask('technician', '/api/lab/devices/kiosk-1/id-reader/gesture', { type: 'lay', specimen: 'zhang-san' })).status).toBe(204)
    await expect.poll(() => page.getByTestId('kiosk-number').textContent()).toBe('B003')
    await picture(page, 'checked-in')
    await page.close()
  })
})
