import type { PrintView } from '../../../wire/views.ts'
import type { Print } from './fold.ts'

export function printView({ job, ticket, printer, copy, paper, state, reason }: Print): PrintView {
  return { job, ticket, printer, copy, paper, state, reason }
}
