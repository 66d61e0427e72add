/**
 * The initials of all names of a catalogue, by a process of their own: the dictionary takes 50 ms of a
 * start and 45 MB, which a thread that ends leaves with the daemon (measured; NOTES.md). It is run when
 * a page asks first, and again only for other names.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const program = fileURLToPath(new URL('./initials-program.ts', import.meta.url))
const programMs = 10_000
/** The longest catalogue's: 2,000 items with two names of 60 signs. */
const outputBytesMax = 1024 * 1024

type Report = (problem: unknown, doing: string) => void
export type InitialsOfNames = (names: readonly string[]) => Promise<readonly string[]>

/** None where they cannot be had: that is reported, and the catalogue is shown without them. */
export function initialsMaker(report: Report, run: InitialsOfNames = runProgram): InitialsOfNames {
  let made: { readonly key: string; readonly initials: Promise<readonly string[]> } | null = null
  return (names) => {
    const key = JSON.stringify(names)
    if (made?.key !== key) {
      const initials = run(names).catch((problem: unknown) => {
        // Asked again by the next who comes.
        if (made?.key === key) made = null
        report(problem, 'making initials of names')
        return []
      })
      made = { key, initials }
    }
    return made.initials
  }
}

const outputOf = (names: readonly string[]) => z.array(z.string().regex(/^[A-Z0-9]*$/)).length(names.length)

export function runProgram(names: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const options = { env: {}, cwd: '/', timeout: programMs, maxBuffer: outputBytesMax, killSignal: 'SIGKILL' } as const
    const child = execFile(process.execPath, [program], options, (error, stdout) => {
      if (error !== null) return reject(error)
      try {
        resolve(outputOf(names).parse(JSON.parse(stdout)))
      } catch (problem) {
        reject(problem)
      }
    })
    // One that was never started: how it ends says so.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(JSON.stringify(names))
  })
}
