/** A clerk's last step was a slip of the hand: for a few seconds it can be taken back. */
import type { HallState } from '../../../wire/fold.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { withdrawnByUndo } from '../rating/rules.ts'
import { staffed } from '../staff/rules.ts'
import type { AtWindow } from './call.ts'
import { canBeUndone } from './machine.ts'

export const undoSeconds = 10

/** Refused once somebody else has acted on it: the person by a key of the pad, another window by a call. */
export function undo(hall: HallState, { window, clerk }: AtWindow<'undo'>, moment: Moment): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const last = hall.ticket.steps.get(window)
  const ticket = last === undefined ? undefined : hall.ticket.tickets.get(last.before.id)
  if (last === undefined || ticket === undefined)
    return refuse('UNDO_ILLEGAL', `Nothing was done at window ${window} that could be undone.`)
  const { number } = ticket
  if (!canBeUndone[last.step]) return refuse('UNDO_ILLEGAL', `${number}: ${last.step} cannot be undone.`)
  const passedMs = moment.now - Date.parse(last.at)
  // A clock that was put back says nothing of how long ago it was.
  if (passedMs < 0 || passedMs > undoSeconds * 1000)
    return refuse('UNDO_ILLEGAL', `${number}: ${last.step} was more than ${undoSeconds} s ago.`)
  if (ticket.changed !== last.seq) return refuse('UNDO_ILLEGAL', `${number} has gone on since.`)
  if (last.step === 'finish' && hall.rating.acts.get(ticket.id)?.rated != null)
    return refuse('UNDO_ILLEGAL', `${number} has been rated.`)
  const at = { ticket: ticket.id, window, actor: `clerk:${clerk}` }
  return agree(...withdrawnByUndo(hall.rating, at), { type: 'step-undone', ...at, data: { step: last.step } })
}
