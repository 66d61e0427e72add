/** The technician's page with each kind of fault and each panel open, the office's sections, and the lab at work. */
import type { LabGesture } from '../../device-daemon/wire/lab.ts'
import { servedAndRated } from './other-scenes.ts'
import type { Stage } from './stage.ts'
import { desk, signIn } from './window-scenes.ts'

const wholeCable = { type: 'cable', cable: 'in' } as const
const clear = { type: 'fault', fault: 'none' } as const
const presses: LabGesture[] = Array.from({ length: 3 }, () => ({ type: 'press', key: 2 }) as const)

interface Fault {
  readonly state: string
  readonly device: string
  readonly plant: readonly LabGesture[]
  readonly mend: LabGesture
}

const faults: readonly Fault[] = [
  { state: 'paper-near-end', device: 'kiosk-1/printer', plant: [{ type: 'paper', paper: 'near-end' }], mend: { type: 'paper', paper: 'ok' } },
  { state: 'cover-open', device: 'kiosk-1/printer', plant: [{ type: 'cover', cover: 'open' }], mend: { type: 'cover', cover: 'closed' } },
  { state: 'cable-out', device: 'window-1/pad', plant: [{ type: 'cable', cable: 'out' }], mend: wholeCable },
  { state: 'silent', device: 'window-2/id-reader', plant: [{ type: 'fault', fault: 'silence' }], mend: clear },
  { state: 'garbled', device: 'window-2/pad', plant: [{ type: 'fault', fault: 'noise' }, ...presses], mend: clear },
  // Last: a jammed blade is not mended by a gesture alone.
  { state: 'blade-jammed', device: 'kiosk-1/printer', plant: [{ type: 'cutter', cutter: 'jammed' }], mend: { type: 'cutter', cutter: 'ok' } },
]
/** A device that does not answer is asked a few times first; a pad is not asked, and what it said long ago is forgotten. */
const heardMs = 60_000
const isAsked = (device: string): boolean => !device.endsWith('pad')

export async function techFaultScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  for (const { state, device, plant, mend } of faults) {
    for (const one of plant) await hall.gesture(device, one)
    if (isAsked(device)) await hall.clock.wind(heardMs)
    const page = await stage.open('/tech', desk)
    await page.locator('.tech-device.ill').first().waitFor()
    await stage.shoot(page, `tech-${state}`)
    await page.context().close()
    await hall.gesture(device, mend)
    for (let nth = 0; !isAsked(device) && nth < 9; nth++) await hall.gesture(device, { type: 'press', key: 2 })
    await hall.clock.wind(heardMs)
  }
}

export async function techPanelScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  await hall.take()
  const page = await stage.open('/tech', desk)
  const shoot = (state: string) => stage.shoot(page, `tech-${state}`, true)
  await page.getByTestId('self-test-kiosk-1-printer').click()
  await hall.clock.wind(heardMs)
  await page.getByTestId('self-test-report').waitFor()
  await shoot('self-test')
  await page.getByTestId('preview').click()
  await page.getByTestId('preview-paper').waitFor()
  await shoot('preview')
  await page.getByTestId('preview').click()
  await hall.gesture('kiosk-1/printer', { type: 'cover', cover: 'open' })
  await page.getByTestId('diagnostics').click()
  await page.getByTestId('diagnostics-log').waitFor()
  await shoot('log')
  hall.spoil()
  await page.getByTestId('config-check-now').click()
  await page.getByTestId('config-faults').waitFor()
  await shoot('config-faulty')
  await page.context().close()
}

const acts = 12

/** After a morning with everything that the office has to see. */
export async function officeSectionScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  for (let nth = 0; nth < acts; nth++) await servedAndRated(stage, (nth % 2) + 1, nth)
  await hall.kiosk('/api/complaints', { about: ['attitude'], link: { ticket: '20261124-B001' }, contact: { phone: '13800001111', consent: true } })
  await hall.kiosk('/api/help', { item: 'RS-01', kind: 'homeService', place: 'GP-02', on: '2026-11-25', half: 'morning' })
  const page = await stage.open('/office', desk)
  await page.getByTestId('sign-in-work-no').waitFor()
  await signIn(page, '1003', '9753')
  const links = page.locator('.office-sections a')
  await links.first().waitFor()
  for (const [nth, name] of (await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')?.slice(1) ?? ''))).entries()) {
    await links.nth(nth).click()
    await page.locator(`.office-sections a[href="#${name}"][aria-current=page]`).waitFor()
    await page.waitForLoadState('networkidle')
    await stage.shoot(page, `office-${name}`)
  }
  await page.context().close()
}

export async function labStateScenes(stage: Stage): Promise<void> {
  const { hall } = stage
  await hall.take()
  await hall.gesture('window-1/id-reader', { type: 'lay', specimen: 'zhang-san' })
  await hall.gesture('kiosk-1/printer', { type: 'paper', paper: 'out' })
  await hall.gesture('kiosk-1/scanner', { type: 'cable', cable: 'out' })
  const page = await stage.open('/lab', desk)
  await page.locator('.lab-device.out').first().waitFor()
  await stage.shoot(page, 'lab-faults', true)
  await page.context().close()
}
