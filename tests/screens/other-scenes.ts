/** The pages that need little to be shown. */
import type { Stage } from './stage.ts'
import { desk, signIn } from './window-scenes.ts'

/** So that the office has something to count. */
const acts = 8

export async function boardScenes(stage: Stage): Promise<void> {
  let called = 0
  for (const count of [1, 3, 9]) {
    while (called < count) await stage.hall.call(++called)
    const page = await stage.open('/board', [1920, 1080])
    await page.locator('.board-call').first().waitFor()
    await stage.shoot(page, `board-${count}`)
    await page.context().close()
  }
}

export async function padScenes(stage: Stage): Promise<void> {
  await stage.hall.take()
  for (const step of ['call-next', 'start']) await stage.hall.step(2, step)
  const page = await stage.open('/pad/2', [1280, 800])
  await page.getByTestId('pad-idle').waitFor()
  await stage.shoot(page, 'pad-idle')
  await stage.hall.step(2, 'finish')
  await page.getByTestId('pad-asked').waitFor()
  await stage.shoot(page, 'pad-asked')
  await page.context().close()
}

export async function techScenes(stage: Stage): Promise<void> {
  const page = await stage.open('/tech', desk)
  await page.locator('.tech-device').first().waitFor()
  await stage.shoot(page, 'tech-well')
  await stage.hall.gesture('kiosk-1/printer', { type: 'paper', paper: 'out' })
  await page.locator('.tech-device.ill.bad').first().waitFor()
  await stage.shoot(page, 'tech-fault')
  await page.context().close()
}

export async function officeScenes(stage: Stage): Promise<void> {
  for (let nth = 0; nth < acts; nth++) await servedAndRated(stage, (nth % 2) + 1, nth)
  const page = await stage.open('/office', desk)
  await page.getByTestId('sign-in-work-no').waitFor()
  await signIn(page, '1003', '9753')
  await page.locator('.office-sections a').first().waitFor()
  await page.locator('main table').first().waitFor()
  await stage.shoot(page, 'office')
  await page.context().close()
}

/** Somebody waits three minutes, is served for six, and presses a key of the pad. */
export async function servedAndRated({ hall }: Stage, window: number, nth: number): Promise<void> {
  await hall.take()
  await hall.clock.wind(180_000)
  for (const step of ['call-next', 'start']) await hall.step(window, step)
  await hall.clock.wind(360_000)
  await hall.step(window, 'finish')
  await hall.clock.wind(10_000)
  await hall.gesture(`window-${window}/pad`, { type: 'press', key: 1 + (nth % 3) })
}

export async function rateScenes(stage: Stage): Promise<void> {
  const { id } = await stage.hall.take()
  for (const step of ['call-next', 'start', 'finish']) await stage.hall.step(1, step)
  const page = await stage.open(`/rate/${stage.hall.rateCode(id)}`, [390, 844])
  await page.getByTestId('rate-send').waitFor()
  await stage.shoot(page, 'rate')
  await page.context().close()
}

export async function labScenes(stage: Stage): Promise<void> {
  await stage.hall.take()
  const page = await stage.open('/lab', desk)
  await page.locator('main section').first().waitFor()
  await stage.shoot(page, 'lab')
  await page.context().close()
}

export async function designScenes(stage: Stage): Promise<void> {
  const page = await stage.open('/design', desk)
  await page.locator('main section').first().waitFor()
  await stage.shoot(page, 'design', true)
  await page.getByTestId('design-charts').scrollIntoViewIfNeeded()
  await stage.shoot(page, 'design-charts')
  await page.getByTestId('design-open-elder').click()
  await stage.shoot(page, 'design-dialogue')
  await page.context().close()
}
