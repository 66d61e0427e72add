/** How long each device was how, by date. Pure: told the time with each word. What it did not see is nobody's: it is not counted. */
import type { DeviceState } from '../../drivers/contract/status.ts'

export const hows = ['ok', 'fault', 'absent'] as const
export type How = (typeof hows)[number]
export type Counted = Readonly<Record<How, number>>

/** A device that starts is nothing yet; one that warns or is busy does its work. */
const howOf: Readonly<Record<DeviceState, How | null>> = { starting: null, ok: 'ok', warning: 'ok', busy: 'ok', fault: 'fault', disabled: 'absent', absent: 'absent' }

const minuteMs = 60_000
const nothing: Counted = { ok: 0, fault: 0, absent: 0 }

interface Seen {
  readonly how: How | null
  readonly at: number
  readonly date: string
}

export class DeviceTimes {
  readonly #gapMaxMs: number
  readonly #seen = new Map<string, Seen>()
  /** ms, by date, then by device. */
  readonly #dates = new Map<string, Map<string, Counted>>()

  /** Between two looks no more than `gapMaxMs` may lie: a box that slept and a clock that jumped saw nothing. */
  constructor(gapMaxMs: number) {
    this.#gapMaxMs = gapMaxMs
  }

  /** The device is in this state from now on; until now it was as it was last seen. */
  see(device: string, state: DeviceState, at: number, date: string): void {
    const last = this.#seen.get(device)
    this.#seen.set(device, { how: howOf[state], at, date })
    if (last === undefined || last.how === null) return
    const ms = at - last.at
    if (ms > 0 && ms <= this.#gapMaxMs) this.#add(last.date, device, { ...nothing, [last.how]: ms })
  }

  /** Whole minutes that are not written yet. */
  minutes(): ReadonlyMap<string, ReadonlyMap<string, Counted>> {
    const whole = [...this.#dates].map(([date, devices]) => [date, new Map([...devices].map(([device, ms]) => [device, each((how) => Math.floor(ms[how] / minuteMs))] as const).filter(([, minutes]) => hows.some((how) => minutes[how] > 0)))] as const)
    return new Map(whole.filter(([, devices]) => devices.size > 0))
  }

  /** They are written: what is left is less than a minute of each, or came since. */
  written(date: string, devices: ReadonlyMap<string, Counted>): void {
    for (const [device, minutes] of devices) this.#add(date, device, each((how) => -minutes[how] * minuteMs))
  }

  /** Of days that are over and written seconds are left: nobody counts those. */
  forgetBefore(date: string): void {
    for (const one of [...this.#dates.keys()]) if (one < date && !this.minutes().has(one)) this.#dates.delete(one)
  }

  #add(date: string, device: string, ms: Counted): void {
    const devices = this.#dates.get(date) ?? new Map<string, Counted>()
    const before = devices.get(device) ?? nothing
    this.#dates.set(date, devices.set(device, each((how) => before[how] + ms[how])))
  }
}

const each = (msOf: (how: How) => number): Counted => ({ ok: msOf('ok'), fault: msOf('fault'), absent: msOf('absent') })
