/** The kiosk for whoever needs it otherwise, what it says of time and of itself, and what is out of order. */
import type { Page } from 'playwright-core'
import { chooseItem, openQueue, toStart, turnTo } from '../kit/kiosk.ts'
import type { Shoot } from './kiosk-find-scenes.ts'
import { named, sizes } from './kiosk-scenes.ts'
import type { Stage } from './stage.ts'

const tall = [1080, 1920] as const
/** Until it is asked whether anybody is there. */
const untouchedMs = 40_500

export async function kioskModeScenes(stage: Stage): Promise<void> {
  const page = await stage.open('/kiosk', tall)
  await page.locator('.kiosk-at-start').waitFor()
  const shoot = (state: string) => stage.shoot(page, named(tall, state))
  await elder(page, shoot)
  await lowered(page, shoot)
  await green(page, shoot)
  await greeted(stage, page, shoot)
  await page.getByTestId('kiosk-call').click()
  await page.getByTestId('kiosk-call').getByText('已呼叫').waitFor()
  await shoot('staff-called')
  await waiting(page, shoot)
  await page.context().close()
  for (const size of sizes) {
    const idle = await stage.open('/kiosk', size)
    await idle.getByTestId('kiosk-take').click()
    await idle.locator('.kiosk-at-queues').waitFor()
    await idle.clock.runFor(untouchedMs)
    await idle.getByTestId('kiosk-still-here').waitFor()
    await stage.shoot(idle, named(size, 'still-here'))
    await idle.context().close()
  }
}

async function elder(page: Page, shoot: Shoot): Promise<void> {
  await page.getByTestId('kiosk-elder').click()
  await page.locator('.kiosk.elder').waitFor()
  await openQueue(page, 'B')
  await shoot('elder-items')
  await toStart(page)
  await chooseItem(page, 'B', 'RS-01', 'kiosk-papers')
  await page.getByTestId('kiosk-paper-list').waitFor()
  await shoot('elder-papers')
  await page.getByTestId('kiosk-take-it').click()
  await page.locator('.kiosk-ticket svg').first().waitFor()
  await shoot('elder-number')
  await toStart(page)
}

async function lowered(page: Page, shoot: Shoot): Promise<void> {
  await page.getByTestId('kiosk-lower').click()
  await page.locator('.kiosk.low').waitFor()
  await shoot('lowered')
  await turnTo(page, 'kiosk-type')
  await page.getByTestId('kiosk-type').click()
  await page.locator('.kiosk-keys').waitFor()
  await shoot('lowered-code')
  await toStart(page)
  await page.getByTestId('kiosk-lower').click()
}

async function green(page: Page, shoot: Shoot): Promise<void> {
  await turnTo(page, 'kiosk-green')
  await page.getByTestId('kiosk-green').click()
  await page.getByTestId('kiosk-green-elderly').waitFor()
  await shoot('green')
  await page.getByTestId('kiosk-green-elderly').click()
  await page.locator('.kiosk-at-start').waitFor()
  await shoot('start-green')
  await page.getByTestId('kiosk-green').click()
  await page.getByTestId('kiosk-green-off').click()
}

/** Somebody of sixty or older has laid their card. */
async function greeted({ hall }: Stage, page: Page, shoot: Shoot): Promise<void> {
  await hall.gesture('kiosk-1/id-reader', { type: 'lay', specimen: 'zhang-san' })
  await page.getByText(/\*+，您好/).waitFor()
  await shoot('greeted')
  await hall.gesture('kiosk-1/id-reader', { type: 'lift' })
}

/** What is asked for has not come yet. */
async function waiting(page: Page, shoot: Shoot): Promise<void> {
  await openQueue(page, 'C')
  await page.route('**/api/tickets', () => undefined)
  await turnTo(page, 'kiosk-item-GA-01')
  await page.getByTestId('kiosk-item-GA-01').click()
  await page.locator('.kiosk-at-waiting').waitFor()
  await shoot('waiting')
}

export async function kioskTroubleScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  await camera(stage)
  await hall.gesture('kiosk-1/printer', { type: 'cover', cover: 'open' })
  for (const device of ['kiosk-1/scanner', 'kiosk-1/id-reader']) await hall.gesture(device, { type: 'cable', cable: 'out' })
  for (const size of sizes) {
    const page = await stage.open('/kiosk', size)
    await page.getByTestId('kiosk-noScanner').waitFor()
    await stage.shoot(page, named(size, 'out-of-order'))
    await page.context().close()
  }
  const page = await stage.open('/kiosk', tall)
  await chooseItem(page, 'B', 'RS-01')
  await page.getByTestId('kiosk-paper').waitFor()
  await stage.shoot(page, named(tall, 'number-no-paper'))
  await toStart(page)
  // The last of this hall: what the page shows when the daemon is gone.
  await hall.stop()
  await page.getByTestId('kiosk-away').waitFor()
  await stage.shoot(page, named(tall, 'away'))
  await page.context().close()
}

/** A still picture for what the camera sees. */
function withCamera(): void {
  navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput' } as MediaDeviceInfo]
  navigator.mediaDevices.getUserMedia = async () => {
    const seen = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    const paint = seen.getContext('2d')
    if (paint === null) throw new Error('no canvas')
    const draw = (): void => {
      paint.fillStyle = '#7a8794'
      paint.fillRect(0, 0, 640, 480)
      paint.fillStyle = '#e8eaec'
      paint.fillRect(220, 90, 200, 300)
    }
    draw()
    // A stream has a frame only when something is painted.
    setInterval(draw, 100)
    return seen.captureStream(10)
  }
}

/** One that is there and cannot be opened. */
function withBrokenCamera(): void {
  navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput' } as MediaDeviceInfo]
}

async function camera(stage: Stage): Promise<void> {
  for (const [state, before, there] of [
    ['camera', withCamera, 'kiosk-video'],
    ['no-camera', withBrokenCamera, 'kiosk-no-camera'],
  ] as const) {
    const page = await stage.open('/kiosk', tall, before)
    await turnTo(page, 'kiosk-type')
    await page.getByTestId('kiosk-type').click()
    await page.getByTestId('kiosk-without').click()
    await page.getByTestId(there).waitFor()
    if (state === 'camera') await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
    await stage.shoot(page, named(tall, state))
    await page.context().close()
  }
}
