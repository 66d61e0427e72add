/** A printer whose answers come when they are not waited for any more. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceView } from '../../device-daemon/wire/views.ts'
import { type TestPage, TestDaemon } from '../kit/test-daemon.ts'

const printer = 'kiosk-1/printer'
const technician = { role: 'technician' } as const
let daemon: TestDaemon
let page: TestPage
beforeEach(async () => {
  daemon = await TestDaemon.start()
  await daemon.clock.wind(100)
  page = await daemon.page(technician)
})
afterEach(() => daemon.remove())

const slow = (device: string) => daemon.gesture(device, { type: 'fault', fault: 'slow' })
const now = (device: string) => page.told.flatMap(({ name, value }) => (name === 'device' ? [value as DeviceView] : [])).findLast(({ id }) => id === device)
/** Everything that was said of a device, in order, each once. */
const said = (device: string) => {
  const all = page.told.flatMap(({ name, value }) => (name === 'device' && (value as DeviceView).id === device ? [value as DeviceView] : []))
  return [...new Set(all.map(({ state, reason }) => `${state} ${reason}`))]
}

describe('A slow printer', () => {
  it('prints a ticket once, and is never taken for open, empty or jammed', async () => {
    await slow(printer)
    await daemon.call('POST', '/api/tickets', { role: 'kiosk' }, { queue: 'A' })
    await daemon.clock.wind(60_000)
    expect(page.view().prints).toMatchObject([{ state: 'printed', copy: 'original' }])
    // It was slow: questions had to be asked again, until they were asked patiently.
    expect(now(printer)?.counters.retries).toBeGreaterThan(0)
    expect(now(printer)?.counters.retries).toBeLessThan(10)
    expect(said(printer).filter((one) => !/^(ok|starting) |^fault silent$/.test(one))).toEqual([])
  })

  it('is told of paper and cover all the same, and is well soon after it is fast again', async () => {
    await slow(printer)
    await daemon.clock.wind(10_000)
    await daemon.gesture(printer, { type: 'cover', cover: 'open' })
    await daemon.clock.wind(10_000)
    expect(now(printer)).toMatchObject({ id: printer, state: 'fault', reason: 'cover-open' })
    await daemon.gesture(printer, { type: 'cover', cover: 'closed' })
    await daemon.gesture(printer, { type: 'fault', fault: 'none' })
    await daemon.clock.wind(10_000)
    expect(now(printer)).toMatchObject({ id: printer, state: 'ok', reason: null })
  })
})
