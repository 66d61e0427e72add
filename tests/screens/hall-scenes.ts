/** What stands in the hall: the board, the pad beside a window, and the page of a telephone. */
import type { Stage } from './stage.ts'

const board = [1920, 1080] as const
const pad = [1280, 800] as const
const phone = [390, 844] as const

export async function boardStateScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  const empty = await stage.open('/board', board)
  await empty.locator('.board-empty').waitFor()
  await stage.shoot(empty, 'board-nobody')
  await empty.context().close()
  await hall.call(1)
  const page = await stage.open('/board', board)
  await page.locator('.board-call').waitFor()
  await hall.take()
  await hall.step(2, 'call-next')
  await page.locator('.board-call').nth(1).waitFor()
  await stage.shoot(page, 'board-newest')
  await page.context().close()
  const mute = await stage.open('/board', board, mutely)
  await mute.getByTestId('board-blocked').waitFor()
  await stage.shoot(mute, 'board-mute')
  // The last of this hall: what the board shows when the daemon is gone.
  await hall.stop()
  await mute.getByTestId('board-stale').waitFor()
  await stage.shoot(mute, 'board-away')
  await mute.context().close()
}

/** A browser that plays nothing before somebody has touched the page. */
function mutely(): void {
  HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('blocked', 'NotAllowedError'))
  AudioContext.prototype.resume = () => new Promise(() => undefined)
  Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' })
}

export async function padStateScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  const page = await stage.open('/pad/2', pad)
  await page.getByTestId('pad-idle').waitFor()
  await stage.shoot(page, 'pad-nobody')
  const ask = async () => {
    await hall.take()
    for (const step of ['call-next', 'start', 'finish']) await hall.step(2, step)
    await page.getByTestId('pad-asked').waitFor()
  }
  await ask()
  await page.getByTestId('rate-dissatisfied').click()
  await page.getByTestId('rate-tag-207').click()
  await stage.shoot(page, 'pad-tags')
  await page.getByTestId('rate-send').click()
  await page.getByTestId('pad-thanks').waitFor()
  await stage.shoot(page, 'pad-thanks')
  await ask()
  await page.getByTestId('pad-language').click()
  await page.getByText('I would rather not say').waitFor()
  await stage.shoot(page, 'pad-asked-en')
  await page.getByTestId('pad-decline').click()
  await page.getByTestId('pad-thanks').waitFor()
  await stage.shoot(page, 'pad-declined-en')
  await hall.stop()
  await page.getByTestId('pad-away').waitFor()
  await stage.shoot(page, 'pad-away')
  await page.context().close()
}

export async function rateStateScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  const { id } = await hall.take()
  for (const step of ['call-next', 'start', 'finish']) await hall.step(1, step)
  const path = `/rate/${hall.rateCode(id)}`
  const page = await stage.open(path, phone)
  const shoot = (state: string) => stage.shoot(page, `rate-${state}`)
  await page.getByTestId('rate-dissatisfied').click()
  await page.getByTestId('rate-tag-212').click()
  await shoot('tags')
  await page.getByTestId('rate-words').fill('叫号的声音太小')
  await shoot('words')
  await page.context().setOffline(true)
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-failed').waitFor()
  await shoot('failed')
  await page.context().setOffline(false)
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-words-erase').waitFor()
  await shoot('done')
  await page.reload()
  await page.getByTestId('rate-send').waitFor()
  await page.getByTestId('rate-language').click()
  await page.getByText('You may add one more rating').waitFor()
  await shoot('again-en')
  await page.getByTestId('rate-satisfied').click()
  await page.getByTestId('rate-send').click()
  await page.getByTestId('rate-done').waitFor()
  await page.reload()
  await page.getByTestId('rate-refused').waitFor()
  await shoot('over')
  await page.goto(`${hall.url}/rate/20261124A0012222222222`)
  await page.getByTestId('rate-refused').waitFor()
  await shoot('unknown')
  await page.context().close()
}
