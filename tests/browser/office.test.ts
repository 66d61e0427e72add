/** The supervisors' page in real Chromium against the real daemon: signing in, figures, appraisal, attendance, a bad rating. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const shots = process.env['GUITAI_SHOTS']
const data = dataFolder()
let daemon: RunningDaemon
let browser: Browser
let page: Page
let complaints: string[]

const headers = { 'content-type': 'application/json' }
async function ask(place: object, path: string, body: object = {}) {
  const { token } = await (await fetch(`${daemon.url}/api/pairing`, { method: 'POST', headers, body: JSON.stringify(place) })).json()
  const answer = await fetch(`${daemon.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { ...headers, authorization: `Bearer ${token}` } })
  return { status: answer.status, body: await answer.json().catch(() => null) }
}
const picture = async (name: string) => void (shots !== undefined && (await page.screenshot({ path: join(shots, `${name}.png`) })))
const signIn = async (workNo: string, pin: string) => {
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  const { body: ticket } = await ask({ role: 'kiosk' }, '/api/tickets', { queue: 'A' })
  const { body: signed } = await ask({ role: 'clerk', window: 1 }, '/api/windows/1/sign-in', { workNo: '1001', pin: '2468' })
  for (const step of ['call-next', 'start', 'finish']) await fetch(`${daemon.url}/api/windows/1/${step}`, { method: 'POST', headers: { authorization: `Bearer ${signed.token}` } })
  await ask({ role: 'supervisor' }, '/api/ratings', { ticket: ticket.id, level: 'dissatisfied' })
  browser = await launchChromium()
  ;({ page, complaints } = await openPage(browser, `${daemon.url}/office`, { width: 1366, height: 768 }))
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('A clerk who does not supervise is not let in, and is not told why', async () => {
  await signIn('1001', '2468')
  await expect.poll(() => page.getByTestId('sign-in-refused').textContent()).toBe('工号或密码不对')
})

it('A supervisor sees what was done today, by day, window, item and clerk', async () => {
  await signIn('1003', '9753')
  await page.getByTestId('supervisor').getByText('周岚').waitFor()
  await page.getByTestId('office-figures').click()
  for (const [by, key] of [['clerk', '1001'], ['window', '1'], ['item', '']] as const) {
    await page.getByTestId(`by-${by}`).click()
    const row = page.getByTestId(`figures-${key}`)
    await row.waitFor()
    await picture(`office-figures-${by}`)
    // One act, rated, badly: none of one is good.
    expect((await row.locator('td').allTextContents()).slice(0, 1)).toEqual(['1'])
    expect((await row.locator('td').allTextContents()).slice(5, 8)).toEqual(['100.0 %', '0.0 %', '1'])
    // One wait of less than a minute: its middle is taken for half of it.
    expect((await row.locator('td').allTextContents()).slice(2, 4)).toEqual(['0.5', '0.9'])
  }
})

it('and nothing of a month in which nothing was', async () => {
  await page.getByTestId('period-from').fill('2020-01-01')
  await page.getByTestId('period-to').fill('2020-01-31')
  await page.getByTestId('figures-empty').waitFor()
  await page.getByTestId('period-to').fill('2099-12-31')
  await page.getByTestId('figures').waitFor()
})

it('sees that one act is too little to be scored, and since when who has been there', async () => {
  await page.getByTestId('office-appraisal').click()
  await expect.poll(() => page.getByTestId('appraisal-1001').textContent()).toContain('办件不足')
  await page.getByTestId('office-attendance').click()
  await page.getByTestId('by-date').click()
  await page.getByTestId('attendance').waitFor()
  await expect.poll(() => page.getByTestId('attendance').locator('tbody tr').count()).toBe(1)
})

it('freezes no appraisal of a time that is not over, and says so', async () => {
  await page.getByTestId('office-frozen').click()
  await page.getByTestId('freeze').click()
  await expect.poll(() => page.getByTestId('office-refused').textContent()).toBe('这段时间还没有结束')
})

it('freezes one that is over: it is there with its root', async () => {
  await page.getByTestId('period-to').fill('2026-01-31')
  await page.getByTestId('freeze').click()
  const frozen = page.locator('[data-testid^="frozen-"]')
  await frozen.waitFor()
  await expect.poll(() => frozen.textContent()).toMatch(/2020-01-01 至 2026-01-31.*周岚 1003.*\d+[0-9a-f]{16}…/)
  await page.getByTestId('period-to').fill('2099-12-31')
  await page.getByTestId('office-attendance').click()
})

it('corrects somebody’s attendance under the own name, and never the own', async () => {
  await page.getByTestId('by-date').click()
  await page.getByTestId('correct-open').click()
  const write = async (clerk: string, date: string) => {
    await page.getByTestId('correct-clerk').selectOption(clerk)
    await page.getByTestId('correct-date').fill(date)
    await page.getByTestId('correct-firstIn').fill('08:20')
    await page.getByTestId('correct-submit').click()
  }
  await write('1003', '2026-01-05')
  await expect.poll(() => page.getByTestId('office-refused').textContent()).toBe('不能更正自己的考勤')
  await write('1001', '2026-01-05')
  await page.getByTestId('office-refused').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByTestId('attendance-2026-01-05-1001').textContent()).toContain('08:20– 忘记签到 · 周岚 1003')
})

it('sees who has read the rules of service, and who has not', async () => {
  await page.getByTestId('office-documents').click()
  await page.getByTestId('readings-service-rules-1001').getByText('未读').waitFor()
})

it('sees the signs, each with its numbers', async () => {
  await page.getByTestId('office-signs').click()
  await page.getByTestId('signs-1001').waitFor()
})

it('sends somebody to see to the bad rating, never the clerk whom it is about', async () => {
  await page.getByTestId('office-rectifications').click()
  const row = page.locator('[data-testid^="rectification-"]')
  await expect.poll(() => row.textContent()).toMatch(/不满意.*王敏 1001/)
  await row.locator('button').click()
  await picture('office-rectifications')
  const assign = page.locator('[data-testid^="assign-"]')
  await assign.waitFor()
  await expect.poll(() => assign.locator('option').allTextContents()).toEqual(['指派…', '李强 · 1002', '周岚 · 1003'])
  await assign.selectOption('1002')
  await expect.poll(() => row.textContent()).toContain('李强 1002')
})

it('inspects the hall: a line that fails, who answers for it, and what is to be done next', async () => {
  await page.getByTestId('office-inspections').click()
  await page.getByTestId('inspect-unannounced').click()
  const one = page.locator('details[data-testid^="inspection-"]')
  await one.waitFor()
  await one.locator('[data-testid$="-clean"][data-testid^="check-"]').selectOption('fail')
  await one.locator('[data-testid$="-clean"][data-testid^="answers-"]').selectOption('1001')
  await one.locator('[data-testid$="-clean"][data-testid^="find-"]').selectOption('serious')
  const found = one.locator('[data-testid^="finding-"]')
  await found.getByText('责任人：1001').waitFor()
  await expect.poll(() => found.textContent()).toContain('环境整洁，秩序良好严重待整改')
  await found.getByText('已整改').click()
  await found.getByText('待复查').waitFor()
  // Who put it right does not look again.
  await expect.poll(() => found.locator('select').count()).toBe(0)
})

it('states what is required, with evidence, and sees how the devices were', async () => {
  await page.getByTestId('office-six').click()
  await page.getByTestId('six-devices').waitFor()
  const premises = page.getByTestId('six-premises')
  await page.getByTestId('six-state-premises').click()
  await page.getByTestId('six-say-premises').selectOption('met')
  await expect.poll(() => page.getByTestId('office-refused').textContent()).toBe('请至少选择一项佐证材料')
  await page.getByTestId('six-premises-photo').click()
  await page.getByTestId('six-count-premises').fill('240')
  await page.getByTestId('six-say-premises').selectOption('partly')
  await premises.getByText('部分具备').first().waitFor()
  await page.getByTestId('six-say-premises').selectOption('met')
  await page.getByTestId('six-earlier-premises').waitFor()
  await expect.poll(() => premises.locator('.marks').first().textContent()).toMatch(/^固定的办公场所具备现场照片数量 240.*1003$/)
})

it('and nothing went wrong on the page', () => {
  expect(complaints.filter((line) => !/401|403|409/.test(line))).toEqual([])
})
