/** What an inspection found, on the window page of the clerk who answers for it, in real Chromium against the real daemon. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

const data = dataFolder()
const headers = { 'content-type': 'application/json' }
let daemon: RunningDaemon
let browser: Browser
let token = ''
let no = ''

async function ask(path: string, body?: object) {
  const said = body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${daemon.url}/api/inspections${path}`, { ...said, headers: { ...headers, authorization: `Bearer ${token}` } })
  expect(answer.ok, path).toBe(true)
  return answer.json()
}
async function signedIn(window: number, workNo: string, pin: string): Promise<{ page: Page; complaints: string[] }> {
  const opened = await openPage(browser, `${daemon.url}/window/${window}`, { width: 1366, height: 768 })
  await opened.page.getByTestId('sign-in-work-no').fill(workNo)
  await opened.page.getByTestId('sign-in-pin').fill(pin)
  await opened.page.getByTestId('sign-in-submit').click()
  await opened.page.getByTestId('clerk').waitFor()
  return opened
}

beforeAll(async () => {
  daemon = await startProcess(data.path)
  token = (await (await fetch(`${daemon.url}/api/pairing`, { method: 'POST', headers, body: JSON.stringify({ role: 'supervisor' }) })).json()).token
  no = (await ask('', { kind: 'unannounced' })).inspection
  await ask(`/${no}/check`, { line: 'clean', result: 'fail' })
  await ask(`/${no}/find`, { line: 'clean', severity: 'serious', clerk: '1002' })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

it('Whoever answers for it says that it is put right; nobody else is shown it', async () => {
  const [theirs, others] = [await signedIn(2, '1002', '1357'), await signedIn(1, '1001', '2468')]
  await theirs.page.getByTestId(`finding-${no}-clean`).getByText('环境整洁，秩序良好').waitFor()
  await expect.poll(() => others.page.getByTestId('own-findings').count()).toBe(0)
  await theirs.page.getByTestId(`put-right-${no}-clean`).click()
  await theirs.page.getByTestId('own-findings').waitFor({ state: 'detached' })
  expect((await ask('')).inspections).toMatchObject([{ findings: [{ state: 'put-right', putRightBy: 'clerk:1002' }] }])
  expect([...theirs.complaints, ...others.complaints]).toEqual([])
})
