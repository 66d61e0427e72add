/** How long devices were how: by the minute, by the date, and never what nobody saw. */
import { expect, it } from 'vitest'
import { DeviceTimes } from '../../device-daemon/devices/minutes.ts'
import type { DeviceState } from '../../drivers/contract/status.ts'

const minuteMs = 60_000
const gapMs = 2 * minuteMs
const device = 'window-1/pad'
const date = '2026-11-24'

/** Seen each minute in these states. */
function seen(states: readonly DeviceState[], dateOf = (_nth: number) => date) {
  const times = new DeviceTimes(gapMs)
  for (const [nth, state] of states.entries()) times.see(device, state, nth * minuteMs, dateOf(nth))
  return times
}
const minutes = (times: DeviceTimes, on = date) => times.minutes().get(on)?.get(device)

it('A device is as it was last seen until it is seen again', () => {
  const times = seen(['starting', 'ok', 'ok', 'fault', 'absent', 'disabled', 'warning', 'busy', 'ok', 'fault'])
  // What starts is nothing yet.
  expect(minutes(times)).toEqual({ ok: 5, fault: 1, absent: 2 })
})

it('What lies between two looks that are too far apart nobody saw: a restart, a sleep, a clock that jumped either way', () => {
  const times = new DeviceTimes(gapMs)
  const at = [0, gapMs, 2 * gapMs + 1, 3 * gapMs, 2 * gapMs, 2 * gapMs, 2.5 * gapMs]
  for (const ms of at) times.see(device, 'ok', ms, date)
  // Two minutes, then a gap; nearly two; back, none; then one.
  expect(minutes(times)).toEqual({ ok: 4, fault: 0, absent: 0 })
})

it('A minute belongs to the date on which it began', () => {
  const times = seen(['ok', 'ok', 'ok'], (nth) => (nth < 2 ? date : '2026-11-25'))
  expect([minutes(times), minutes(times, '2026-11-25')]).toEqual([{ ok: 2, fault: 0, absent: 0 }, undefined])
})

it('What is written is not said again; seconds are kept for the next', () => {
  const times = new DeviceTimes(gapMs)
  for (const ms of [0, 90_000]) times.see(device, 'ok', ms, date)
  const first = times.minutes().get(date) ?? new Map()
  times.see(device, 'ok', 120_000, date)
  times.written(date, first)
  expect([first.get(device), minutes(times)]).toEqual([{ ok: 1, fault: 0, absent: 0 }, { ok: 1, fault: 0, absent: 0 }])
  times.written(date, times.minutes().get(date) ?? new Map())
  expect(times.minutes().size).toBe(0)
})

it('Days that are over and not written are kept; only their last seconds are not', () => {
  const times = seen(['ok', 'ok'])
  times.forgetBefore('2026-11-25')
  expect(minutes(times)).toEqual({ ok: 1, fault: 0, absent: 0 })
  times.see(device, 'ok', minuteMs + 30_000, date)
  times.written(date, times.minutes().get(date) ?? new Map())
  times.forgetBefore('2026-11-25')
  times.see(device, 'ok', 2 * minuteMs, date)
  expect(times.minutes().size).toBe(0)
})
