import { z } from 'zod'
import type { HallPart } from '../part.ts'
import { type AttendanceFact, attendanceFacts } from './facts.ts'
import type { Nothing } from '../noted.ts'
import { attendanceFold } from './fold.ts'
import { type AttendanceCommand, correctAttendance } from './rules.ts'

export const attendance: HallPart<Nothing, Nothing, AttendanceFact, AttendanceCommand> = {
  version: 1,
  facts: attendanceFacts,
  fold: attendanceFold,
  frozen: z.strictObject({}),
  rules: { 'correct-attendance': correctAttendance },
  sight: { 'attendance-corrected': { roles: ['supervisor'] } },
  shown: attendanceFold.empty,
}
