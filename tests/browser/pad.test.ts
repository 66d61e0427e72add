/** The rating tablet at a window in real Chromium: asked, answered with words, declined, answered by the pad beside it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const headers = { 'content-type': 'application/json' }
let daemon: RunningDaemon
let browser: Browser
let pad: Page
let complaints: string[]
let clerk = ''

async function ask(token: string | null, path: string, body: object = {}) {
  const answer = await fetch(`${daemon.url}${path}`, { method: 'POST', headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) })
  return answer.json().catch(() => null)
}
const paired = async (place: object): Promise<string> => (await ask(null, '/api/pairing', place)).token
async function serve(): Promise<void> {
  await ask(await paired({ role: 'kiosk' }), '/api/tickets', { queue: 'A' })
  for (const step of ['call-next', 'start', 'finish']) await ask(clerk, `/api/windows/2/${step}`)
}
async function latest(): Promise<{ state: string; level: string | null }> {
  const supervisor = await paired({ role: 'supervisor' })
  const { figures } = await (await fetch(`${daemon.url}/api/figures?from=2020-01-01&to=2099-12-31`, { headers: { authorization: `Bearer ${supervisor}` } })).json()
  return figures[0]
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  clerk = (await ask(await paired({ role: 'clerk', window: 2 }), '/api/windows/2/sign-in', { workNo: '1002', pin: '1357' })).token
  browser = await launchChromium()
  ;({ page: pad, complaints } = await openPage(browser, `${daemon.url}/pad/2`, { width: 1280, height: 800 }))
  await pad.getByTestId('pad-idle').waitFor()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('It is quiet until an act has ended, then asks of that number', async () => {
  await serve()
  await pad.getByTestId('pad-asked').waitFor()
  await expect.poll(() => pad.getByRole('heading', { level: 1 }).textContent()).toBe('A001 号，请您评价本次服务')
  await expect.poll(() => pad.getByTestId('rate-send').isDisabled()).toBe(true)
})

it('Words go with the level, and one may change one’s mind before it is sent', async () => {
  await pad.getByTestId('rate-very_satisfied').click()
  await pad.getByTestId('rate-tag-510').click()
  await pad.getByTestId('rate-dissatisfied').click()
  await expect.poll(() => pad.getByTestId('rate-tag-510').count()).toBe(0)
  await pad.getByTestId('rate-tag-207').click()
  await pad.getByTestId('rate-send').click()
  await expect.poll(() => pad.getByTestId('pad-thanks').textContent()).toBe('感谢您的评价')
  expect(await latest()).toMatchObject({ dissatisfied: 1, declined: 0 })
})

it('Whoever would rather not say says so', async () => {
  await serve()
  await pad.getByTestId('pad-decline').click()
  await expect.poll(() => pad.getByTestId('pad-thanks').textContent()).toBe('好的，感谢您')
  expect(await latest()).toMatchObject({ dissatisfied: 1, declined: 1, timedOut: 0 })
})

it('What the pad beside it has taken, the tablet asks no more', async () => {
  await serve()
  await pad.getByTestId('pad-asked').waitFor()
  const technician = await paired({ role: 'technician' })
  await ask(technician, '/api/lab/devices/window-2/pad/gesture', { type: 'press', key: 1 })
  await pad.getByTestId('pad-asked').waitFor({ state: 'detached' })
})

it('Reloaded in the middle of an act it asks on, in the other language, too', async () => {
  await serve()
  await pad.getByTestId('pad-asked').waitFor()
  await pad.reload()
  await pad.getByTestId('pad-asked').waitFor()
  await pad.getByTestId('pad-language').click()
  await expect.poll(() => pad.getByTestId('pad-decline').textContent()).toBe('I would rather not say')
  await pad.getByTestId('pad-decline').click()
  await pad.getByTestId('pad-asked').waitFor({ state: 'detached' })
})

it('And nothing went wrong on the page', () => {
  expect(complaints).toEqual([])
})
