/** Something sealed and the fact that refers to it: first the one, then the fact; without the fact, nothing stays. */
import type { Done } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import type { ProblemCode } from '../wire/problem.ts'
import type { SealedStore } from './sealed-store.ts'

export interface Sealing<T> {
  readonly store: Pick<SealedStore<T>, 'keep' | 'settle'>
  /** Whether a fact refers to it. */
  readonly isReferredTo: (reference: string) => boolean
  readonly unavailable: ProblemCode
  /** `a contact` */
  readonly what: string
  readonly report: (problem: unknown, doing: string) => void
}

/** `say` is given the reference. Rejects with `unavailable` where it cannot be kept, and with what `say` rejects with. */
export async function withSealed<T>(sealing: Sealing<T>, value: T | null, say: (reference: string | null) => Promise<Done>): Promise<Done> {
  if (value === null) return say(null)
  const reference = kept(sealing, value)
  try {
    return await say(reference)
  } finally {
    settle(sealing, reference)
  }
}

function kept<T>({ store, unavailable, what, report }: Sealing<T>, value: T): string {
  try {
    return store.keep(value)
  } catch (error) {
    report(error, `keeping ${what}`)
    throw new ProblemError(unavailable)
  }
}

/** Refused, or said before with another reference: the state says whether a fact refers to this one. */
function settle<T>({ store, isReferredTo, what, report }: Sealing<T>, reference: string): void {
  try {
    store.settle(reference, isReferredTo(reference))
  } catch (error) {
    // The desk looks for it again.
    report(error, `erasing ${what} that nothing refers to`)
  }
}
