/** The scanner at the end of a line, with the session that all drivers share and the clock in the test's hand. */
import { describe, expect, it } from 'vitest'
import { Devices } from '../../../../device-daemon/devices/registry.ts'
import { HandClock } from '../../../kit/hand-clock.ts'

const id = 'kiosk-1/scanner'

async function stand() {
  const clock = new HandClock()
  const devices = new Devices({ lines: [], devices: [{ id, driver: 'scanner/ssi', transport: 'emulated', settings: { trigger: 'host' } }] }, clock)
  const told: string[] = []
  devices.listen({ event: (event) => event.kind === 'scanner' && told.push(event.event.text), changed: () => undefined })
  devices.start()
  await clock.wind(100)
  const line = devices.emulated('scanner').get(id)
  if (line === undefined) throw new Error('no scanner')
  return { clock, devices, line, told, state: () => devices.view(id)?.state, reason: () => devices.view(id)?.reason }
}

describe('A line to a scanner', () => {
  it('is well when the scanner has answered', async () => {
    expect((await stand()).state()).toBe('ok')
  })

  it('that is silent is tried twice, and the scanner is called silent', async () => {
    const { clock, devices, line, reason } = await stand()
    line.setFault('silence')
    const ended = devices.order('scanner', id, { type: 'aim' })
    await clock.wind(2000)
    expect(await ended).toEqual({ type: 'silent' })
    expect(reason()).toBe('silent')
    expect(devices.view(id)?.counters.retries).toBe(1)
  })

  it('with a scanner that always reads carries no order', async () => {
    const clock = new HandClock()
    const devices = new Devices({ lines: [], devices: [{ id, driver: 'scanner/ssi', transport: 'emulated', settings: {} }] }, clock)
    devices.start()
    await clock.wind(100)
    expect(await devices.order('scanner', id, { type: 'aim' })).toEqual({ type: 'sent' })
  })

  it('that was pulled between two codes gives both, each once', async () => {
    const { clock, devices, line, told } = await stand()
    for (const text of ['one', 'two']) {
      const aimed = devices.order('scanner', id, { type: 'aim' })
      await clock.wind(100)
      expect((await aimed).type).toBe('accepted')
      line.gesture({ type: 'show', text })
      await clock.wind(100)
      line.setCable('out')
      await clock.wind(1000)
      line.setCable('in')
      await clock.wind(10_000)
    }
    expect(told).toEqual(['one', 'two'])
  })

  it('with noise before each packet still gives each code once', async () => {
    const { clock, devices, line, told } = await stand()
    line.setFault('noise')
    for (let nth = 0; nth < 10; nth++) {
      void devices.order('scanner', id, { type: 'aim' })
      await clock.wind(6000)
      line.gesture({ type: 'show', text: `code ${nth}` })
      await clock.wind(6000)
    }
    expect(told).toEqual([...new Set(told)])
    expect(told.length).toBeGreaterThanOrEqual(8)
  })
})
