/**
 * A driver with its private types closed away, so that drivers of different models stand in one
 * list. `use` opens the package for a function that works with any types.
 */
import type { z } from 'zod'
import type { Driver, Paper, TransportNeed, Words } from './contract/driver.ts'
import type { DeviceKind } from './contract/kinds.ts'

export interface PackedDriver<K extends DeviceKind> {
  readonly id: string
  readonly kind: K
  readonly title: Words
  readonly transports: TransportNeed
  readonly settings: z.ZodType<unknown>
  /** How such devices share a line; null where they need one of their own. `settings` are the driver's, as configured. */
  readonly bus: { readonly language: string; address(settings: unknown): number } | null
  /** A printer's; null for other devices. `settings` as above. */
  paper(settings: unknown): Paper | null
  use<T>(work: <S, C, E, R>(driver: Driver<K, S, C, E, R>) => T): T
}

export type AnyDriver = { [K in DeviceKind]: PackedDriver<K> }[DeviceKind]

export function pack<K extends DeviceKind, S, C, E, R>(driver: Driver<K, S, C, E, R>): PackedDriver<K> {
  return {
    id: driver.id,
    kind: driver.kind,
    title: driver.title,
    transports: driver.transports,
    settings: driver.settings,
    bus: busOf(driver),
    paper: (settings) => driver.paper?.(driver.settings.parse(settings)) ?? null,
    use: (work) => work(driver),
  }
}

function busOf<K extends DeviceKind, S, C, E, R>({ bus, settings }: Driver<K, S, C, E, R>): PackedDriver<K>['bus'] {
  return bus === undefined ? null : { language: bus.language, address: (value) => bus.address(settings.parse(value)) }
}
