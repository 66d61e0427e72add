/** Who is fuzzed for how long, and by which of several processes. */
import type { Target } from './target.ts'

export interface Share {
  readonly target: Target
  readonly seconds: number
}

/** A codec under several settings is one subject, and so is whatever has a name of its own. */
export const subjectOf = ({ name }: Pick<Target, 'name'>): string => /^\S+\/\S+/.exec(name)?.[0] ?? name

/** `seconds` at each subject, in even parts for its targets; of `of` processes the `part`-th (from 1) has every `of`-th subject. */
export function shares(targets: readonly Target[], seconds: number, part: number, of: number): Share[] {
  const subjects = [...Map.groupBy(targets, subjectOf).values()].filter((_, nth) => nth % of === part - 1)
  return subjects.flatMap((alike) => alike.map((target) => ({ target, seconds: seconds / alike.length })))
}
