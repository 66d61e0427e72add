/** When an appointment's person may come. */
import type { AppointmentView } from '../../../wire/appointment-view.ts'
import type { Plan } from '../../plan.ts'

/** ms since 1970, both inclusive. */
export interface Visit {
  readonly opens: number
  readonly closes: number
}

const minuteMs = 60_000

export function visitOf({ date, from, to }: Pick<AppointmentView, 'date' | 'from' | 'to'>, { timeZone, booking }: Plan): Visit {
  const day = Temporal.PlainDate.from(date)
  const at = (time: string) => day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
  if (from === null) return { opens: at('00:00'), closes: day.add({ days: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds - 1 }
  return { opens: at(from) - booking.earlyMinutes * minuteMs, closes: at(to ?? from) + booking.lateMinutes * minuteMs }
}
