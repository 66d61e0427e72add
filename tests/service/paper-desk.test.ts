/** The paper desk over a journal whose disk fills: what it could not note it notes when it can. */
import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { PaperDesk } from '../../device-daemon/desks/paper-desk.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import type { DeviceView } from '../../device-daemon/wire/views.ts'
import { plan } from '../hall/bench.ts'
import { WoundClock } from '../kit/test-daemon.ts'
import { type FrailJournal, frailJournal } from './frail-journal.ts'

const printer = 'kiosk-1/printer'
const hall = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
let journal: FrailJournal
beforeEach(async () => {
  journal = await frailJournal()
})
afterEach(() => journal.remove())

async function bench() {
  const clock = new WoundClock()
  const service = await HallService.open({ plan, journal, clock, report: () => undefined })
  const view: Pick<DeviceView, 'id' | 'kind' | 'state' | 'reason'> = { id: printer, kind: 'printer', state: 'ok', reason: null }
  let now = view
  const devices = { views: () => [now] }
  const desk = new PaperDesk({ hall, service, devices, report: () => undefined })
  service.listen({ trouble: (why) => (why === null ? desk.resume() : undefined) })
  const becomes = async (state: DeviceView['state'], reason: DeviceView['reason']) => {
    now = { ...view, state, reason }
    desk.changed(now)
    await clock.wind(1)
  }
  return { clock, service, becomes, roll: () => service.state.paper.rolls.get(printer) }
}

it('a sensor that spoke while the disk was full is noted when there is room', async () => {
  const { clock, becomes, roll } = await bench()
  journal.full = true
  await becomes('warning', 'paper-near-end')
  expect(roll()).toBeUndefined()
  journal.full = false
  await clock.wind(6000)
  expect(roll()).toMatchObject({ nearEnd: true })
})

it('a new roll put in while the disk was full is noted when there is room', async () => {
  const { clock, becomes, roll } = await bench()
  await becomes('warning', 'paper-near-end')
  await becomes('fault', 'cover-open')
  journal.full = true
  await becomes('ok', null)
  expect(roll()).toMatchObject({ nearEnd: true })
  journal.full = false
  await clock.wind(6000)
  expect(roll()).toMatchObject({ nearEnd: false, rollMm: 60_000 })
})
