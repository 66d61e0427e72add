import { z } from 'zod'
import { helpViewSchema } from '../../../wire/help-view.ts'
import type { HallPart } from '../part.ts'
import { clerkEyes, maySeeClerks } from '../staff/sight.ts'
import { eraseContact, seeContact } from './contact.ts'
import { type HelpFact, helpFacts } from './facts.ts'
import { type FrozenHelp, helpFold, type HelpState } from './fold.ts'
import { lapseHelp } from './lapse.ts'
import { assignHelp, cancelHelp, closeHelp, type HelpCommand, requestHelp, visitForHelp } from './rules.ts'

const eyes = { roles: clerkEyes } as const

export const help: HallPart<HelpState, FrozenHelp, HelpFact, HelpCommand> = {
  version: 2,
  facts: helpFacts,
  fold: helpFold,
  frozen: z.object({ requests: z.array(helpViewSchema), requested: z.int() }),
  rules: {
    'request-help': requestHelp,
    'assign-help': assignHelp,
    'visit-for-help': visitForHelp,
    'close-help': closeHelp,
    'cancel-help': cancelHelp,
    'lapse-help': lapseHelp,
    'see-contact': seeContact,
    'erase-contact': eraseContact,
  },
  sight: {
    'help-requested': eyes,
    'help-assigned': eyes,
    'help-visited': eyes,
    'help-closed': eyes,
    'help-cancelled': eyes,
    'help-lapsed': eyes,
    'help-contact-seen': eyes,
    'help-contact-erased': eyes,
  },
  shown: (state, { role }) => (maySeeClerks(role) ? helpFold.freeze(state) : { requests: [], requested: 0 }),
}
