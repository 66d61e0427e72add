/** Questions to whoever sits at the terminal, or to a pipe. */
import { createInterface } from 'node:readline'
import { UsageError } from './usage.ts'

export interface Question<T> {
  readonly words: string
  /** What an empty answer means. */
  readonly fallback: string
  /** The answer's value, or a sentence about what is wrong with it. */
  read(answer: string): { readonly value: T } | { readonly sentence: string }
}

export interface Questions {
  ask<T>(question: Question<T>): Promise<T>
  /** A terminal would otherwise keep the process waiting for more. */
  close(): void
}

/** Wrong answers are asked for again, so often. */
const attemptsMax = 20

export function questionsOn(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Questions {
  const reader = createInterface({ input })
  const lines = reader[Symbol.asyncIterator]()
  return {
    async ask({ words, fallback, read }) {
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        output.write(`${words} [${fallback}] `)
        const line = await lines.next()
        if (line.done === true) break
        const answer = read(line.value.trim() || fallback)
        if ('value' in answer) return answer.value
        output.write(`Again, please: it ${answer.sentence}.\n`)
      }
      output.write('\n')
      throw new UsageError('A question was left without an answer; nothing was written. --yes takes the defaults.')
    },
    close: () => reader.close(),
  }
}

/** Asks nobody. */
export const defaultsOnly: Questions = {
  async ask({ words, fallback, read }) {
    const answer = read(fallback)
    if ('value' in answer) return answer.value
    throw new Error(`the default of “${words}” ${answer.sentence}`)
  },
  close() {},
}
