/**
 * The board's voice: clips fetched once, decoded, and laid one behind another on the sound card's own clock. Browsers
 * give a page no sound before somebody has touched it, unless an administrator says otherwise.
 */
import { signal } from '@preact/signals'
import { clipNames } from '../../../../device-daemon/wire/clips.ts'
import type { Voice } from './queue.ts'

/** Before the first clip, between two of them, after the last; s. */
const leadS = 0.05
const gapS = 0.03
const restS = 0.7
/** A browser that allows sound has started it by then. */
const startMs = 1000
/** A clip that is not there by then is asked for again the next time. */
const fetchMs = 5000
/** A sound card that is pulled out ends nothing by itself. */
const lateMs = 2000

export class ClipPlayer implements Voice {
  readonly isReady = signal(false)
  /** The browser will not play before somebody touches the page. */
  readonly isBlocked = signal(false)
  readonly #context = new AudioContext()
  readonly #clips = new Map<string, Promise<AudioBuffer | null>>()
  #sources: AudioBufferSourceNode[] = []
  #freeAt = 0
  /** Goes up when all is to be silent: a sentence whose clips were still on their way does not begin. */
  #turn = 0

  constructor() {
    this.#context.addEventListener('statechange', () => this.#look())
    setTimeout(() => this.#look(true), startMs)
    this.unlock()
    for (const name of clipNames) void this.#clip(name)
  }

  /** Of use only from within a click or a key, where sound is blocked. */
  unlock(): void {
    if (this.#context.state !== 'running') void this.#context.resume().then(() => this.#look())
  }

  async say(names: readonly string[]): Promise<void> {
    const turn = this.#turn
    const clips = (await Promise.all(names.map((name) => this.#clip(name)))).filter((clip) => clip !== null)
    // With a digit missing it would be another number.
    if (clips.length < names.length || turn !== this.#turn || !this.isReady.value) return
    let at = Math.max(this.#context.currentTime + leadS, this.#freeAt)
    this.#sources = clips.map((clip) => {
      const source = new AudioBufferSourceNode(this.#context, { buffer: clip })
      source.connect(this.#context.destination)
      source.start(at)
      at += clip.duration + gapS
      return source
    })
    this.#freeAt = at + restS
    await this.#end(at)
  }

  stop(): void {
    this.#turn += 1
    for (const source of this.#sources) source.stop()
    this.#sources = []
    this.#freeAt = 0
  }

  #end(at: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, (at - this.#context.currentTime) * 1000 + lateMs)
      this.#sources.at(-1)?.addEventListener('ended', () => {
        clearTimeout(timer)
        done()
      })
    })
  }

  #clip(name: string): Promise<AudioBuffer | null> {
    const known = this.#clips.get(name)
    if (known !== undefined) return known
    const clip = this.#load(name).catch(() => {
      this.#clips.delete(name)
      return null
    })
    this.#clips.set(name, clip)
    return clip
  }

  async #load(name: string): Promise<AudioBuffer> {
    const response = await fetch(`/clips/${name}`, { signal: AbortSignal.timeout(fetchMs) })
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    return this.#context.decodeAudioData(await response.arrayBuffer())
  }

  #look(isTime = false): void {
    this.isReady.value = this.#context.state === 'running'
    if (this.isReady.value) this.isBlocked.value = false
    else if (isTime) this.isBlocked.value = true
  }
}
