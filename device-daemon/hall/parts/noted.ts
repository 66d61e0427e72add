/** A part whose facts are there to be looked through: no rule and no page asks what happened before. */
import type { PartFold } from './part-fold.ts'

export type Nothing = Readonly<Record<string, never>>

/** `steps` names each fact, so that `tsc` misses the one that is forgotten. */
export function noted<Fact extends { readonly type: string }>(steps: Readonly<Record<Fact['type'], null>>): PartFold<Nothing, Nothing, Fact> {
  const nothing = Object.fromEntries(Object.keys(steps).map((type) => [type, () => undefined])) as unknown as PartFold<Nothing, Nothing, Fact>['steps']
  return { empty: () => ({}), steps: nothing, turnDay: () => undefined, freeze: () => ({}), thaw: () => ({}) }
}
