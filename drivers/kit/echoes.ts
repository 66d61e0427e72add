/**
 * Finds out whether the RS-485 adapter hears what it says, and which frames are our own come back.
 * A caller's key is acknowledged by its own frame: taken for a key, the echo of the acknowledgement is
 * acknowledged again, and people are called whom nobody called.
 *
 * Frames that no pad says (a display, a beep, a rating's acknowledgement) tell by coming back that the
 * line echoes, and after how long; the first is said at opening. A frame that could be a key is an echo
 * only as long after ours as an echo takes. No faster than a finger, the same frame is no new key
 * whether the line echoes or not. Time is counted in ticks of the routine's alarm.
 */

export const tickMs = 40
/** Nobody presses a key twice within 120 ms. */
const fingerTicks = 3
/** A second: no adapter holds an echo back longer. */
const memoryTicks = 25
/** An order that waits behind others is forgotten after ten seconds. */
const unsentTicks = 250
const saidMax = 32
/** Of one key in a second; more is a stuck key, or an echo that was not known for one. */
const pressesMax = 8
const heardMax = 64
/** Frames that no pad says, in a row and without an echo, until the line counts as one without. */
const missesMax = 2
/** The same frame so often after the same time is an echo: fingers are less regular. */
const regularMax = 3

interface Said {
  readonly text: string
  readonly unmistakable: boolean
  sent: boolean
  cameBack: boolean
  age: number
}

export type Heard = 'key' | 'echo' | 'storm-begins' | 'storm' | 'nothing'

/** How a bus's frames are told apart. */
export interface EchoWords<Frame> {
  /** The same text: the same frame. */
  textOf(frame: Frame): string
  /** Whether a device says this frame, so that it could be a key. */
  isKey(frame: Frame): boolean
}

export class Echoes<Frame> {
  readonly #words: EchoWords<Frame>
  #said: Said[] = []
  #echoing = false
  #latency = 0
  #misses = 0
  #late = { age: 0, times: 0 }
  #presses: { readonly text: string; age: number }[] = []
  #storms = new Set<string>()

  constructor(words: EchoWords<Frame>) {
    this.#words = words
  }

  get busy(): boolean {
    return this.#said.length > 0 || this.#presses.length > 0
  }

  get storming(): boolean {
    return this.#storms.size > 0
  }

  /** A frame of ours is on its way to the line. */
  saying(frame: Frame): void {
    this.#remember(frame, false)
  }

  /** The line has it. Its echo may have been faster than this. */
  sent(frame: Frame): void {
    const text = this.#words.textOf(frame)
    const waiting = this.#said.find((said) => said.text === text && !said.sent)
    if (waiting === undefined) return this.#remember(frame, true)
    waiting.sent = true
    waiting.age = 0
  }

  heard(frame: Frame): Heard {
    const text = this.#words.textOf(frame)
    const isKey = this.#words.isKey(frame)
    if (this.#isEcho(text)) {
      // Where no echo is known of, this may as well be a key that is stuck.
      if (isKey && !this.#echoing) this.#press(text)
      return 'echo'
    }
    if (!isKey) return 'nothing'
    const stormed = this.#storms.has(text)
    this.#press(text)
    if (this.#storms.has(text)) return stormed ? 'storm' : 'storm-begins'
    return this.#isTooSoon(text) ? 'echo' : 'key'
  }

  tick(): void {
    for (const said of this.#said) this.#grow(said)
    this.#said = this.#said.filter(({ sent, age }) => age <= (sent ? memoryTicks : unsentTicks))
    for (const press of this.#presses) press.age += 1
    this.#presses = this.#presses.filter(({ age }) => age < memoryTicks)
    for (const text of this.#storms) if (!this.#presses.some((press) => press.text === text)) this.#storms.delete(text)
  }

  #remember(frame: Frame, sent: boolean): void {
    const said = { text: this.#words.textOf(frame), unmistakable: !this.#words.isKey(frame), sent, cameBack: false, age: 0 }
    this.#said = [...this.#said, said].slice(-saidMax)
  }

  #grow(said: Said): void {
    said.age += 1
    if (!said.sent || said.cameBack || !said.unmistakable || said.age <= memoryTicks) return
    this.#misses += 1
    if (this.#misses < missesMax) return
    this.#echoing = false
    this.#latency = 0
  }

  #isEcho(text: string): boolean {
    const said = this.#said.find((one) => one.text === text && !one.cameBack)
    if (said === undefined) return false
    said.cameBack = true
    const age = said.sent ? said.age : 0
    if (!said.unmistakable && age > this.#window() && !this.#isRegular(age)) return false
    if (said.unmistakable) this.#learn(age)
    // Echoes come in order: those of earlier frames are lost, and must not swallow a key.
    if (this.#echoing) for (const earlier of this.#said.slice(0, this.#said.indexOf(said))) earlier.cameBack = true
    return true
  }

  #window(): number {
    return this.#echoing ? Math.max(fingerTicks, this.#latency + 2) : fingerTicks
  }

  #isRegular(age: number): boolean {
    const isSame = Math.abs(age - this.#late.age) <= 1
    this.#late = { age, times: isSame ? this.#late.times + 1 : 1 }
    if (this.#late.times < regularMax) return false
    this.#learn(age)
    return true
  }

  #learn(latency: number): void {
    this.#echoing = true
    this.#misses = 0
    this.#latency = Math.max(this.#latency, latency)
  }

  #isTooSoon(text: string): boolean {
    return this.#said.some((said) => said.text === text && (!said.sent || said.age <= fingerTicks))
  }

  #press(text: string): void {
    this.#presses = [...this.#presses, { text, age: 0 }].slice(-heardMax)
    if (this.#presses.filter((press) => press.text === text).length > pressesMax) this.#storms.add(text)
  }
}
