/** The end of a request that nobody ends: without it what was left with it would be kept for ever. */
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { HelpView } from '../../../wire/help-view.ts'
import { businessDateOf, daysAfter } from '../../calendar.ts'
import { agree, type Decision, type Moment } from '../part.ts'
import { daysAhead } from './days.ts'
import { helpMachine } from './machine.ts'

const dayMs = 24 * 3600_000

/**
 * So many days after the day that was asked for. By the clock and not by the business date, which a clock that was ahead
 * has left years ahead for good; and where one of them was wrong as it was asked for, it ends once it is too old or too new
 * to be anybody's still.
 */
export function isLapsed({ state, on, requestedAt }: HelpView, { plan, now }: Moment): boolean {
  const { openDays } = plan.help
  const isOver = businessDateOf(now, plan.timeZone) >= daysAfter(on, openDays)
  const isOutOfTime = Math.abs(now - Date.parse(requestedAt)) >= (daysAhead + openDays) * dayMs
  return helpMachine[state].lapse !== undefined && (isOver || isOutOfTime)
}

/** The time has come to look. */
export interface LapseHelp {
  readonly type: 'lapse-help'
}

export function lapseHelp({ help: { requests } }: HallState, _command: LapseHelp, moment: Moment): Decision {
  const over = [...requests.values()].filter((one) => isLapsed(one, moment))
  return agree(...over.map(({ help }): Fact => ({ type: 'help-lapsed', actor: 'system', data: { help } })))
}
