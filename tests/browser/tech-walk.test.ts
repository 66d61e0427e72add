/** A technician on his knees at seven in the morning: each fault in turn, what /tech says of it and what to do, and that it is gone when he has done that. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabGesture } from '../../device-daemon/wire/lab.ts'
import { launchChromium, openPage } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'

interface Fault {
  readonly what: string
  readonly device: string
  readonly plant: readonly LabGesture[]
  /** What the mend that is shown comes to, with the hands. */
  readonly mended: readonly LabGesture[]
  readonly says: string
  readonly mend: string
  /** What cannot be done meanwhile; absent where nothing waits. */
  readonly waits?: string
}

const pull = { type: 'cable', cable: 'out' } as const
const plug = { type: 'cable', cable: 'in' } as const
const silence = { type: 'fault', fault: 'silence' } as const
const noise = { type: 'fault', fault: 'noise' } as const
const clear = { type: 'fault', fault: 'none' } as const
const pulled = { plant: [pull], mended: [plug], says: '电缆断开了。', mend: '插好电缆两端' } as const
const silent = { plant: [silence], mended: [clear], says: '线路是通的，但设备没有应答。', mend: '检查设备电源，核对波特率和驱动型号。' } as const
const paperOut = { plant: [{ type: 'paper', paper: 'out' }], mended: [{ type: 'paper', paper: 'ok' }], says: '打印机没有纸。', mend: '装入新纸卷，热敏面朝打印头，盖好机盖。' } as const
const coverOpen = { plant: [{ type: 'cover', cover: 'open' }], mended: [{ type: 'cover', cover: 'closed' }], says: '打印机的盖子开着。', mend: '盖好机盖' } as const
const keys = (count: number): LabGesture[] => Array.from({ length: count }, () => ({ type: 'press', key: 2 }) as const)

const faults: readonly Fault[] = [
  { what: 'the kiosk’s printer without paper', device: 'kiosk-1/printer', ...paperOut, waits: '1 号自助机取号没有纸票' },
  { what: 'paper that is nearly at its end', device: 'kiosk-1/printer', plant: [{ type: 'paper', paper: 'near-end' }], mended: [{ type: 'paper', paper: 'ok' }], says: '打印纸快用完了。', mend: '准备好新纸卷，空闲时更换。' },
  { what: 'an open cover', device: 'kiosk-1/printer', ...coverOpen, waits: '1 号自助机取号没有纸票' },
  { what: 'a jammed blade', device: 'kiosk-1/printer', plant: [{ type: 'cutter', cutter: 'jammed' }], mended: [pull, { type: 'cutter', cutter: 'ok' }, plug], says: '切刀卡住了。', mend: '关闭电源，打开机盖，取出卡住的纸，再开机。', waits: '1 号自助机取号没有纸票' },
  { what: 'a printer whose cable is out', device: 'kiosk-1/printer', ...pulled, waits: '1 号自助机取号没有纸票' },
  { what: 'a printer that is switched off', device: 'kiosk-1/printer', ...silent, waits: '1 号自助机取号没有纸票' },
  { what: 'a window’s printer without paper', device: 'window-1/printer', ...paperOut, waits: '1 号窗口不能打印单据' },
  { what: 'a window’s printer whose cable is out', device: 'window-1/printer', ...pulled, waits: '1 号窗口不能打印单据' },
  { what: 'a pad whose cable is out', device: 'window-1/pad', ...pulled, waits: '1 号窗口不能用评价器评价' },
  { what: 'the other window’s pad', device: 'window-2/pad', ...pulled, waits: '2 号窗口不能用评价器评价' },
  { what: 'a pad at a wrong baud rate', device: 'window-2/pad', plant: [noise, ...keys(3)], mended: [clear, ...keys(9)], says: '收到的数据大多看不懂。', mend: '核对波特率、校验位和驱动型号，检查电缆。' },
  { what: 'a reader whose cable is out', device: 'window-1/id-reader', ...pulled, waits: '1 号窗口不能读身份证' },
  { what: 'a reader that does not answer', device: 'window-2/id-reader', ...silent, waits: '2 号窗口不能读身份证' },
  { what: 'the kiosk’s reader whose cable is out', device: 'kiosk-1/id-reader', ...pulled, waits: '1 号自助机不能刷身份证' },
  { what: 'the kiosk’s reader that does not answer', device: 'kiosk-1/id-reader', ...silent, waits: '1 号自助机不能刷身份证' },
  { what: 'a scanner whose cable is out', device: 'kiosk-1/scanner', ...pulled, waits: '1 号自助机不能扫码签到' },
]

const data = dataFolder()
const halls = resolve(import.meta.dirname, '../../config/halls')
/** The emulated hall, in a file of the test's own. */
const hallFile = join(data.path, 'hall.yaml')
const hallText = readFileSync(join(halls, 'emulated.yaml'), 'utf8').replace('catalogue: ../', `catalogue: ${halls}/../`)
let daemon: RunningDaemon
let browser: Browser
let tech: Page
let complaints: string[]
let technician = ''
let kiosk = ''

beforeAll(async () => {
  writeFileSync(hallFile, hallText)
  daemon = await startProcess(data.path, { GUITAI_CONFIG: hallFile })
  browser = await launchChromium()
  technician = await paired('technician')
  kiosk = await paired('kiosk')
  const watched = await openPage(browser, `${daemon.url}/tech`, { width: 1024, height: 600 })
  tech = watched.page
  complaints = watched.complaints
  tech.setDefaultTimeout(8000)
})
afterAll(async () => {
  await browser?.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

async function paired(role: string): Promise<string> {
  const answer = await fetch(`${daemon.url}/api/pairing`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role }) })
  return (await answer.json()).token
}

const ask = (token: string, path: string, body: object) =>
  fetch(daemon.url + path, { method: 'POST', headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })

async function byHand(device: string, gestures: readonly LabGesture[]): Promise<void> {
  for (const gesture of gestures) expect((await ask(technician, `/api/lab/devices/${device}/gesture`, gesture)).status, JSON.stringify(gesture)).toBe(204)
}

const named = (device: string): string => `device-${device.replace('/', '-')}`
const says = (testId: string, words: string | RegExp): Promise<void> => tech.getByTestId(testId).filter({ hasText: words }).waitFor()
const first = (): Locator => tech.getByTestId('tech-ill').locator('li').first()

describe('A technician with /tech alone', () => {
  it('begins in a hall where all is well', async () => {
    await says('overall', /^全部正常$/)
    expect(await tech.getByTestId('tech-ill').count()).toBe(0)
    expect(faults.length).toBeGreaterThanOrEqual(15)
  })

  it.each(faults)('is told of $what, and what to do; and has mended it', async ({ device, plant, mended, says: sentence, mend, waits }) => {
    const id = named(device)
    await byHand(device, plant)
    await says('overall', '10 台设备中 1 台需要处理')
    await first().getByTestId(`${id}-says`).filter({ hasText: sentence }).waitFor()
    await first().getByTestId(`${id}-mend`).filter({ hasText: mend }).waitFor()
    await says(`${id}-since`, /^\d\d:\d\d 起（\d+ (秒|分钟)）$/)
    expect(await tech.getByTestId(`${id}-waits`).allInnerTexts()).toEqual(waits === undefined ? [] : [expect.stringContaining(waits)])
    await byHand(device, mended)
    await says('overall', /^全部正常$/)
    await tech.getByTestId('tech-ill').waitFor({ state: 'detached' })
  })

  it('goes first to what stands still, then to what will, and is told how many tickets wait', async () => {
    await byHand('kiosk-1/id-reader', [pull])
    await byHand('window-1/printer', [{ type: 'paper', paper: 'near-end' }])
    await byHand('kiosk-1/printer', [{ type: 'paper', paper: 'out' }])
    await says('overall', '10 台设备中 3 台需要处理')
    for (let nth = 0; nth < 3; nth++) expect((await ask(kiosk, '/api/tickets', { item: 'RS-01' })).status).toBe(201)
    await says('device-kiosk-1-printer-waits', '3 张号票在等待打印')
    const order = await tech.getByTestId('tech-ill').locator('article').evaluateAll((all) => all.map((one) => one.getAttribute('data-testid')))
    expect(order).toEqual(['device-kiosk-1-printer', 'device-kiosk-1-id-reader', 'device-window-1-printer'])
    await byHand('kiosk-1/printer', [{ type: 'paper', paper: 'ok' }])
    await byHand('window-1/printer', [{ type: 'paper', paper: 'ok' }])
    await byHand('kiosk-1/id-reader', [plug])
    await says('overall', /^全部正常$/)
  })

  it('has a self-test’s result with its time until he closes it, or has mended what it found', async () => {
    const report = tech.getByTestId('self-test-report')
    await tech.getByTestId('self-test-kiosk-1-printer').click()
    await report.filter({ hasText: '自检通过' }).waitFor()
    await says('self-test-at', /^\d\d:\d\d 自检（\d+ 秒前）$/)
    await tech.getByTestId('self-test-close').click()
    await report.waitFor({ state: 'detached' })
    await byHand('kiosk-1/printer', coverOpen.plant)
    await says('device-kiosk-1-printer-says', '盖子开着')
    await tech.getByTestId('self-test-kiosk-1-printer').click()
    await report.filter({ hasText: '自检未通过' }).waitFor()
    await byHand('kiosk-1/printer', coverOpen.mended)
    await report.waitFor({ state: 'detached' })
    // What was found once does not come back with the next fault.
    await byHand('kiosk-1/printer', coverOpen.plant)
    await says('device-kiosk-1-printer-says', '盖子开着')
    expect(await report.count()).toBe(0)
    await byHand('kiosk-1/printer', coverOpen.mended)
    await says('overall', /^全部正常$/)
  })

  it('is told what is wrong with the hall’s file in the language of his page, before he starts anew with it', async () => {
    writeFileSync(hallFile, hallText.replace('\nqueues:', '\ncolour: red\nqueues:').replace('padScreen: true', 'padScreen: 7'))
    await tech.getByTestId('config-check-now').click()
    const lines = tech.getByTestId('config-faults').locator('li')
    await lines.first().waitFor()
    expect(await lines.allInnerTexts()).toEqual(['hall.yaml · windows[1].padScreen 应为 true 或 false，现在是 7', 'hall.yaml · colour 没有这项设置'])
    await tech.getByTestId('language').click()
    await lines.filter({ hasText: 'there is no such setting' }).waitFor()
    expect(await lines.allInnerTexts()).toEqual(['hall.yaml · windows[1].padScreen must be true or false, not 7', 'hall.yaml · colour there is no such setting'])
    await tech.getByTestId('language').click()
    writeFileSync(hallFile, hallText)
    await tech.getByTestId('config-check-now').click()
    await says('config-sound', '与正在运行的一致')
  })

  it('reads the log of all that in his own language, and takes it along as a file', async () => {
    await tech.getByTestId('diagnostics').click()
    const log = tech.getByTestId('diagnostics-log')
    await log.locator('li').filter({ hasText: 'kiosk-1/printer · 故障 · 打印机的盖子开着。' }).first().waitFor()
    expect(await log.locator('li').count()).toBeLessThanOrEqual(50)
    const download = tech.waitForEvent('download')
    await tech.getByTestId('diagnostics-file').click()
    expect((await download).suggestedFilename()).toMatch(/^guitai-510921103-.*\.json$/)
    expect(complaints).toEqual([])
  })
})
