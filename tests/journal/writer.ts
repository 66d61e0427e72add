/** Appends for ever and says each number once it is durable: the test kills it. */
import { writeSync } from 'node:fs'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { at, fact } from './facts.ts'

const { journal } = await openSqliteJournal({ folder: process.argv[2] ?? '', site: 'test', raise })
for (;;) {
  const [event] = await journal.append(journal.head, at, [fact(1)])
  writeSync(1, `${event?.seq}\n`)
}
