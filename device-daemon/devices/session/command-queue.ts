/**
 * Commands waiting for the line. Those of one order stand together: nothing slips between a print job
 * and its confirmation. A routine's own commands and orders take turns as they came.
 */
import type { Settled } from '../../../drivers/contract/driver.ts'

/** More waiting commands mean that the device hangs; the next one is refused at once. */
export const commandsMax = 64
/** Orders leave this much room, so that a routine's next poll is not lost to them: it would be its last. */
export const routineMax = 2 * commandsMax

export interface Unit<Command, Reply> {
  readonly commands: readonly Command[]
  /** How the last command that ran ended. */
  readonly done: (how: Settled<Reply>) => void
  /** A command of it cannot be said: our own mistake. */
  readonly fail: (error: unknown) => void
}

export class CommandQueue<Command, Reply> {
  #units: Unit<Command, Reply>[] = []
  #waiting = 0

  /** False when the queue is full; nothing was added. */
  add(unit: Unit<Command, Reply>, max: number = commandsMax): boolean {
    if (this.#waiting + unit.commands.length > max) return false
    this.#units.push(unit)
    this.#waiting += unit.commands.length
    return true
  }

  take(): Unit<Command, Reply> | undefined {
    const unit = this.#units.shift()
    this.#waiting -= unit?.commands.length ?? 0
    return unit
  }

  /** Everything that waits, taken out. */
  drain(): Unit<Command, Reply>[] {
    const units = this.#units
    this.#units = []
    this.#waiting = 0
    return units
  }
}
