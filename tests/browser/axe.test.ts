/** Staff pages, the board and the list of pages in both languages, and in the states that people meet, as axe-core sees them; the kiosk's are in kiosk.test.ts. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { axeViolations as violations } from '../kit/axe.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
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

const open = async (path: string, width = 1366, height = 768) => (await openPage(browser, daemon.url + path, { width, height })).page
const languages = ['zh', 'en'] as const
const signIn = async (page: Page, workNo: string, pin: string) => {
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
}
const take = (item: string) => {
  const token = tokensIn(data.path).issue({ role: 'kiosk', kiosk: 1, until: Date.now() + 60_000 })
  return fetch(`${daemon.url}/api/tickets`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ item }) })
}

describe.each(languages)('In %s', (spoken) => {
  const turn = async (page: Page) => {
    if (spoken === 'en') await page.getByTestId('language').click()
  }
  const clean = async (page: Page, where: string) => expect(await violations(page), where).toEqual([])

  it('a window has nothing to complain of, empty, called, serving and asked to sign out', async () => {
    for (const item of ['RS-01', 'SF-01', 'GA-01']) await take(item)
    const page = await open('/window/1')
    await page.getByTestId('sign-in-work-no').waitFor()
    await turn(page)
    await clean(page, 'sign in')
    await signIn(page, '1001', '2468')
    await page.getByTestId('call-next').waitFor()
    await clean(page, 'empty')
    await page.getByTestId('call-next').click()
    await page.getByTestId('current-number').waitFor()
    await page.getByTestId('start').click()
    await page.getByTestId('more-steps').click()
    await clean(page, 'serving')
    await page.getByTestId('sign-out').click()
    await page.getByTestId('sign-out-asked').waitFor()
    await clean(page, 'sign out')
    await page.getByTestId('sign-out-stay').click()
    await page.getByTestId('finish').click()
    await page.getByTestId('current-number').waitFor({ state: 'detached' })
    await page.getByTestId('sign-out').click()
    await page.getByTestId('sign-in-work-no').waitFor()
    await page.close()
  })

  it.each(['/tech', '/lab', '/design'])('%s has nothing to complain of', async (path) => {
    const page = await open(path)
    await page.locator('main section').first().waitFor()
    await turn(page)
    await clean(page, path)
    await page.close()
  })

  it('the office has nothing to complain of in any of its sections', async () => {
    const page = await open('/office')
    await page.getByTestId('sign-in-work-no').waitFor()
    await turn(page)
    await signIn(page, '1003', '9753')
    const sections = page.locator('.office-sections a')
    await sections.first().waitFor()
    for (const section of await sections.all()) {
      await section.click()
      await clean(page, (await section.textContent()) ?? '')
    }
    await page.close()
  })
})

it('The board and the list of pages have nothing to complain of', async () => {
  for (const [path, width, height] of [['/board', 1920, 1080], ['/', 1366, 768]] as const) {
    const page = await open(path, width, height)
    await page.locator('main').waitFor()
    expect(await violations(page), path).toEqual([])
    await page.close()
  }
})
