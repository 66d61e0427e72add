/** A clerk's morning at window 1. */
import type { Page } from 'playwright-core'
import type { Stage } from './stage.ts'

export const desk = [1366, 768] as const
const items = ['RS-01', 'SF-01', 'GA-01']
const waiting = 40

export async function windowScenes(stage: Stage): Promise<void> {
  const page = await stage.open('/window/1', desk)
  await page.getByTestId('sign-in-work-no').waitFor()
  await stage.shoot(page, 'window-sign-in')
  await signIn(page, '1001', '2468')
  await page.getByTestId('call-next').waitFor()
  await stage.shoot(page, 'window-empty')
  for (const item of items) await stage.hall.take(item)
  await page.getByTestId('call-next').click()
  await page.getByTestId('current-number').waitFor()
  await stage.shoot(page, 'window-called')
  await page.getByTestId('start').click()
  await page.locator('[data-testid=finish]:enabled').waitFor()
  await stage.shoot(page, 'window-serving')
  for (let nth = items.length - 1; nth < waiting; nth++) await stage.hall.take(items[nth % items.length])
  await page.getByText(`${waiting}`).first().waitFor()
  await stage.shoot(page, 'window-40-waiting')
  // The last of this hall: what a page shows when the daemon is gone.
  await stage.hall.stop()
  await page.locator('.desk.stale').waitFor()
  await stage.shoot(page, 'window-away')
  await page.context().close()
}

export async function signIn(page: Page, workNo: string, pin: string): Promise<void> {
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
}
