/** What stands under a day's root for one rating: what was said, and a random id that only its receipt has. Neither who nor of whom. */
import type { Said } from '../hall/parts/rating/fold.ts'

export const leafOf = (site: string, date: string, { session, level, tags, at }: Said): string => JSON.stringify([site, date, session, level, tags, at])
