/** The six requirements (六有): what stands of each line, and what it stands on. */
import { z } from 'zod'
import { lineSources, metLevels } from './choices.ts'
import { codedSchema } from './inspection-commands.ts'
import { deviceViewSchema } from './views.ts'
import { actorSchema, deviceIdSchema, instantSchema, lineCodeSchema } from './words.ts'

export const statementSchema = z.object({
  line: lineCodeSchema,
  /** Of the list that it was stated by. */
  checklist: z.string(),
  met: z.enum(metLevels),
  evidence: z.array(lineCodeSchema),
  count: z.int().nullable(),
  by: actorSchema,
  at: instantSchema,
})
export type Statement = z.infer<typeof statementSchema>

/** Whole minutes. What is in none of them nobody knows: the daemon did not run, or the clock jumped. */
export const deviceMinutesSchema = z.object({ device: deviceIdSchema, ok: z.int().min(0), fault: z.int().min(0), absent: z.int().min(0) })
export type DeviceMinutes = z.infer<typeof deviceMinutesSchema>

export const deviceDaySchema = deviceMinutesSchema.extend({ date: z.iso.date() })
export type DeviceDay = z.infer<typeof deviceDaySchema>

/** `POST /api/six/:line` */
export const stateLineSchema = z.strictObject({
  met: z.enum(metLevels),
  evidence: z.array(lineCodeSchema).max(20).default([]),
  /** Square metres, people, sets of rules: whatever the line is counted in. */
  count: z.int().min(0).max(1_000_000).nullable().default(null),
})

export const sixLineSchema = codedSchema.extend({
  from: z.enum(lineSources),
  /** Null: nobody has stated it, or nothing is known of the devices yet. */
  met: z.enum(metLevels).nullable(),
  count: z.int().nullable(),
  /** Newest first; none of a line that is filled by the daemon. */
  statements: z.array(statementSchema),
})
export type SixLine = z.infer<typeof sixLineSchema>

/** A device now and in the last 30 whole days. */
export const equipmentSchema = deviceMinutesSchema.extend({
  title: deviceViewSchema.shape.title,
  state: deviceViewSchema.shape.state,
  unknown: z.int().min(0),
})
export type Equipment = z.infer<typeof equipmentSchema>

/** `GET /api/six` */
export const sixSchema = z.object({ version: z.string(), lines: z.array(sixLineSchema), evidence: z.array(codedSchema), equipment: z.array(equipmentSchema) })
export type Six = z.infer<typeof sixSchema>
