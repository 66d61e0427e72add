/**
 * Started by npm or npx, this process has a shell and npm above it. Killed with SIGKILL, npm passes nothing
 * on: the shell and the daemon would go on by themselves, and nobody would know why the port is taken.
 */
import { readFileSync } from 'node:fs'
import type { Clock } from '../clock.ts'

/** Reading one short file; an orphan that holds the port for a second harms nobody. */
const lookEveryMs = 1000
/** npm, its shell, the wrapper of an older Node, and one to spare. */
const generationsMax = 4

interface Process {
  readonly pid: number
  readonly parent: number
  readonly name: string
  /** Clock ticks since boot: tells it from a later one of the same number. */
  readonly began: string
}

/** Calls `gone` when the npm that started this process has ended; never where none did. */
export function whenLauncherDies(clock: Clock, gone: () => void): void {
  const npm = process.env['npm_lifecycle_event'] === undefined ? null : npmAbove(process.ppid)
  if (npm === null) return
  const look = () => {
    if (processOf(npm.pid)?.began === npm.began) clock.after(lookEveryMs, look)
    else gone()
  }
  look()
}

function npmAbove(pid: number, generations = generationsMax): Process | null {
  const one = processOf(pid)
  if (one === null || generations === 0) return null
  return one.name.startsWith('npm') ? one : npmAbove(one.parent, generations - 1)
}

/** Null when there is none, or it has ended and only waits to be told so. Source: proc_pid_stat(5). */
function processOf(pid: number): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets, may hold brackets and spaces, and npm gives itself one with both its words.
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const [state, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : { pid, parent: Number(parent), name, began: rest[17] ?? '' }
  } catch {
    return null
  }
}
