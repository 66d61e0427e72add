/** Run as a process of its own: streams as many rows as it is told into nothing, and says how many bytes came. */
import { xlsxOf } from '../../device-daemon/exports/xlsx.ts'

const count = Number(process.argv[2])
const columns = ['seq', 'at', 'ticket', 'item', 'clerk', 'level']

async function* rows() {
  for (let seq = 1; seq <= count; seq++) yield { seq, at: '2026-11-24T01:02:03.000Z', ticket: `20261124-A${seq}`, item: 'RS-01', clerk: `${1000 + (seq % 40)}`, level: 'very_satisfied' }
}

let bytes = 0
for await (const part of await xlsxOf({ columns, rows: rows() }, 'ratings')) bytes += part.length
console.log(JSON.stringify({ bytes, peakMb: process.resourceUsage().maxRSS / 1024 }))
