import { z } from 'zod'
import type { HallPart } from '../part.ts'
import { type AttendanceFact, attendanceFacts } from './facts.ts'
import { attendanceFold, type AttendanceState } from './fold.ts'
import { type AttendanceCommand, correctAttendance } from './rules.ts'

export const attendance: HallPart<AttendanceState, AttendanceState, AttendanceFact, AttendanceCommand> = {
  version: 1,
  facts: attendanceFacts,
  fold: attendanceFold,
  frozen: z.record(z.string(), z.never()),
  rules: { 'correct-attendance': correctAttendance },
  sight: { 'attendance-corrected': { roles: ['supervisor'] } },
  shown: (state) => state,
}
