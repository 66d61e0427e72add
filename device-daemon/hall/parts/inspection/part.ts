import { z } from 'zod'
import { inspectionViewSchema } from '../../../wire/inspection-view.ts'
import type { HallPart } from '../part.ts'
import { type InspectionFact, inspectionFacts } from './facts.ts'
import { type FrozenInspections, inspectionFold, type InspectionState } from './fold.ts'
import { checkLine, closeInspection, type InspectionCommand, lookAtInspections, openInspection, putRight, recheckFinding, recordFinding } from './rules.ts'

/** Which clerk a page belongs to its token does not always say: clerks ask for what is theirs (`GET /api/inspections`). */
const eyes = { roles: ['supervisor'] } as const

export const inspection: HallPart<InspectionState, FrozenInspections, InspectionFact, InspectionCommand> = {
  version: 1,
  facts: inspectionFacts,
  fold: inspectionFold,
  frozen: z.object({ inspections: z.array(inspectionViewSchema), opened: z.int() }),
  rules: {
    'open-inspection': openInspection,
    'check-line': checkLine,
    'record-finding': recordFinding,
    'put-right': putRight,
    'recheck-finding': recheckFinding,
    'close-inspection': closeInspection,
    'look-at-inspections': lookAtInspections,
  },
  sight: {
    'inspection-opened': eyes,
    'inspection-checked': eyes,
    'inspection-finding': eyes,
    'finding-put-right': eyes,
    'finding-rechecked': eyes,
    'inspection-closed': eyes,
    'finding-reminded': eyes,
    'finding-escalated': eyes,
  },
  shown: (state, { role }) => (role === 'supervisor' ? inspectionFold.freeze(state) : { inspections: [], opened: 0 }),
}
