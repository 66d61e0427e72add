/** The hall's rules: what a command leads to on the present state, or why not. Changes nothing. */
import type { Decision, HallCommand } from './commands.ts'
import type { Plan } from './plan.ts'
import { reprint, stepPrint } from './prints.ts'
import { endRating, padKey, ratingExpired, showRating, withdrawRating } from './ratings.ts'
import type { HallState } from './state.ts'
import { checkIn, takeTicket } from './tickets.ts'
import { callNext, finish, noShow, recall, signIn, signOut, start } from './windows.ts'

/** `now` is ms since 1970. Throws nothing; a refusal is a value. */
export function decide(state: HallState, command: HallCommand, plan: Plan, now: number): Decision {
  switch (command.type) {
    case 'take-ticket':
      return takeTicket(state, command, plan, now)
    case 'check-in':
      return checkIn(state, command, plan, now)
    case 'sign-in':
      return signIn(state, command, plan)
    case 'sign-out':
      return signOut(state, command, plan)
    case 'call-next':
      return callNext(state, command, plan, now)
    case 'recall':
      return recall(state, command, plan)
    case 'start':
      return start(state, command, plan)
    case 'finish':
      return finish(state, command, plan, now)
    case 'no-show':
      return noShow(state, command, plan)
    case 'rating-shown':
      return showRating(state, command.session)
    case 'pad-key':
      return padKey(state, command, now)
    case 'rating-expired':
      return ratingExpired(state, command.session, now)
    case 'rating-declined':
      return endRating(state, command.session, 'decline')
    case 'rating-device-lost':
      return endRating(state, command.session, 'lose-device')
    case 'withdraw-rating':
      return withdrawRating(state, command)
    case 'reprint':
      return reprint(state, command)
    case 'print-started':
      return stepPrint(state, command.job, 'start')
    case 'print-ended':
      return stepPrint(state, command.job, printSteps[command.how], command.reason)
  }
}

const printSteps = { printed: 'print', unconfirmed: 'lose-sight', failed: 'fail' } as const
