/** A ticket's paper from what the hall knows of it, as the hall's layout has it. */
import { ticketPaper } from '../../config/layout/paper.ts'
import type { Hall } from '../../config/load.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import type { HallService } from '../hall-service.ts'
import type { Print } from '../hall/parts/print/fold.ts'
import { peopleAhead } from '../hall/parts/ticket/view.ts'
import { noticeSlip, supplementSlip } from './notice-slips.ts'
import { collectionSlip } from './collection-slip.ts'
import { complaintSlip } from './complaint-slip.ts'
import { wallTime } from './wall-time.ts'
import type { RateCodes } from '../access/rate-codes.ts'
import { ticketCode } from '../wire/codes.ts'

interface Printing {
  readonly hall: Hall
  readonly service: HallService
  readonly rateAddress: RateAddress
}

/** Where a ticket's person can rate; null in a hall that telephones do not find. */
export type RateAddress = (ticket: string) => string | null

export function rateAddresses({ config }: Hall, codes: Pick<RateCodes, 'codeOf'>): RateAddress {
  const { address } = config.rating
  return (ticket) => (address === undefined ? null : `${address}/rate/${codes.codeOf(ticket)}`)
}

/** What a job puts on paper. Null when what it is of is gone. */
export function paperFor({ hall, service, rateAddress }: Printing, { ticket, copy, paper }: Pick<Print, 'ticket' | 'copy' | 'paper'>): PaperLine[] | null {
  switch (paper.of) {
    case 'ticket':
      return ticket === null ? null : ticketFor({ hall, service, rateAddress }, ticket, copy)
    case 'notice':
    case 'supplement': {
      const one = service.state.notice.notices.get(paper.notice)
      return one === undefined ? null : paper.of === 'notice' ? noticeSlip(hall, one, copy) : supplementSlip(hall, one, copy)
    }
    case 'collection': {
      const one = service.state.case.cases.get(paper.case)
      return one === undefined ? null : collectionSlip(hall, one, copy)
    }
    case 'complaint': {
      const one = service.state.complaint.complaints.get(paper.complaint)
      return one === undefined ? null : complaintSlip(hall, one, copy)
    }
  }
}

/** Null when the ticket is not among today's any more. */
function ticketFor({ hall, service, rateAddress }: Printing, id: string, copy: 'original' | 'reprint'): PaperLine[] | null {
  const { config, items, layout } = hall
  const ticket = service.state.ticket.tickets.get(id)
  const queue = config.queues.find((one) => one.prefix === ticket?.queue)
  if (ticket === undefined || queue === undefined) return null
  return ticketPaper(layout, {
    site: config.site,
    number: ticket.number,
    queue,
    item: items.find((one) => one.code === ticket.item) ?? null,
    ahead: peopleAhead(service.state.ticket, id),
    ...wallTime(ticket.since, config.site.timeZone),
    code: ticketCode(config.site.code, id),
    rate: rateAddress(id),
    copy,
  })
}
