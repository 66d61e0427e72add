/** A bad rating on the pages of whom it is about and of whom a supervisor sent, in real Chromium against the real daemon. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const complaints: string[][] = []
let daemon: RunningDaemon
let browser: Browser
let rated: Page
let sent: Page
let no = ''

const signedIn = async (window: number, workNo: string, pin: string): Promise<Page> => {
  const { page, complaints: heard } = await openPage(browser, `${daemon.url}/window/${window}`, { width: 1366, height: 768 })
  complaints.push(heard)
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('clerk').waitFor()
  return page
}

const tokens = new Map<string, string>()
/** As somebody without a page. */
async function ask(role: string, path: string, body?: object) {
  const headers = { 'content-type': 'application/json' }
  const paired = async () => (await (await fetch(`${daemon.url}/api/pairing`, { method: 'POST', headers, body: JSON.stringify({ role }) })).json()).token
  const token = tokens.get(role) ?? (await paired())
  tokens.set(role, token)
  const said = body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${daemon.url}${path}`, { ...said, headers: { ...headers, authorization: `Bearer ${token}` } })
  expect(answer.ok, path).toBe(true)
  return answer.json()
}
const list = () => ask('supervisor', '/api/rectifications')
const badge = (page: Page, words: string) => page.getByTestId(`rectification-${no}`).getByText(words, { exact: true }).waitFor()

beforeAll(async () => {
  daemon = await startProcess(data.path)
  browser = await launchChromium()
  rated = await signedIn(1, '1001', '2468')
  const { id } = await ask('kiosk', '/api/tickets', { queue: 'A' })
  for (const step of ['call-next', 'start', 'finish']) {
    await rated.locator(`[data-testid="${step}"]:not([disabled])`).click()
  }
  await rated.getByTestId('current-number').waitFor({ state: 'detached' })
  await ask('supervisor', '/api/ratings', { ticket: id, level: 'very_dissatisfied' })
  no = (await list()).rectifications[0].rectification
  await ask('supervisor', `/api/rectifications/${no}/assign`, { to: '1002' })
  sent = await signedIn(2, '1002', '1357')
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('Whom it is about sees that it is there, without a word of how it stands, and appeals', async () => {
  await rated.getByTestId(`rectification-${no}`).waitFor()
  await expect.poll(() => rated.getByTestId('rectifications').locator('button, select').count()).toBe(1)
  await expect.poll(() => rated.getByTestId('rectifications').textContent()).not.toContain('待联系')
  await rated.getByTestId(`appeal-${no}`).selectOption('pressed-wrong-key')
  await badge(rated, '已申诉，待复核')
  await expect.poll(() => rated.getByTestId('rectifications').locator('button, select').count()).toBe(0)
})

it('Who was sent sees to it, step by step, and re-checks', async () => {
  await badge(sent, '待联系')
  await expect.poll(() => sent.getByTestId(`rectification-${no}`).textContent()).toMatch(/截止|期限|前/)
  await sent.getByTestId(`contact-${no}`).click()
  await badge(sent, '待核实')
  await sent.getByTestId(`verify-${no}`).selectOption('unjustified')
  await badge(sent, '已核实')
  await expect.poll(() => sent.getByTestId(`rectify-${no}`).count()).toBe(0)
  await sent.getByTestId(`answer-${no}`).selectOption('explained')
  await sent.getByTestId(`visit-back-${no}`).selectOption('basically_satisfied')
  await badge(sent, '已回访')
  // Not before the appeal is re-checked.
  await expect.poll(() => sent.getByTestId(`close-${no}`).count()).toBe(0)
  await sent.getByTestId(`recheck-${no}`).selectOption('stands')
  await sent.getByTestId(`close-${no}`).selectOption('settled')
  await sent.getByTestId('rectifications').waitFor({ state: 'detached' })
  expect((await list()).rectifications).toEqual([])
})

it('Whoever has rules to read reads them, and they are gone from the page', async () => {
  for (const id of ['service-rules', 'rating-training']) {
    await sent.getByTestId(`document-${id}`).locator('summary').click()
    await sent.getByTestId(`read-${id}`).click()
    await sent.getByTestId(`document-${id}`).waitFor({ state: 'detached' })
  }
  await sent.getByTestId('documents').waitFor({ state: 'detached' })
  const { documents } = await ask('supervisor', '/api/documents')
  expect(documents[0].readings).toMatchObject([{ clerk: '1002', isNow: true }])
})

it('A clerk sees what the own year comes to, with every number', async () => {
  await rated.getByTestId('own-appraisal').locator('summary').first().click()
  const own = rated.getByTestId('own-now')
  await own.waitFor()
  await expect.poll(() => own.textContent()).toMatch(/今年至今办件不足 30,不评分办件 1好评率\(30\)0 · 0\/1/)
})

it('And nothing went wrong on any page', () => {
  expect(complaints.flat()).toEqual([])
})
