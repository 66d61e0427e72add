/** The kiosk on its three screens: the way to a number, and what may stand in it. */
import { chooseItem, toStart, turnTo } from '../kit/kiosk.ts'
import type { Size, Stage } from './stage.ts'

export const sizes: readonly Size[] = [[1080, 1920], [1366, 768], [1024, 600]]

export async function kioskScenes(stage: Stage): Promise<void> {
  for (const size of sizes) await kioskOf(stage, size)
  await stage.hall.gesture('kiosk-1/printer', { type: 'paper', paper: 'out' })
  for (const size of sizes) {
    const page = await stage.open('/kiosk', size)
    await page.locator('.kiosk-warnings .notice').first().waitFor()
    await stage.shoot(page, named(size, 'no-paper'))
    await page.context().close()
  }
}

export const named = ([width]: Size, state: string): string => `kiosk-${width}-${state}`

async function kioskOf(stage: Stage, size: Size): Promise<void> {
  const page = await stage.open('/kiosk', size)
  const shoot = (state: string) => stage.shoot(page, named(size, state))
  await page.locator('.kiosk-at-start').waitFor()
  await shoot('start')
  await page.getByTestId('kiosk-take').click()
  await page.locator('.kiosk-at-queues').waitFor()
  await shoot('queues')
  await page.getByTestId('kiosk-category-B').click()
  await page.locator('.kiosk-at-items').waitFor()
  await shoot('items')
  await toStart(page)
  await turnTo(page, 'kiosk-type')
  await page.getByTestId('kiosk-type').click()
  await page.locator('.kiosk-keys').waitFor()
  await shoot('code')
  await toStart(page)
  await chooseItem(page, 'B', 'RS-01', 'kiosk-papers')
  await page.getByTestId('kiosk-paper-list').waitFor()
  await shoot('papers')
  await page.getByTestId('kiosk-take-it').click()
  await page.locator('.kiosk-ticket svg').first().waitFor()
  await shoot('number')
  await toStart(page)
  await page.getByTestId('kiosk-elder').click()
  await page.locator('.kiosk.elder').waitFor()
  await shoot('elder')
  await page.getByTestId('kiosk-elder').click()
  await page.getByTestId('kiosk-language').click()
  await page.getByTestId('kiosk-take').getByText(/\w/).first().waitFor()
  await shoot('start-en')
  await page.context().close()
}
