/** What a person does to emulated devices, and what they look like. */
import { type DeviceKind, deviceKinds } from '../../drivers/contract/kinds.ts'
import { ProblemError } from '../problem-error.ts'
import type { EmulatedLine } from '../transports/emulated.ts'
import type { EmulatorView, LabGesture, Specimen } from '../wire/lab.ts'
import { gestures, type SpecimenCard } from './kinds.ts'
import type { Devices } from './registry.ts'

export class Lab {
  readonly #devices: Devices
  readonly #specimens: readonly SpecimenCard[]
  readonly #listeners = new Set<(view: EmulatorView) => void>()

  constructor(devices: Devices, specimens: readonly SpecimenCard[]) {
    this.#devices = devices
    this.#specimens = specimens
    for (const kind of deviceKinds) this.#watch(kind)
  }

  cards(): Specimen[] {
    return this.#specimens.map(({ specimen, card }) => ({ specimen, kind: card.kind, name: card.name }))
  }

  views(): EmulatorView[] {
    return deviceKinds.flatMap((kind) => [...this.#devices.emulated(kind)].map(([device, line]) => viewOf(device, kind, line)))
  }

  onChanged(listener: (view: EmulatorView) => void): void {
    this.#listeners.add(listener)
  }

  /** Throws ProblemError for an unknown device, and for a gesture that this kind of device does not have. */
  gesture(device: string, gesture: LabGesture): void {
    if (!deviceKinds.some((kind) => this.#onLine(kind, device, gesture))) {
      throw new ProblemError('EMULATOR_UNKNOWN', `${device} is not an emulated device.`)
    }
  }

  #watch<K extends DeviceKind>(kind: K): void {
    for (const [device, line] of this.#devices.emulated(kind)) {
      line.onChanged(() => {
        for (const listener of this.#listeners) listener(viewOf(device, kind, line))
      })
    }
  }

  /** False when the device is not of this kind. */
  #onLine<K extends DeviceKind>(kind: K, device: string, gesture: LabGesture): boolean {
    const line = this.#devices.emulated(kind).get(device)
    if (line === undefined) return false
    if (gesture.type === 'cable') line.setCable(gesture.cable)
    else if (gesture.type === 'fault') line.setFault(gesture.fault)
    else {
      const own = gestures[kind](gesture, this.#specimens)
      if (own === null) throw new ProblemError('GESTURE_REFUSED', refusalOf(kind, gesture))
      line.gesture(own)
    }
    return true
  }
}

function refusalOf(kind: DeviceKind, gesture: LabGesture): string {
  return kind === 'id-reader' && gesture.type === 'lay' ? `There is no specimen card ${gesture.specimen}.` : `A ${kind} has no gesture ${gesture.type}.`
}

function viewOf<K extends DeviceKind>(device: string, kind: K, line: EmulatedLine<K>): EmulatorView {
  return { device, kind, cable: line.cable, fault: line.fault, face: line.face() }
}
