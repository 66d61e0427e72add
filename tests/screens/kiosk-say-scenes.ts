/** How it was, said at the kiosk: to rate, to complain, to ask what became of it. */
import type { Page } from 'playwright-core'
import { toStart, turnTo } from '../kit/kiosk.ts'
import { isTall, type Shoot, type } from './kiosk-find-scenes.ts'
import { named, sizes } from './kiosk-scenes.ts'
import type { Stage } from './stage.ts'

export async function kioskSayScenes(stage: Stage): Promise<void> {
  for (const size of sizes) {
    const { id, number } = await stage.hall.take()
    for (const step of ['call-next', 'start', 'finish']) await stage.hall.step(1, step)
    const page = await stage.open('/kiosk', size)
    await page.locator('.kiosk-at-start').waitFor()
    const shoot = (state: string) => stage.shoot(page, named(size, state))
    await rate(page, shoot, () => stage.hall.gesture('kiosk-1/scanner', { type: 'show', text: `https://hall.example/rate/${stage.hall.rateCode(id)}` }))
    const code = await complain(page, shoot, number)
    if (isTall(size)) await whatBecameOf(page, shoot, code)
    await page.context().close()
  }
}

async function say(page: Page): Promise<void> {
  await turnTo(page, 'kiosk-say')
  await page.getByTestId('kiosk-say').click()
  await page.locator('.kiosk-at-say').waitFor()
}

async function rate(page: Page, shoot: Shoot, scan: () => Promise<void>): Promise<void> {
  await say(page)
  await shoot('say')
  await page.getByTestId('kiosk-rate').click()
  await page.locator('.kiosk-at-rate-code').waitFor()
  await shoot('rate-code')
  await scan()
  await page.getByTestId('rate-satisfied').waitFor()
  await shoot('rate')
  await page.getByTestId('rate-dissatisfied').click()
  await page.getByTestId('rate-tag-212').click()
  await shoot('rate-tags')
  await page.getByTestId('rate-send').click()
  await page.getByTestId('kiosk-rated').waitFor()
  await shoot('rated')
  await toStart(page)
}

/** The code that is told; the picture shows another, which is the same each time. */
async function complain(page: Page, shoot: Shoot, number: string): Promise<string> {
  await say(page)
  await page.getByTestId('kiosk-complain').click()
  await page.getByTestId('kiosk-complaint-attitude').waitFor()
  await shoot('complaint-about')
  await page.getByTestId('kiosk-complaint-attitude').click()
  await type(page, number)
  await shoot('complaint-ticket')
  await page.getByTestId('kiosk-enter').click()
  await page.locator('.kiosk-typed.empty').waitFor()
  await type(page, '13800001111')
  await shoot('complaint-phone')
  await page.getByTestId('kiosk-enter').click()
  const told = page.getByTestId('kiosk-complaint-code')
  const code = (await told.textContent()) ?? ''
  await told.evaluate((element) => (element.textContent = 'K7M4QX'))
  await shoot('complained')
  return code
}

async function whatBecameOf(page: Page, shoot: Shoot, code: string): Promise<void> {
  for (const [typed, state] of [[code, 'complaint-status'], ['111111', 'refused']] as const) {
    await toStart(page)
    await say(page)
    await page.getByTestId('kiosk-complaint-ask').click()
    await type(page, typed)
    await page.getByTestId('kiosk-enter').click()
    await page.locator('[data-testid=kiosk-complaint-status], [data-testid=kiosk-refused]').waitFor()
    await shoot(state)
  }
}
