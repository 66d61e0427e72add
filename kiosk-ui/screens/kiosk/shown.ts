/** What a code that was shown, typed or scanned leads to: its person is checked in, or rates. */
import { rateCodeIn } from '../../../device-daemon/wire/codes.ts'
import type { TicketReceipt } from '../../../device-daemon/wire/commands.ts'
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import type { Connection } from '../../daemon/connection.ts'
import type { Visit } from './visit.ts'

export const pathOf = (code: string): string => `/api/ratings/${encodeURIComponent(code)}`

export async function openRating(line: Connection, visit: Visit, code: string): Promise<void> {
  visit.wait()
  const answer = await line.get<RateView>(pathOf(code))
  if (!answer.ok) return visit.go({ at: 'refused', code: answer.problem.code })
  visit.go(answer.data.can === 'done' ? { at: 'refused', code: 'RATING_CLOSED' } : { at: 'rate', code, act: answer.data })
}

/** Typed, or held before the camera: whoever comes is checked in, and what is no code to come with may be one to rate with. */
export async function shown(line: Connection, visit: Visit, text: string): Promise<void> {
  visit.wait()
  const answer = await line.post<TicketReceipt>('/api/check-ins', { code: text })
  if (answer.ok) return visit.go({ at: 'number', receipt: answer.data, checkedIn: true })
  const code = answer.problem.code === 'APPOINTMENT_UNKNOWN' ? rateCodeIn(text) : null
  if (code !== null) return openRating(line, visit, code)
  visit.go({ at: 'refused', code: answer.problem.code })
}
