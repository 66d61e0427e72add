/** What a session is given, and what it can be asked. */
import type { Driver, Settled } from '../../../drivers/contract/driver.ts'
import type { DeviceKind, EventOf, OrderOf } from '../../../drivers/contract/kinds.ts'
import type { Clock } from '../../clock.ts'
import type { Transport } from '../../transports/transport.ts'
import type { DeviceView, SelfTestReport } from '../../wire/views.ts'

export interface SessionListener<K extends DeviceKind> {
  event(event: EventOf<K>): void
  /** At once when state or reason changes; for counters a few times a second at most. */
  changed(view: DeviceView): void
  wire?(direction: 'in' | 'out', bytes: Uint8Array): void
  /** One of the above threw. The session goes on. */
  failed?(error: unknown): void
}

export interface SessionOptions<K extends DeviceKind, S, C, E, R> {
  readonly device: string
  readonly driver: Driver<K, S, C, E, R>
  readonly settings: S
  readonly transport: Transport
  readonly clock: Clock
  readonly listener: SessionListener<K>
}

export interface Session<K extends DeviceKind> {
  start(): void
  /** Idempotent. Everything that waits settles as lost. */
  stop(): Promise<void>
  /** Never rejects for what a device does; rejects only for an order that cannot be said. */
  order(order: OrderOf<K>): Promise<Settled<unknown>>
  selfTest(): Promise<SelfTestReport>
  view(): DeviceView
}
