/** What a person does to emulated devices, and what they look like. */
import type { CardRecord } from '../../drivers/contract/card.ts'
import type { DeviceKind, GestureOf } from '../../drivers/contract/kinds.ts'
import { ProblemError } from '../problem-error.ts'
import type { EmulatedLine } from '../transports/emulated.ts'
import type { EmulatorView, LabGesture, Specimen } from '../wire/lab.ts'
import type { Devices } from './registry.ts'

export interface SpecimenCard {
  readonly specimen: string
  readonly card: CardRecord
}

type AnyGesture = Exclude<LabGesture, { type: 'cable' | 'fault' }>

export class Lab {
  readonly #devices: Devices
  readonly #specimens: readonly SpecimenCard[]
  readonly #listeners = new Set<(view: EmulatorView) => void>()

  constructor(devices: Devices, specimens: readonly SpecimenCard[]) {
    this.#devices = devices
    this.#specimens = specimens
    for (const kind of kinds) this.#watch(kind)
  }

  cards(): Specimen[] {
    return this.#specimens.map(({ specimen, card }) => ({ specimen, kind: card.kind, name: card.name }))
  }

  views(): EmulatorView[] {
    return kinds.flatMap((kind) =>
      [...this.#devices.emulated(kind)].map(([device, line]) => viewOf(device, kind, line)),
    )
  }

  onChanged(listener: (view: EmulatorView) => void): void {
    this.#listeners.add(listener)
  }

  /** Throws ProblemError for an unknown device, and for a gesture that this kind of device does not have. */
  gesture(device: string, gesture: LabGesture): void {
    if (this.#onLine('printer', device, gesture, printerGesture)) return
    if (this.#onLine('id-reader', device, gesture, (one) => this.#idReaderGesture(one))) return
    if (this.#onLine('scanner', device, gesture, scannerGesture)) return
    if (this.#onLine('rating-pad', device, gesture, ratingPadGesture)) return
    throw new ProblemError('EMULATOR_UNKNOWN', `${device} is not an emulated device.`)
  }

  #watch<K extends DeviceKind>(kind: K): void {
    for (const [device, line] of this.#devices.emulated(kind)) {
      line.onChanged(() => {
        for (const listener of this.#listeners) listener(viewOf(device, kind, line))
      })
    }
  }

  /** False when the device is not of this kind. */
  #onLine<K extends DeviceKind>(
    kind: K,
    device: string,
    gesture: LabGesture,
    translate: (gesture: AnyGesture) => GestureOf<K> | null,
  ): boolean {
    const line = this.#devices.emulated(kind).get(device)
    if (line === undefined) return false
    if (gesture.type === 'cable') line.setCable(gesture.cable)
    else if (gesture.type === 'fault') line.setFault(gesture.fault)
    else {
      const own = translate(gesture)
      if (own === null) throw new ProblemError('GESTURE_REFUSED', `A ${kind} has no gesture ${gesture.type}.`)
      line.gesture(own)
    }
    return true
  }

  #idReaderGesture(gesture: AnyGesture): GestureOf<'id-reader'> | null {
    if (gesture.type === 'lift' || gesture.type === 'lift-early') return gesture
    if (gesture.type !== 'lay') return null
    const found = this.#specimens.find((one) => one.specimen === gesture.specimen)
    if (found === undefined) throw new ProblemError('GESTURE_REFUSED', `There is no specimen card ${gesture.specimen}.`)
    return { type: 'lay', card: found.card }
  }
}

const kinds = ['printer', 'id-reader', 'scanner', 'rating-pad'] as const

function viewOf<K extends DeviceKind>(device: string, kind: K, line: EmulatedLine<K>): EmulatorView {
  return { device, kind, cable: line.cable, fault: line.fault, face: line.face() }
}

function printerGesture(gesture: AnyGesture): GestureOf<'printer'> | null {
  switch (gesture.type) {
    case 'tear':
    case 'paper':
    case 'cover':
    case 'cutter':
      return gesture
    case 'lay':
    case 'lift':
    case 'lift-early':
    case 'show':
    case 'press':
    case 'press-caller':
      return null
  }
}

function scannerGesture(gesture: AnyGesture): GestureOf<'scanner'> | null {
  if (gesture.type !== 'show') return null
  const { text, charset } = gesture
  return charset === undefined ? { type: 'show', text } : { type: 'show', text, charset }
}

function ratingPadGesture(gesture: AnyGesture): GestureOf<'rating-pad'> | null {
  return gesture.type === 'press' || gesture.type === 'press-caller' ? gesture : null
}
