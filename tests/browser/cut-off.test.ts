/** A box that is cut off from its hall while people stand before its pages: each says so calmly, offers nothing that cannot be had, and is as before when the hall is back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { type Claims, tokensIn } from '../../device-daemon/access/tokens.ts'
import { axeViolations } from '../kit/axe.ts'
import { type Cable, cableTo } from '../kit/cable.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import { chooseItem, openQueue, toStart } from '../kit/kiosk.ts'
import { type NatsServer, natsServers } from '../kit/nats-server.ts'

const root = resolve(import.meta.dirname, '../..')
const shots = process.env['GUITAI_SHOTS']
const sizes = [['tall', 1080, 1920], ['usual', 1366, 768], ['low', 1024, 600]] as const
const data = dataFolder()
const complaints: string[][] = []
let server: NatsServer
let cable: Cable
let daemon: RunningDaemon
let browser: Browser
/** One that is told of each cut and of its end. */
let kiosk: Page

/** One box of everything, and its hall's server at the other end of a cable. */
function hallFile(): string {
  const config = parse(readFileSync(join(root, 'config/halls/emulated.yaml'), 'utf8'))
  Object.assign(config, { catalogue: join(root, 'config/catalogue/township.json'), journal: 'nats', nats: { servers: [cable.url] }, boxes: [{ name: 'front', windows: [1, 2], kiosks: [1] }] })
  const file = join(data.path, 'hall.yaml')
  writeFileSync(file, stringify(config))
  return file
}

beforeAll(async () => {
  const [one] = await natsServers(1)
  if (one === undefined) throw new Error('there is no server')
  server = one
  cable = await cableTo(Number(new URL(server.url).port))
  daemon = await startProcess(data.path, { GUITAI_CONFIG: hallFile(), GUITAI_BOX: 'front' })
  browser = await launchChromium()
  kiosk = await open('/kiosk')
  await kiosk.getByTestId('kiosk-take').waitFor()
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  await cable?.remove()
  await server?.remove()
  data.remove()
})

async function open(path: string, [, width, height]: readonly [string, number, number] = sizes[1]): Promise<Page> {
  const watched = await openPage(browser, daemon.url + path, { width, height })
  complaints.push(watched.complaints)
  return watched.page
}
async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `cut-off-${name}.png`) })
}
function ask(path: string, who: Omit<Claims, 'until'>, body: object = {}): Promise<Response> {
  const token = tokensIn(data.path).issue({ ...who, until: Date.now() + 60_000 })
  return fetch(daemon.url + path, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
}
async function post(path: string, who: Omit<Claims, 'until'>, body: object = {}): Promise<void> {
  const answer = await ask(path, who, body)
  expect(answer.ok, `${path}: ${answer.ok ? '' : await answer.text()}`).toBe(true)
}
const clerk = { role: 'clerk', window: 2, clerk: '1002' } as const
async function serve(): Promise<void> {
  await post('/api/tickets', { role: 'kiosk', kiosk: 1 }, { item: 'RS-01' })
  for (const step of ['call-next', 'start', 'finish']) await post(`/api/windows/2/${step}`, clerk)
}
const signIn = async (page: Page, workNo: string, pin: string) => {
  await page.getByTestId('sign-in-work-no').fill(workNo)
  await page.getByTestId('sign-in-pin').fill(pin)
  await page.getByTestId('sign-in-submit').click()
}
/** What is done between these happens while the hall is out of reach; whatever comes of it, the next test has its hall. */
async function whileCutOff(work: () => Promise<void>): Promise<void> {
  cable.pull()
  try {
    await kiosk.getByTestId('kiosk-shut').waitFor()
    await work()
  } finally {
    await mended()
  }
}
/** A connection that has just come back may be lost once more: the hall is back when it has taken something. */
async function mended(): Promise<void> {
  cable.mend()
  await expect.poll(async () => (await ask('/api/tickets', { role: 'kiosk' }, { item: 'RS-01' })).status, { timeout: 30_000 }).toBe(201)
  await kiosk.getByTestId('kiosk-take').waitFor()
}
const buttons = (page: Page) => page.locator('.kiosk button').evaluateAll((all) => all.map((one) => one.getAttribute('data-testid')))
/** Each button, as it stands on the screen. */
const fits = (page: Page) => page.locator('.kiosk button, .kiosk h1, .kiosk p:not(.unseen)').evaluateAll((all) => all.filter((one) => one.checkVisibility()).every((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect()
  return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
}))

describe('A kiosk whose box is cut off', () => {
  it.each(sizes)('says at its first page that no number can be had, and where to go: %s', { timeout: 120_000 }, async (...size) => {
    const page = await open('/kiosk', size)
    await page.getByTestId('kiosk-take').waitFor()
    await whileCutOff(async () => {
      await page.getByTestId('kiosk-shut').waitFor()
      for (const mode of ['usual', 'elder'] as const) {
        if (mode === 'elder') await page.getByTestId('kiosk-elder').click()
        for (const [lead, where, name] of [['现在不能取号', '请到窗口，工作人员会接待您', 'zh'], ['No numbers can be taken now', 'Please go to a window: the staff will see to you', 'en']] as const) {
          await expect.poll(() => page.locator('h1').innerText()).toBe(lead)
          await expect.poll(() => page.getByTestId('kiosk-shut').locator('p').innerText()).toBe(where)
          await expect.poll(() => fits(page)).toBe(true)
          // What to bring is only read; whoever is called to come would not hear of it.
          expect((await buttons(page)).filter((one) => one !== 'kiosk-read').toSorted()).toEqual(['kiosk-elder', 'kiosk-language', 'kiosk-lower', 'kiosk-papers'])
          expect(await axeViolations(page)).toEqual([])
          await picture(page, `kiosk-${size[0]}-${mode}-${name}`)
          await page.getByTestId('kiosk-language').click()
        }
      }
    })
    await page.getByTestId('kiosk-take').waitFor()
    await page.getByTestId('kiosk-call').waitFor()
    await page.close()
  })

  it('leaves whoever was choosing where they are, says it at their next step, and then goes on by itself', { timeout: 120_000 }, async () => {
    const page = await open('/kiosk', sizes[0])
    await openQueue(page, 'B')
    const other = await open('/kiosk')
    await other.getByTestId('kiosk-take').click()
    await other.locator('.kiosk-at-queues').waitFor()
    await whileCutOff(async () => {
      await page.getByTestId('kiosk-call').waitFor({ state: 'detached' })
      await page.getByTestId('kiosk-item-RS-01').click()
      await expect.poll(() => page.getByTestId('kiosk-shut').innerText()).toBe('现在不能取号\n\n请到窗口，工作人员会接待您')
      await picture(page, 'kiosk-chosen')
      expect(await axeViolations(page)).toEqual([])
      await other.getByTestId('kiosk-category-B').click()
      await other.getByTestId('kiosk-shut').waitFor()
      await picture(other, 'kiosk-next-step')
    })
    await page.getByTestId('kiosk-item-RS-01').waitFor()
    await other.locator('.kiosk-at-items').getByTestId('kiosk-item-RS-01').click()
    await other.getByTestId('kiosk-number').waitFor()
    for (const one of [page, other]) await one.close()
  })

  it('finds it out with the person whose number does not come, and tells them no more than the others', { timeout: 120_000 }, async () => {
    const page = await open('/kiosk')
    await openQueue(page, 'B')
    cable.pull()
    await page.getByTestId('kiosk-item-RS-01').click()
    await expect.poll(() => page.getByTestId('kiosk-shut').innerText()).toMatch(/^现在不能取号/)
    await mended()
    await page.getByTestId('kiosk-item-RS-01').waitFor()
    await page.close()
  })

  it('says of what is no number that it cannot be done now', { timeout: 120_000 }, async () => {
    const page = await open('/kiosk')
    await page.getByTestId('kiosk-say').click()
    await page.getByTestId('kiosk-complain').waitFor()
    await whileCutOff(async () => {
      await page.getByTestId('kiosk-complain').click()
      await expect.poll(() => page.getByTestId('kiosk-shut').innerText()).toBe('现在暂时办不了\n\n请到窗口，工作人员会接待您')
    })
    await page.getByTestId('kiosk-shut').waitFor({ state: 'detached' })
    await page.close()
  })

  it('says what to bring, and neither prints it nor gives a number for it', { timeout: 120_000 }, async () => {
    const page = await open('/kiosk')
    await chooseItem(page, 'B', 'RS-01', 'kiosk-papers')
    await page.getByTestId('kiosk-notice-large').waitFor()
    await whileCutOff(async () => {
      await page.getByTestId('kiosk-notice-large').waitFor({ state: 'detached' })
      await expect.poll(() => page.getByTestId('kiosk-take-it').innerText()).toBe('现在不能取号')
      expect(await page.getByTestId('kiosk-take-it').isDisabled()).toBe(true)
      await picture(page, 'kiosk-papers')
      await toShutStart(page)
      await chooseItem(page, 'B', 'RS-01', 'kiosk-papers')
      await page.getByTestId('kiosk-paper-list').waitFor()
    })
    await page.getByTestId('kiosk-notice-large').waitFor()
    await expect.poll(() => page.getByTestId('kiosk-take-it').isEnabled()).toBe(true)
    await page.close()
  })

  it('keeps a number that it has given on its page', { timeout: 120_000 }, async () => {
    const page = await open('/kiosk')
    await chooseItem(page, 'B', 'RS-01')
    const number = await page.getByTestId('kiosk-number').textContent()
    await whileCutOff(async () => {
      await page.getByTestId('kiosk-call').waitFor({ state: 'detached' })
      expect(await page.getByTestId('kiosk-number').textContent()).toBe(number)
      await picture(page, 'kiosk-number')
      await page.getByTestId('kiosk-done').click()
      await page.getByTestId('kiosk-shut').waitFor()
    })
    await toStart(page)
    await page.close()
  })
})
const toShutStart = async (page: Page) => {
  await page.getByTestId('kiosk-home').click()
  await page.getByTestId('kiosk-shut').waitFor()
}

it('A window says so, leaves its buttons where they are, and takes no step, not by a key either', { timeout: 120_000 }, async () => {
  await post('/api/tickets', { role: 'kiosk', kiosk: 1 }, { item: 'RS-01' })
  const page = await open('/window/1')
  await signIn(page, '1001', '2468')
  const called = page.getByTestId('current-number')
  await page.getByTestId('call-next').click()
  await called.waitFor()
  const places = () => page.locator('.desk-steps button').evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())))
  const enabled = () => page.locator('.desk-steps button:enabled').count()
  await expect.poll(enabled).toBeGreaterThan(2)
  const before = await places()
  const asked: string[] = []
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()))
  await whileCutOff(async () => {
    await expect.poll(() => page.getByTestId('standing').innerText()).toMatch(/^本机与大厅其他设备失去联系/)
    await expect.poll(enabled).toBe(0)
    for (const testId of ['reprint', 'make-priority']) await expect.poll(() => page.getByTestId(testId).isDisabled()).toBe(true)
    expect(await places()).toEqual(before)
    for (const key of ['r', 's', 'n', 'h', 'u', 'c']) await page.keyboard.press(key)
    await page.getByTestId('language').click()
    await expect.poll(() => page.getByTestId('standing').innerText()).toMatch(/^This box is cut off/)
    await page.getByTestId('language').click()
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
    expect(await axeViolations(page)).toEqual([])
    await picture(page, 'window')
  })
  await page.getByTestId('standing').waitFor({ state: 'detached' })
  expect(await page.getByTestId('refusal').count()).toBe(0)
  await page.keyboard.press('s')
  await page.getByTestId('ticket-state').getByText('正在办理').waitFor()
  await page.close()
})

it('A board says that it may be old, as long as it may be', { timeout: 120_000 }, async () => {
  const page = await open('/board', ['board', 1920, 1080])
  await page.locator('.board').waitFor()
  await whileCutOff(async () => {
    await expect.poll(() => page.getByTestId('board-stale').innerText()).toMatch(/显示可能不是最新\s+May not be up to date/)
    await picture(page, 'board')
  })
  await page.getByTestId('board-stale').waitFor({ state: 'detached' })
  await page.close()
})

it('A tablet keeps what was said on it, calmly, until it can be sent', { timeout: 120_000 }, async () => {
  const page = await open('/pad/2', ['pad', 1280, 800])
  await page.getByTestId('pad-idle').waitFor()
  await serve()
  await page.getByTestId('rate-dissatisfied').click()
  await whileCutOff(async () => {
    await page.getByTestId('rate-send').click()
    await expect.poll(() => page.getByTestId('pad-shut').innerText()).toBe('评价暂时不能提交：您填的内容还在这里，请稍等')
    expect(await page.locator('.notice').count()).toBe(1)
    expect(await axeViolations(page)).toEqual([])
    await picture(page, 'pad')
    await page.getByTestId('pad-language').click()
    await expect.poll(() => page.getByTestId('pad-shut').innerText()).toMatch(/^Ratings cannot be sent just now/)
    await picture(page, 'pad-en')
  })
  await page.getByTestId('pad-shut').waitFor({ state: 'detached' })
  await page.getByTestId('rate-send').click()
  await page.getByTestId('pad-thanks').waitFor()
  await page.close()
})

it('The office says so', { timeout: 120_000 }, async () => {
  const page = await open('/office')
  await signIn(page, '1003', '9753')
  await page.getByTestId('today').waitFor()
  await whileCutOff(async () => {
    await expect.poll(() => page.getByTestId('standing').innerText()).toMatch(/^本机与大厅其他设备失去联系/)
    await picture(page, 'office')
  })
  await page.getByTestId('standing').waitFor({ state: 'detached' })
  await page.close()
})

it('The technician reads why in the page’s language, and beside it what the network said', { timeout: 120_000 }, async () => {
  const page = await open('/tech')
  await page.getByTestId('overall').waitFor()
  await whileCutOff(async () => {
    const said = page.getByTestId('health-reason').filter({ has: page.locator('small') })
    await expect.poll(() => said.allInnerTexts()).toEqual([expect.stringMatching(/^本机与大厅失去联系：暂不能取号、叫号.*系统会自动再试。 This box is cut off from its hall: .+$/)])
    await expect.poll(() => said.locator('small').getAttribute('lang')).toBe('en')
    await picture(page, 'tech')
    const token = tokensIn(data.path).issue({ role: 'technician', until: Date.now() + 60_000 })
    const { health } = await (await fetch(`${daemon.url}/api/diagnostics`, { headers: { authorization: `Bearer ${token}` } })).json()
    expect(health.reasons[0]).toMatchObject({ zh: expect.stringMatching(/^本机与大厅失去联系/), en: expect.stringMatching(/^This box is cut off/) })
    const { detail, detailZh } = await (await fetch(`${daemon.url}/healthz`)).json()
    expect([detail, detailZh]).toEqual([expect.stringMatching(/^This box is cut off/), expect.stringMatching(/^本机与大厅失去联系/)])
    await page.getByTestId('language').click()
    await expect.poll(() => said.allInnerTexts()).toEqual([expect.stringMatching(/^This box is cut off from its hall\. Numbers and calls are refused/)])
    expect(await axeViolations(page)).toEqual([])
  })
  await page.getByTestId('health-reason').filter({ has: page.locator('small') }).waitFor({ state: 'detached' })
  await page.close()
})

it('And nothing went wrong on the pages', () => {
  // What was refused is said by the browser, too.
  expect(complaints.flat().filter((one) => !/503 \(Service Unavailable\)/.test(one))).toEqual([])
})
