/** A process of its own that asks for the year's appraisal, of a journal as it stood in the evening of its last day, and says how long it took. */
import { performance } from 'node:perf_hooks'
import { Figures } from '../../device-daemon/figures/figures.ts'
import { Reports } from '../../device-daemon/figures/reports.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { officeOf } from '../simulate/kept-year.ts'

/** ms. */
export interface Asked {
  readonly first: number
  readonly later: readonly number[]
  readonly clerks: number
}

const laterAsks = 10
const period = { from: '2026-01-01', to: '2026-12-31' }

const [folder = ''] = process.argv.slice(2)
const { journal } = await openSqliteJournal({ folder, site: 'test', raise })
const office = officeOf()
const seq = await lastEvening()
const began = performance.now()
const figures = new Figures(folder, { read: (after, through = seq) => journal.read(after, through), seq }, 'Asia/Shanghai')
const reports = new Reports(figures, journal, office)
const { length: clerks } = await reports.appraisal('clerk', period)
const first = performance.now() - began
const later: number[] = []
for (let ask = 0; ask < laterAsks; ask++) {
  const from = performance.now()
  await reports.appraisal('clerk', period)
  later.push(performance.now() - from)
}
const asked: Asked = { first, later, clerks }
console.log(JSON.stringify(asked))
await figures.stop()
await journal.close()

/** The journal ends on the next morning: what is asked for then has no day in memory. */
async function lastEvening(): Promise<number> {
  let opened = journal.head
  for await (const { event } of journal.read(journal.head - 200)) if (event.type === 'day-opened') opened = event.seq
  return opened - 1
}
