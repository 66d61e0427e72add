/** How people move about a kiosk's page. */
import type { Page } from 'playwright-core'

/** To the first page, from whatever was told or asked. */
export async function toStart(page: Page): Promise<void> {
  const ends = page.locator('[data-testid=kiosk-done], [data-testid=kiosk-home]')
  await ends.or(page.getByTestId('kiosk-take')).first().waitFor()
  if ((await ends.count()) > 0) await ends.first().click()
  await page.locator('.kiosk-at-start').waitFor()
}

/** An item of a queue, for a number or to see what to bring; it may stand on a later page. */
export async function chooseItem(page: Page, queue: string, item: string, wanted: 'kiosk-take' | 'kiosk-papers' = 'kiosk-take'): Promise<void> {
  await openQueue(page, queue, wanted)
  await turnTo(page, `kiosk-item-${item}`)
  await page.getByTestId(`kiosk-item-${item}`).click()
}

export async function openQueue(page: Page, queue: string, wanted: 'kiosk-take' | 'kiosk-papers' = 'kiosk-take'): Promise<void> {
  await turnTo(page, wanted)
  await page.getByTestId(wanted).click()
  await page.locator('.kiosk-at-queues').waitFor()
  await turnTo(page, `kiosk-category-${queue}`)
  await page.getByTestId(`kiosk-category-${queue}`).click()
  await page.locator('.kiosk-at-items').waitFor()
}

/** Turns pages until the choice is there. */
export async function turnTo(page: Page, testId: string): Promise<void> {
  const wanted = page.getByTestId(testId)
  await wanted.or(page.getByTestId('kiosk-next')).first().waitFor()
  for (let nth = 0; nth < 12 && (await wanted.count()) === 0; nth++) await page.getByTestId('kiosk-next').click()
  await wanted.waitFor()
}

export async function takeNumber(page: Page, queue: string, item: string): Promise<string> {
  await chooseItem(page, queue, item)
  const number = await page.getByTestId('kiosk-number').textContent()
  await toStart(page)
  return number ?? ''
}
