/** Words that a page sets on one line, under a name or in its place. */
import { z } from 'zod'

export const oneLine = (signsMax: number) => z.string().min(1).max(signsMax).regex(/^\S(.*\S)?$/, 'is one line, without spaces at its ends')

/** Whom or what something is for. */
export const hintSchema = oneLine(30)
export const hintEnSchema = oneLine(90)
