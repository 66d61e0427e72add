/** What a desk tried and could not do, in the log. */
import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import { ProblemError } from './problem-error.ts'

/** The same failure is told this often at most: a full disk fails at every key. */
const sameMs = 10_000

export function reporter(log: Logger, clock: Clock): (problem: unknown, doing: string) => void {
  const toldAt = new Map<string, number>()
  return (problem, doing) => {
    // A refusal means that two things crossed; anything else is our mistake, or the journal's trouble.
    if (problem instanceof ProblemError && problem.code !== 'JOURNAL_UNAVAILABLE') {
      log.debug({ problem: problem.code, doing }, 'the hall refused a desk')
      return
    }
    const kind = `${doing} ${problem instanceof Error ? problem.name : ''}`
    const now = clock.now()
    if (Math.abs(now - (toldAt.get(kind) ?? Number.NEGATIVE_INFINITY)) < sameMs) return
    toldAt.set(kind, now)
    log.error({ err: problem, doing }, 'a desk failed')
  }
}
