/** The hall as people see it: of the daemon's state for a back office, of what a page was shown for its screens. */
import { rollView } from '../hall/parts/paper/view.ts'
import { printView } from '../hall/parts/print/view.ts'
import { ratingView } from '../hall/parts/rating/view.ts'
import { clerkAt, pausedAt } from '../hall/parts/staff/fold.ts'
import { currentTickets, ticketView, undoAt } from '../hall/parts/ticket/view.ts'
import type { HallState } from './fold.ts'
import type { HallLabels, HallView } from './views.ts'

export function hallView(state: HallState, labels: HallLabels, seq: number): HallView {
  return {
    seq,
    site: labels.site,
    emulated: labels.emulated,
    businessDate: state.day.date ?? '',
    left: state.day.left,
    queues: labels.queues,
    board: labels.board,
    places: labels.places,
    stands: labels.stands,
    windows: labels.windows.map((window) => ({
      ...window,
      clerk: clerkAt(state.staff, window.number),
      ticket: state.ticket.windows.get(window.number) ?? null,
      paused: pausedAt(state.staff, window.number),
      undo: undoAt(state.ticket, window.number),
    })),
    tickets: currentTickets(state.ticket).map(ticketView),
    asked: Object.fromEntries(state.ticket.asked),
    root: state.rating.root,
    ratings: [...state.rating.sessions.values()].map(ratingView),
    prints: [...state.print.jobs.values()].map(printView),
    cases: [...state.case.cases.values()],
    notices: [...state.notice.notices.values()],
    handOvers: [...state.handOver.handOvers.values()],
    help: [...state.help.requests.values()],
    staffCalls: [...state.staffCall.calls.values()],
    rolls: [...state.paper.rolls.values()].map(rollView),
  }
}
