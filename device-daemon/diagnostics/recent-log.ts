/** The last lines of the log, in memory: what a technician reads on the page, where nobody may open a shell. */
import type { LogLine } from '../wire/diagnostics-view.ts'
import { logLineOf } from './log-line.ts'

export const linesMax = 200

/** Written to by the logger, beside its output. */
export class RecentLog {
  readonly #lines: LogLine[] = []

  write(text: string): void {
    const line = logLineOf(text)
    if (line === null) return
    this.#lines.push(line)
    if (this.#lines.length > linesMax) this.#lines.shift()
  }

  /** Oldest first. */
  lines(): LogLine[] {
    return [...this.#lines]
  }
}
