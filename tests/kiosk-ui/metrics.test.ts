/** What /tech makes of the daemon's metrics. */
import { expect, it } from 'vitest'
import { createMetrics } from '../../device-daemon/metrics.ts'
import { eventsBetween, type Sample, sampleOf, samplesMax, withSample } from '../../kiosk-ui/screens/tech/metrics.ts'

const text = ['# HELP guitai_process_resident_memory_bytes x', 'guitai_process_resident_memory_bytes 104857600', 'guitai_nodejs_eventloop_lag_p99_seconds 0.0125', 'guitai_events_total{type="rated"} 3', 'guitai_events_total{type="ticket-issued"} 4', 'guitai_events_total_other 9', ''].join('\n')

it('A sample is the memory in MiB, the delay in ms, and all that was written', () => {
  expect(sampleOf(text, 5)).toEqual({ at: 5, memoryMiB: 100, delayMs: 12.5, events: 7 })
})

it('What is no text of ours is no sample', () => {
  expect(sampleOf('', 0)).toBeNull()
  expect(sampleOf('<html>', 0)).toBeNull()
  expect(sampleOf(text.replace('104857600', 'NaN'), 0)).toBeNull()
})

it('The daemon’s own text has all that is looked for', async () => {
  const metrics = createMetrics()
  metrics.eventAppended('rated')
  metrics.eventAppended('rated')
  const sample = sampleOf(await metrics.registry.metrics(), 0)
  expect(sample).toMatchObject({ events: 2 })
  expect(sample?.memoryMiB).toBeGreaterThan(1)
})

it('No more than ten minutes are kept, the newest', () => {
  let samples: readonly Sample[] = []
  for (let at = 0; at < samplesMax + 5; at++) samples = withSample(samples, { at, memoryMiB: 1, delayMs: 1, events: at })
  expect([samples.length, samples[0]?.at, samples.at(-1)?.at]).toEqual([60, 5, 64])
})

it('What was written is what came since the sample before, and nothing where the daemon began anew', () => {
  const samples = [10, 12, 12, 3, 5].map((events, at) => ({ at, memoryMiB: 1, delayMs: 1, events }))
  expect(eventsBetween(samples)).toEqual([null, 2, 0, 0, 2])
})
