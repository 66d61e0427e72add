/** A journal of years: days of tickets, each called, served and rated, and the snapshot a daemon would leave. */
import { writeState } from '../../device-daemon/hall/hall.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { emptyState, type Fact, fold } from '../../device-daemon/wire/fold.ts'

const ticketsADay = 400
const dayMs = 24 * 3600_000

/** Appends at least `count` events and returns how many there are. */
export async function fillJournal(folder: string, site: string, count: number): Promise<number> {
  const { journal } = await openSqliteJournal({ folder, site, raise })
  const state = emptyState()
  let day = Date.UTC(2024, 0, 1, 1)
  while (journal.head < count) {
    const events = await journal.append(journal.head, new Date(day).toISOString(), factsOfDay(day))
    for (const event of events) fold(state, event)
    day += dayMs
  }
  await journal.saveSnapshot('hall', 2, journal.head, writeState(state))
  await journal.close()
  return journal.head
}

export function factsOfDay(day: number, count = ticketsADay): Fact[] {
  const businessDate = new Date(day + 8 * 3600_000).toISOString().slice(0, 10)
  const expiresAt = new Date(day + 60_000).toISOString()
  const actor = 'clerk:1001'
  const window = 1
  return Array.from({ length: count }, (_, index): Fact[] => {
    const number = `A${String(index + 1).padStart(3, '0')}`
    const ticket = `${businessDate.replaceAll('-', '')}-${number}`
    const [job, session] = [`job-${ticket}`, `session-${ticket}`]
    return [
      {
        type: 'ticket-issued',
        ticket,
        actor: 'kiosk:1',
        data: {
          number,
          queue: 'A',
          item: 'SF-01',
          channel: 'kiosk',
          businessDate,
          appointment: null,
          slot: null,
          priority: null,
          place: null,
          holder: null,
        },
      },
      { type: 'print-queued', ticket, actor: 'kiosk:1', data: { job, printer: 'kiosk-1/printer', copy: 'original', paper: { of: 'ticket' } } },
      { type: 'print-started', ticket, data: { job } },
      { type: 'printed', ticket, data: { job } },
      { type: 'ticket-called', ticket, window, actor, data: { nth: 1, how: 'next', reason: null, among: ['A'] } },
      { type: 'serving-started', ticket, window, actor, data: {} },
      { type: 'ticket-finished', ticket, window, actor, data: {} },
      { type: 'rating-offered', ticket, window, actor, data: { session, clerk: '1001', pad: 'window-1/pad', expiresAt } },
      { type: 'rating-shown', ticket, window, data: { session } },
      { type: 'rated', ticket, window, actor: 'pad:window-1/pad', data: { session, level: 'satisfied', clerk: '1001', channel: 'pad', tags: [], words: null, key: 2 } },
    ]
  }).flat()
}
