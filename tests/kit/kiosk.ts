/** How people move about a kiosk's page. */
import type { Page } from 'playwright-core'

/** To the first page, from whatever was told or asked. */
export async function toStart(page: Page): Promise<void> {
  const ends = page.locator('[data-testid=kiosk-done], [data-testid=kiosk-home]')
  await ends.or(page.getByTestId('kiosk-take')).first().waitFor()
  if ((await ends.count()) > 0) await ends.first().click()
  await page.getByTestId('kiosk-take').waitFor()
}

/** An item of a queue, for a number or to see what to bring; it may stand on a later page. */
export async function chooseItem(page: Page, queue: string, item: string, wanted: 'kiosk-take' | 'kiosk-papers' = 'kiosk-take'): Promise<void> {
  await page.getByTestId(wanted).click()
  await turnTo(page, `kiosk-category-${queue}`)
  await page.getByTestId(`kiosk-category-${queue}`).click()
  await turnTo(page, `kiosk-item-${item}`)
  await page.getByTestId(`kiosk-item-${item}`).click()
}

/** Turns pages until the choice is there. */
export async function turnTo(page: Page, testId: string): Promise<void> {
  const wanted = page.getByTestId(testId)
  await page.locator('.choices').waitFor()
  for (let nth = 0; nth < 12 && (await wanted.count()) === 0; nth++) await page.getByTestId('kiosk-next').click()
  await wanted.waitFor()
}

export async function takeNumber(page: Page, queue: string, item: string): Promise<string> {
  await chooseItem(page, queue, item)
  const number = await page.getByTestId('kiosk-number').textContent()
  await toStart(page)
  return number ?? ''
}
