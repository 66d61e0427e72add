/** What a session counts, for technicians. */
import type { DeviceView } from '../../wire/views.ts'

export type Counters = DeviceView['counters']

export const noCounts = (): Counters => ({
  bytesIn: 0,
  bytesOut: 0,
  events: 0,
  commands: 0,
  retries: 0,
  silences: 0,
  garbage: 0,
  opened: 0,
  lost: 0,
})
