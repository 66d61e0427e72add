import { z } from 'zod'
import { printViewSchema } from '../../../wire/views.ts'
import { instantSchema, type Role } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type PrintFact, printFacts } from './facts.ts'
import { type Print, printFold, type PrintState } from './fold.ts'
import { endPrint, type PrintCommand, reprint, startPrint } from './rules.ts'

const eyes: readonly Role[] = ['kiosk', 'technician', 'supervisor']

export const print: HallPart<PrintState, readonly Print[], PrintFact, PrintCommand> = {
  version: 2,
  facts: printFacts,
  fold: printFold,
  frozen: z.array(printViewSchema.extend({ queuedAt: instantSchema })),
  rules: { 'reprint': reprint, 'print-started': startPrint, 'print-ended': endPrint },
  sight: {
    'print-queued': { roles: eyes },
    'print-started': { roles: eyes },
    'printed': { roles: eyes },
    'print-unconfirmed': { roles: eyes },
    'print-failed': { roles: eyes },
  },
  shown: (state, { role }) => (eyes.includes(role) ? printFold.freeze(state) : []),
}
