/** A routine's part in telling keys from echoes: what it says is remembered, what it hears is judged, its alarm counts the time. */
import type { Settled, Step } from '../contract/driver.ts'
import type { DeviceKind } from '../contract/kinds.ts'
import { Echoes, type EchoWords, tickMs } from './echoes.ts'

export class EchoGuard<K extends DeviceKind, Frame> {
  readonly #echoes: Echoes<Frame>
  #ticking = false

  constructor(words: EchoWords<Frame>) {
    this.#echoes = new Echoes(words)
  }

  say(frame: Frame): Step<K, Frame> {
    this.#echoes.saying(frame)
    return { step: 'send', command: frame }
  }

  /** Frames of an order, which the session says. */
  saying(frames: readonly Frame[]): Frame[] {
    for (const frame of frames) this.#echoes.saying(frame)
    return [...frames]
  }

  /** `pressed` is asked for its steps where the frame is a key that somebody pressed. */
  heard(frame: Frame, pressed: () => Step<K, Frame>[]): Step<K, Frame>[] {
    switch (this.#echoes.heard(frame)) {
      case 'key':
        return [...pressed(), ...this.tick()]
      case 'storm-begins':
        return [{ step: 'condition', condition: { state: 'warning', reason: 'flooding' } }, ...this.tick()]
      case 'echo':
      case 'storm':
      case 'nothing':
        return this.tick()
    }
  }

  settled(frame: Frame, how: Settled<never>): Step<K, Frame>[] {
    if (how.type === 'sent') this.#echoes.sent(frame)
    return this.tick()
  }

  woken(): Step<K, Frame>[] {
    this.#ticking = false
    const wasStorming = this.#echoes.storming
    this.#echoes.tick()
    const calm: Step<K, Frame>[] = wasStorming && !this.#echoes.storming ? [{ step: 'condition', condition: { state: 'ok' } }] : []
    return [...calm, ...this.tick()]
  }

  /** The alarm rings only while there is something to be counted. */
  tick(): Step<K, Frame>[] {
    if (this.#ticking || !this.#echoes.busy) return []
    this.#ticking = true
    return [{ step: 'wake', afterMs: tickMs }]
  }
}
