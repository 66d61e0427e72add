/** What a clerk does beside the plain way, and what is said meanwhile. */
import type { Page } from 'playwright-core'
import type { Stage } from './stage.ts'
import { desk, signIn } from './window-scenes.ts'

type Shoot = (state: string) => Promise<void>

export async function windowStepScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  const page = await stage.open('/window/1', desk)
  const shoot = (state: string) => stage.shoot(page, `window-${state}`)
  await refusedSignIn(page, shoot)
  for (const item of ['RS-01', 'SF-01', 'RS-01', 'GA-01']) await hall.take(item)
  await aside(page, shoot)
  await papers(page, shoot)
  await more(page, shoot)
  await hall.callStaff()
  await page.getByTestId('staff-call-1').waitFor()
  await shoot('staff-call')
  await page.getByTestId('sign-out').click()
  await page.getByTestId('sign-out-asked').waitFor()
  await shoot('sign-out')
  await page.keyboard.press('Escape')
  await step(page, 'finish')
  await page.getByTestId('more-steps').click()
  await page.getByTestId('pause').selectOption('break')
  await page.getByTestId('paused').waitFor()
  await shoot('paused')
  await page.context().close()
}

/** Pressed when it is possible. */
export const step = (page: Page, name: string): Promise<void> => page.locator(`[data-testid="${name}"]:enabled`).click()
export const gone = (page: Page): Promise<void> => page.getByTestId('current-number').waitFor({ state: 'detached' })

async function refusedSignIn(page: Page, shoot: Shoot): Promise<void> {
  await page.getByTestId('sign-in-work-no').waitFor()
  await signIn(page, '1001', '0000')
  await page.getByTestId('sign-in-refused').waitFor()
  await shoot('sign-in-refused')
  await signIn(page, '1001', '2468')
  await page.getByTestId('clerk').waitFor()
}

/** One has not come, which can be taken back; one is held, and the next is called. */
async function aside(page: Page, shoot: Shoot): Promise<void> {
  await step(page, 'call-next')
  await step(page, 'no-show')
  await gone(page)
  for (const one of ['undo', 'call-next']) await page.locator(`[data-testid="${one}"]:enabled`).waitFor()
  await page.getByTestId('undo').getByText('未到').waitFor()
  await shoot('no-show')
  await step(page, 'call-next')
  await step(page, 'start')
  await step(page, 'hold')
  await gone(page)
  await step(page, 'call-next')
  await page.getByTestId('current-number').waitFor()
  await step(page, 'start')
  await page.locator('[data-testid=finish]:enabled').waitFor()
  await shoot('held')
}

async function papers(page: Page, shoot: Shoot): Promise<void> {
  await page.getByTestId('notice-give').click()
  await page.getByTestId('missing-1').check()
  await page.getByTestId('notice-check').scrollIntoViewIfNeeded()
  await shoot('papers')
  await page.getByTestId('notice-check').click()
  await page.getByTestId('papers').getByText('待补正').waitFor()
  await shoot('papers-missing')
}

async function more(page: Page, shoot: Shoot): Promise<void> {
  await page.getByTestId('more-steps').click()
  await page.getByTestId('items').selectOption('YB-01')
  await page.getByText('同时办理').waitFor()
  await page.getByTestId('pause').scrollIntoViewIfNeeded()
  await shoot('more-steps')
  await page.getByTestId('transfer').selectOption({ label: '2 号窗口' })
  await page.getByTestId('transfer-reason').scrollIntoViewIfNeeded()
  await shoot('transfer')
  await page.getByTestId('more-steps').click()
}

/** A case is taken in, decided and handed out at the window for that; and what is written down at a window. */
export async function windowRecordScenes(stage: Stage): Promise<void> {
  await stage.hall.appoint('YY-2026', 'RS-01')
  await stage.hall.take()
  const page = await stage.open('/window/1', desk)
  await signIn(page, '1001', '2468')
  await step(page, 'call-next')
  await step(page, 'start')
  await page.locator('[data-testid=finish]:enabled').waitFor()
  await page.getByTestId('more-steps').click()
  await page.getByTestId('accept').selectOption('1')
  await gone(page)
  const no = (await page.getByTestId('cases').locator('li strong').first().textContent()) ?? ''
  // Its last line: until it stands the page moves.
  await page.getByTestId(`take-${no}`).scrollIntoViewIfNeeded()
  await stage.shoot(page, 'window-cases')
  await page.getByTestId(`take-${no}`).click()
  await page.getByTestId(`decide-${no}`).selectOption('granted')
  await page.getByTestId(`hand-out-${no}`).waitFor()
  await written(stage, page)
  await page.context().close()
  const other = await stage.open('/window/2', desk)
  await signIn(other, '1002', '1357')
  await step(other, 'call-next')
  await other.getByTestId(`hand-out-${no}`).scrollIntoViewIfNeeded()
  await stage.shoot(other, 'window-collect')
  await other.context().close()
}

async function written({ shoot }: Stage, page: Page): Promise<void> {
  await page.getByTestId('help-new').click()
  await page.getByTestId('help-item').selectOption('RS-01')
  await page.getByTestId('help-consent').check()
  await page.getByTestId('help-name').scrollIntoViewIfNeeded()
  await shoot(page, 'window-help', true)
  await page.getByTestId('help-new').click()
  await page.getByTestId('complaint-new').click()
  await page.getByTestId('complaint-about').selectOption('attitude')
  await shoot(page, 'window-complaint', true)
  await page.getByTestId('complaint-new').click()
  await page.getByTestId('appointments-open').click()
  await page.getByTestId('appointment-YY-2026').waitFor()
  await page.getByTestId('appointment-YY-2026').scrollIntoViewIfNeeded()
  await shoot(page, 'window-appointments')
}

/** A card on the reader: masked where nobody asks for more, in full for an item, and what can be wrong with it. */
export async function windowCardScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  const reader = 'window-1/id-reader'
  const page = await stage.open('/window/1', desk)
  const shoot = (state: string) => stage.shoot(page, `window-${state}`)
  await signIn(page, '1001', '2468')
  await page.getByTestId('clerk').waitFor()
  await hall.gesture(reader, { type: 'lay', specimen: 'zhang-san' })
  await page.getByTestId('identity-name').waitFor()
  await shoot('card-masked')
  await hall.gesture(reader, { type: 'lift' })
  await hall.take('GA-01')
  await step(page, 'call-next')
  await step(page, 'start')
  await page.locator('[data-testid=finish]:enabled').waitFor()
  await hall.gesture(reader, { type: 'lay', specimen: 'moved' })
  await page.getByTestId('identity-name').waitFor()
  await shoot('card-full')
  await hall.gesture(reader, { type: 'lift' })
  await hall.gesture(reader, { type: 'cable', cable: 'out' })
  await hall.clock.wind(60_000)
  await page.locator('.desk-reader-trouble').waitFor()
  await shoot('reader-out')
  await page.context().close()
}
