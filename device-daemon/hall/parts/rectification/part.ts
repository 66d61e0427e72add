import { z } from 'zod'
import { rectificationViewSchema } from '../../../wire/rectification-view.ts'
import type { HallPart } from '../part.ts'
import { type RectificationFact, rectificationFacts } from './facts.ts'
import { type FrozenRectifications, rectificationFold, type RectificationState } from './fold.ts'
import { answerRectification, appealRating, assignRectification, closeRectification, contactRater, lookAtRectifications, recheckRating, type RectificationCommand, rectify, verifyRectification, visitBack } from './rules.ts'

/** Which clerk a page belongs to its token does not always say: clerks ask for what is theirs (`GET /api/rectifications`). */
const eyes = { roles: ['supervisor'] } as const

export const rectification: HallPart<RectificationState, FrozenRectifications, RectificationFact, RectificationCommand> = {
  version: 1,
  facts: rectificationFacts,
  fold: rectificationFold,
  frozen: z.object({ rectifications: z.array(rectificationViewSchema), opened: z.int() }),
  rules: {
    'assign-rectification': assignRectification,
    'contact-rater': contactRater,
    'verify-rectification': verifyRectification,
    'rectify': rectify,
    'answer-rectification': answerRectification,
    'visit-back': visitBack,
    'close-rectification': closeRectification,
    'appeal-rating': appealRating,
    'recheck-rating': recheckRating,
    'look-at-rectifications': lookAtRectifications,
  },
  sight: {
    'rectification-opened': eyes,
    'rectification-assigned': eyes,
    'rectification-contacted': eyes,
    'rectification-verified': eyes,
    'rectification-rectifying': eyes,
    'rectification-answered': eyes,
    'rectification-visited-back': eyes,
    'rectification-closed': eyes,
    'rectification-appealed': eyes,
    'rectification-rechecked': eyes,
    'rectification-reminded': eyes,
    'rectification-escalated': eyes,
  },
  shown: (state, { role }) => (role === 'supervisor' ? rectificationFold.freeze(state) : { rectifications: [], opened: 0 }),
}
