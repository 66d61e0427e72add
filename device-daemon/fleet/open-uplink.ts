/** The uplink that the configuration asks for: of a site of one box. A hall with servers of its own is carried over by them. */
import { randomUUID } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import type { Hall } from '../../config/load.ts'
import type { Clock } from '../clock.ts'
import type { HallService } from '../hall-service.ts'
import type { OwnJournal } from '../journal/sqlite-journal.ts'
import type { Uplink } from './uplink.ts'

export interface UplinkNeeds {
  readonly hall: Hall
  /** Null in a hall of many boxes. */
  readonly own: OwnJournal | null
  readonly service: Pick<HallService, 'listen'>
  readonly clock: Clock
  readonly report: (problem: unknown, doing: string) => void
}

export async function openUplink({ hall, own, service, clock, report }: UplinkNeeds): Promise<Uplink | null> {
  const { city, site } = hall.config
  if (city === undefined || own === null) return null
  // A site without a city has no use for a client of NATS, in memory or in time.
  const [{ openHallStream }, { Uplink }] = await Promise.all([import('../journal/shared/hall-stream.ts'), import('./uplink.ts')])
  const beside = (file: string | undefined) => (file === undefined ? undefined : resolve(dirname(hall.file), file))
  let uplink: Uplink | null = null
  // Before the servers have answered, or not answered, there is nothing to say of them.
  let isKnown = false
  const kick = () => {
    if (isKnown) uplink?.kick()
  }
  const known = () => {
    isKnown = true
    kick()
  }
  const stream = openHallStream({ servers: city.servers, ca: beside(city.ca), seed: beside(city.seed), site: site.code, isCitys: true, box: site.code, replicas: 1, clock, onLost: known, onBack: known })
  uplink = new Uplink({ journal: own, stream, clock, newId: randomUUID, report })
  service.listen({ events: kick })
  return uplink
}
