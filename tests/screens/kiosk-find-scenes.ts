/** The kiosk's ways to an item, to a number by a code, and to help at home. */
import type { Page } from 'playwright-core'
import { chooseItem, openQueue, toStart, turnTo } from '../kit/kiosk.ts'
import { named, sizes } from './kiosk-scenes.ts'
import type { Size, Stage } from './stage.ts'

export async function kioskFindScenes(stage: Stage): Promise<void> {
  await stage.hall.appoint('YY-2026', 'RS-01')
  for (const size of sizes) {
    const page = await stage.open('/kiosk', size)
    await page.locator('.kiosk-at-start').waitFor()
    const shoot = (state: string) => stage.shoot(page, named(size, state))
    await ways(page, shoot)
    // The other screens: what is drawn otherwise there, the keys and the choices.
    if (isTall(size)) await askedOften(page, shoot)
    await help(page, shoot)
    if (isTall(size)) await checkIn(page, shoot)
    await page.context().close()
  }
}

export type Shoot = (state: string) => Promise<void>
export const isTall = ([width, height]: Size): boolean => height > width

export async function type(page: Page, typed: string): Promise<void> {
  for (const sign of typed) {
    await turnTo(page, `kiosk-key-${sign}`)
    await page.getByTestId(`kiosk-key-${sign}`).click()
    const previous = page.getByTestId('kiosk-previous')
    while ((await previous.count()) > 0 && (await previous.isEnabled())) await previous.click()
  }
}

async function ways(page: Page, shoot: Shoot): Promise<void> {
  await page.getByTestId('kiosk-take').click()
  await page.getByTestId('kiosk-ways').click()
  await page.getByTestId('kiosk-by-initials').waitFor()
  await shoot('ways')
  await page.getByTestId('kiosk-by-initials').click()
  await page.locator('.kiosk-at-find').waitFor()
  await shoot('initials')
  await type(page, 'LGL')
  await page.getByTestId('kiosk-enter').getByText('1 项').waitFor()
  await shoot('initials-typed')
  await page.getByTestId('kiosk-enter').click()
  await page.locator('.kiosk-at-items').waitFor()
  await shoot('found')
  for (const _step of ['found', 'initials']) await page.getByTestId('kiosk-back').click()
  await page.getByTestId('kiosk-by-code').click()
  await page.locator('.kiosk-at-find').waitFor()
  await shoot('item-code')
  await toStart(page)
}

/** Somebody has come for it today. */
async function askedOften(page: Page, shoot: Shoot): Promise<void> {
  await chooseItem(page, 'E', 'MZ-02')
  await page.getByTestId('kiosk-number').waitFor()
  await toStart(page)
  await page.getByTestId('kiosk-take').click()
  await page.getByTestId('kiosk-ways').click()
  await page.getByTestId('kiosk-by-asked').waitFor()
  await shoot('ways-asked')
  await page.getByTestId('kiosk-by-asked').click()
  await page.getByTestId('kiosk-item-MZ-02').waitFor()
  await shoot('asked-today')
  await toStart(page)
}

async function help(page: Page, shoot: Shoot): Promise<void> {
  await turnTo(page, 'kiosk-ask-help')
  await page.getByTestId('kiosk-ask-help').click()
  await page.locator('.kiosk-at-queues').waitFor()
  await shoot('help-queues')
  await toStart(page)
  await turnTo(page, 'kiosk-ask-help')
  await page.getByTestId('kiosk-ask-help').click()
  await turnTo(page, 'kiosk-category-B')
  await page.getByTestId('kiosk-category-B').click()
  await page.locator('.kiosk-at-items').waitFor()
  await turnTo(page, 'kiosk-item-RS-01')
  await page.getByTestId('kiosk-item-RS-01').click()
  await page.getByTestId('kiosk-help-homeService').waitFor()
  await shoot('help-kind')
  await page.getByTestId('kiosk-help-homeService').click()
  await page.getByTestId('kiosk-help-GP-02').waitFor()
  await shoot('help-place')
  await page.getByTestId('kiosk-help-GP-02').click()
  await page.getByTestId('kiosk-help-GP-02').waitFor({ state: 'detached' })
  await shoot('help-when')
  await page.locator('.choices button').first().click()
  await page.getByTestId('kiosk-helped').waitFor()
  await shoot('helped')
  await toStart(page)
}

async function checkIn(page: Page, shoot: Shoot): Promise<void> {
  await turnTo(page, 'kiosk-type')
  await page.getByTestId('kiosk-type').click()
  await type(page, 'YY-2026')
  await shoot('code-typed')
  await page.getByTestId('kiosk-enter').click()
  await page.getByTestId('kiosk-number').waitFor()
  await shoot('checked-in')
  await page.getByTestId('kiosk-see-papers').click()
  await page.getByTestId('kiosk-notice-large').click()
  await page.getByTestId('kiosk-notice').waitFor()
  await shoot('papers-of-number')
  await toStart(page)
  await openQueue(page, 'D', 'kiosk-papers')
  await shoot('papers-items')
}
