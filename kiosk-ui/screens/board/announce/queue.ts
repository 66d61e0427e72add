/** Calls wait for their turn to be said: one at a time, each twice after one chime, and only while it is true. */
import { type Call, keyOf } from './call.ts'
import { type Clocks, Sightings } from './sightings.ts'

export interface Voice {
  /** Settles when it is said to the end, was stopped, or cannot be said. Never rejects. */
  say(clips: readonly string[]): Promise<void>
  stop(): void
}

const times = 2
/** What the page finds older than this when it is opened or comes back is on the board, and not said any more. */
const newMs = 30_000
/** Two minutes of talking. Beyond that the longest called is left out: it is on the board. */
const waitingMax = 8

export class AnnouncementQueue {
  readonly #voice: Voice
  readonly #sentence: (call: Call) => readonly string[]
  readonly #sightings: Sightings
  #waiting: Call[] = []
  #called = new Set<string>()
  #saying: Call | null = null
  /** Goes up when all is to be silent: what was being said is not taken up again. */
  #turn = 0

  constructor(options: { readonly voice: Voice; readonly clocks: Clocks; readonly sentence: (call: Call) => readonly string[] }) {
    this.#voice = options.voice
    this.#sentence = options.sentence
    this.#sightings = new Sightings(options.clocks)
  }

  /** Those who are called at present. `isLive`: the page is connected and can be heard. */
  see(calls: readonly Call[], isLive: boolean): void {
    const fresh = this.#sightings.see(calls, isLive)
    if (!isLive) return this.#fallSilent()
    this.#called = new Set(calls.map(keyOf))
    const due = [...this.#waiting, ...fresh.filter((call) => this.#sightings.ageOf(call) <= newMs)]
    this.#waiting = due.filter((call) => this.#called.has(keyOf(call))).slice(-waitingMax)
    if (this.#saying === null) void this.#sayAll()
  }

  async #sayAll(): Promise<void> {
    for (let call = this.#waiting.shift(); call !== undefined; call = this.#waiting.shift()) {
      this.#saying = call
      await this.#sayOne(call)
    }
    this.#saying = null
  }

  async #sayOne(call: Call): Promise<void> {
    const turn = this.#turn
    for (let time = 0; time < times; time++) {
      if (turn !== this.#turn || !this.#called.has(keyOf(call))) return
      await this.#voice.say([...(time === 0 ? ['chime'] : []), ...this.#sentence(call)])
    }
  }

  /** What was not said to the end is new again, should the page be back soon. */
  #fallSilent(): void {
    for (const call of this.#waiting) this.#sightings.forget(call)
    if (this.#saying !== null) this.#sightings.forget(this.#saying)
    this.#waiting = []
    this.#turn += 1
    this.#voice.stop()
  }
}
