/**
 * A site of one box tells its city what has happened, entry by entry, as its own journal has it. Nothing is kept beside
 * the journal for that: where the city's stream of this site ends is where it goes on, after a minute and after days.
 */
import type { Clock, Timer } from '../clock.ts'
import type { HallStream } from '../journal/shared/hall-stream.ts'
import { giveBack } from '../journal/shared/give-back.ts'
import { JournalDamaged } from '../journal/journal.ts'
import type { OwnJournal } from '../journal/sqlite-journal.ts'
import type { UplinkView } from '../wire/uplink-view.ts'
import { entriesOf } from './entries-of.ts'

/** How often it is tried when nothing happens: the city sees by it that the site is there. */
const lookMs = 30_000

export interface UplinkOptions {
  readonly journal: OwnJournal
  readonly stream: HallStream
  readonly clock: Clock
  readonly newId: () => string
  readonly report: (problem: unknown, doing: string) => void
}

export class Uplink {
  readonly #options: UplinkOptions
  #timer: Timer | null = null
  #running: Promise<void> | null = null
  #again = false
  #stopped = false
  #view: UplinkView = { sent: null, trouble: null, since: null }

  constructor(options: UplinkOptions) {
    this.#options = options
  }

  view(): UplinkView {
    return this.#view
  }

  /** Something has happened, or the city is there again. */
  kick(): void {
    if (this.#stopped) return
    this.#again = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
  }

  /** Settles when what was on its way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#timer?.cancel()
    await this.#options.stream.close()
    await this.#running
  }

  async #run(): Promise<void> {
    this.#timer?.cancel()
    while (this.#again && !this.#stopped) {
      this.#again = false
      await this.#bringUp()
    }
    if (!this.#stopped) this.#timer = this.#options.clock.after(lookMs, () => this.kick())
  }

  async #bringUp(): Promise<void> {
    const { journal, stream, report } = this.#options
    try {
      const end = await stream.end()
      const known = await entriesOf(stream, end)
      if (known > journal.head) throw new JournalDamaged(`The city has ${known} entries of this site, and this box has ${journal.head}: its journal was set back.`, journal.head)
      await giveBack(stream, journal, end, { box: 'uplink', newId: this.#options.newId })
      stream.greet(journal.head)
      this.#say(journal.head, null)
    } catch (error) {
      if (this.#stopped) return
      const why = error instanceof Error ? error.message : String(error)
      // The city may be away for days: that is said once, and is no trouble of the hall's. What is another reason is
      // another thing to the log, which holds back the same one for a while.
      if (this.#view.trouble !== why) report(error, `telling the city: ${why}`)
      this.#say(this.#view.sent, why)
    }
  }

  #say(sent: number | null, trouble: string | null): void {
    const { since } = this.#view
    const isSame = (trouble === null) === (this.#view.trouble === null)
    this.#view = { sent, trouble, since: isSame && since !== null ? since : this.#options.clock.now() }
  }
}
