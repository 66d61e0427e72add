/**
 * A codec and routine talking to an emulator over a perfect line, with no session and no time: each
 * command is sent as the routine asks, the emulator's bytes go straight to the codec.
 */
import type { Verdict } from '../../drivers/contract/codec.ts'
import type { Driver, Settled, Step } from '../../drivers/contract/driver.ts'
import type { DeviceKind, EventOf, FaceOf, GestureOf } from '../../drivers/contract/kinds.ts'
import type { Condition } from '../../drivers/contract/status.ts'

/** More steps than any conversation here needs: a routine that never rests is a fault. */
const stepsMax = 500

export class Conversation<K extends DeviceKind, S, C, E, R> {
  readonly told: EventOf<K>[] = []
  readonly conditions: Condition[] = []
  readonly sent: Uint8Array[] = []
  readonly garbage: Uint8Array[] = []
  wakeMs: number | null = null
  readonly #codec
  readonly #routine
  readonly #emulator
  readonly #waiting: C[] = []
  #reply: R | null = null

  constructor(driver: Driver<K, S, C, E, R>, settings: S) {
    this.#codec = driver.codec(settings, null)
    this.#routine = driver.routine(settings)
    this.#emulator = driver.emulator(settings, { send: (bytes) => this.#hear(bytes), changed: () => undefined })
    this.#perform(this.#routine.opened())
  }

  gesture(gesture: GestureOf<K>): void {
    this.#emulator.gesture(gesture)
    this.#run()
  }

  /** The alarm rings. */
  wake(): void {
    this.wakeMs = null
    this.#perform(this.#routine.woken())
  }

  order(order: Parameters<typeof this.orderOf>[0]): void {
    for (const command of this.orderOf(order)) this.#waiting.push(command)
    this.#run()
  }

  orderOf(order: import('../../drivers/contract/kinds.ts').OrderOf<K>): C[] {
    return this.#routine.order(order)
  }

  face(): FaceOf<K> {
    return this.#emulator.face()
  }

  #hear(bytes: Uint8Array): void {
    for (const incoming of this.#codec.receive(bytes)) {
      if (incoming.kind === 'event') this.#take(this.#routine.received(incoming.event))
      else if (incoming.kind === 'reply') this.#reply = incoming.reply
      else this.garbage.push(incoming.bytes)
    }
  }

  #perform(steps: readonly Step<K, C>[]): void {
    this.#take(steps)
    this.#run()
  }

  #take(steps: readonly Step<K, C>[]): void {
    for (const step of steps) {
      if (step.step === 'send' || step.step === 'interject') this.#waiting.push(step.command)
      else if (step.step === 'tell') this.told.push(step.event)
      else if (step.step === 'condition') this.conditions.push(step.condition)
      else this.wakeMs = step.afterMs
    }
  }

  #run(): void {
    for (let count = 0; count < stepsMax; count++) {
      const command = this.#waiting.shift()
      if (command === undefined) return
      const outgoing = this.#codec.encode(command)
      this.sent.push(outgoing.bytes)
      this.#reply = null
      this.#emulator.receive(outgoing.bytes)
      this.#take(this.#routine.settled(command, this.#settled(outgoing.closedBy)))
    }
    throw new Error('the routine never rests')
  }

  #settled(closedBy: ((reply: R) => Verdict) | undefined): Settled<R> {
    if (closedBy === undefined) return { type: 'sent' }
    const reply = this.#reply
    if (reply === null) return { type: 'silent' }
    const verdict = closedBy(reply)
    if (verdict === 'unrelated') return { type: 'silent' }
    return { type: verdict === 'misheard' ? 'refused' : verdict, reply }
  }
}
