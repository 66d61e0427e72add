/** Runs a target on input after input, and shrinks what breaks it. */
import { Chance } from '../kit/chance.ts'
import { type Chunk, inputOf } from './mutate.ts'
import type { Target } from './target.ts'

export interface Find {
  readonly target: string
  readonly chunks: readonly Chunk[]
  readonly what: string
}

export interface Run {
  readonly inputs: number
  readonly find: Find | null
}

/** `goesOn` is asked now and then whether there is time left. */
export function run(target: Target, seed: number, inputsMax: number, goesOn: () => boolean = () => true): Run {
  const chance = new Chance(seed)
  for (let inputs = 0; inputs < inputsMax; inputs++) {
    if (inputs % 64 === 0 && !goesOn()) return { inputs, find: null }
    const chunks = inputOf(chance, target.seeds)
    const what = wrongWith(target, chunks)
    if (what !== null) return { inputs: inputs + 1, find: shrunk(target, { target: target.name, chunks, what }) }
  }
  return { inputs: inputsMax, find: null }
}

export function wrongWith(target: Target, chunks: readonly Chunk[]): string | null {
  try {
    target.take(chunks)
    return null
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

/** Leaves out whatever can be left out while it still breaks: chunks first, then bytes. */
function shrunk(target: Target, find: Find): Find {
  let { chunks, what } = find
  for (let smaller = true; smaller; ) {
    smaller = false
    for (const fewer of [...withoutChunks(chunks), ...withoutBytes(chunks)]) {
      const still = wrongWith(target, fewer)
      if (still === null) continue
      chunks = fewer
      what = still
      smaller = true
      break
    }
  }
  return { target: find.target, chunks, what }
}

function* withoutChunks(chunks: readonly Chunk[]): Generator<readonly Chunk[]> {
  for (let size = chunks.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < chunks.length; at += size) yield [...chunks.slice(0, at), ...chunks.slice(at + size)]
  }
}

function* withoutBytes(chunks: readonly Chunk[]): Generator<readonly Chunk[]> {
  for (const [index, chunk] of chunks.entries()) {
    if (chunk === null || chunk.length < 2) continue
    for (let size = chunk.length >> 1; size >= 1; size >>= 1) {
      for (let at = 0; at < chunk.length; at += size) {
        const fewer = Uint8Array.from([...chunk.subarray(0, at), ...chunk.subarray(at + size)])
        if (fewer.length > 0) yield chunks.with(index, fewer)
      }
    }
  }
}

/** Below this one collection of garbage is a growth of its own; what is quadratic takes longer, or does no harm. */
const shortMsMin = 2

/**
 * How much longer sixteen times the same takes than once: 16 where time is linear, 256 where it is its square. The head of every seed, repeated, is what
 * a codec that looks again from the beginning is slow at.
 */
export function growthOf(target: Target, head: Uint8Array, bytes: number): number {
  const repeated = (count: number) => Uint8Array.from({ length: count }, (_, at) => head[at % head.length] ?? 0)
  const msOf = (input: Uint8Array) => {
    const start = performance.now()
    target.take([input])
    return performance.now() - start
  }
  const [short, long] = [repeated(bytes), repeated(16 * bytes)]
  msOf(short)
  return msOf(long) / Math.max(shortMsMin, msOf(short))
}
