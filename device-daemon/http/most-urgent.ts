/** How lists of what is promised are ordered. */
import type { StepLimit } from '../wire/step-limit.ts'

interface Promised {
  readonly overdue: boolean
  readonly limit: StepLimit | null
}

/** What is overdue, then what ends soonest; what has no limit comes last. */
export function mostUrgentFirst<T extends Promised>(numberOf: (one: T) => string): (one: T, other: T) => number {
  return (one, other) => {
    if (one.overdue !== other.overdue) return one.overdue ? -1 : 1
    const [due, otherDue] = [one, other].map((each) => `${each.limit?.due ?? '9999-12-31'} ${numberOf(each)}`)
    return (due ?? '') < (otherDue ?? '') ? -1 : 1
  }
}
