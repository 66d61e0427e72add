/** What the daemon answers to a question of this page; asked again when the question changes. */
import { useEffect, useState } from 'preact/hooks'
import type { Connection } from '../../daemon/connection.ts'

export interface Asked<T> {
  /** Null until it is there; the last one stays while the next is asked for. */
  readonly data: T | null
  readonly problem: string | null
  readonly again: () => Promise<void>
}

export function useAsked<T>(line: Connection, path: string): Asked<T> {
  const [known, setKnown] = useState<{ readonly path: string; readonly data: T | null; readonly problem: string | null }>({ path: '', data: null, problem: null })
  const ask = async (isWanted: () => boolean) => {
    const answer = await line.get<T>(path)
    if (!isWanted()) return
    setKnown(answer.ok ? { path, data: answer.data, problem: null } : { path, data: null, problem: answer.problem.code })
  }
  useEffect(() => {
    let wanted = true
    void ask(() => wanted)
    return () => {
      wanted = false
    }
  }, [path])
  return { data: known.data, problem: known.problem, again: () => ask(() => true) }
}

const lookMs = 60_000

/** Asked again each minute, and when there is more of something than before: nobody tells this page otherwise. */
export function useKept(again: Asked<unknown>['again'], count = 0): void {
  useEffect(() => {
    if (count > 0) void again()
    const timer = setInterval(() => void again(), lookMs)
    return () => clearInterval(timer)
  }, [count])
}
