/**
 * The kinds of device: one table for the registry and the lab. A new kind is its vocabulary in
 * drivers/contract/kinds.ts, a driver folder, and a line here; `tsc` names what is missing.
 */
import type { CardRecord } from '../../drivers/contract/card.ts'
import { type DeviceKind, deviceKinds, type EventOf, type GestureOf } from '../../drivers/contract/kinds.ts'
import type { LabGesture } from '../wire/lab.ts'

export interface SpecimenCard {
  readonly specimen: string
  readonly card: CardRecord
}

/** A gesture on the device itself: its cable and its line are the same for all kinds. */
export type OwnGesture = Exclude<LabGesture, { type: 'cable' | 'fault' }>

/** What a person's gesture is to an emulator of this kind; null where it has no such gesture. */
type Translate<K extends DeviceKind> = (gesture: OwnGesture, specimens: readonly SpecimenCard[]) => GestureOf<K> | null

export const gestures: { readonly [K in DeviceKind]: Translate<K> } = {
  'printer': (gesture) => (gesture.type === 'tear' || gesture.type === 'paper' || gesture.type === 'cover' || gesture.type === 'cutter' ? gesture : null),
  'id-reader': (gesture, specimens) => {
    if (gesture.type === 'lift' || gesture.type === 'lift-early') return gesture
    const found = gesture.type === 'lay' ? specimens.find(({ specimen }) => specimen === gesture.specimen) : undefined
    return found === undefined ? null : { type: 'lay', card: found.card }
  },
  'scanner': (gesture) => {
    if (gesture.type !== 'show') return null
    const { text, charset } = gesture
    return charset === undefined ? { type: 'show', text } : { type: 'show', text, charset }
  },
  'caller': (gesture) => (gesture.type === 'press-caller' ? gesture : null),
  'display': () => null,
  'rating-pad': (gesture) => (gesture.type === 'press' || gesture.type === 'press-caller' ? gesture : null),
}

/** What a device told, with its kind beside it. */
export type DeviceEvent = { [K in DeviceKind]: { readonly device: string; readonly kind: K; readonly event: EventOf<K> } }[DeviceKind]

/** A map for each kind; the values' types differ, so each is made where its kind is known. */
export function byKind<T extends { readonly [K in DeviceKind]: Map<string, unknown> }>(): T {
  return Object.fromEntries(deviceKinds.map((kind) => [kind, new Map()])) as T
}
