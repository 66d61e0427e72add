import type { PrintView } from '../../../wire/views.ts'
import type { StepTable } from '../step-table.ts'

export type PrintStep = 'start' | 'print' | 'lose-sight' | 'fail'

export const printMachine: StepTable<PrintView['state'], PrintStep> = {
  // A job that never reached the line fails; it cannot be unconfirmed.
  queued: { start: 'sending', fail: 'failed' },
  sending: { 'print': 'printed', 'lose-sight': 'unconfirmed', 'fail': 'failed' },
  // The printer finished it from its buffer after all.
  unconfirmed: { print: 'printed' },
  printed: {},
  failed: {},
}
