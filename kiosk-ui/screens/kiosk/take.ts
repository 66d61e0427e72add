/** How a number comes to be: it is asked for, a card is laid, a code is read by the kiosk's scanner. */
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { Connection } from '../../daemon/connection.ts'
import { isOpen } from './shut-page.tsx'
import { isAnswer, type Visit } from './visit.ts'

export async function take(line: Connection, visit: Visit, item: string): Promise<void> {
  // Two fingers, two buttons, one frame: still one number.
  if (visit.step.value.at === 'waiting') return
  // Known before it is asked: nobody waits for a number that cannot come.
  if (!isOpen(line)) return visit.go({ at: 'refused', code: 'JOURNAL_UNAVAILABLE', item })
  visit.wait()
  const said = { priority: visit.priority.value ?? undefined, card: visit.card.value ?? undefined }
  const answer = await line.post<TicketReceipt>('/api/tickets', { item, ...said })
  // The next person is somebody else.
  if (answer.ok) visit.forget()
  visit.go(answer.ok ? { at: 'number', receipt: answer.data, checkedIn: false } : { at: 'refused', code: answer.problem.code, item })
}

/** Whoever was asked for a card goes on where they were; who lays one while another's answer stands here is the next. */
export async function cardLaid(line: Connection, visit: Visit): Promise<void> {
  const { value: laid } = line.laid
  if (laid === null) return
  const { value: step } = visit.step
  if (isAnswer(step)) visit.end()
  visit.card.value = laid.card
  visit.greeting.value = { name: laid.name, elderly: laid.elderly }
  if (step.at === 'refused' && step.code === 'CARD_NEEDED' && step.item !== undefined) return take(line, visit, step.item)
  visit.touch()
}

/** The kiosk's own scanner read something while the person stood here, whatever page they were on. */
export async function showScanned(line: Connection, visit: Visit): Promise<void> {
  const scanned = line.scanned.value
  if (scanned === null) return
  if (scanned.ticket === null) return visit.go({ at: 'refused', code: scanned.problem })
  const answer = await line.get<TicketReceipt>(`/api/tickets/${scanned.ticket}`)
  if (answer.ok) visit.go({ at: 'number', receipt: answer.data, checkedIn: true })
}
