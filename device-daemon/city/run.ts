/** A city at work: one connection after the other, and on each every site followed. */
import { dirname, resolve } from 'node:path'
import type { CityConfig } from '../../config/city/schema.ts'
import type { Clock } from '../clock.ts'
import { raise } from '../hall/raise.ts'
import { openLine } from '../journal/shared/hall-line.ts'
import { Collector } from './collector.ts'
import { cityStreams } from './site-streams.ts'

/** How often servers that are away are tried. */
const againMs = 3000

export interface RunningCity {
  readonly collector: Collector
  /** Why there is no connection now; null while there is one. */
  trouble(): string | null
  stop(): Promise<void>
}

export interface CityNeeds {
  readonly city: CityConfig
  /** Its path: other files in it are relative to its folder. */
  readonly file: string
  readonly clock: Clock
  readonly report: (problem: unknown, doing: string) => void
}

/** Settles when the servers were asked for the first time. */
export async function runCity({ city, file, clock, report }: CityNeeds): Promise<RunningCity> {
  const collector = new Collector({ city, clock, raise, report })
  const beside = (name: string | undefined) => (name === undefined ? undefined : resolve(dirname(file), name))
  const { servers, ca, seed, replicas } = city.nats
  let [trouble, isStopped]: [string | null, boolean] = [null, false]
  let end: () => Promise<void> = async () => undefined
  const again = () => void clock.after(againMs, () => void attach())
  const attach = async () => {
    if (isStopped) return
    try {
      const connection = await openLine({ servers, box: 'city', ca: beside(ca), seed: beside(seed) })
      end = () => connection.close()
      void connection.closed().then(() => {
        collector.detach()
        trouble = `no connection to ${servers.join(', ')}`
        if (!isStopped) again()
      })
      trouble = null
      await collector.attach(await cityStreams(connection, replicas))
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error)
      again()
    }
  }
  await attach()
  return {
    collector,
    trouble: () => trouble,
    async stop() {
      isStopped = true
      await collector.stop()
      await end()
    },
  }
}
