import { z } from 'zod'
import { complaintAnswers, complaintChannels, complaintFindings, complaintRefusals, complaintSubjects, contentments, referrals } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { stepLimitSchema } from '../../../wire/step-limit.ts'
import { actorSchema, collectionCodeSchema, complaintNoSchema, contactRefSchema, rectificationNoSchema, workNoSchema } from '../../../wire/words.ts'

const of = { complaint: complaintNoSchema }

/**
 * A complaint (投诉) by the steps of GB/T 36113: filed, accepted, investigated, answered, visited back, closed. What was said by
 * anybody is chosen from lists; the way to reach the person is kept elsewhere, under `contact`, and erased. The act that it is
 * about, where it is about one, is the fact's own ticket and window.
 */
export const complaintFacts = [
  fact('complaint-filed', {
    ...of,
    /** With which the person asks how it stands. */
    code: collectionCodeSchema,
    channel: z.enum(complaintChannels),
    about: z.array(z.enum(complaintSubjects)).min(1).max(complaintSubjects.length),
    /** Whose act it was. */
    clerk: workNoSchema.nullable(),
    /** The case of a bad rating that it goes with. */
    rectification: rectificationNoSchema.nullable(),
    /** Null: anonymous. */
    contact: contactRefSchema.nullable(),
    /** To accept it or not. Null: the calendar does not know the year. Nothing is guessed. */
    limit: stepLimitSchema.nullable(),
  }),
  /** Somebody sees to it, or somebody else does now. */
  fact('complaint-accepted', { ...of, handler: workNoSchema, /** To answer. */ limit: stepLimitSchema }),
  fact('complaint-refused', { ...of, reason: z.enum(complaintRefusals), /** Where there is somebody whose it is. */ referral: z.enum(referrals).nullable(), /** To tell the person. */ limit: stepLimitSchema.nullable() }),
  fact('complaint-investigated', { ...of, finding: z.enum(complaintFindings), /** To answer. */ limit: stepLimitSchema }),
  fact('complaint-answered', { ...of, answer: z.enum(complaintAnswers), /** To ask the person about it. */ limit: stepLimitSchema.nullable() }),
  fact('complaint-visited-back', { ...of, contentment: z.enum(contentments), /** To end it, or to begin once more. */ limit: stepLimitSchema.nullable() }),
  fact('complaint-closed', of),
  /** By the daemon, each once for one limit. */
  fact('complaint-reminded', of),
  fact('complaint-escalated', of),
  /** Read, before it was shown. Of the contact itself nothing is here. */
  fact('complaint-contact-seen', { ...of, by: actorSchema }),
  /** No byte of it was there any more when this was said. */
  fact('complaint-contact-erased', of),
] as const
export type ComplaintFact = z.infer<(typeof complaintFacts)[number]>
