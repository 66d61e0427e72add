/** What a clerk does beside the plain way, and the green channel, with a mouse in real Chromium against the real daemon. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { chooseItem, takeNumber, toStart } from '../kit/kiosk.ts'

const data = dataFolder()
/** Somewhere to leave pictures for people to look at; none are taken without it. */
const shots = process.env['GUITAI_SHOTS']
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let kiosk: Page
let board: Page
let desk: Page
let other: Page

const open = async (path: string, width: number, height: number): Promise<Page> => {
  const watched = await openPage(browser, daemon.url + path, { width, height })
  complaints.push(watched.complaints)
  return watched.page
}

const look = async (page: Page, name: string) => {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  kiosk = await open('/kiosk', 1080, 1920)
  board = await open('/board', 1920, 1080)
  desk = await open('/window/1', 1366, 768)
  other = await open('/window/2', 1366, 768)
  for (const [page, workNo, pin] of [
    [desk, '1001', '2468'],
    [other, '1002', '1357'],
  ] as const) {
    await page.getByTestId('sign-in-work-no').fill(workNo)
    await page.getByTestId('sign-in-pin').fill(pin)
    await page.getByTestId('sign-in-submit').click()
    await page.getByTestId('clerk').waitFor()
  }
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

const takeRsNumber = () => takeNumber(kiosk, 'B', 'RS-01')
const at = (page: Page, number: string) => page.getByTestId('current-number').getByText(number, { exact: true }).waitFor()
const gone = (page: Page) => page.getByTestId('current-number').waitFor({ state: 'detached' })
const choose = (page: Page, testId: string, value: string) => page.getByTestId(testId).selectOption(value)

it('An old man at the kiosk says that he is one, and is called before who came first', async () => {
  expect(await takeRsNumber()).toBe('B001')
  await kiosk.getByTestId('kiosk-green').click()
  await look(kiosk, 'kiosk-green')
  await kiosk.getByTestId('kiosk-green-elderly').click()
  await kiosk.getByText('绿色通道：60 岁以上').waitFor()
  await look(kiosk, 'kiosk-start-green')
  expect(await takeRsNumber()).toBe('B002')
  // The next person is somebody else.
  await expect.poll(() => kiosk.getByTestId('kiosk-green').textContent()).toContain('可以优先')
  expect(await takeRsNumber()).toBe('B003')
  await desk.getByTestId('call-next').click()
  await at(desk, 'B002')
  await expect.poll(() => desk.getByTestId('priority').textContent()).toBe('绿色通道 · 60 岁以上')
  // Nobody in the hall reads why.
  await board.getByTestId('board-call-B002').waitFor()
  await expect.poll(() => board.locator('body').textContent()).not.toContain('60')
  await look(desk, 'desk-priority')
})

it('A slip of the hand is undone with a key, while there is time', async () => {
  await desk.getByTestId('start').click()
  await desk.getByText('正在办理').first().waitFor()
  await desk.locator('[data-testid="undo"]:not([disabled])').waitFor()
  await desk.keyboard.press('u')
  await desk.getByTestId('ticket-state').getByText('已呼叫').waitFor()
  await desk.locator('[data-testid="undo"][disabled]').waitFor()
  await desk.keyboard.press('s')
  await desk.getByTestId('ticket-state').getByText('正在办理').waitFor()
})

it('Somebody is held while the next is served, and called back', async () => {
  await desk.getByTestId('hold').click()
  await gone(desk)
  await desk.getByTestId('resume-B002').waitFor()
  await desk.getByTestId('call-next').click()
  await at(desk, 'B001')
  await desk.locator('[data-testid="resume-B002"][disabled]').waitFor()
  await look(desk, 'desk-held')
  await desk.getByTestId('no-show').click()
  await gone(desk)
  await desk.getByTestId('resume-B002').click()
  await at(desk, 'B002')
  await expect.poll(() => desk.getByTestId('ticket-state').textContent()).toBe('已呼叫')
})

it('Who was missed is put back in line by the clerk, behind the next', async () => {
  await desk.getByTestId('return-B001').click()
  await desk.getByTestId('aside').waitFor({ state: 'detached' })
  const waiting = await desk.locator('.desk-waiting ol').first().locator('strong').allTextContents()
  expect(waiting).toEqual(['B003', 'B001'])
})

it('One more item, and then to another window: nobody else is called for it', async () => {
  await desk.getByTestId('start').click()
  await desk.getByTestId('more-steps').click()
  await choose(desk, 'items', 'YB-01')
  await desk.getByText('同时办理').waitFor()
  await look(desk, 'desk-more')
  await choose(desk, 'transfer', { label: '2 号窗口' } as never)
  await choose(desk, 'transfer-reason', 'next-step')
  await gone(desk)
  await other.getByTestId('call-next').click()
  await at(other, 'B002')
  await other.getByText('同时办理').waitFor()
})

it('A break is said to the clerk, and nobody is called until it is over', async () => {
  await choose(desk, 'pause', 'break')
  await desk.getByTestId('paused').getByText('休息').waitFor()
  await look(desk, 'desk-paused')
  await desk.locator('[data-testid="call-next"][disabled]').waitFor()
  await desk.keyboard.press('c')
  await desk.getByTestId('reopen').click()
  await desk.getByTestId('paused').waitFor({ state: 'detached' })
  await expect.poll(() => desk.getByTestId('current-number').count()).toBe(0)
})

it('Somebody is called before their turn, with a reason', async () => {
  await choose(desk, 'call-reason', 'needs-help')
  await look(desk, 'desk-choosing')
  await desk.getByTestId('call-B001').click()
  await at(desk, 'B001')
  await choose(desk, 'cancel', 'papers-missing')
  await gone(desk)
})

it('What to bring is printed at the kiosk, looked through at the window, and what is missing is one slip more', async () => {
  await chooseItem(kiosk, 'C', 'GA-01')
  await kiosk.getByTestId('kiosk-number').waitFor()
  await look(kiosk, 'kiosk-number')
  await kiosk.getByTestId('kiosk-see-papers').click()
  await kiosk.getByTestId('kiosk-notice-large').click()
  await kiosk.getByTestId('kiosk-notice').getByText('材料清单正在打印').waitFor()
  await toStart(kiosk)
  const lab = await open('/lab', 1366, 1100)
  await lab.getByText('一次性告知单').first().waitFor()
  await look(lab, 'lab-notice')
  await choose(desk, 'call-reason', 'quick')
  await desk.getByTestId('call-C001').click()
  await at(desk, 'C001')
  await desk.getByTestId('start').click()
  await desk.getByTestId('missing-1').check()
  await look(desk, 'desk-papers')
  await desk.getByTestId('notice-check').click()
  await desk.getByTestId('papers').getByText('待补正').waitFor()
  await lab.getByText('补正材料告知单').first().waitFor()
  await look(lab, 'lab-supplement')
  await desk.getByTestId('finish').click()
  await gone(desk)
})

it('A case is taken in with a slip, decided behind the window, called at the output window by the same number, and handed out', async () => {
  expect(await takeRsNumber()).toBe('B004')
  // Who is still there, and who waits still, goes first.
  for (const number of ['B002', 'B003']) {
    await at(other, number)
    await other.getByTestId('start').click()
    await other.getByTestId('finish').click()
    await gone(other)
    if (number === 'B002') await other.getByTestId('call-next').click()
  }
  await desk.getByTestId('call-next').click()
  await at(desk, 'B004')
  await desk.getByTestId('start').click()
  await desk.getByTestId('ticket-state').getByText('正在办理').waitFor()
  await choose(desk, 'accept', '1')
  await gone(desk)
  const [row] = await desk.getByTestId('cases').locator('li strong').allTextContents()
  expect(row).toMatch(/^\d{8}-0001$/)
  await look(desk, 'records')
  const lab = await open('/lab', 1366, 900)
  await lab.getByText('领取凭证').first().waitFor()
  await look(lab, 'lab-slip')
  await desk.getByTestId(`take-${row}`).click()
  await choose(desk, `decide-${row}`, 'granted')
  await desk.getByTestId(`hand-out-${row}`).waitFor()
  await other.getByTestId('call-next').click()
  await at(other, 'B004')
  await other.getByTestId(`hand-out-${row}`).click()
  await other.getByTestId('cases').waitFor({ state: 'detached' })
})

it('No page complained', () => {
  expect(complaints.flat()).toEqual([])
})
