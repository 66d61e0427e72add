import { z } from 'zod'
import { noticeViewSchema } from '../../../wire/notice-view.ts'
import type { HallPart } from '../part.ts'
import { clerkEyes, maySeeClerks } from '../staff/sight.ts'
import { type NoticeFact, noticeFacts } from './facts.ts'
import { type FrozenNotices, noticeFold, type NoticeState } from './fold.ts'
import { checkNotice, giveNotice, type NoticeCommand } from './rules.ts'

const eyes = { roles: clerkEyes } as const

export const notice: HallPart<NoticeState, FrozenNotices, NoticeFact, NoticeCommand> = {
  version: 1,
  facts: noticeFacts,
  fold: noticeFold,
  frozen: z.object({ notices: z.array(noticeViewSchema), given: z.int() }),
  rules: { 'give-notice': giveNotice, 'check-notice': checkNotice },
  sight: { 'notice-given': eyes, 'notice-checked': eyes, 'supplement-given': eyes, 'notice-completed': eyes },
  shown: (state, { role }) => (maySeeClerks(role) ? noticeFold.freeze(state) : { notices: [], given: 0 }),
}
