/** All that a supplier needs to find a fault from afar, in one file: and nothing of anybody who came or works here. */
import own from '../../package.json' with { type: 'json' }
import type { Parts } from '../http/parts.ts'
import type { Diagnostics } from '../wire/diagnostics-view.ts'
import { configExplained } from './config-explained.ts'

type Sources = Pick<Parts, 'hall' | 'service' | 'devices' | 'health' | 'metrics' | 'clock' | 'recent'>

export async function bundleOf({ hall, service, devices, health, metrics, clock, recent }: Sources, startedAt: number): Promise<Diagnostics> {
  const now = clock.now()
  const { status, reasons, freeBytes } = health()
  return {
    made: new Date(now).toISOString(),
    version: own.version,
    node: process.version,
    upSeconds: Math.max(0, Math.round((now - startedAt) / 1000)),
    health: { status, reasons: [...reasons], freeBytes },
    journal: { seq: service.seq, trouble: service.trouble !== null, clockBehindMs: service.clockBehindMs },
    config: configExplained(hall.config),
    // Where a device is plugged in, and what its line said, are paths of this box.
    devices: devices.views().map(({ id, kind, driver, state, reason, since, lastContact, counters }) => ({ id, kind, driver, state, reason, since, lastContact, counters })),
    log: recent.lines(),
    metrics: await metrics.registry.metrics(),
  }
}
