/** The recorded morning fits the emulated hall: every window, device, item, card and route of it is there. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../../config/load.ts'
import { isRoute, routeRights } from '../../../device-daemon/access/rights.ts'
import { appointmentCode } from '../../../device-daemon/wire/codes.ts'
import { gestureSchema } from '../../../device-daemon/wire/lab.ts'
import { specimens } from '../../../drivers/id-reader/sam/specimens.ts'
import { morning } from '../../../kiosk-ui/screens/lab/day/script.ts'
import { type DayStep, type Deed, deskSteps, minuteOf } from '../../../kiosk-ui/screens/lab/day/step.ts'

const { config, items } = loadHall(resolve(import.meta.dirname, '../../../config/halls/emulated.yaml'))
const deeds = <T extends Deed['type']>(type: T) => morning.map(({ does }) => does).filter((deed): deed is Extract<Deed, { type: T }> => deed.type === type)
const numbers = new Set(config.windows.map(({ number }) => number))

describe('The recorded morning', () => {
  it('goes forward, each step at a minute of its own', () => {
    const minutes = morning.map(({ at }) => minuteOf(at))
    expect(minutes).toEqual([...new Set(minutes)].sort((one, other) => one - other))
    for (const { at } of morning) expect(at).toMatch(/^\d\d:[0-5]\d$/)
  })

  it('leaves a second and more to see each step, in two minutes', () => {
    const minutes = morning.map(({ at }) => minuteOf(at))
    const whole = (minutes.at(-1) ?? 0) - (minutes[0] ?? 0)
    for (const [index, minute] of minutes.entries()) if (index > 0) expect(((minute - (minutes[index - 1] ?? 0)) / whole) * 120).toBeGreaterThan(1)
  })

  it('is told in both languages', () => {
    for (const { says } of morning) {
      expect(says.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(says.en).toMatch(/^[^\u4e00-\u9fff]+$/)
    }
  })

  it('names items, windows and kiosks of the hall', () => {
    const codes = new Set(items.map(({ code }) => code))
    expect(deeds('take').filter(({ item }) => !codes.has(item))).toEqual([])
    expect([...deeds('desk'), ...deeds('sign-in')].filter(({ window }) => !numbers.has(window))).toEqual([])
    expect(deeds('take').filter(({ kiosk }) => !config.kiosks.some(({ number }) => number === kiosk))).toEqual([])
  })

  it('signs clerks in by their work numbers and PINs, before anything is done at their windows', () => {
    for (const { workNo, pin } of deeds('sign-in')) expect(config.clerks.find((clerk) => clerk.workNo === workNo)?.pin).toBe(pin)
    const signedIn = new Set<number>()
    for (const { does } of morning) {
      if (does.type === 'sign-in') signedIn.add(does.window)
      if (does.type === 'desk') expect(signedIn).toContain(does.window)
    }
    expect(signedIn).toEqual(numbers)
  })

  it('operates devices of the hall by gestures that there are, with official specimens and the hall’s appointments', () => {
    const appointments = config.appointments.map(({ id }) => appointmentCode(config.site.code, id))
    for (const { device, gesture } of deeds('gesture')) {
      expect(config.devices.map(({ id }) => id)).toContain(device)
      expect(gestureSchema.parse(gesture)).toEqual(gesture)
      if (gesture.type === 'lay') expect(specimens.map(({ specimen }) => specimen)).toContain(gesture.specimen)
      if (gesture.type === 'show') expect(appointments).toContain(gesture.text)
    }
  })

  it('leaves every cable in, every printer with paper and no card behind', () => {
    const last = (device: string, types: readonly string[]) => deeds('gesture').filter((one) => one.device === device && types.includes(one.gesture.type)).at(-1)?.gesture
    for (const { device } of deeds('gesture')) {
      expect(last(device, ['cable']) ?? { type: 'cable', cable: 'in' }).toEqual({ type: 'cable', cable: 'in' })
      expect(last(device, ['paper']) ?? { type: 'paper', paper: 'ok' }).toEqual({ type: 'paper', paper: 'ok' })
      expect(last(device, ['lay', 'lift']) ?? { type: 'lift' }).toEqual({ type: 'lift' })
    }
    expect(deeds('gesture').map(({ gesture }) => gesture.type)).toEqual(expect.arrayContaining(['cable', 'paper', 'lay', 'show', 'press']))
  })

  it('has a route for every deed, and the right to it', () => {
    for (const step of deskSteps) expect(rightsTo(`POST /api/windows/:number/${step}`)).toContain('clerk')
    expect(rightsTo('POST /api/windows/:number/sign-in')).toContain('clerk')
    expect(rightsTo('POST /api/tickets')).toContain('kiosk')
    expect(rightsTo('POST /api/pairing')).toBe('anyone')
    expect(rightsTo('POST /api/lab/devices/:place/:name/gesture')).toContain('technician')
  })

  it('calls as many as come, finishes or misses each, and asks no key of a window where nobody was asked', () => {
    const coming = deeds('take').length + deeds('gesture').filter(({ gesture }) => gesture.type === 'show').length
    expect(deeds('desk').filter(({ step }) => step === 'call-next')).toHaveLength(coming)
    for (const window of numbers) {
      const steps = morning.flatMap((one) => stepAt(one, window))
      expect(steps.join(' ')).toMatch(/^((call-next start finish( press)?|call-next no-show) ?)+$/)
    }
  })

  it('has somebody leave without pressing a key, and somebody who is not content', () => {
    const asked = deeds('desk').filter(({ step }) => step === 'finish').length
    const pressed = deeds('gesture').filter(({ gesture }) => gesture.type === 'press')
    expect(pressed.length).toBeLessThan(asked)
    expect(pressed.map(({ device, gesture }) => `${device} ${gesture.type === 'press' ? gesture.key : ''}`)).toContain('window-1/pad 4')
  })
})

function rightsTo(route: string): 'anyone' | readonly string[] {
  return isRoute(route) ? routeRights[route] : []
}

/** What happens at a window, in a word. */
function stepAt({ does }: DayStep, window: number): string[] {
  if (does.type === 'desk' && does.window === window) return [does.step]
  return does.type === 'gesture' && does.gesture.type === 'press' && does.device === `window-${window}/pad` ? ['press'] : []
}
