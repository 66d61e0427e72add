/** Small schemas that many others are made of. */
import { z } from 'zod'
import { ratingLevels } from '../../drivers/contract/kinds.ts'
import { priorities } from './choices.ts'

/** Who may do and see what. A token names one. */
export const roles = ['kiosk', 'clerk', 'board', 'pad', 'technician', 'supervisor'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>
export const everybody: readonly Role[] = roles

export const ratingLevelSchema = z.enum(ratingLevels)
export type { RatingLevel } from '../../drivers/contract/kinds.ts'

/** RFC 3339, UTC. */
export const instantSchema = z.iso.datetime()
/** A window's number on its sign. */
export const windowNumberSchema = z.int().min(1).max(999)
/** A kiosk's number in the hall's file. */
export const kioskNumberSchema = z.int().min(1).max(99)
/** `20261124-A001`: unique at a site. */
export const ticketIdSchema = z.string().regex(/^\d{8}-[A-Z]\d{3,4}$/)
/** `A001`: what is called out. */
export const ticketNumberSchema = z.string().regex(/^[A-Z]\d{3,4}$/)
export const queuePrefixSchema = z.string().regex(/^[A-Z]$/)
export const itemCodeSchema = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,31}$/)
/** `window-1/pad` */
export const deviceIdSchema = z.string().regex(/^[a-z0-9-]{1,32}\/[a-z0-9-]{1,32}$/)
/** What a clerk can do beyond the ordinary and an item may ask for: `notary`. */
export const skillSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'is a word in small letters such as notary')
/** A clerk's work number: the only name of a person that enters the journal. */
export const workNoSchema = z.string().regex(/^[0-9A-Za-z]{1,16}$/)
/** `clerk:1001`, `kiosk:1`, `pad:window-1/pad`, `system`. */
export const actorSchema = z.string().max(80)

export const prioritySchema = z.enum(priorities)
export type { Priority } from './choices.ts'

/** Whom a ticket waits for, where it is not anybody of its queue. */
export const keptForSchema = z.union([
  z.strictObject({ window: windowNumberSchema }),
  z.strictObject({ clerk: workNoSchema }),
])

/** `20261124-0007`: the seventh that was taken in on that day. */
export const caseNoSchema = z.string().regex(/^\d{8}-\d{4}$/)
/** `20261124-N0007`: the seventh notice of that day. */
export const noticeNoSchema = z.string().regex(/^\d{8}-N\d{4}$/)
/** `20261124-H0007`: the seventh hand-over of that day. */
export const handOverNoSchema = z.string().regex(/^\d{8}-H\d{4}$/)
/** `20261124-D0007`: the seventh request for help of that day. */
export const helpNoSchema = z.string().regex(/^\d{8}-D\d{4}$/)
/** `20261124-Z0007`: the seventh bad rating of that day that is seen to. */
export const rectificationNoSchema = z.string().regex(/^\d{8}-Z\d{4}$/)
/** `20261124-T0007`: the seventh complaint of that day. */
export const complaintNoSchema = z.string().regex(/^\d{8}-T\d{4}$/)
/** `20261124-I0001`: the first inspection of that day. */
export const inspectionNoSchema = z.string().regex(/^\d{8}-I\d{4}$/)
/** `20261124-S0007`: the seventh call for staff of that day. */
export const staffCallNoSchema = z.string().regex(/^\d{8}-S\d{4}$/)
/** A line of a checklist: `guide-posted`. */
export const lineCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'is a word in small letters such as guide-posted')
/** A village or service point of the hall: `GP-03`. */
export const placeCodeSchema = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,31}$/, 'is capitals, digits and hyphens such as GP-03')
/** Random: it says nothing of whom it leads to. */
/** Where something sealed is kept: random. */
export const sealedRefSchema = z.string().regex(/^[0-9a-f]{32}$/)
export const contactRefSchema = sealedRefSchema
/** What a person says at the output window, or asks with how a complaint stands: no letters or digits that are taken for one another. */
export const collectionCodeSchema = z.string().regex(/^[2-9A-HJ-NP-Z]{6}$/)

export const appointmentIdSchema = z.string().regex(/^[0-9A-Za-z-]{4,40}$/, 'is 4 to 40 digits, letters and hyphens')
/** Wall clock of the site, `HH:MM`. */
export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time such as 09:30')
/** HMAC-SM3 of an identity number under the key of one day, its first 16 bytes in hex. */
export const holderSchema = z.string().regex(/^[0-9a-f]{32}$/)

/** Of an official set: `510`. */
export const ratingTagSchema = z.string().regex(/^\d{3}$/)

/** How a person came into the queue. */
export const channels = ['kiosk', 'window', 'appointment', 'api', 'collection'] as const
export const channelSchema = z.enum(channels)
