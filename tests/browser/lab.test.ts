/** The lab in real Chromium: devices operated by mouse and keyboard, and a recorded morning played through them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const complaints: string[][] = []
const tokens = new Map<string, string>()
let daemon: RunningDaemon
let browser: Browser
let lab: Page

const open = async (path: string, width = 1366, height = 768): Promise<Page> => {
  const watched = await openPage(browser, daemon.url + path, { width, height })
  complaints.push(watched.complaints)
  return watched.page
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  lab = await open('/lab?speed=60')
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

async function ask<T>(role: 'kiosk' | 'technician' | 'supervisor', path: string, body?: object): Promise<T> {
  const token = tokens.get(role) ?? (await send<{ token: string }>('/api/pairing', { role }, null)).token
  tokens.set(role, token)
  return send<T>(path, body, token)
}
async function send<T>(path: string, body: object | undefined, token: string | null): Promise<T> {
  const response = await fetch(daemon.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(response.ok, `${path} ${response.status}`).toBe(true)
  return (await response.json()) as T
}

interface Listed {
  readonly devices: readonly { readonly id: string; readonly state: string; readonly reason: string | null }[]
}
const stateOf = async (id: string) => {
  const { devices } = await ask<Listed>('technician', '/api/devices')
  const { state, reason } = devices.find((device) => device.id === id) ?? { state: 'none', reason: null }
  return `${state} ${reason}`
}
const says = (testId: string, words: string | RegExp, timeout = 8000) => lab.getByTestId(testId).filter({ hasText: words }).waitFor({ timeout })
/** Two seconds of the player's own, and sixty requests: a loaded machine takes its time for those. */
const morningMaxMs = 45_000
const checked = (testId: string) => lab.getByTestId(testId).getAttribute('aria-checked')

/** Goes to it by Tab alone. */
async function tabTo(testId: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if ((await lab.evaluate(() => document.activeElement?.getAttribute('data-testid'))) === testId) return
    await lab.keyboard.press('Tab')
  }
  throw new Error(`${testId} is not reached by Tab.`)
}

describe('The lab', () => {
  it('calls places and devices by their names, with the id beneath', async () => {
    await says('lab-kiosk-1-printer', '1 号自助机 · 打印机')
    await says('lab-kiosk-1-printer', 'kiosk-1/printer')
    await says('lab-window-1-pad', '1 号窗口 · 评价器')
    await lab.getByTestId('language').click()
    await says('lab-window-1-pad', 'Window 1 · Rating pad')
    await lab.getByTestId('language').click()
  })

  it.each([
    ['cable', 'window-2-pad', 'cable', 'window-2/pad', 'absent unplugged'],
    ['paper', 'kiosk-1-printer', 'paper-out', 'kiosk-1/printer', 'fault paper-out'],
    ['cover', 'kiosk-1-printer', 'cover', 'kiosk-1/printer', 'fault cover-open'],
  ])('switches a fault of the %s by the mouse, says it, and the daemon sees it', async (_what, device, fault, id, seen) => {
    const testId = `lab-${device}-${fault}`
    expect(await lab.getByTestId(testId).getAttribute('role')).toBe('switch')
    const well = await lab.getByTestId(testId).innerText()
    await lab.getByTestId(testId).click()
    await expect.poll(() => checked(testId)).toBe('true')
    expect(await lab.getByTestId(testId).innerText()).not.toBe(well)
    await expect.poll(() => stateOf(id)).toBe(seen)
    await lab.getByTestId(testId).click()
    await expect.poll(() => checked(testId)).toBe('false')
    await expect.poll(() => stateOf(id)).toBe('ok null')
  })

  it('switches one fault of a line for another, by keyboard alone', async () => {
    await lab.getByTestId('lab-window-1-pad-cable').focus()
    await tabTo('lab-window-1-pad-fault-silence')
    await lab.keyboard.press('Enter')
    await expect.poll(() => checked('lab-window-1-pad-fault-silence')).toBe('true')
    await tabTo('lab-window-1-pad-fault-noise')
    await lab.keyboard.press('Space')
    await expect.poll(() => checked('lab-window-1-pad-fault-noise')).toBe('true')
    expect(await checked('lab-window-1-pad-fault-silence')).toBe('false')
    await lab.keyboard.press('Enter')
    await expect.poll(() => checked('lab-window-1-pad-fault-noise')).toBe('false')
  })

  it('lays a card by keyboard, and the reader’s lamp says that it was read', async () => {
    await tabTo('lab-window-1-id-reader-lay-zhang-san')
    await lab.keyboard.press('Enter')
    await says('lab-window-1-id-reader-card', '张三')
    await says('lab-window-1-id-reader-lamp', '已读取')
    await tabTo('lab-window-1-id-reader-lift')
    await lab.keyboard.press('Enter')
    await says('lab-window-1-id-reader-lamp', '等待证件')
  })

  it('presses the pad’s keys by digits, in their places, while the pad has the focus and not otherwise', async () => {
    const pressed: string[] = []
    lab.on('request', (request) => {
      if (request.url().endsWith('/pad/gesture')) pressed.push(`${request.url().split('/').at(-3)} ${request.postData()}`)
    })
    await lab.getByTestId('lab-window-1-pad-key-1').focus()
    for (const digit of ['5', '2', '6', 'Control+3']) await lab.keyboard.press(digit)
    // Its first key from the left is 不满意, which is number 0 on the wire; it has no fifth.
    await lab.getByTestId('lab-window-2-pad-key-2').focus()
    for (const digit of ['1', '5', 'Enter']) await lab.keyboard.press(digit)
    await lab.getByTestId('lab-kiosk-1-scanner').getByRole('textbox').pressSequentially('12')
    await expect.poll(() => pressed).toEqual(['window-1 5', 'window-1 2', 'window-2 0', 'window-2 2'].map((one) => one.replace(/ (\d)$/, ' {"type":"press","key":$1}')))
    expect(await lab.getByTestId('lab-kiosk-1-scanner').getByRole('textbox').inputValue()).toBe('12')
    lab.removeAllListeners('request')
  })

  it('shows in seven bars what a display shows, and says it to whoever cannot see it', async () => {
    const glass = lab.getByTestId('lab-window-1-display-display')
    expect(await glass.locator('.lit').count()).toBe(0)
    expect(await glass.locator('.unlit').count()).toBe(4 * 7)
  })

  it('lets the tray be scrolled by keyboard', async () => {
    for (let taken = 0; taken < 2; taken++) await ask('kiosk', '/api/tickets', { item: 'MZ-02' })
    await lab.getByTestId('lab-kiosk-1-printer-piece').nth(1).waitFor()
    await lab.getByTestId('lab-kiosk-1-printer-paper-ok').focus()
    await lab.keyboard.press('Tab')
    await lab.keyboard.press('End')
    await expect.poll(() => lab.locator('.lab-tray').first().evaluate((tray) => tray.scrollTop)).toBeGreaterThan(100)
  })

  it('has every key and every switch of every device in the order of Tab', async () => {
    const all = await lab.locator('.lab main button:not(:disabled), .lab main input').count()
    const reachable = await lab.locator('.lab main button:not(:disabled):not([tabindex="-1"]), .lab main input:not([tabindex="-1"])').count()
    expect(reachable).toBe(all)
    expect(all).toBeGreaterThan(80)
  })

  it.each([
    [1366, 768],
    [1920, 1080],
  ])('keeps the printer’s buttons and the whole tray on a screen of %i × %i after ten tickets', async (width, height) => {
    for (let taken = 0; taken < 10; taken++) await ask('kiosk', '/api/tickets', { item: 'MZ-02' })
    const page = await open('/lab', width, height)
    await expect.poll(() => page.getByTestId('lab-kiosk-1-printer-piece').count()).toBe(6)
    for (const button of ['tear', 'paper-ok']) {
      const box = await page.getByTestId(`lab-kiosk-1-printer-${button}`).boundingBox()
      expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThan(height)
    }
    const tray = await page.getByTestId('lab-kiosk-1-printer').locator('.lab-tray').boundingBox()
    expect((tray?.y ?? height) + (tray?.height ?? 0)).toBeLessThan(height)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await page.close()
  })

  it.each(['中文', 'English'])('lets no key or switch stand out of its device (%s)', async () => {
    const out = await lab.evaluate(() =>
      [...document.querySelectorAll('.lab-device button')].filter((button) => {
        const card = button.closest('.lab-device')?.getBoundingClientRect()
        return button.scrollWidth > button.clientWidth + 1 || button.getBoundingClientRect().right > (card?.right ?? 0)
      }).map((button) => button.getAttribute('data-testid')),
    )
    expect(out).toEqual([])
    await lab.getByTestId('language').click()
  })
})

describe('A day in two minutes', () => {
  // Tickets of the tests above wait in their hall: this morning has one of its own.
  const fresh = dataFolder()
  beforeAll(async () => {
    await end(daemon)
    await lab.context().close()
    tokens.clear()
    daemon = await startProcess(fresh.path)
    lab = await open('/lab?speed=60')
  })
  afterAll(async () => {
    await end(daemon)
    fresh.remove()
  })

  it('ends with tickets and ratings in the hall, every device mended and no step refused', async () => {
    await says('lab-day-clock', '09:00')
    await lab.getByTestId('lab-day-play').click()
    await says('lab-day-line', '播放完毕', morningMaxMs)
    await says('lab-day-clock', '11:30')
    expect(await lab.getByTestId('lab-day-skipped').count()).toBe(0)
    const { businessDate, queues } = await ask<{ businessDate: string; queues: { waiting: number }[] }>('technician', '/api/queue')
    expect(queues.filter(({ waiting }) => waiting > 0)).toEqual([])
    const { rows } = await ask<{ rows: { window: number; level: string }[] }>('supervisor', `/api/exports/ratings?form=json&after=0&from=${businessDate}&to=${businessDate}`)
    const at = (window: number) => rows.filter((row) => row.window === window).map(({ level }) => level)
    expect(at(1)).toEqual(['very_satisfied', 'basically_satisfied', 'dissatisfied'])
    expect(at(2)).toEqual(['satisfied', 'very_satisfied', 'satisfied'])
    const states = ['E001', 'B001', 'B002', 'A001', 'D001', 'C001', 'C002', 'B003', 'E002'].map(async (number) => (await ask<{ state: string }>('technician', `/api/tickets/${businessDate.replaceAll('-', '')}-${number}`)).state)
    expect((await Promise.all(states)).sort()).toEqual([...Array(8).fill('finished'), 'no-show'])
    for (const id of ['kiosk-1/printer', 'window-2/pad']) await expect.poll(() => stateOf(id)).toBe('ok null')
  })

  it('tells what is refused when it is played again, as the appointment was used; and stops', async () => {
    await lab.getByTestId('lab-day-play').click()
    await says('lab-day-skipped', /跳过 \d 步/, morningMaxMs)
    await lab.getByTestId('lab-day-stop').click()
    await says('lab-day-line', '已停止', morningMaxMs)
  })

  it('is played by one tab at a time', async () => {
    const slow = await lab.context().newPage()
    await slow.goto(`${daemon.url}/lab`)
    await slow.getByTestId('lab-day-play').click()
    await slow.getByTestId('lab-day-stop').waitFor()
    await lab.getByTestId('lab-day-play').click()
    await says('lab-day-line', '另一个标签页正在播放')
    await slow.getByTestId('lab-day-stop').click()
    await slow.getByTestId('lab-day-line').filter({ hasText: '已停止' }).waitFor()
    await slow.close()
  })

  it('asked nobody but the daemon, and no page complained', () => {
    // Refused steps are answered by 409, which Chromium reports by itself.
    expect(complaints.flat().filter((one) => !/409/.test(one))).toEqual([])
  })
})
