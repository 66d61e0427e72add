import { z } from 'zod'
import { complaintViewSchema } from '../../../wire/complaint-view.ts'
import type { HallPart } from '../part.ts'
import { eraseComplaintContact, seeComplaintContact } from './contact.ts'
import { type ComplaintFact, complaintFacts } from './facts.ts'
import { fileComplaint } from './file.ts'
import { complaintFold, type ComplaintState, type FrozenComplaints } from './fold.ts'
import { acceptComplaint, answerComplaint, closeComplaint, type ComplaintCommand, investigateComplaint, lookAtComplaints, refuseComplaint, visitComplainantBack } from './rules.ts'

/** Which clerk a page belongs to its token does not always say: clerks ask for what is theirs (`GET /api/complaints`). */
const eyes = { roles: ['supervisor'] } as const

export const complaint: HallPart<ComplaintState, FrozenComplaints, ComplaintFact, ComplaintCommand> = {
  version: 1,
  facts: complaintFacts,
  fold: complaintFold,
  frozen: z.object({ complaints: z.array(complaintViewSchema), filed: z.int() }),
  rules: {
    'file-complaint': fileComplaint,
    'accept-complaint': acceptComplaint,
    'refuse-complaint': refuseComplaint,
    'investigate-complaint': investigateComplaint,
    'answer-complaint': answerComplaint,
    'visit-complainant-back': visitComplainantBack,
    'close-complaint': closeComplaint,
    'see-complaint-contact': seeComplaintContact,
    'erase-complaint-contact': eraseComplaintContact,
    'look-at-complaints': lookAtComplaints,
  },
  sight: {
    // How the person is reached is found by the daemon alone.
    'complaint-filed': { ...eyes, mask: (one) => ({ ...one, data: { ...one.data, contact: null } }) },
    'complaint-accepted': eyes,
    'complaint-refused': eyes,
    'complaint-investigated': eyes,
    'complaint-answered': eyes,
    'complaint-visited-back': eyes,
    'complaint-closed': eyes,
    'complaint-reminded': eyes,
    'complaint-escalated': eyes,
    'complaint-contact-seen': eyes,
    'complaint-contact-erased': eyes,
  },
  // Asked for when its section is opened: whoever it is about may be a supervisor, too.
  shown: () => ({ complaints: [], filed: 0 }),
}
