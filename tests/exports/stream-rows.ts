/** Run as a process of its own: streams the ratings of as many visits as it is told into nothing, and says how many bytes came. */
import { ratedBetween } from '../../device-daemon/exports/rated.ts'
import { shapeOf } from '../../device-daemon/exports/shapes.ts'
import { xlsxOf } from '../../device-daemon/exports/xlsx.ts'
import { loadHall } from '../../config/load.ts'
import type { HallEvent } from '../../device-daemon/wire/fold.ts'
import { resolve } from 'node:path'

const visits = Number(process.argv[2])
const rowOf = shapeOf('upload', loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml')))

/** A visit is its number and its rating. */
async function* read() {
  for (let seq = 1; seq <= 2 * visits; seq++) {
    const common = { seq, site: '510921103', at: '2026-11-24T01:02:03.000Z', ticket: `20261124-A${Math.ceil(seq / 2)}`, window: 1 }
    const issued = { type: 'ticket-issued', data: { item: 'RS-01' } }
    const rated = { type: 'rated', data: { clerk: `${1000 + (seq % 40)}`, channel: 'pad', level: 'very_satisfied', tags: [] } }
    yield { event: { ...common, ...(seq % 2 === 1 ? issued : rated) } as unknown as HallEvent, cause: null }
  }
}
const source = { service: { read, seq: 2 * visits }, figures: { seqBefore: async () => 0 }, byRule: null, breathe: () => new Promise<void>((resolve) => setImmediate(resolve)) }

async function* rows() {
  for await (const rated of ratedBetween(source, { from: '2026-11-24', to: '2026-11-24' })) yield rowOf(rated)
}

let bytes = 0
for await (const part of await xlsxOf({ columns: ['taskCode', 'taskName', 'projectNo', 'proManager', 'satisfaction', 'assessTime', 'assessNumber'], rows: rows() }, 'ratings')) bytes += part.length
console.log(JSON.stringify({ bytes, peakMb: process.resourceUsage().maxRSS / 1024 }))
