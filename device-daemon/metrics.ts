/** Prometheus metrics. No label ever holds what a person brought or said. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { CardTrouble } from './wire/identity-view.ts'
import type { DeviceView } from './wire/views.ts'

export interface Metrics {
  readonly registry: Registry
  eventAppended(type: string): void
  deviceChanged(view: DeviceView): void
  /** From the ticket's number to the printer's word that it is on paper. */
  ticketPrinted(seconds: number): void
  cardUnreadable(device: string, why: CardTrouble): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  // Its delay of the event loop wakes the process at each step: a hundred times a second, by default, is most of what an idle hall does.
  collectDefaultMetrics({ register: registry, prefix: 'guitai_', eventLoopMonitoringPrecision: 200 })
  const registers = [registry]
  const events = new Counter({ name: 'guitai_events_total', help: 'Journal events', labelNames: ['type'], registers })
  const up = new Gauge({ name: 'guitai_device_usable', help: '1 when ok or warning', labelNames: ['device'], registers })
  const counters = new Gauge({
    name: 'guitai_device_counter',
    help: 'Counters of a device since the daemon started',
    labelNames: ['device', 'counter'],
    registers,
  })
  const unreadable = new Counter({ name: 'guitai_cards_unreadable_total', help: 'Cards that could not be read', labelNames: ['device', 'why'], registers })
  const printed = new Histogram({
    name: 'guitai_ticket_printed_seconds',
    help: 'From number to paper',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
    registers,
  })
  return {
    registry,
    eventAppended: (type) => events.inc({ type }),
    deviceChanged(view) {
      up.set({ device: view.id }, view.state === 'ok' || view.state === 'warning' ? 1 : 0)
      for (const [counter, value] of Object.entries(view.counters)) counters.set({ device: view.id, counter }, value)
    },
    ticketPrinted: (seconds) => printed.observe(seconds),
    cardUnreadable: (device, why) => unreadable.inc({ device, why }),
  }
}
