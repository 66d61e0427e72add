/** The main job, with a mouse in real Chromium against the real daemon: from the number to the rating. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { chooseItem, takeNumber as takeNumberAt, toStart } from '../kit/kiosk.ts'

const data = dataFolder()
const shots = mkdtempSync(join(tmpdir(), 'guitai-shots-'))
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let kiosk: Page
let lab: Page
let board: Page
let desk: Page
let otherDesk: Page
let tech: Page

const open = async (path: string, width = 1366, height = 768): Promise<Page> => {
  const watched = await openPage(browser, daemon.url + path, { width, height })
  complaints.push(watched.complaints)
  return watched.page
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  kiosk = await open('/kiosk', 1080, 1920)
  lab = await open('/lab')
  board = await open('/board', 1920, 1080)
  desk = await open('/window/1')
  otherDesk = await open('/window/2')
  tech = await open('/tech')
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
  rmSync(shots, { recursive: true })
})

const signIn = async (page: Page, workNo: string, pin: string) => {
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
}

const takeNumber = (item: string, category: string) => takeNumberAt(kiosk, category, item)

/** What Debian's zbarimg reads in a picture: a reader that shares nothing with us. */
function zbar(png: Buffer): string {
  const file = join(shots, `${Math.random()}.png`)
  writeFileSync(file, png)
  return spawnSync('zbarimg', ['--quiet', '--raw', file], { encoding: 'utf8' }).stdout.trim()
}

const text = (page: Page, testId: string) => page.getByTestId(testId).textContent()
const says = (page: Page, testId: string, words: string | RegExp) =>
  page.getByTestId(testId).filter({ hasText: words }).waitFor()

describe('A hall, from the number to the rating', () => {
  it('gives a number at once for an item chosen at the kiosk', async () => {
    expect(await takeNumber('RS-01', 'B')).toBe('B001')
  })

  it('prints the paper: Chinese, a large number, and a QR code that zbarimg reads, drawn from the printer’s bytes', async () => {
    const piece = lab.getByTestId('lab-kiosk-1-printer-piece').first()
    await piece.waitFor()
    const words = (await piece.innerText()).replaceAll(/\s+/g, ' ')
    for (const part of ['示范镇便民服务中心', 'B001', '社会保障卡申领、补换', '前面还有 0 人等候']) expect(words).toContain(part)
    const number = await piece.getByText('B001', { exact: true }).boundingBox()
    const line = await piece.getByText('前面还有 0 人等候').boundingBox()
    expect((number?.height ?? 0) / (line?.height ?? 1)).toBeGreaterThan(3)
    // Paper hangs in a tray that is shorter than it: its code is scrolled into sight, as a person would.
    expect(zbar(await piece.locator('svg').screenshot())).toBe(`GUITAI:T:510921103:${today()}-B001`)
  })

  it('lets a clerk in by work number and PIN only', async () => {
    await signIn(desk, '1001', '9999')
    await desk.getByTestId('sign-in-refused').waitFor()
    await signIn(desk, '1001', '2468')
    await says(desk, 'clerk', '王敏')
  })

  it('calls the next ticket, and the board shows it', async () => {
    await desk.getByTestId('call-next').click()
    await says(desk, 'current-number', 'B001')
    const call = board.getByTestId('board-call-B001')
    await call.waitFor()
    await expect.poll(() => call.innerText()).toContain('1 号窗口')
  })

  it('shows a card laid on the reader masked before serving, on that window alone', async () => {
    await signIn(otherDesk, '1002', '1357')
    await lab.getByTestId('lab-window-1-id-reader-lay-zhang-san').click()
    await says(desk, 'identity-name', '张*')
    expect(await text(desk, 'identity-number')).toBe('1101**********002X')
    await expect.poll(() => desk.getByTestId('identity-panel').innerText()).not.toContain('朝阳')
    for (const page of [otherDesk, kiosk, board, tech]) await expect.poll(() => page.locator('body').innerText()).not.toContain('张')
  })

  it('shows it in full once an item is served that says what for', async () => {
    await desk.getByTestId('start').click()
    await says(desk, 'identity-name', '张三')
    expect(await text(desk, 'identity-number')).toBe('11010519491231002X')
    await expect.poll(() => desk.getByTestId('identity-panel').innerText()).toContain('填写社会保障卡申领登记表')
  })

  it('asks for a rating when the act is finished, forgets the card, and shows the key that was pressed', async () => {
    await desk.getByTestId('finish').click()
    await says(desk, 'rating-state', '等待群众评价')
    await expect.poll(() => desk.getByTestId('pad-gaps').count()).toBe(0)
    await says(lab, 'lab-window-1-pad-inviting', '正在请求评价')
    await expect.poll(() => desk.getByTestId('identity-name').count()).toBe(0)
    await lab.getByTestId('lab-window-1-pad-key-2').click()
    await says(desk, 'rating-state', /^满意$/)
    await says(lab, 'lab-window-1-pad-inviting', '待机')
    await expect.poll(() => otherDesk.getByTestId('rating-state').count()).toBe(0)
  })

  it('does not count a key that nobody asked for', async () => {
    await lab.getByTestId('lab-window-1-pad-key-5').click()
    await lab.getByTestId('lab-window-2-pad-key-3').click()
    await says(desk, 'rating-state', /^满意$/)
    await expect.poll(() => otherDesk.getByTestId('rating-state').count()).toBe(0)
  })

  it('checks an appointment in by its QR code, straight into the queue, without paper', async () => {
    const papers = await lab.getByTestId('lab-kiosk-1-printer-piece').count()
    await lab.getByTestId('lab-kiosk-1-scanner-show-1').click()
    await says(kiosk, 'kiosk-number', 'C001')
    await says(kiosk, 'kiosk-paper', '无需再取号')
    await desk.getByText('C001').waitFor()
    await expect.poll(() => lab.getByTestId('lab-kiosk-1-printer-piece').count()).toBe(papers)
    await toStart(kiosk)
  })

  it('says so when a code is no appointment', async () => {
    const scanner = lab.getByTestId('lab-kiosk-1-scanner')
    await scanner.getByRole('textbox').fill('<script>alert(1)</script> 微信')
    await scanner.getByRole('button', { name: '出示', exact: true }).click()
    await says(kiosk, 'kiosk-refused', '没有找到这个预约')
    await toStart(kiosk)
  })

  it('keeps the number on the screen with its code when the paper has run out, and prints when it is back', async () => {
    await lab.getByTestId('lab-kiosk-1-printer-paper-out').click()
    await says(tech, 'device-kiosk-1-printer-state', '缺纸')
    await kiosk.getByTestId('kiosk-noPaper').waitFor()
    await chooseItem(kiosk, 'A', 'SF-01')
    await says(kiosk, 'kiosk-number', 'A001')
    await says(kiosk, 'kiosk-paper', '号票没有打印出来')
    expect(zbar(await kiosk.screenshot())).toBe(`GUITAI:T:510921103:${today()}-A001`)
    await lab.getByTestId('lab-kiosk-1-printer-paper-ok').click()
    await says(kiosk, 'kiosk-paper', '请取走号票')
    await toStart(kiosk)
  })

  it('shows devices live as cables are pulled and lids opened', async () => {
    await lab.getByTestId('lab-window-2-pad-cable').click()
    await says(tech, 'device-window-2-pad-state', '未连接 · 电缆断开')
    await says(tech, 'device-window-2-pad-mend', '插好电缆两端')
    await says(tech, 'overall', '1 台需要处理')
    await lab.getByTestId('lab-kiosk-1-printer-cover').click()
    await says(tech, 'device-kiosk-1-printer-state', '机盖打开')
    await lab.getByTestId('lab-window-2-pad-cable').click()
    await says(tech, 'device-window-2-pad-state', '正常')
    await lab.getByTestId('lab-kiosk-1-printer-cover').click()
    await says(tech, 'device-kiosk-1-printer-state', '正常')
  })

  it('tests a device at the press of a button and says what it found', async () => {
    await tech.getByTestId('self-test-kiosk-1-printer').click()
    await says(tech, 'self-test-report', '自检通过')
    await lab.getByTestId('lab-kiosk-1-printer-cover').click()
    await says(tech, 'device-kiosk-1-printer-state', '机盖打开')
    await tech.getByTestId('self-test-kiosk-1-printer').click()
    await says(tech, 'self-test-report', '自检未通过')
    await lab.getByTestId('lab-kiosk-1-printer-cover').click()
    await says(tech, 'device-kiosk-1-printer-state', '正常')
    // What was found says nothing of a device that has been mended since.
    await tech.getByTestId('self-test-report').waitFor({ state: 'detached' })
  })

  it('shows a ticket as it would be printed, and again with what is chosen', async () => {
    await tech.getByTestId('preview').click()
    await says(tech, 'preview-paper', 'A023')
    await says(tech, 'preview-force', '现在打印的号票就是这个样子')
    await expect.poll(() => tech.getByTestId('preview-paper').innerText()).not.toContain('补打')
    await tech.getByTestId('preview-copy').click()
    await says(tech, 'preview-paper', '补打')
    await tech.getByTestId('preview-queue').selectOption('B')
    await says(tech, 'preview-paper', 'B023')
    await tech.getByTestId('preview').click()
    await tech.getByTestId('preview-shown').waitFor({ state: 'detached' })
  })

  it('tells staff before the paper ends, and of a new roll by one button', async () => {
    await lab.getByTestId('lab-kiosk-1-printer-paper-near-end').click()
    await says(tech, 'paper-kiosk-1-printer', '快用完了')
    await says(desk, 'paper-low', 'kiosk-1/printer')
    await lab.getByTestId('lab-kiosk-1-printer-paper-ok').click()
    await says(tech, 'device-kiosk-1-printer-state', '正常')
    await desk.getByTestId('roll-kiosk-1-printer').click()
    await desk.getByTestId('paper-low').waitFor({ state: 'detached' })
    await says(tech, 'paper-kiosk-1-printer', '已用 0.0 米，全长 60.0 米')
  })

  it('works by keyboard alone at the window', async () => {
    for (const [key, testId, words] of [['c', 'ticket-state', '已呼叫'], ['r', 'ticket-state', '已呼叫'], ['s', 'ticket-state', '正在办理']] as const) {
      await desk.keyboard.press(key)
      await says(desk, testId, words)
    }
    await desk.keyboard.press('f')
    await says(desk, 'rating-state', '等待群众评价')
    await lab.getByTestId('lab-window-1-pad-key-1').click()
    await says(desk, 'rating-state', '非常满意')
  })

  it('tells a clerk, while somebody is served and asked, what the pad has no key for; never where it has all five', async () => {
    await takeNumber('RS-01', 'B')
    await expect.poll(() => otherDesk.getByTestId('pad-gaps').count()).toBe(0)
    await otherDesk.getByTestId('call-next').click()
    await says(otherDesk, 'ticket-state', '已呼叫')
    await expect.poll(() => otherDesk.getByTestId('pad-gaps').count()).toBe(0)
    await otherDesk.getByTestId('start').click()
    await says(otherDesk, 'pad-gaps', '此评价器没有“非常不满意”键')
    await otherDesk.getByTestId('finish').click()
    await says(otherDesk, 'rating-state', '等待群众评价')
    await says(otherDesk, 'pad-gaps', '此评价器没有“非常不满意”键')
    await lab.getByTestId('lab-window-2-pad-key-3').click()
    await says(otherDesk, 'rating-state', /满意$/)
    await otherDesk.getByTestId('pad-gaps').waitFor({ state: 'detached' })
  })

  it('says why no card is shown: none laid, cleared, lifted too early, the reader unplugged', async () => {
    await says(desk, 'no-card', '证件信息已清除')
    await lab.getByTestId('lab-window-1-id-reader-cable').click()
    await says(desk, 'no-card', '电缆断开了')
    await lab.getByTestId('lab-window-1-id-reader-cable').click()
    await says(desk, 'no-card', '证件信息已清除')
  })

  it('lets nobody sign out with a person at the window, and leads back to them', async () => {
    await takeNumber('MZ-05', 'E')
    await desk.getByTestId('call-next').click()
    await says(desk, 'ticket-state', '已呼叫')
    await desk.getByTestId('sign-out').click()
    await says(desk, 'sign-out-asked', '请先办结')
    await expect.poll(() => desk.getByTestId('sign-out-anyway').isDisabled()).toBe(true)
    await desk.getByTestId('sign-out-stay').click()
    await desk.getByTestId('sign-out-asked').waitFor({ state: 'detached' })
    await desk.getByTestId('no-show').click()
  })

  it('says that there is no window 9', async () => {
    const nowhere = await open('/window/9')
    await says(nowhere, 'no-such-window', '没有 9 号窗口')
    await nowhere.close()
    // The refusal of the pairing is a 404, which Chromium reports by itself.
    complaints.pop()
  })

  it('killed without warning comes back: no number lost or given twice, pages reconnect and miss nothing', async () => {
    const before = await takeNumber('MZ-05', 'E')
    await desk.getByText('E002').waitFor()
    await end(daemon, 'SIGKILL')
    await says(desk, 'online', '连接中断')
    await kiosk.getByTestId('kiosk-away').waitFor()
    // Nothing on a technician's page is green while nobody can know.
    await says(tech, 'overall', '情况不明')
    await says(tech, 'stale', '与系统的连接已断开')
    await expect.poll(() => tech.locator('.badge.good').count()).toBe(0)
    await tech.screenshot({ path: join(shots, 'tech-stale.png'), fullPage: true })
    const { port } = daemon
    daemon = await startProcess(data.path, { GUITAI_PORT: String(port) })
    // Something happens before the pages are back: they must be told.
    const token = await pair(daemon.url)
    const response = await fetch(`${daemon.url}/api/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ item: 'MZ-05' }),
    })
    expect(await response.json()).toMatchObject({ number: 'E003', ahead: 2 })
    await says(desk, 'online', '已连接')
    await desk.getByText('E003').waitFor()
    await desk.getByText(before ?? '').waitFor()
    await kiosk.getByTestId('kiosk-take').waitFor()
    expect(await takeNumber('MZ-05', 'E')).toBe('E004')
    await desk.keyboard.press('c')
    await board.getByTestId(`board-call-${await text(desk, 'current-number')}`).waitFor()
  })

  it('asked nobody but the daemon, and no page complained', () => {
    // The wrong PIN is answered by 401, which Chromium reports by itself.
    expect(complaints.flat().filter((one) => !/401/.test(one))).toEqual([])
  })
})

async function pair(url: string): Promise<string> {
  const response = await fetch(`${url}/api/pairing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'kiosk', kiosk: 1 }),
  })
  const body = (await response.json()) as { token: string }
  return body.token
}

/** The business date of the hall, as it stands in a ticket’s code. */
function today(): string {
  return new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10).replaceAll('-', '')
}
