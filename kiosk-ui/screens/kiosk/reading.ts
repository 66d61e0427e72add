/** Tells the daemon that this page waits for a code: its scanner is aimed so long. */
import { useEffect, useMemo } from 'preact/hooks'
import type { Connection } from '../../daemon/connection.ts'
import type { Step, Visit } from './visit.ts'

/** The daemon takes a page for gone that has been silent three times as long. */
const sayEveryMs = 5000

/** Again and again, because neither side knows when the other is gone. Gives back what ends it. */
export function waitForCode(line: Pick<Connection, 'post'>, page: string): () => void {
  const say = (waits: boolean) => void line.post('/api/reading', { page, waits })
  say(true)
  const timer = setInterval(() => say(true), sayEveryMs)
  return () => {
    clearInterval(timer)
    say(false)
  }
}

const asking: readonly Step['at'][] = ['start', 'code', 'rate-code']

/** Where the page asks for a code, to come or to rate, and there is a scanner. */
export function useReading(line: Connection, visit: Visit): void {
  const page = useMemo(() => crypto.randomUUID(), [])
  const waits = line.online.value && asking.includes(visit.step.value.at) && line.devices.value.some(({ kind }) => kind === 'scanner')
  useEffect(() => (waits ? waitForCode(line, page) : undefined), [waits])
}
