/** A refusal on its way to whoever asked: a code of the one table and a sentence about this case. */
import { type Problem, type ProblemCode, problems } from './wire/problem.ts'

/** The journal takes nothing now: what was asked may be asked again later. */
export const isAway = (problem: unknown): boolean => problem instanceof ProblemError && problem.code === 'JOURNAL_UNAVAILABLE'

export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly detail: string
  readonly rows: Problem['rows']

  constructor(code: ProblemCode, detail = '', rows?: Problem['rows']) {
    super(detail === '' ? problems[code][1] : detail)
    this.name = 'ProblemError'
    this.code = code
    this.detail = detail
    this.rows = rows
  }
}
