/** A ticket's paper from what the hall knows of it. */
import type { Hall } from '../../config/load.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import type { HallService } from '../hall-service.ts'
import { peopleAhead } from '../hall/parts/ticket/view.ts'
import { ticketCode } from '../wire/codes.ts'
import { ticketPaper } from './ticket-paper.ts'

/** Null when the ticket is not among today's any more. */
export function paperFor(hall: Hall, service: HallService, id: string, copy: 'original' | 'reprint'): PaperLine[] | null {
  const { config, items } = hall
  const ticket = service.state.ticket.tickets.get(id)
  const queue = config.queues.find((one) => one.prefix === ticket?.queue)
  if (ticket === undefined || queue === undefined) return null
  const item = items.find((one) => one.code === ticket.item)
  return ticketPaper({
    site: config.site,
    number: ticket.number,
    queue,
    item: item ?? null,
    ahead: peopleAhead(service.state.ticket, id),
    takenAt: wallTime(ticket.since, config.site.timeZone),
    qr: ticketCode(config.site.code, id),
    copy,
  })
}

/** `2026-11-24 09:00` on the site's clock. */
function wallTime(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}
